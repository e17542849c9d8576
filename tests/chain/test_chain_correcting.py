"""One release a population and year: what adds, what replaces it, and what leaves it as it was."""

import json

import pytest
from messy_school import ANSWERS, ITEMS

from equity.chain import answering, bringing, correcting, releasing, showing, workspaces
from equity.chain.answering import MIN_GROUP
from equity.chain.who import who
from equity.problems import Problem
from equity.question import Question
from equity.store import published

YEAR = "2025-26"
CELLS = [("F", "6"), ("F", "7"), ("M", "6"), ("M", "7")]
QUESTIONS = tuple(ITEMS)


def school(each=60):
    """Give (gender, grade) of every student."""
    return [one for one in CELLS for _ in range(each)]


def roster(people, *, year=YEAR, more=()):
    """Write a list of students; `more` are further columns, the same for everybody."""
    head = ["Student ID", "Gender", "Grade", "School Year", *(name for name, _says in more)]
    rows = [
        [f"{number:05d}", gender, grade, year, *(says(number) for _name, says in more)]
        for number, (gender, grade) in enumerate(people)
    ]
    return "roster.csv", _written(head, rows)


def log(people, *, year=YEAR):
    """Write a discipline log: every sixth student was suspended."""
    head = ["Incident ID", "Student ID", "Incident Date", "Action Taken"]
    rows = [
        [f"I{number}", f"{number:05d}", f"{year[:4]}-10-01", "Out-of-School Suspension"]
        for number in range(0, len(people), 6)
    ]
    return "discipline.csv", _written(head, rows)


