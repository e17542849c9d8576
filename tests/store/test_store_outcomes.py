"""Attendance and grades: what each row says becomes one value a student."""

from dataclasses import replace

import pandas as pd
import pytest
from small_school import OSS, log, persons_and_totals, roster, roster_of_six, table

from equity.measures import ADVANCED, CHRONICALLY_ABSENT, GPA, PASSED_ALL, SUSPENDED
from equity.question import Question
from equity.store import catalogue
from equity.store import workspace as workspaces
from equity.store.counts import count
from equity.store.people import load
from equity.vocabulary import FileKind


@pytest.fixture
def workspace():
    return workspaces.create("School")


def numbers(kind, rows, names, period):
    frame = pd.DataFrame(rows, columns=["person", *names]).assign(period=period)
    return table(kind, frame.astype(dict.fromkeys(names, "Float64")))


def attendance(rows, period="2025-26", days=()):
    """Rows of (person, absent, enrolled, chronic), about the whole year or the days given."""
    made = numbers(FileKind.ATTENDANCE, rows, ("absent", "enrolled", "chronic"), period)
    return replace(made, frame=made.frame.assign(date=pd.to_datetime(days or [None] * len(rows))))


def grades(rows, period="2025-26"):
    """Rows of (person, passed, points, advanced, gpa)."""
    return numbers(FileKind.ACADEMICS, rows, ("passed", "points", "advanced", "gpa"), period)


def of_all(workspace, measure, period=None):
    """Give persons and total of everyone."""
    counts = count(workspace, Question(measures=(), period=period), measure)
    (found,) = persons_and_totals(counts).values()
    return found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", 18, 180, None)], (1, 1)),
        ([("a", 17.5, 180, None)], (1, 0)),
        ([("a", 7, 70, None)], (1, 1)),
        ([("a", 9, 9, None), ("b", 0, 180, None)], (1, 0)),
        ([("a", 9, 9, None), ("a", 0, 1, None)], (1, 1)),
        ([("a", 9, 90, None), ("a", 8, 90, None)], (1, 0)),
        ([("a", None, None, 1), ("b", None, None, 0)], (2, 1)),
        ([("a", None, None, 0), ("a", None, None, 1)], (1, 1)),
        ([("a", 0, 180, 1)], (1, 0)),
    ],
)
def test_absence_is_chronic_from_one_day_in_ten_of_ten_or_more(workspace, rows, expected):
    load(workspace, [roster_of_six(), attendance(rows)])
    assert of_all(workspace, CHRONICALLY_ABSENT) == expected


def test_one_class_that_is_not_passed_or_advanced_decides(workspace):
    rows = [
        ("a", 1, 4, 0, None),
        ("a", 0, 0, 1, None),
        ("b", 1, 3, 0, None),
        ("b", None, None, 0, None),
        ("c", None, None, 0, None),
    ]
    load(workspace, [roster_of_six(), grades(rows)])
    assert of_all(workspace, PASSED_ALL) == (2, 1)
    assert of_all(workspace, ADVANCED) == (3, 1)
    assert of_all(workspace, GPA) == (2, 5)


def test_an_average_is_taken_as_given_where_any_is(workspace):
    load(workspace, [roster_of_six(), grades([("a", 1, 1, 0, 3.5), ("b", 1, 4, 0, None)])])
    assert of_all(workspace, GPA) == (1, 3.5)


def test_what_is_said_of_the_year_goes_before_codes_of_days(workspace):
    days = [f"2025-10-{day:02d}" for day in range(1, 21)]
    codes = attendance([(person, 1, 1, None) for person in "ab" for _day in days[:10]], days=days)
    load(workspace, [roster_of_six(), attendance([("a", 0, 180, None)]), codes])
    assert of_all(workspace, CHRONICALLY_ABSENT) == (2, 1)


def test_a_file_of_later_days_is_kept_beside_the_earlier_one(workspace):
    first = attendance([("a", 1, 1, None)] * 5, days=[f"2025-10-0{day}" for day in range(1, 6)])
    later = attendance([("a", 0, 1, None)] * 9, days=[f"2025-11-0{day}" for day in range(1, 10)])
    load(workspace, [roster_of_six(), first])
    load(workspace, [later])
    assert of_all(workspace, CHRONICALLY_ABSENT) == (1, 1)
    nothing = attendance([("a", 0, 1, None)] * 40, days=[*pd.date_range("2025-12-01", periods=40)])
    load(workspace, [nothing])
    assert of_all(workspace, CHRONICALLY_ABSENT) == (1, 0)


def test_students_without_a_row_are_in_no_denominator_and_said(workspace):
    students = roster([(one, "Girls", "6") for one in "abcdef"])
    days = attendance([("a", 0, 90, None)])
    (check,) = load(workspace, [students, log([("a", "1", OSS)]), days])
    assert of_all(workspace, CHRONICALLY_ABSENT) == (1, 0)
    assert of_all(workspace, SUSPENDED) == (6, 1)
    assert "without attendance: 5" in check.sentence
    assert not check.needs_a_look


def test_rows_of_students_who_are_not_on_the_roster_are_left_out_and_said(workspace):
    rows = [("a", 1, 4, 0, None), ("x", 0, 0, 1, None), ("x", 0, 0, 1, None)]
    people = roster([("a", "Girls", "6")])
    checks = load(workspace, [people, log([("a", "1", OSS)]), grades(rows)])
    assert of_all(workspace, PASSED_ALL) == (1, 1)
    (check,) = checks
    assert check.needs_a_look
    assert "not on the list of students: 1. Their rows: 2" in check.sentence


def test_a_file_that_comes_later_joins_and_other_years_stay_empty(workspace):
    load(workspace, [roster_of_six(), roster([("a", "Girls", "6")], period="2024-25")])
    assert catalogue.measures(workspace) == ()
    load(workspace, [attendance([("a", 18, 180, None)])])
    assert catalogue.measures(workspace) == (CHRONICALLY_ABSENT,)
    load(workspace, [grades([("a", 1, 4, None, None)], period="2024-25")])
    assert catalogue.measures(workspace) == (CHRONICALLY_ABSENT, PASSED_ALL, GPA)
    assert of_all(workspace, PASSED_ALL, "2024-25") == (1, 1)
    assert of_all(workspace, CHRONICALLY_ABSENT, "2025-26") == (1, 1)


def test_a_corrected_file_takes_the_place_of_the_earlier_one(workspace):
    load(workspace, [roster_of_six(), attendance([("a", 18, 180, None), ("b", 18, 180, None)])])
    load(workspace, [attendance([("a", 0, 180, None)])])
    assert of_all(workspace, CHRONICALLY_ABSENT) == (1, 0)


def test_attendance_without_a_roster_is_said(workspace):
    (check,) = load(workspace, [attendance([("a", 0, 180, None)])])
    assert "attendance for 2025-26, but no list of students" in check.sentence
    assert check.needs_a_look


def test_sources_are_named(workspace):
    load(
        workspace, [roster_of_six(), attendance([("a", 0, 90, None)]), grades([("a", 1, 4, 0, 3)])]
    )
    sources = [
        count(workspace, Question(measures=()), one).source for one in (CHRONICALLY_ABSENT, GPA)
    ]
    assert sources == ["Attendance 2025-26", "Grades 2025-26"]
