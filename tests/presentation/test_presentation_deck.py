"""The file opens again, says what the deck says, and holds nothing else."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pptx
import pytest
import shown_school as school
from pptx.util import Inches, Pt

from equity.presentation import claims, method, powerpoint, slides
from equity.presentation.deck import FindingSlide
from equity.problems import Problem
from equity.story import alt_text, figures, sentences
from equity.vocabulary import View


@pytest.fixture(scope="module")
def content():
    findings = (
        school.slide(
            wonder="Which rules lead to this?\nWho decides?\nA third idea", strength="Yes"
        ),
        school.slide("topic.fairness", title="We are not heard"),
        school.slide("incidents_per_100", notice="One line"),
    )
    return school.written(school.deck(*findings, recommendations=(school.RECOMMENDED,)))


@pytest.fixture(scope="module")
def file(content):
    return pptx.Presentation(BytesIO(content))


def texts(page) -> str:
    frames = [shape.text_frame for shape in page.shapes if shape.has_text_frame]
    return "\n".join(frame.text for frame in frames)


def titles(file) -> list[str]:
    return [" ".join(page.shapes.title.text.split()) for page in file.slides]


def pictures(file) -> list:
    return [shape for page in file.slides for shape in page.shapes if hasattr(shape, "image")]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_slides_come_in_order_under_their_titles(file):
    assert titles(file) == [
        "Where is school experienced differently?",
        school.slide().original,
        "We are not heard",
        school.slide("incidents_per_100").original,
        school.RECOMMENDED.decision,
        "How we counted, and what we do not show",
    ]
    assert "times as often as all other students" in titles(file)[1]


def test_where_nothing_is_recommended_there_is_no_such_slide():
    planned = slides.planned(school.deck())
    assert [" ".join(one.title.paragraphs[0].text.split()) for one in planned][-2:] == [
        school.slide("incidents_per_100").original,
        "How we counted, and what we do not show",
    ]


def test_every_picture_can_be_read_aloud(file):
    said = [picture._element.nvPicPr.cNvPr.get("descr") for picture in pictures(file)]
    findings = [school.slide(), school.slide("topic.fairness"), school.slide("incidents_per_100")]
    assert said == [alt_text.people(one.table, one.group) for one in findings]
    assert all(len(one) > 40 for one in said)


def test_a_finding_says_how_sure_how_many_from_where_and_what_is_hidden(file):
    said = texts(file.slides[1])
    one = school.slide()
    word, between = sentences.how_sure(one.table, one.group)
    assert f"{word}. {between}." in said
    for part in (
        figures.how_to_read(one.table, one.group),
        sentences.how_many(one.table, one.group),
        "too few students to show safely",
        "Made on March 2, 2026",
        "Riverside <Middle> & High",
        "Which rules lead to this?",
        "What works here\nYes.",
    ):
        assert part in said
    assert "200 to 249 Black students" in said


def test_a_line_is_on_the_slide_and_every_line_is_in_the_notes(file):
    said, notes = texts(file.slides[1]), file.slides[1].notes_slide.notes_text_frame.text
    assert "A third idea" not in said
    assert "We wonder: A third idea" in notes
    assert "We notice: One line" in file.slides[3].notes_slide.notes_text_frame.text


def test_notes_hold_the_method_the_filter_and_what_the_data_says(file):
    for page in file.slides:
        assert page.has_notes_slide
    notes = file.slides[2].notes_slide.notes_text_frame.text
    one = school.slide("topic.fairness")
    assert f"The data says: {one.original}." in notes
    assert f"Compared with: {sentences.compared_with(one.table, one.group)}." in notes
    assert f"among {one.table.scanned} gaps" in notes


def test_notes_of_what_holds_in_every_group_speak_of_no_comparison():
    notes = method.notes(school.slide("topic.fairness", group=()))
    assert "How sure: Not compared. This is about every group" in notes
    assert "Compared with" not in notes
    assert "looked at together" not in notes


def test_a_number_with_nothing_beside_it_speaks_of_no_comparison():
    table = replace(school.table(), compared_with="White")
    (white,) = (one for one in table.groups if one.group == ("White",))
    alone = replace(white, gap=replace(white.gap, others_rate=None), evidence=None)
    slide = FindingSlide(title="Ours", table=replace(table, groups=(alone,)), group=alone.group)
    notes = method.notes(slide)
    assert "How sure: Not compared. The others are compared with this group." in notes
    assert "Compared with" not in notes
    assert "looked at together" not in notes
    assert claims.listed(slide)["Compared with"] == "Nobody"
    told = {fact.name: fact.texts for fact in claims.checked(slide)}
    assert told["Compared with"] == ("Nobody",)
    assert "Gaps looked at together" not in told


def test_a_recommendation_says_why_what_we_know_and_what_we_ask(file):
    said = texts(file.slides[4])
    one = school.RECOMMENDED
    assert "We recommend · Discipline" in said
    for text in (*one.reasons, *one.evidence, *one.ask):
        assert text in said


def test_the_invented_school_says_so_on_every_slide():
    invented = school.deck(name="Sample school", is_sample=True)
    file = pptx.Presentation(BytesIO(school.written(invented)))
    assert all("Sample school: invented." in texts(page) for page in file.slides)


def test_no_number_of_the_hidden_group_is_in_any_part(content):
    hidden = school.table("incidents_per_100").group(*school.HIDDEN)
    assert hidden.shown is False
    said = [xml_text(part) for name, part in parts(content).items() if name.endswith(".xml")]
    assert school.slide("incidents_per_100").original in " ".join(said)
    for canary in school.CANARIES:
        assert not [text for text in said if re.search(rf"(?<![\d,.]){canary}(?![\d,.])", text)]


def xml_text(part: bytes) -> str:
    """Give what a part of the file says: its texts and its texts to be read aloud."""
    found = re.findall(r'<a:t>([^<]*)|descr="([^"]*)', part.decode("utf-8"))
    return " ".join(text or alt for text, alt in found)


def test_there_is_no_workbook_no_chart_and_no_link_out_of_the_file(content):
    held = parts(content)
    assert any(name.startswith("ppt/media/") for name in held)
    assert {name.rpartition(".")[2] for name in held} == {"xml", "rels", "png"}
    assert not [name for name in held if "embed" in name or "chart" in name]
    assert not [name for name, part in held.items() if b'TargetMode="External"' in part]


def test_the_file_names_no_person(file):
    about = file.core_properties
    assert (about.author, about.last_modified_by) == ("", "")
    assert about.title == "Riverside <Middle> & High"


def test_text_stands_where_it_was_drawn(file):
    assert (file.slide_width, file.slide_height) == (Inches(40 / 3), Inches(7.5))
    for page in file.slides:
        for shape in page.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= file.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= file.slide_height
    sizes = [run.font.size for run in file.slides[1].shapes.title.text_frame.paragraphs[0].runs]
    assert set(sizes) == {Pt(32)}


def test_the_staff_view_never_goes_on_a_slide():
    staff = school.table(view=View.STAFF)
    with pytest.raises(Problem, match="exact numbers"):
        FindingSlide(title="Ours", table=staff, group=school.BLACK)


def test_people_hear_of_every_slide_while_the_file_is_made():
    heard = []
    of = school.deck()
    powerpoint.write(slides.planned(of), name=of.name, made=of.made, done=heard.append)
    assert heard == [1, 2, 3, 4]


def test_the_method_says_how_events_are_counted_where_there_are_any():
    def said(*findings):
        return " ".join(
            text for fact in method.explained(school.deck(*findings)) for text in fact.texts
        )

    assert figures.usual_number() in said(school.slide("incidents_per_100"))
    assert "usual number" not in said(school.slide())
