import secrets
import threading
from dataclasses import replace

import pandas as pd
import pytest
from small_school import (
    GENDER,
    GRADE,
    OSS,
    item,
    log,
    log_of_six,
    persons_and_totals,
    roster,
    roster_of_six,
    survey,
    table,
)

from equity.measures import REFERRED, SUSPENDED, topic_measure
from equity.question import Question
from equity.store import catalogue, people
from equity.store import workspace as workspaces
from equity.store.counts import count
from equity.store.joining import Unmatched
from equity.store.people import load
from equity.vocabulary import FileKind, Population


@pytest.fixture
def workspace():
    return workspaces.create("School")


def keys(workspace):
    return [one.key for one in catalogue.measures(workspace)]


def stored(workspace, query):
    with workspace.rows() as cursor:
        return cursor.execute(query).fetchall()


def everyone(workspace, measure, period=None):
    question = Question(measures=(), period=period)
    return persons_and_totals(count(workspace, question, measure))[()]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_roster_and_log_may_come_on_different_days(workspace, order):
    files = (roster_of_six(), log_of_six())
    first = load(workspace, [files[order[0]]])
    assert keys(workspace) == []
    assert len(first) >= 1
    load(workspace, [files[order[1]]])
    of_events = ["incidents_per_100", "suspensions_per_100"]
    assert keys(workspace) == ["suspended", "referred", *of_events]
    assert everyone(workspace, SUSPENDED) == (6, 2)


def test_a_corrected_file_replaces_its_year_and_leaves_the_others(workspace):
    before = [
        roster([("a", "Girls", "6")], period="2024-25"),
        log([("a", "9", OSS)], period="2024-25"),
    ]
    load(workspace, [*before, roster_of_six(), log_of_six()])
    load(workspace, [log([("a", "1", "Detention")])])
    assert everyone(workspace, SUSPENDED) == (6, 0)
    assert everyone(workspace, REFERRED) == (6, 1)
    assert everyone(workspace, SUSPENDED, "2024-25") == (1, 1)
    load(workspace, [roster([("a", "Girls", "6"), ("z", "Girls", "8")])])
    assert everyone(workspace, REFERRED) == (2, 1)
    assert stored(workspace, "SELECT count(*) FROM roster") == [(3,)]


def test_files_of_one_kind_and_year_that_come_together_are_kept_together(workspace):
    fall, spring = log([("a", "1", OSS)]), log([("d", "2", OSS)])
    sixth, seventh = roster([("a", "Girls", "6")]), roster([("d", "Boys", "7")])
    load(workspace, [sixth, fall, seventh, spring])
    assert everyone(workspace, SUSPENDED) == (2, 2)


def test_a_load_that_fails_changes_nothing(workspace):
    load(workspace, [roster_of_six(), log_of_six()])
    before = catalogue.snapshot(workspace)
    broken = table(FileKind.SURVEY, pd.DataFrame({"period": ["2025-26"]}))
    with pytest.raises(KeyError):
        load(workspace, [roster([("a", "Girls", "6")]), broken])
    assert catalogue.snapshot(workspace) == before
    assert everyone(workspace, SUSPENDED) == (6, 2)


