"""Whoever brings files chooses the ways to group, before anything is shown."""

import pytest
from reading import text

import protected_school
from equity.chain import grouping, protection, workspaces

OVERVIEW = "pages/look/overview.py"
MARKS = (
    "English Learner",
    "Disability",
    "Section 504",
    "Low Income",
    "Foster",
    "Homeless",
    "Gifted",
)
HEAD = "The ways to group that your room will have"


@pytest.fixture
def bring(bring_school):
    return lambda *marks: bring_school(students=60, more_columns=marks)


def made(at):
    at.button(key="confirm").click().run()
    assert not at.exception
    (school,) = workspaces.listing()
    protection.stop(school)
    return [one.name for one in grouping.of_the_room(school)]


def test_three_ways_need_no_choice_and_stand_behind_a_quiet_line(bring):
    at = bring()
    assert HEAD not in text(at)
    assert at.expander[-1].label == "Ways to group people: choose, or leave as proposed"
    assert at.multiselect[0].value == ["race_ethnicity", "gender", "grade"]
    assert made(at) == ["race_ethnicity", "gender", "grade"]


def test_the_order_in_which_they_are_chosen_is_the_order_of_the_room(bring):
    at = bring()
    behind = at.expander[-1].label
    at.multiselect[0].set_value(["grade", "gender"]).run()
    assert at.expander[-1].label == behind  # under another label it would close
    assert made(at) == ["grade", "gender"]
    at.switch_page(OVERVIEW).run()
    assert at.get("button_group")[0].options == ["Grade", "Gender"]


def test_with_ten_ways_the_choice_is_in_sight_and_nine_are_proposed(bring):
    at = bring(*MARKS)
    assert HEAD in text(at)
    assert "Your files have 10, a room can have 9" in text(at)
    proposed = at.multiselect[0].value
    assert len(proposed) == 9
    assert "gifted" not in proposed
    at.multiselect[0].set_value(["gifted", *proposed[:3]]).run()
    assert made(at) == ["gifted", *proposed[:3]]


def test_choosing_nothing_takes_what_is_proposed(bring):
    at = bring()
    at.multiselect[0].set_value([]).run()
    assert made(at) == ["race_ethnicity", "gender", "grade"]


def test_a_room_that_shows_numbers_keeps_its_ways(bring):
    at = bring()
    at.multiselect[0].set_value(["grade"]).run()
    assert made(at) == ["grade"]
    (school,) = workspaces.listing()
    protection.start(school)
    protection.of(school).wait()
    at.button(key="more_files").click().run()
    for name, content in protected_school.files(students=60, year="2024-25"):
        at.file_uploader[0].upload(name, content)
    at.run()
    assert not at.exception
    assert at.selectbox(key="place").value == school.id
    assert not at.multiselect
    at.selectbox(key="place").select("new").run()
    assert at.multiselect
