import pytest
from written_sheets import cleaned, sentences, sheet, values

from equity.intake.recogniser import recognise
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

IDS = ["001", "002", "003", "004"]
DAYS = {
    "Student ID": IDS,
    "Days Enrolled": ["180", "180", "90", "5"],
    "Days Absent": ["18", "17.5", "9", "1"],
}


def test_attendance_is_recognised_by_its_days():
    mapping = recognise(sheet(DAYS | {"Grade": ["6", "7", "8", "6"]}))
    assert mapping.kind is FileKind.ATTENDANCE
    fields = [one.field for one in mapping.columns]
    assert fields == [Field.STUDENT_ID, Field.DAYS_ENROLLED, Field.DAYS_ABSENT, Field.GRADE]


@pytest.mark.parametrize(
    ("enrolled", "absent"),
    [("Membership Days", "Absences"), ("DaysEnrolled", "Days Missed"), ("days_expected", "absent")],
)
def test_days_have_many_names(enrolled, absent):
    columns = dict(zip(("Student ID", enrolled, absent), DAYS.values(), strict=True))
    assert values(cleaned(columns), "enrolled") == [180, 180, 90, 5]


def test_a_list_of_students_with_one_column_of_days_stays_one():
    groups = {"Race": ["White", "Asian"] * 2, "Gender": ["F", "M"] * 2}
    columns = {"Student ID": IDS, **groups, "Absences": ["1", "2", "3", "4"]}
    assert recognise(sheet(columns)).kind is FileKind.ROSTER


def test_days_are_kept_row_by_row():
    table = cleaned(DAYS)
    assert values(table, "absent") == [18, 17.5, 9, 1]
    assert values(table, "chronic") == [None] * 4
    assert "fewer than 10 days enrolled are not counted" in sentences(table)


def test_days_present_stand_in_for_days_absent_or_enrolled():
    present = {"Student ID": IDS, "Days Present": ["162", "180", "85", "4"]}
    by_enrolled = cleaned(present | {"Days Enrolled": DAYS["Days Enrolled"]})
    assert values(by_enrolled, "absent") == [18, 0, 5, 1]
    by_absent = cleaned(present | {"Days Absent": ["18", "0", "5", "1"]})
    assert values(by_absent, "enrolled") == [180, 180, 90, 5]


def test_days_absent_alone_say_nothing_of_the_share():
    with pytest.raises(Problem, match="days enrolled"):
        cleaned({"Student ID": IDS, "Days Absent": ["18", "0", "5", "1"]})


def test_a_flag_stands_where_there_are_no_days():
    table = cleaned({"Student ID": IDS, "Chronically Absent": ["Y", "No", "Not chronic", "?"]})
    assert values(table, "chronic") == [1, 0, 0]
    assert (table.rows_in, table.loaded, len(table.listed)) == (4, 3, 1)
    assert "Rows without days" in sentences(table)


def test_rows_that_say_nothing_or_too_much_are_listed():
    table = cleaned(DAYS | {"Days Absent": ["200", "", "n/a", "1"]})
    assert table.loaded == 1
    reasons = {one.row: one.reason for one in table.listed}
    assert reasons == {
        2: "more days absent than enrolled",
        3: "nothing about days absent",
        4: "nothing about days absent",
    }


def test_parts_of_a_year_are_kept_and_said():
    columns = {
        "Student ID": ["001", "001", "002"],
        "Days Enrolled": ["90", "90", "180"],
        "Days Absent": ["9", "9", "0"],
    }
    table = cleaned(columns)
    assert table.loaded == 3
    assert "another row in the same year: 1" in sentences(table, with_a_look=True)


def test_absences_of_one_sort_are_not_taken_for_all_days_absent():
    written = {"Student ID": ["1", "2"], "Days Enrolled": ["180", "180"]}
    written |= {"Excused Absences": ["3", "4"], "Unexcused Absences": ["20", "1"]}
    mapping = recognise(sheet(written))
    assert mapping.labels_of(Field.DAYS_ABSENT) == ()


def test_terms_are_left_out_where_the_whole_year_stands_beside_them():
    columns = {
        "Student ID": ["001", "001", "002", "002"],
        "Term": ["Q1", "YTD", "Q1", "Q2"],
        "Days Enrolled": ["45", "180", "45", "45"],
        "Days Absent": ["9", "10", "2", "3"],
    }
    table = cleaned(columns)
    assert values(table, "absent") == [10.0, 2.0, 3.0]
    said = sentences(table, with_a_look=True)
    assert "Rows left out: 1. Why: a part of a year that is there as a whole" in said
