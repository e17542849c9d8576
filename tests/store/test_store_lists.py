"""Lists of the same students that say different things of them: together they are one list."""

import pytest
from small_school import GENDER, GRADE, OSS, log, persons_and_totals, roster

from equity.measures import SUSPENDED
from equity.question import Question
from equity.store import workspace as workspaces
from equity.store.counts import count
from equity.store.people import load


@pytest.fixture
def workspace():
    return workspaces.create("School")


def sentences(checks):
    return [one.sentence for one in checks if one.needs_a_look]


def test_two_lists_of_the_same_students_tell_together_who_they_are(workspace):
    first = roster([("a", "Girls", None), ("b", "Boys", "6")])
    load(workspace, [first, roster([("a", None, "7")]), log([("a", "1", OSS)])])
    counts = count(workspace, Question(measures=(), by=("gender", "grade")), SUSPENDED)
    assert persons_and_totals(counts) == {("Girls", "7"): (1, 1), ("Boys", "6"): (1, 0)}


def test_a_list_that_comes_later_with_other_groups_stands_beside_the_first(workspace):
    load(workspace, [roster([("a", "Girls"), ("b", "Boys")], (GENDER,)), log([("a", "1", OSS)])])
    checks = load(workspace, [roster([("a", "6"), ("b", "7")], (GRADE,))])
    assert "and not Gender, so both lists count together" in sentences(checks)[0]
    counts = count(workspace, Question(measures=(), by=("gender", "grade")), SUSPENDED)
    assert persons_and_totals(counts) == {("Girls", "6"): (1, 1), ("Boys", "7"): (1, 0)}
    load(workspace, [roster([("b", "Boys", "8")])])
    counts = count(workspace, Question(measures=(), by=("gender", "grade")), SUSPENDED)
    assert persons_and_totals(counts) == {("Boys", "8"): (1, 0)}
