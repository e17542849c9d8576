"""Small groups on the page that brings files: keep them apart, or merge them before the release."""

import pytest
from reading import text

import protected_school
from equity.chain import grouping, merging, protection, releasing, workspaces
from equity.chain.answering import MIN_GROUP

BRING, HOME = "pages/start/bring_data.py", "pages/start/home.py"
WHO, METHODS = "pages/start/who.py", "pages/present/methods.py"
NAME = "Boys and nonbinary students"
MERGED = {"gender": {NAME: ("Boys", "Nonbinary students")}}
IN_IT = f"{NAME}: boys and nonbinary students together."


def keys(at):
    return {one.key for one in at.button}


@pytest.fixture
def bring(bring_school):
    return lambda **choices: bring_school(**{"students": 150} | choices)


def merge(at, name):
    """Merge the groups that the page names, under a name."""
    at.button(key="merge_gender").click().run()
    (asked,) = [one for one in at.text_input if one.label == "Name of the merged group"]
    asked.set_value(name)
    return at.button(key="merge_now").click().run()


@pytest.fixture
def shown(app):
    """Give the page of a room that shows numbers of merged groups, and the room."""
    school = protected_school.load(students=150)
    merging.declare(school, MERGED, known={})
    releasing.protect(school, k=MIN_GROUP)
    app.query_params["room"] = school.link
    yield app.run(), school
    protection.end(school)


def test_the_page_says_what_a_merge_would_bring_and_the_other_way_and_merges_nothing(bring):
    said = text(bring())
    assert "Some groups are small" in said
    assert "Gender**: Merging boys and nonbinary students would bring most back: about 10" in said
    assert "hold a **listening circle** with these students" in said
    assert "then nobody sees them apart" in said
    assert "together" not in said.partition("Some groups are small")[2]


def test_the_name_is_asked_for_and_a_wrong_one_is_refused_in_place(bring):
    at = merge(bring(), "Other")
    assert "'Other' is no name for people" in text(at)
    assert "Write 'Self-described'" in text(at)
    assert not any(key.startswith("undo") for key in keys(at))


def test_what_is_merged_is_said_can_be_undone_and_goes_into_the_room(bring):
    at = merge(bring(), NAME)
    assert not at.exception
    assert IN_IT[:-1] in text(at)
    assert "Some groups are small" not in text(at)
    at.button(key=f"undo_gender_{NAME}").click().run()
    assert IN_IT[:-1] not in text(at)
    merge(at, NAME)
    at.button(key="confirm").click().run()
    assert not at.exception
    (school,) = workspaces.listing()
    assert merging.of(school) == MERGED


def test_files_without_small_groups_ask_for_no_merge_and_take_one(bring):
    at = bring(students=1200)
    assert "Some groups are small" not in text(at)
    at.button(key="merge").click().run()
    (asked,) = [one for one in at.multiselect if one.label == "Groups to merge"]
    assert asked.value == []
    asked.set_value(["Asian", "White"])
    (name,) = [one for one in at.text_input if one.label == "Name of the merged group"]
    name.set_value("Two of three")
    at.button(key="merge_now").click().run()
    assert "Two of three: Asian students and White students together" in text(at)


def test_every_page_that_shows_a_merged_group_says_what_is_in_it(shown):
    at, _school = shown
    at.switch_page(METHODS).run()
    assert "Which groups are merged here?" in text(at)
    assert IN_IT in text(at)
    at.switch_page(WHO).run()
    assert IN_IT not in text(at)
    at.button_group(key="by").select("gender").run()
    assert not at.exception
    assert IN_IT in text(at)
    assert list(at.table[0].value["Group"]) == ["All students", "Girls", NAME]


def test_files_that_come_to_a_room_with_numbers_are_merged_like_it_and_offer_no_other(shown):
    at, school = shown
    at.switch_page(BRING).run()
    for name, content in protected_school.files(students=150, year="2026-27"):
        at.file_uploader[0].upload(name, content)
    at.run()
    assert at.selectbox(key="place").value == school.id
    assert not keys(at) & {"merge", "merge_gender", f"undo_gender_{NAME}", "make_numbers"}
    at.button(key="confirm").click().run()
    assert not at.exception
    assert merging.of(school) == MERGED


def test_a_facilitator_withdraws_first_and_nothing_is_shown_until_groups_are_chosen(shown):
    at, school = shown
    at.switch_page(HOME).run()
    at.button(key="withdraw").click().run()
    assert "two releases together can tell more than one" in text(at)
    assert not grouping.is_open(school)
    at.button(key="withdraw_and_choose").click().run()
    assert not at.exception
    assert grouping.is_open(school)
    at.switch_page(WHO).run()
    assert "Small groups are protected first" in text(at)
    assert not at.table
    at.switch_page(BRING).run()
    assert "'Small school' shows no numbers now" in text(at)
    at.button(key=f"undo_gender_{NAME}").click().run()
    assert merging.of(school) == MERGED
    at.button(key="make_numbers").click().run()
    assert not at.exception
    assert merging.of(school) == {}
    protection.of(school).wait()
    at.switch_page(BRING).run()
    assert "make_numbers" not in keys(at)
    assert not grouping.is_open(school)


def test_from_elsewhere_nobody_withdraws_or_chooses(shown, sits_at):
    at, school = shown
    at.switch_page(HOME).run()
    at.button(key="withdraw").click().run()
    click = at.button(key="withdraw_and_choose").click()
    sits_at("192.168.0.7")
    click.run()
    assert not grouping.is_open(school)
    at.switch_page(BRING).run()
    assert not keys(at) & {"merge", "make_numbers"}
