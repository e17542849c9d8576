"""The ways to group that a room has: declared and ordered before the release, frozen with it."""

import pytest

import protected_school
from equity.chain import answering, bringing, grouping, releasing
from equity.chain.answering import MIN_GROUP
from equity.problems import Problem
from equity.question import Question
from equity.store import releases
from equity.vocabulary import DIMENSION_FIELDS, Population

ALL = ("race_ethnicity", "gender", "grade")
STUDENTS, RESPONDENTS = Population.STUDENTS, Population.SURVEY_STUDENTS


@pytest.fixture
def school():
    return protected_school.load(students=150)


def names(dimensions):
    return tuple(one.name for one in dimensions)


def test_a_room_without_a_declaration_has_all_in_the_order_of_every_screen(school):
    assert names(grouping.of_the_room(school)) == ALL
    assert grouping.names(school, STUDENTS) == ALL


def test_of_more_than_nine_the_rarely_used_leave_first_and_school_and_grade_stay():
    kept = grouping.proposed(DIMENSION_FIELDS)
    assert len(kept) == 9
    assert {"race_ethnicity", "gender", "grade", "school", "disability"} <= set(kept)
    assert not {"home_language", "gifted", "military"} & set(kept)


def test_ways_of_our_own_are_kept_while_there_is_room():
    kept = grouping.proposed(["club", *DIMENSION_FIELDS[:9]])
    assert "club" in kept
    assert "migrant" not in kept


def test_the_room_has_what_was_declared_in_its_order_and_nothing_else(school):
    grouping.declare(school, ("grade", "gender"), of=ALL)
    assert names(grouping.of_the_room(school)) == ("grade", "gender")
    assert names(grouping.of_the_room(school, RESPONDENTS)) == ("grade", "gender")
    (table,) = answering.answer(school, Question(measures=("suspended",), by=("grade",)))
    assert table.by == ("grade",)
    with pytest.raises(Problem, match="does not have 'race_ethnicity'"):
        answering.answer(school, Question(measures=("suspended",), by=("race_ethnicity",)))
    (measure,) = [one for one in answering.measures(school) if one.key == "suspended"]
    release = releasing.of(school, measure, period=protected_school.YEAR, k=MIN_GROUP)
    assert tuple(release.dimensions) == ("grade", "gender")


def test_what_was_declared_can_be_changed_until_a_number_is_released(school):
    grouping.declare(school, ("grade",), of=ALL)
    grouping.declare(school, ("gender",), of=ALL)
    assert names(grouping.of_the_room(school)) == ("gender",)
    assert grouping.is_open(school)
    releasing.protect(school, k=MIN_GROUP)
    assert not grouping.is_open(school)
    with pytest.raises(Problem, match="cannot be changed any more"):
        grouping.declare(school, ("grade",), of=ALL)
    assert names(grouping.of_the_room(school)) == ("gender",)


def test_more_than_nine_cannot_be_declared(school):
    with pytest.raises(Problem, match="too many ways to group"):
        grouping.declare(school, DIMENSION_FIELDS[:10], of=DIMENSION_FIELDS)
    assert names(grouping.of_the_room(school)) == ALL


def test_a_way_that_comes_with_a_later_file_comes_last_and_what_was_left_out_stays_out(school):
    grouping.declare(school, ("grade", "gender"), of=ALL)
    later = protected_school.files(students=150, more_columns=("Low Income",))
    bringing.load(school, bringing.read(later).readings)
    assert names(grouping.of_the_room(school)) == ("grade", "gender", "low_income")


def test_the_declaration_goes_along_with_the_room(school):
    grouping.declare(school, ("grade",), of=ALL)
    with school.room() as cursor:
        (found,) = cursor.execute(
            "SELECT text FROM notebook WHERE thing = ?", [grouping.THING]
        ).fetchall()
    assert '"grade"' in found[0]
    assert not releases.has_any(school)
