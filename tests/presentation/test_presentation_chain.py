"""From kept findings to the file: order, titles, and what new data does to them."""

from io import BytesIO

import pptx
import pytest

from equity.chain import answering, bringing, correcting, keeping, presenting, workspaces
from equity.problems import Problem
from equity.question import Question

MIXED = "Two or more races"
BY_RACE = Question(measures=("suspended", "referred"), by=("race_ethnicity",))


def files(mixed: int = 40, suspended: int = 30) -> list[tuple[str, bytes]]:
    """A school of three races; `suspended` of its 80 Black students were."""
    races = ["Black"] * 80 + ["White"] * 200 + ["Two or more races"] * mixed
    people = [f"{1000 + place},{race},2025-26" for place, race in enumerate(races)]
    events = [
        f"{place},{1000 + place % len(races)},2025-10-0{1 + place % 9},Fighting,Suspension"
        for place in (*range(suspended), *range(80, 90), *range(280, 280 + min(mixed, 6)))
    ]
    return [
        ("roster.csv", _csv("Student ID,Race,School Year", people)),
        ("incidents.csv", _csv("Incident ID,Student ID,Incident Date,Behavior,Action", events)),
    ]


def _csv(head: str, rows: list[str]) -> bytes:
    return "\n".join([head, *rows, ""]).encode()


def load(workspace, **changes) -> None:
    bringing.load(workspace, bringing.read(files(**changes)).readings)


@pytest.fixture
def workspace():
    made = workspaces.create("Riverside")
    load(made)
    yield made
    workspaces.delete(made)


def keep(workspace, group="Black or African American", measure="suspended"):
    return keeping.keep(
        workspace,
        question=BY_RACE,
        measure=measure,
        group=(group,),
        notice="",
        wonder="Which rules lead to this?",
    )


def ids(workspace) -> list[str]:
    return [one.card.id for one in presenting.slides(workspace) if one.taken_in]


def titles(content: bytes) -> list[str]:
    return [
        " ".join(page.shapes.title.text.split())
        for page in pptx.Presentation(BytesIO(content)).slides
    ]


def unseen(_share: float, _words: str) -> None:
    pass


def test_kept_findings_are_slides_in_the_order_in_which_they_were_kept(workspace):
    kept = [keep(workspace), keep(workspace, "White"), keep(workspace, measure="referred")]
    planned = presenting.slides(workspace)
    assert [one.card for one in planned] == kept
    assert [one.title for one in planned] == [one.sentence for one in kept]
    assert all(one.taken_in and one.slide for one in planned)


def test_the_order_that_people_choose_holds_and_new_findings_follow(workspace):
    first, second, third = [keep(workspace), keep(workspace, "White"), keep(workspace, MIXED)]
    presenting.order(workspace, [third.id, first.id])
    assert ids(workspace) == [third.id, first.id]
    assert [one.card.id for one in presenting.slides(workspace)][2:] == [second.id]
    later = keep(workspace, measure="referred")
    assert ids(workspace) == [third.id, first.id, later.id]
    keeping.take_out(workspace, third.id)
    assert ids(workspace) == [first.id, later.id]


def test_a_title_can_be_changed_and_the_data_s_own_brought_back(workspace):
    card = keep(workspace)
    presenting.retitle(workspace, card.id, "  We are sent \n home  ")
    (one,) = presenting.slides(workspace)
    assert (one.title, one.original) == ("We are sent home", card.sentence)
    assert one.slide.title == "We are sent home"
    assert one.slide.original == card.sentence
    presenting.retitle(workspace, card.id, "")
    assert presenting.slides(workspace)[0].title == card.sentence


def test_a_title_about_other_numbers_is_set_aside(workspace):
    card = keep(workspace)
    presenting.retitle(workspace, card.id, "Suspended seven times as often")
    load(workspace, suspended=50)
    (one,) = presenting.slides(workspace)
    assert one.original != card.sentence
    assert one.title == one.original


def test_a_group_that_is_too_small_by_now_is_on_no_slide(workspace):
    card, other = keep(workspace, MIXED), keep(workspace, "White")
    presenting.retitle(workspace, card.id, "Once there was a number: 15")
    load(workspace, mixed=6)
    correcting.withdraw(workspace)
    last = presenting.slides(workspace)[-1]
    assert (last.card.id, last.taken_in, last.slide) == (card.id, False, None)
    assert last.title.endswith("too few students to show safely")
    assert ids(workspace) == [other.id]
    assert "15" not in " ".join(titles(presenting.make(workspace, unseen)))


def test_the_file_has_the_slides_and_people_hear_how_far_it_is(workspace):
    keep(workspace)
    card = keep(workspace, "White")
    presenting.retitle(workspace, card.id, "What works for some")
    heard = []
    content = presenting.make(workspace, lambda share, words: heard.append((share, words)))
    made = titles(content)
    assert (len(made), made[2]) == (4, "What works for some")
    shares = [share for share, _words in heard]
    assert shares == sorted(shares)
    assert (shares[0], heard[-1]) == (0.0, (1.0, "Slide 4 of 4"))


def test_the_preview_is_a_picture_of_the_slide(workspace):
    keep(workspace)
    (one,) = presenting.slides(workspace)
    content = presenting.preview(workspace, one.slide, number=2)
    assert content.startswith(b"\x89PNG")
    assert content != presenting.preview(workspace, one.slide, number=3)


def test_without_a_finding_there_is_no_file(workspace):
    with pytest.raises(Problem, match="nothing to show"):
        presenting.make(workspace, unseen)
    presenting.order(workspace, [])
    keep(workspace)
    presenting.order(workspace, [])
    with pytest.raises(Problem, match="nothing to show"):
        presenting.make(workspace, unseen)


def test_the_screen_s_caches_are_asked_where_it_brings_them(workspace):
    keep(workspace)
    keep(workspace, "White")
    asked = []

    def ask(question):
        asked.append(question)
        return answering.answer(workspace, question)

    presenting.slides(workspace, ask=ask)
    assert set(asked) == {BY_RACE}


def test_files_alone_make_a_deck_of_their_clearest_findings(tmp_path):
    readings = bringing.read(files()).readings
    heard = []
    out = tmp_path / "slides.pptx"
    presenting.present(readings, out, lambda share, _words: heard.append(share))
    made = titles(out.read_bytes())
    assert "times as often as all other students" in made[1]
    assert len(made) == len(set(made)) > 3
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)


def test_a_place_where_nothing_can_be_written_is_a_problem(tmp_path):
    readings = bringing.read(files()).readings
    with pytest.raises(Problem, match="We cannot write"):
        presenting.present(readings, tmp_path / "no folder" / "slides.pptx", unseen)
