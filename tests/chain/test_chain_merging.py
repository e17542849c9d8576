"""Groups that people merge before anything is shown: one group from then on, frozen with it."""

import json

import pytest
from ecop_file import tables

import protected_school
from equity.chain import (
    answering,
    bringing,
    correcting,
    grouping,
    merging,
    releasing,
    sharing,
    showing,
    small_groups,
    staff,
    who,
)
from equity.chain.answering import MIN_GROUP
from equity.problems import Problem
from equity.question import Only, Question
from equity.store.persons import persons
from equity.vocabulary import NOT_RECORDED, Population

NAME = "Boys and nonbinary students"
MERGED = {"gender": {NAME: ("Boys", "Nonbinary students")}}
YEAR = protected_school.YEAR
GRADES = {"grade": {"Grades 7 and 8": ("7", "8")}}
KNOWN = {
    "gender": ("Girls", "Boys", "Nonbinary students", "Self-described"),
    "grade": ("K", "6", "7", "8"),
    "race_ethnicity": ("Asian", "Black or African American", "White"),
}
BY_GENDER = Question(measures=("suspended",), by=("gender",))


@pytest.fixture
def school():
    return protected_school.load(students=150)


def groups(workspace, name="gender"):
    return next(one.groups for one in answering.dimensions(workspace) if one.name == name)


def names(tables_of_answers):
    return [one.group[0] for table in tables_of_answers for one in table.groups]


def test_a_merged_group_is_one_group_in_every_answer(school):
    merging.declare(school, MERGED, known={})
    assert groups(school) == ("Girls", NAME)
    assert names(answering.answer(school, BY_GENDER)) == ["Girls", NAME]
    assert names(staff.answer(school, BY_GENDER)) == ["Girls", NAME]
    assert [one.group[0] for one in who.who(school, "gender").groups] == ["Girls", NAME]
    asked = Question(measures=("suspended",), by=("grade",), only=(Only("gender", "Boys"),))
    with pytest.raises(Problem, match="no group 'Boys'"):
        answering.answer(school, asked)


def test_its_people_are_those_of_its_groups_together(school):
    apart = persons(school, Population.STUDENTS, dimension="gender", period=YEAR)
    merging.declare(school, MERGED, known={})
    merged = persons(school, Population.STUDENTS, dimension="gender", period=YEAR)
    assert merged == {"Girls": apart["Girls"], NAME: apart["Boys"] + apart["Nonbinary students"]}
    assert 0 < apart["Nonbinary students"].low < MIN_GROUP


def test_a_merged_group_stands_where_the_first_of_its_groups_stood(school):
    race = {"race_ethnicity": {"Zoe's name": ("Asian", "Black or African American")}}
    merging.declare(school, GRADES | race, known={})
    assert groups(school, "grade") == ("6", "Grades 7 and 8")
    assert groups(school, "race_ethnicity") == ("Zoe's name", "White")


def test_the_release_has_only_merged_groups_and_so_has_everything_that_leaves(school):
    merging.declare(school, MERGED, known={})
    record = json.dumps(showing.shown(school, k=MIN_GROUP))
    assert NAME in record
    assert "Nonbinary" not in record.replace(NAME, "")
    assert '"Boys"' not in record
    left = tables(sharing.export(school))
    assert left.pop("merges") == [
        {"dimension": "gender", "name": NAME, "groups": ["Boys", "Nonbinary students"]}
    ]
    assert '"Boys"' not in json.dumps(left)


def test_more_groups_can_be_shown_than_without_the_merge(school):
    other = protected_school.load(students=150)
    merging.declare(school, MERGED, known={})
    shown = [
        sum(
            bool(one["measures"]["suspended"])
            for one in record["groups"]
            if one["population"] == "students"
        )
        for record in (showing.shown(one, k=MIN_GROUP) for one in (other, school))
    ]
    assert shown[0] < shown[1]


def test_the_files_of_a_later_year_are_merged_too(school):
    merging.declare(school, MERGED, known={})
    later = bringing.read(protected_school.files(students=80, year="2026-27", seed=8))
    bringing.load(school, later.readings)
    assert groups(school) == ("Girls", NAME)
    for year in answering.periods(school):
        told = who.who(school, "gender", period=year)
        assert [one.group[0] for one in told.groups] == ["Girls", NAME]
    assert merging.of(school) == MERGED


def test_it_can_be_undone_until_the_release_is_made(school):
    before = groups(school)
    merging.declare(school, MERGED | GRADES, known={})
    merging.declare(school, GRADES, known={})
    assert groups(school) == before
    merging.declare(school, {}, known={})
    assert merging.of(school) == {}
    assert groups(school, "grade") == ("6", "7", "8")


