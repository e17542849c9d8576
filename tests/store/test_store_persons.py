"""Persons counted by group: of the list of students, and of those who answered."""

import pytest
from small_school import item, roster_of_six, survey

from equity.numbers import Bounded
from equity.store import people, workspace
from equity.store.persons import persons
from equity.vocabulary import NOT_RECORDED, Population

STUDENTS, ANSWERED = Population.STUDENTS, Population.SURVEY_STUDENTS
YEAR = {"period": "2025-26"}


@pytest.fixture
def school():
    made = workspace.create("Six students")
    answers = survey([("r1", "Girls", 3), ("r2", "Boys", 1), ("r3", "Girls", None)], [item("safe")])
    people.load(made, [roster_of_six(), answers])
    yield made
    workspace.delete(made)


def test_every_person_counts_once_and_not_recorded_is_a_group(school):
    assert persons(school, STUDENTS, dimension="gender", **YEAR) == {
        "Girls": Bounded.exactly(3),
        "Boys": Bounded.exactly(2),
        NOT_RECORDED: Bounded.exactly(1),
    }


def test_who_left_all_questions_out_is_there_all_the_same(school):
    assert persons(school, ANSWERED, dimension="gender", **YEAR) == {
        "Girls": Bounded.exactly(2),
        "Boys": Bounded.exactly(1),
    }


def test_what_a_file_does_not_say_is_unknown_not_zero(school):
    assert persons(school, ANSWERED, dimension="grade", **YEAR) is None
    assert persons(school, STUDENTS, dimension="gender", period="2024-25") is None
