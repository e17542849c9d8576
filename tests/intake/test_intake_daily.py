"""Attendance by day: codes become days, and codes that nobody explained are asked for."""

from itertools import product

import pytest
from written_sheets import KEY, cleaned, sentences, sheet, values

from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.meanings import values_of
from equity.intake.recogniser import recognise
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

DATES = [f"2025-10-{day:02d}" for day in range(1, 11)]


def daily(**codes):
    """Give the columns of a file with a row for each student (by name) and day."""
    days = list(product(codes, range(len(DATES))))
    return {
        "Student ID": [student for student, _day in days],
        "Date": [DATES[day] for _student, day in days],
        "Attendance Code": [codes[student][day] for student, day in days],
    }


def totals(table):
    """Give {student's place: (absent, enrolled)} in the order of the file."""
    sums = table.frame.groupby("person", sort=False)[["absent", "enrolled"]].sum()
    return [tuple(map(float, row)) for row in sums.itertuples(index=False)]


def explained(columns, **meanings):
    """Clean a file whose codes a person explained."""
    table = sheet(columns)
    mapping = recognise(table)
    for code, meaning in meanings.items():
        mapping = mapping.with_meaning("Attendance Code", code.casefold(), meaning)
    return clean(Reading(table, mapping), key=KEY, period=None)


def test_a_code_beside_a_student_and_a_date_is_attendance_by_day():
    mapping = recognise(sheet(daily(a="PPPPPPPPAT", b="PPPPPPPPPP")))
    assert mapping.kind is FileKind.ATTENDANCE
    fields = [one.field for one in mapping.columns]
    assert fields == [Field.STUDENT_ID, Field.ATTENDANCE_DATE, Field.ATTENDANCE_CODE]


@pytest.mark.parametrize(
    ("here", "away", "kind"),
    [("Present", "Absent", FileKind.ATTENDANCE), ("Open", "Closed", None)],
)
def test_a_status_is_a_code_where_it_says_who_was_there(here, away, kind):
    columns = daily(a=[here] * 8 + [away] * 2, b=[here] * 10)
    columns["Status"] = columns.pop("Attendance Code")
    assert recognise(sheet(columns)).kind is kind


def test_a_log_with_dates_and_actions_stays_a_log():
    columns = daily(a="PPPPPPPPAT") | {"Offense": ["Fighting"] * 10, "Action": ["OSS"] * 10}
    assert recognise(sheet(columns)).kind is FileKind.INCIDENTS


def test_present_absent_and_late_are_known_and_become_days():
    table = cleaned(daily(a="PPPPPPPPAT", b="AAPPPPPPPP"), period=None)
    assert totals(table) == [(1, 10), (2, 10)]
    assert set(values(table, "period")) == {"2025-26"}
    assert "10 school days, and a student in the middle has 10" in sentences(table)


@pytest.mark.parametrize("code", ["E", "U", "X", "7", "OSS"])
def test_a_code_that_differs_from_school_to_school_is_asked_for(code):
    codes = [code, *"PPPPPPPPA"]
    with pytest.raises(Problem, match=f"'{code}'"):
        cleaned(daily(a=codes, b=codes))
    table = explained(daily(a=codes, b=codes), **{code: "Absent"})
    assert totals(table) == [(2, 10), (2, 10)]


def test_each_code_can_be_explained_and_shows_what_it_is_read_as():
    table = sheet(daily(a="PPPPPPPPEE", b="PPPPPPPPAT"))
    mapping = recognise(table)
    reading = Reading(table, mapping)
    found = values_of(reading, mapping.column("Attendance Code"))
    assert {one.text: one.group for one in found} == {
        "E": None,
        "P": "Present",
        "A": "Absent",
        "T": "Late, but present",
    }


def test_half_days_and_days_without_school_count_as_a_person_says():
    table = explained(
        daily(a="PPPPPPPPHN", b="PPPPPPPPHN"), H="Half a day absent", N="No school day"
    )
    assert totals(table) == [(0.5, 9), (0.5, 9)]
    assert table.loaded == 20


def test_a_file_of_absences_alone_cannot_say_out_of_how_many_days():
    with pytest.raises(Problem, match="only has days on which somebody was away"):
        cleaned(daily(a="AAAAAAAAAT", b="TTTTTTTTTA"))


def test_blank_is_no_code_until_a_person_says_that_it_means_present():
    codes = ["", *"PPPPPPPPA"]
    table = cleaned(daily(a=codes, b=codes))
    assert totals(table) == [(1, 9), (1, 9)]
    assert {one.reason for one in table.listed} == {"no attendance code"}
    assert table.rows_in == table.loaded + len(table.listed)
    mapping = recognise(sheet(daily(a=codes, b=codes)))
    said = mapping.with_meaning("Attendance Code", "", "Present")
    assert totals(cleaned(daily(a=codes, b=codes), mapping=said)) == [(1, 10), (1, 10)]


def test_a_day_of_several_periods_is_absent_from_half_of_them_on():
    periods = {
        "Student ID": ["a"] * 6,
        "Date": ["2025-10-01"] * 4 + ["2025-10-02"] * 2,
        "Attendance Code": ["P", "A", "P", "A", "P", "P"],
    }
    third = {name: [*column, *column[:3]] for name, column in periods.items()}
    third["Date"] = [*periods["Date"], *["2025-10-03"] * 3]
    table = cleaned(third)
    assert totals(table) == [(1, 3)]
    assert "several rows, as for parts of a day" in sentences(table)


def test_rows_without_a_date_are_listed():
    columns = daily(a="PPPPPPPPAT", b="PPPPPPPPPP")
    columns["Date"][0] = "soon"
    table = cleaned(columns)
    assert [(one.row, one.reason) for one in table.listed] == [
        (2, "no date, or none that we understand")
    ]


def test_students_with_few_of_the_days_need_a_look():
    columns = daily(a="PPPPPPPPPP", b="PPPPPPPPPP", c="PPPPPPPPPP")
    kept = [place for place in range(30) if place < 10 or place % 10 < 3]
    few = {name: [column[place] for place in kept] for name, column in columns.items()}
    assert "has 3 of them" in sentences(cleaned(few), with_a_look=True)
    assert "school days" not in sentences(cleaned(columns), with_a_look=True)


def test_days_with_points_between_their_numbers_are_days():
    columns = daily(a="PPPPPPPPPA", b="PPPPPPPPPP")
    columns["Date"] = [f"{day[8:]}.{day[5:7]}.{day[:4]}" for day in columns["Date"]]
    assert recognise(sheet(columns)).kind is FileKind.ATTENDANCE
