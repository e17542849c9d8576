"""The page of slides: choose, order, call by another name, look, download."""

from io import BytesIO
from urllib.parse import parse_qsl

import pptx
import pytest
from reading import text, title

from equity.chain import answering, keeping
from equity.question import Question

FILE = "pages/present/presentation.py"
OTHER_FILES = ["One page to print", "Evidence (Excel)"]
BLACK = "Black or African American"


@pytest.fixture
def kept(sample):
    measures = tuple(one.key for one in answering.measures(sample) if not one.is_item)
    by_race = Question(measures=measures, by=("race_ethnicity",))
    return [
        keeping.keep(sample, question=by_race, measure=key, group=(group,), notice="", wonder="")
        for key, group in (("suspended", BLACK), ("topic.fairness", BLACK), ("referred", "White"))
    ]


def offered(at) -> list[str]:
    return [one.proto.label for one in at.get("download_button")]


def listed(at) -> list[str]:
    return [one.split(" · ")[1] for one in at.radio(key="slide").options]


def test_without_a_kept_finding_the_page_says_how_to_keep_one(look):
    at = look(FILE)
    assert title(at) == "Tell our story"
    assert "Keep this finding" in text(at)
    assert not at.radio


def test_the_kept_findings_stand_in_order_and_the_first_is_shown(look, kept):
    at = look(FILE)
    assert listed(at) == [card.sentence for card in kept]
    assert at.radio(key="slide").options[0].startswith("2 · ")
    assert at.text_input[0].label == "Title of slide 2"
    assert at.text_input[0].value == kept[0].sentence
    assert f"The data says: {kept[0].sentence}" in text(at)
    (picture,) = at.get("image")
    assert picture.proto.imgs[0].alt == f"How the slide looks: {kept[0].sentence}"
    assert not at.exception


def test_a_slide_moves_and_stays_chosen(look, kept):
    at = look(FILE)
    assert at.button(key="move_up").disabled
    at.button(key="move_down").click().run()
    assert listed(at) == [kept[one].sentence for one in (1, 0, 2)]
    assert at.radio(key="slide").value == kept[0].id
    at.button(key="move_down").click().run()
    assert listed(at) == [kept[one].sentence for one in (1, 2, 0)]
    assert at.button(key="move_down").disabled
    at.button(key="move_up").click().run()
    assert listed(at) == [kept[one].sentence for one in (1, 0, 2)]


def test_a_slide_is_taken_out_and_added_again(look, kept):
    at = look(FILE)
    at.button(key="take_out").click().run()
    assert listed(at) == [kept[1].sentence, kept[2].sentence]
    at.button(key=f"add_{kept[0].id}").click().run()
    assert listed(at) == [kept[one].sentence for one in (1, 2, 0)]
    for _time in kept:
        at.button(key="take_out").click().run()
    assert "No slide is taken in" in text(at)
    assert not at.exception


def test_a_new_title_stands_in_the_list_beside_what_the_data_says(look, kept):
    at = look(FILE)
    at.radio(key="slide").set_value(kept[1].id).run()
    at.text_input[0].set_value("We are not heard").run()
    assert listed(at)[1] == "We are not heard"
    assert at.radio(key="slide").value == kept[1].id
    assert f"The data says: {kept[1].sentence}" in text(at)
    at.text_input[0].set_value("").run()
    assert at.text_input[0].value == kept[1].sentence


def test_a_card_about_a_group_that_is_hidden_is_on_no_slide(look, sample, kept):
    native = ("American Indian or Alaska Native",)
    keeping.keep(
        sample,
        question=kept[0].question,
        measure="suspended",
        group=native,
        notice="",
        wonder="",
    )
    at = look(FILE)
    assert listed(at) == [card.sentence for card in kept]
    assert "Not on a slide: American Indian or Alaska Native students: too few" in text(at)


def test_the_file_is_made_and_offered_until_something_changes(look, kept):
    at = look(FILE)
    assert len(listed(at)) == len(kept)
    assert offered(at) == OTHER_FILES
    at.button(key="make_slides").click().run()
    assert offered(at) == ["Download the slides (PowerPoint)", *OTHER_FILES]
    made = pptx.Presentation(BytesIO(at.session_state["slides_file"].content))
    titles = [" ".join(page.shapes.title.text.split()) for page in made.slides]
    assert titles[1:4] == listed(at)
    at.button(key="move_down").click().run()
    assert offered(at) == OTHER_FILES
    assert at.button(key="make_slides")


def test_the_page_says_what_each_file_is_for(look, kept):
    said = text(look(FILE))
    assert len(kept) == 3
    for name in ("**Slides** tell", "**One page** is for", "**evidence** is for"):
        assert name in said


def test_the_link_of_a_claim_shows_it_again_once_the_workspace_is_open(app, kept):
    for name, said in parse_qsl(kept[2].choices):
        app.query_params[name] = said
    app.switch_page("pages/look/gaps.py").run()
    assert "Nothing is open yet" in text(app)
    (to_home,) = app.get("page_link")
    assert "Open a workspace on Home" in to_home.proto.label
    app.switch_page("pages/start/home.py").run()
    app.button(key="open_workspace").click().run()
    app.switch_page("pages/look/gaps.py").run()
    assert title(app) == kept[2].sentence


def test_findings_are_shown_large_one_at_a_time_and_hidden_until_people_said_what_they_expect(
    look, kept
):
    at = look(FILE)
    at.button(key="large_begin").click().run()
    assert title(at) == kept[0].sentence
    assert at.button(key="large_left").disabled
    assert [one.label for one in at.button] == ["Back", "Next", "Hide", "Leave"]
    at.button(key="large_right").click().run()
    assert title(at) == kept[1].sentence
    assert at.query_params["large"] == kept[1].id
    assert at.get("image")[0].proto.imgs[0].alt.startswith(kept[1].sentence)
    at.button(key="large_hide").click().run()
    assert title(at) == "What do you expect?"
    assert not at.get("image")
    assert kept[1].sentence not in text(at)
    assert at.query_params["told"] == "no"  # so a refresh tells nothing either
    at.button(key="large_leave").click().run()
    assert title(at) == "Tell our story"
    assert "told" not in at.query_params
    assert not at.exception