def test_two_people_load_at_once_and_both_are_kept(workspace):
    years = [f"20{year}-{year + 1}" for year in range(10, 16)]
    threads = [
        threading.Thread(
            target=load, args=(workspace, [roster([("a", "Girls", "6")], period=year)])
        )
        for year in years
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert catalogue.periods(workspace, Population.STUDENTS) == tuple(reversed(years))


def test_comments_are_kept_unreleased_with_their_year(workspace):
    said = [("r", "What would help?", "More time"), ("s", "What would help?", "Nothing")]
    rows = [("r", "Girls", 4), ("s", "Boys", 1)]
    load(workspace, [survey(rows, [item("q1")], comments=said)])
    load(workspace, [survey(rows, [item("q1")], comments=said[:1], period="2024-25")])
    assert stored(workspace, "SELECT period, person, text FROM comments ORDER BY ALL") == [
        ("2024-25", "r", "More time"),
        ("2025-26", "r", "More time"),
        ("2025-26", "s", "Nothing"),
    ]


def test_a_corrected_survey_replaces_questions_answers_and_comments(workspace):
    first = survey([("r", "Girls", 4)], [item("q1")], comments=[("r", "Why?", "Because")])
    load(workspace, [first])
    load(workspace, [survey([("r", "Girls", 0), ("s", "Boys", 4)], [item("q2")])])
    assert keys(workspace) == ["topic.belonging", "item.q2"]
    assert everyone(workspace, topic_measure("Belonging")) == (2, 1)
    assert stored(workspace, "SELECT count(*) FROM comments") == [(0,)]


def test_a_question_that_left_its_topic_no_longer_counts_in_it(workspace):
    for topic in ("Belonging", "Safety"):
        load(workspace, [survey([("r", "Girls", 4)], [item("q1", topic=topic)])])
    assert keys(workspace) == ["topic.safety", "item.q1"]


def test_whoever_asks_during_a_load_sees_the_data_before_or_after_it(workspace):
    before = [roster([("a", "Girls")], [GENDER]), log([("a", "1", OSS)])]
    after = [roster([("a", "6"), ("b", "7")], [GRADE]), log([("a", "1", OSS), ("b", "2", OSS)])]
    load(workspace, before)
    seen, stop = set(), threading.Event()

    def ask():
        while not stop.is_set():
            seen.add(everyone(workspace, SUSPENDED))

    asker = threading.Thread(target=ask)
    asker.start()
    for _ in range(5):
        load(workspace, after)
        load(workspace, before)
    stop.set()
    asker.join()
    assert seen
    assert seen <= {(1, 1), (2, 2)}


def test_name_tokens_are_kept_once(workspace):
    load(workspace, [roster([("a", "Girls", "6")], tokens=["x", "y"])])
    load(workspace, [roster([("a", "Girls", "6")], tokens=["y", "z"])])
    assert stored(workspace, "FROM name_tokens ORDER BY ALL") == [("x",), ("y",), ("z",)]


def test_words_of_names_are_kept_of_files_of_every_kind(workspace):
    for one in (log([("a", "1", OSS)]), survey([("r", "Girls", 4)], [item("q1")])):
        load(workspace, [replace(one, name_tokens=frozenset({f"of {one.kind}"}))])
    assert stored(workspace, "FROM name_tokens ORDER BY ALL") == [("of incidents",), ("of survey",)]


def test_the_table_of_persons_holds_no_id(workspace):
    ids = [secrets.token_hex(8) for _ in range(3)]
    load(workspace, [roster([(one, "Girls", "6") for one in ids]), log([(ids[0], "1", OSS)])])
    for name in ("people_students", "people_survey_students"):
        assert not any(one in str(stored(workspace, f"FROM {name}")) for one in ids)


def sentences(checks):
    return [one.sentence for one in checks if one.needs_a_look]


def test_incidents_of_students_who_are_not_on_the_roster_are_left_out_and_said(workspace):
    rows = [("a", "1", OSS), ("x", "2", OSS), ("x", "3", OSS), ("y", "3", OSS)]
    checks = load(workspace, [roster([("a", "Girls", "6")]), log(rows)])
    assert sentences(checks) == [
        "Students in the discipline log of 2025-26 who are not on the list of students: 2. "
        "Incidents about them: 2. They are left out of every rate."
    ]
    assert people.unmatched(workspace) == (Unmatched("2025-26", 2, 2),)
    assert everyone(workspace, SUSPENDED) == (1, 1)


def test_a_log_without_a_roster_is_said(workspace):
    checks = load(workspace, [log_of_six()])
    assert [
        "discipline log for 2025-26, but no list of students" in one for one in sentences(checks)
    ] == [True]
    assert people.unmatched(workspace) == ()


def test_a_roster_without_a_log_is_said_and_needs_no_look(workspace):
    (check,) = load(workspace, [roster([("a", "Girls", "6")])])
    assert "list of students for 2025-26, but no discipline log" in check.sentence
    assert not check.needs_a_look


def test_what_is_not_recorded_for_more_than_five_percent_is_said(workspace):
    twenty = [(str(n), "Girls" if n else None, "6" if n > 1 else None) for n in range(20)]
    checks = load(workspace, [roster(twenty), log([("5", "1", OSS)])])
    assert sentences(checks) == [
        "Grade is not recorded for 10 of 100 students of 2025-26. They are a row of their own."
    ]
    rows = [("r", None, 4), ("s", "Girls", 4)]
    (sentence,) = sentences(load(workspace, [survey(rows, [item("q1")])]))
    assert "Gender is not recorded for 50 of 100 people who answered the survey" in sentence


def test_a_person_with_two_rows_counts_once_with_the_last(workspace):
    rows = [("a", "Girls", "6"), ("b", "Boys", "6"), ("a", "Girls", "7")]
    checks = load(workspace, [roster(rows), log([("a", "1", OSS)])])
    assert sentences(checks) == [
        "Rows of 2025-26 about a person who has another row: 1. "
        "Each person counts once, with the last row. "
        "What it leaves blank is taken from the row before."
    ]
    counts = count(workspace, Question(measures=(), by=("grade",)), SUSPENDED)
    assert persons_and_totals(counts) == {("6",): (1, 0), ("7",): (1, 1)}


def test_respondents_without_a_name_are_each_a_person(workspace):
    load(workspace, [survey([(None, "Girls", 4), (None, "Girls", 1)], [item("q1")])])
    assert everyone(workspace, topic_measure("Belonging")) == (2, 1)


def test_a_year_with_an_unclear_action_counts_nobody_as_suspended_or_not(workspace):
    load(workspace, [roster_of_six(), log([("a", "i1", OSS), ("b", "i2", "Not clear")])])
    assert "suspended" not in keys(workspace)
    assert everyone(workspace, REFERRED) == (6, 2)


def test_a_log_without_actions_gives_no_suspensions(workspace):
    load(workspace, [roster_of_six(), log([("a", "i1", "Not said"), ("b", "i2", "Not said")])])
    assert "suspended" not in keys(workspace)
    assert everyone(workspace, REFERRED) == (6, 2)


def test_a_log_of_actions_completes_a_log_of_incidents(workspace):
    incidents = [("a", "i1", "Not said"), ("b", "i2", "Not said"), ("c", "i3", "Not said")]
    actions = [("a", "i1", OSS), ("b", "i2", "Detention")]
    load(workspace, [roster_of_six(), log(incidents), log(actions)])
    assert everyone(workspace, SUSPENDED) == (6, 1)
    assert everyone(workspace, REFERRED) == (6, 3)