def survey(people, questions=QUESTIONS):
    """Write survey answers."""
    head = ["Gender", "Grade", "School Year", *questions]
    rows = [
        [
            gender,
            grade,
            YEAR,
            *(ANSWERS[(number * 7 + number // (at + 2)) % 5] for at in range(len(questions))),
        ]
        for number, (gender, grade) in enumerate(people)
    ]
    return "climate.csv", _written(head, rows)


def _written(head, rows):
    return "\n".join(",".join(one) for one in [head, *rows]).encode()


def bring(workspace, *files):
    brought = bringing.read(files)
    assert not brought.problems
    bringing.load(workspace, brought.readings)


def told(workspace, measure="suspended", period=YEAR):
    """Give what the room is shown of one measure and year, by group."""
    record = showing.shown(workspace, k=MIN_GROUP)
    found = {
        json.dumps([one["conditions"], one["complement_of"]]): one["measures"][measure]
        for one in record["groups"]
        if one["period"] == period and measure in one["measures"]
    }
    assert found
    return found


def afresh(*files):
    """Give what the room of a new workspace is shown of the same files."""
    with workspaces.passing() as other:
        bring(other, *files)
        return told(other)


@pytest.fixture
def made():
    workspace = workspaces.create("A school with four large groups")
    bring(workspace, roster(school()), log(school()))
    assert sum(one is not None for one in told(workspace).values()) > 8
    return workspace


def held(workspace):
    return {one.key for found in correcting.held(workspace) for one in found.measures}


def test_the_same_files_again_leave_everything_as_it_was(made):
    before = told(made)
    bring(made, roster(school()), log(school()))
    assert told(made) == before
    assert held(made) == set()


def test_a_file_that_brings_new_measures_adds_them(made):
    before = told(made)
    bring(made, survey(school()))
    assert told(made) == before
    assert any(told(made, "topic.belonging").values())
    assert held(made) == set()


def test_another_year_with_another_grade_leaves_this_year_as_it_was(made):
    before = told(made)
    later = [*school(), *[("F", "8")] * 60]
    bring(made, roster(later, year="2026-27"), log(later, year="2026-27"))
    assert any(told(made, period="2026-27").values())
    assert told(made) == before
    assert held(made) == set()


def test_a_few_students_more_leave_the_release_until_the_first_file_comes_again(made):
    before = told(made)
    bring(made, roster([*school(), *CELLS[:3]]))
    assert told(made) == before
    assert held(made) == {"suspended", "referred", "incidents_per_100"}
    assert {one.period for one in correcting.held(made)} == {YEAR}
    bring(made, roster(school()))
    assert told(made) == before
    assert held(made) == set()


def test_many_students_more_in_one_group_replace_the_release(made):
    before, more = told(made), [*school(), *[("F", "6")] * 40]
    bring(made, roster(more), log(more))
    assert held(made) == set()
    assert told(made) == afresh(roster(more), log(more)) != before


def test_a_release_is_replaced_once_and_then_stays_until_a_person_withdraws_it(made):
    more = [*school(), *[("F", "6")] * 40]
    bring(made, roster(more), log(more))
    second = told(made)
    bring(made, roster([*more, *[("M", "7")] * 40]))
    assert held(made)
    assert told(made) == second
    correcting.withdraw(made)
    assert told(made) != second


def test_a_correction_is_compared_with_what_was_released_not_with_the_last_file(made):
    bring(made, roster([*school(), *[("F", "6")] * 9]))
    assert held(made)
    more = [*school(), *[("F", "6")] * 10]
    bring(made, roster(more))
    assert held(made) == set()
    assert told(made) == afresh(roster(more), log(school()))


def test_who_is_here_stays_with_the_release(made):
    before = who(made, "gender")
    bring(made, roster([*school(), *[("F", "6")] * 9]))
    assert held(made)
    assert who(made, "gender") == before
    more = [*school(), *[("F", "6")] * 40]
    bring(made, roster(more), log(more))
    assert held(made) == set()
    assert who(made, "gender") != before


def test_a_sealed_workspace_withdraws_nothing(made):
    bring(made, roster([*school(), *CELLS[:3]]))
    before = told(made)
    workspaces.seal(made)
    with pytest.raises(Problem, match="is sealed"):
        correcting.withdraw(made)
    assert told(made) == before
    assert held(made)


def test_a_new_way_to_group_the_same_people_waits_for_a_person(made):
    before = told(made)
    lives = [("Foster", lambda number: "Yes" if number % 5 else "No")]
    bring(made, roster(school(), more=lives))
    assert "foster" in {one.name for one in answering.dimensions(made)}
    assert held(made)
    assert told(made) == before


def test_a_question_that_comes_later_to_a_topic_shows_nothing(made):
    bring(made, survey(school(), QUESTIONS[:1] + QUESTIONS[2:]))
    before = told(made, "topic.belonging")
    assert any(before.values())
    bring(made, survey(school(), QUESTIONS))
    assert told(made, "topic.belonging") == before
    assert not any(told(made, "item.i_am_accepted_for_who_i_am").values())
    assert "topic.belonging" in held(made)


def test_a_measure_that_was_gone_comes_back_as_it_was_released(made):
    bring(made, survey(school()))
    before = told(made, "topic.safety")
    bring(made, survey(school(), QUESTIONS[:3]))
    assert "topic.safety" not in {one.key for one in answering.measures(made)}
    assert told(made, "topic.fairness")
    bring(made, survey([*school(), *CELLS]))
    assert told(made, "topic.safety") == before
    assert "topic.safety" in held(made)


def test_what_the_end_of_the_app_interrupted_is_decided_at_the_next_look(made, monkeypatch):
    before = told(made)
    with monkeypatch.context() as patch:
        patch.setattr(correcting, "settle", lambda _workspace: None)
        bring(made, roster([*school(), *CELLS[:3]]))
    assert told(made) == before
    assert held(made)


def test_whoever_withdraws_starts_again_with_the_files_of_now(made):
    before, more = told(made), [*school(), *[("F", "6")] * 9]
    bring(made, roster(more))
    assert told(made) == before
    snapshot = answering.snapshot(made)
    correcting.withdraw(made)
    assert answering.snapshot(made) != snapshot
    assert held(made) == set()
    assert told(made) == afresh(roster(more), log(school())) != before
    bring(made, roster([*more, ("F", "6")]))
    assert held(made)


def test_a_withdrawal_that_is_cut_off_shows_the_same_after_a_restart(made, monkeypatch):
    asked = Question(measures=("suspended",), by=("grade",))
    bring(made, roster([*school(), *[("F", "6")] * 9]))
    answering.answer(made, asked)
    monkeypatch.setattr(published, "let_in", lambda _cursor: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        correcting.withdraw(made)
    before = answering.answer(made, asked)
    releasing._kept.cache_clear()
    assert answering.answer(made, asked) == before


def test_beside_a_published_table_of_the_same_year_no_correction_replaces_our_numbers(made):
    place = "Lincoln High,2025-26"
    lines = [f"{place},All students,240,40", f"{place},Female,120,20", f"{place},Male,120,20"]
    printed = "\n".join(["School,School Year,Group,Students,Suspended", *lines])
    more = [*school(), *[("F", "6")] * 10]
    bring(made, roster(more))
    assert held(made) == set()
    with workspaces.passing() as other:
        bring(other, roster(school()), log(school()), ("suspensions.csv", printed.encode()))
        before = told(other)
        bring(other, roster(more))
        assert held(other)
        assert told(other) == before