def test_after_the_release_no_merge_is_made_changed_or_undone_until_it_is_withdrawn(school):
    merging.declare(school, MERGED, known={})
    releasing.protect(school, k=MIN_GROUP)
    record = showing.shown(school, k=MIN_GROUP)
    for other in ({}, GRADES, MERGED | GRADES):
        with pytest.raises(Problem, match="cannot be changed any more"):
            merging.declare(school, other, known={})
    merging.declare(school, MERGED, known={})  # nothing else than what is there
    assert showing.shown(school, k=MIN_GROUP) == record
    correcting.withdraw(school)
    merging.declare(school, {}, known={})
    assert groups(school) == ("Girls", "Boys", "Nonbinary students")


def test_who_is_here_is_a_release_too():
    school = protected_school.load(students=60)
    who.who(school, "gender")
    assert not grouping.is_open(school)
    with pytest.raises(Problem, match="cannot be changed any more"):
        merging.declare(school, MERGED, known={})


def test_a_room_that_was_sealed_still_says_what_is_in_a_group(school):
    merging.declare(school, MERGED, known={})
    opened = sharing.open_file("room.ecop", sharing.export(school))
    assert merging.of(opened) == MERGED


@pytest.mark.parametrize(
    ("dimension", "name", "some", "why"),
    [
        ("gender", "  ", ("Boys", "Nonbinary students"), "needs a name"),
        ("gender", "Girls", ("Boys", "Nonbinary students"), "name of a group already"),
        ("gender", "boys", ("Boys", "Nonbinary students"), "name of a group already"),
        ("gender", NOT_RECORDED, ("Boys", "Nonbinary students"), "name of a group already"),
        ("gender", "Other", ("Boys", "Nonbinary students"), "no name for people"),
        ("gender", "All others", ("Boys", "Nonbinary students"), "no name for people"),
        ("gender", "x" * 41, ("Boys", "Nonbinary students"), "too long"),
        ("gender", "One", ("Boys",), "One group alone"),
        ("gender", "One", ("Boys", "Nobody"), "'Nobody' cannot be merged"),
        ("gender", "One", ("Boys", NOT_RECORDED), "cannot be merged"),
        ("gender", "One", KNOWN["gender"], "all the groups"),
        ("grade", "Grades 6 and 8", ("6", "8"), "follow each other"),
    ],
)
def test_a_merge_that_breaks_a_rule_is_refused_on_the_desk_and_by_the_room(
    school, dimension, name, some, why
):
    with pytest.raises(Problem, match=why):
        merging.with_one({}, dimension, name, some, known=KNOWN)
    with pytest.raises(Problem, match=why):
        merging.declare(school, {dimension: {name.strip(): some}}, known=KNOWN)
    assert merging.of(school) == {}


def test_no_group_is_in_two_merges():
    first = merging.with_one({}, "gender", NAME, MERGED["gender"][NAME], known=KNOWN)
    assert first == MERGED
    assert merging.free(first, "gender", KNOWN) == ("Girls", "Self-described")
    with pytest.raises(Problem, match="'Boys' cannot be merged"):
        merging.with_one(first, "gender", "Two", ("Girls", "Boys"), known=KNOWN)
    assert merging.without(first, "gender", NAME) == {}


def test_self_described_is_a_name_where_no_group_has_it():
    known = KNOWN | {"gender": KNOWN["gender"][:3]}
    some = ("Boys", "Nonbinary students")
    assert merging.with_one({}, "gender", " Self-described ", some, known=known) == {
        "gender": {"Self-described": some}
    }


def test_a_merge_of_groups_that_were_corrected_away_stands_no_more():
    known = KNOWN | {"gender": ("Girls", "Boys")}
    assert merging.standing(MERGED | GRADES, known) == GRADES


def test_files_that_are_not_loaded_yet_say_where_groups_are_small():
    reports = bringing.check(bringing.read(protected_school.files(students=150)).readings)
    crowds = small_groups.of_files(reports)
    ways = tuple(small_groups.groups(crowds))
    assert ways == ("race_ethnicity", "gender", "grade")
    (found,) = small_groups.found(crowds, ways, {})
    assert (found.dimension, found.merge) == ("gender", ("Boys", "Nonbinary students"))
    assert found.more == 10
    assert small_groups.found(crowds, ways, MERGED) == ()
    assert small_groups.found(crowds, ("grade",), {}) == ()


def test_rows_that_are_loaded_say_the_same_whatever_is_merged(school):
    crowds = small_groups.of_rows(school)
    ways = tuple(small_groups.groups(crowds))
    (before,) = small_groups.found(crowds, ways, {})
    assert before.merge == ("Boys", "Nonbinary students")
    merging.declare(school, MERGED, known={})
    crowds = small_groups.of_rows(school)
    assert small_groups.groups(crowds) == merging.groups(school)
    assert small_groups.found(crowds, ways, {}) == (before,)
    assert small_groups.found(crowds, ways, MERGED) == ()
