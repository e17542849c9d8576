"""Published cells in the store: one place at a time, and no two releases undo a mask."""

import pytest

from equity.chain import answering
from equity.numbers import Bounded
from equity.problems import Problem
from equity.question import Only, Question
from equity.store import counts, workspace
from equity.vocabulary import Population
from published_files import DISTRICTS, DISTRICTS_BEFORE, HARTFORD, STATE, load, real, written

ASKED = Question(measures=("published.suspended",), by=("race_ethnicity",))


@pytest.fixture
def made():
    opened = workspace.create("Public numbers")
    yield opened
    workspace.delete(opened)


def counted(made, question=ASKED):
    (measure,) = answering.measures(made)
    return counts.count(made, question, measure)


def of(table, group):
    return next(one.tally for one in table.groups if one.group == (group,))


def at(place, **changes):
    return Question(measures=ASKED.measures, by=ASKED.by, only=(Only("place", place),), **changes)


def test_without_a_state_row_a_place_is_asked_for_and_the_first_are_named(made):
    load(made, real(DISTRICTS))
    with pytest.raises(Problem, match="Choose a place") as problem:
        counted(made)
    assert "Andover School District" in str(problem.value)
    assert "6 more" in str(problem.value)


def test_the_state_row_is_the_place_where_a_file_has_one(made):
    load(made, real(DISTRICTS), real(STATE))
    table = counted(made)
    assert table.only == (Only("place", "State"),)
    assert of(table, "Black or African American").total == Bounded.exactly(9897)


def test_places_are_never_added_up(made):
    load(made, real(DISTRICTS))
    table = counted(made, at(HARTFORD))
    assert of(table, "White").total == Bounded.exactly(111)
    assert of(table, "White").published == Bounded.exactly(0.056)


@pytest.mark.parametrize("said", ["hartford school district", "Hartford Sch"])
def test_a_place_is_found_by_capitals_or_beginning(made, said):
    load(made, real(DISTRICTS))
    assert counted(made, at(said)).only == (Only("place", HARTFORD),)


def test_an_unknown_place_is_a_problem_that_names_the_near_ones(made):
    load(made, real(DISTRICTS))
    with pytest.raises(Problem, match="West Hartford"):
        counted(made, at("artford"))


def test_both_years_stand_side_by_side(made):
    load(made, real(DISTRICTS), real(DISTRICTS_BEFORE))
    assert answering.periods(made) == ("2018-19", "2017-18")
    before = counted(made, at(HARTFORD, period="2017-18"))
    assert before.period == "2017-18"
    assert of(before, "White").total != Bounded.exactly(111)


@pytest.mark.parametrize("masked_first", [True, False])
def test_two_releases_of_one_table_undo_no_mask(made, masked_first):
    masked = written("District,Race,Count,Percent\nLincoln,White,*,*\nLincoln,Black,30,12")
    open_one = written(
        "District,Race,Count,Percent\nLincoln,White,4,2\nLincoln,Black,30,12", "b.csv"
    )
    open_one = ("suspensions_again_2023-24.csv", open_one[1])
    files = [masked, open_one] if masked_first else [open_one, masked]
    for file in files:
        report = load(made, file)
    white = of(counted(made), "White")
    assert (white.total.low, white.total.high) == (0, 9)
    assert (white.published.low, white.published.high) == (0, 1)
    assert of(counted(made), "Black or African American").total == Bounded.exactly(30)
    assert any("stay masked" in one.sentence for one in report.checks)


def test_a_masked_percent_is_not_told_by_its_count_and_head_count(made):
    load(
        made,
        written(
            "District,Race,Count,Enrollment,Percent\nLincoln,White,4,80,*\nLincoln,Black,30,90,33"
        ),
    )
    white = of(counted(made), "White")
    assert (white.total.low, white.total.high) == (0, 80)


def test_places_only_filter(made):
    load(made, real(DISTRICTS))
    place = answering.dimensions(made, Population.PUBLISHED)[-1]
    assert place.name == "place"
    assert place.only_filters
    with pytest.raises(Problem, match="cannot be grouped"):
        counted(made, Question(measures=ASKED.measures, by=("place",), only=at(HARTFORD).only))


def test_a_breakdown_that_is_not_printed_is_a_problem(made):
    load(made, real(DISTRICTS))
    with pytest.raises(Problem, match="race_ethnicity"):
        counted(made, Question(measures=ASKED.measures, by=("gender",), only=at(HARTFORD).only))


def test_two_tables_that_come_together_and_differ_are_not_chosen_between(made):
    """A state prints reading and mathematics in two files of the same columns."""
    text = "District,Race,Percent Proficient\nLincoln,White,{}\nLincoln,Black,30.5"
    reading = ("ela_2022-23.csv", text.format(60.25).encode())
    mathematics = ("math_2022-23.csv", text.format(44).encode())
    with pytest.raises(Problem, match="of one outcome, year and place have two numbers each: 1"):
        load(made, reading, mathematics)
    rounded = ("math_2022-23.csv", text.format(60.3).encode())
    assert not load(made, reading, rounded).joined
    (said,) = load(made, mathematics).joined
    assert "were here already and differ: 1" in said.sentence
