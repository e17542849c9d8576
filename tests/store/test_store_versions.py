"""Files of one kind and year that come on different days: newer versions, and other files."""

import pytest
from small_school import GENDER, OSS, item, log, persons_and_totals, roster, survey

from equity.measures import REFERRED, SUSPENDED
from equity.question import Question
from equity.store import catalogue
from equity.store import workspace as workspaces
from equity.store.counts import count
from equity.store.people import load

WEST = [("v", "Girls", "6"), ("w", "Boys", "7"), ("x", "Boys", "8")]
EAST = [("a", "Girls", "6"), ("b", "Boys", "7")]


@pytest.fixture
def workspace():
    return workspaces.create("Two schools")


def everyone(workspace, measure):
    return persons_and_totals(count(workspace, Question(measures=()), measure))[()]


def said(checks):
    return "\n".join(one.sentence for one in checks)


def test_the_students_of_a_second_school_are_kept_beside_the_first(workspace):
    load(workspace, [roster(EAST), log([("a", "1", OSS)])])
    checks = load(workspace, [roster(WEST), log([("v", "1", OSS), ("w", "2", OSS)])])
    assert everyone(workspace, SUSPENDED) == (5, 3)
    assert "A list of students of 2025-26 was here already, with 2 other rows" in said(checks)
    assert "What you brought adds 3 rows" in said(checks)


def test_a_newer_version_takes_the_place_and_is_said(workspace):
    load(workspace, [roster([*EAST, *WEST]), log([("a", "1", OSS)])])
    checks = load(workspace, [roster([*EAST, *WEST[:2]])])
    assert everyone(workspace, SUSPENDED) == (4, 1)
    (told,) = [one for one in checks if "takes its place" in one.sentence]
    assert "with 5 rows. What you brought is a newer version of it, with 4 rows" in told.sentence
    assert told.needs_a_look


@pytest.mark.parametrize("times", [2, 3])
def test_the_same_files_again_change_no_number(workspace, times):
    answers = [("r", "Girls", 4), ("s", "Boys", 1)]
    for _time in range(times):
        load(
            workspace,
            [
                roster(EAST),
                log([("a", "1", OSS), ("a", None, OSS)]),
                survey(answers, [item("q1")], comments=[("r", "Why?", "Because")]),
            ],
        )
    assert everyone(workspace, SUSPENDED) == (2, 1)
    (belonging,) = [one for one in catalogue.measures(workspace) if one.key == "item.q1"]
    assert everyone(workspace, belonging) == (2, 1)
    with workspace.rows() as cursor:
        assert cursor.execute("SELECT count(*) FROM comments").fetchall() == [(1,)]


def test_answers_of_other_people_to_other_questions_stay_beside_the_first(workspace):
    load(workspace, [survey([("r", "Girls", 4), ("s", "Boys", 4)], [item("q1")])])
    checks = load(workspace, [survey([("t", "Girls", 0)], [item("q2")], [GENDER])])
    assert "If they are two rounds of one survey, whoever answered twice" in said(checks)
    items = {one.key: one for one in catalogue.measures(workspace) if one.is_item}
    assert set(items) == {"item.q1", "item.q2"}
    assert everyone(workspace, items["item.q1"]) == (2, 2)
    assert everyone(workspace, items["item.q2"]) == (1, 0)


def test_a_log_of_other_students_adds_and_one_of_the_same_incidents_replaces(workspace):
    load(workspace, [roster([*EAST, *WEST]), log([("a", "1", OSS), ("b", "2", OSS)])])
    load(workspace, [log([("v", "3", OSS)])])
    assert everyone(workspace, REFERRED) == (5, 3)
    load(workspace, [log([("v", "3", "Detention"), ("a", "1", OSS), ("b", "2", OSS)])])
    assert everyone(workspace, REFERRED) == (5, 3)
    assert everyone(workspace, SUSPENDED) == (5, 2)
