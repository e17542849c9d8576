"""Totals of discipline by student: how many, what is unknown, and what is no such file."""

import pytest
from written_sheets import cleaned, sentences, sheet, values

from equity.intake.also_told import more_of
from equity.intake.mapping import Reading
from equity.intake.recogniser import recognise
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

IDS = ["001", "002", "003", "004"]
TOTALS = {
    "Student ID": IDS,
    "Referrals": ["3", "1", "0", "0"],
    "OSS Count": ["1", "0", "0", "1"],
    "ISS Count": ["1", "0", "0", "0"],
    "OSS Days": ["2.5", "0", "0", "1"],
}


@pytest.mark.parametrize(
    "columns",
    [
        ("Number of Suspensions", "Days Suspended"),
        ("ISS", "OSS"),
        ("Total Incidents", "Suspensions"),
        ("OSS Count", "OSS Days", "ISS Count", "ISS Days"),
    ],
)
def test_numbers_of_suspensions_or_referrals_are_totals(columns):
    written = {"Student ID": IDS} | {one: ["0", "1", "2", "0"] for one in columns}
    assert recognise(sheet(written)).kind is FileKind.TOTALS


@pytest.mark.parametrize(
    ("others", "kind"),
    [
        (("Days Enrolled", "Days Absent"), FileKind.ATTENDANCE),
        (("Excused Absences", "Unexcused Absences"), FileKind.ATTENDANCE),
        (("GPA",), FileKind.ACADEMICS),
    ],
)
def test_days_of_suspension_beside_attendance_or_marks_leave_a_file_what_it_is(others, kind):
    columns = (*others, "Days Suspended")
    written = {"Student ID": IDS} | {one: ["3", "1", "2", "0"] for one in columns}
    assert recognise(sheet(written)).kind is kind


def test_days_of_suspension_alone_make_no_log_of_a_list_of_students():
    groups = {"Race": ["White", "Asian"] * 2, "Gender": ["F", "M"] * 2}
    days = {"OSS Days": ["0", "1", "0", "0"], "ISS Days": ["0", "2", "0", "0"]}
    assert recognise(sheet({"Student ID": IDS} | groups | days)).kind is FileKind.ROSTER


def test_a_log_and_a_list_of_students_stay_what_they_are():
    log = TOTALS | {"Incident Date": ["2025-10-01"] * 4, "Action": ["OSS"] * 4}
    assert recognise(sheet(log)).kind is FileKind.INCIDENTS
    groups = {"Race": ["White", "Asian"] * 2, "Gender": ["F", "M"] * 2}
    assert recognise(sheet(TOTALS | groups)).kind is FileKind.ROSTER


def test_suspensions_in_school_and_out_of_school_are_added_and_so_are_their_days():
    table = cleaned(TOTALS | {"ISS Days": ["0.5", "0", "0", "0"]})
    assert values(table, "suspended") == values(table, "suspensions") == [2, 0, 0, 1]
    assert values(table, "days") == [3, 0, 0, 1]
    assert "Days lost are those of 'OSS Days' and 'ISS Days', added up" in sentences(table)
    assert (table.rows_in, table.loaded) == (4, 4)


def test_a_student_with_a_suspension_has_an_incident_too():
    table = cleaned(TOTALS)
    assert values(table, "incidents") == [3, 1, 0, 1]
    assert "suspension and no incident: 1" in sentences(table, with_a_look=True)


def test_blank_is_unknown_and_not_zero():
    table = cleaned(TOTALS | {"OSS Count": ["", "", "0", "1"]})
    assert values(table, "suspended") == [1, None, 0, 1]
    assert "how many suspensions: 1. They are unknown, not 0" in sentences(table, with_a_look=True)


def test_what_one_part_leaves_open_is_a_suspension_at_least_and_no_number_of_them():
    table = cleaned(TOTALS | {"OSS Count": ["", "", "0", "1"], "OSS Days": ["2", "", "0", "1"]})
    assert values(table, "suspended") == [1, None, 0, 1]
    assert values(table, "suspensions") == [None, None, 0, 1]
    assert values(table, "days") == [2, None, 0, 1]


@pytest.mark.parametrize("total", ["Total Suspensions", "Suspensions"])
def test_a_total_beside_its_parts_is_not_added_to_them(total):
    written = TOTALS | {total: ["2", "0", "0", "1"], "Total Days Suspended": ["4", "0", "0", "1"]}
    assert values(cleaned(written), "suspensions") == [2, 0, 0, 1]
    assert values(cleaned(written), "days") == [4, 0, 0, 1]


@pytest.mark.parametrize(
    "more",
    [
        {"Total Suspensions": ["1", "0", "0", "1"]},
        {"Number of ISS": ["2", "0", "0", "0"]},
        {"Days Suspended": ["1", "0", "0", "1"]},
    ],
)
def test_columns_that_count_the_same_and_do_not_fit_are_asked_about(more):
    with pytest.raises(Problem, match="their numbers do not fit together"):
        cleaned(TOTALS | more)


def test_blank_cells_beside_no_zero_are_asked_about():
    with pytest.raises(Problem, match="nobody has 0 in 'Suspensions', and 2 rows"):
        cleaned({"Student ID": IDS, "Suspensions": ["1", "", "2", ""]})
    table = cleaned({"Student ID": IDS, "Suspensions": ["1", "0"] * 2, "Days": ["3", ""] * 2})
    assert values(table, "days") == [3, 0, 3, 0]


def test_days_alone_say_who_was_suspended_and_not_how_often():
    written = {"Student ID": IDS, "ISS Days": ["0", "0", "1", ""], "OSS Days": ["2", "0", "0", "0"]}
    assert recognise(sheet(written)).kind is FileKind.TOTALS
    table = cleaned(written)
    assert values(table, "suspended") == [1, 0, 1, None]
    assert values(table, "suspensions") == [None] * 4


def test_days_of_a_row_for_each_suspension_are_no_totals():
    assert recognise(sheet({"Student ID": ["1", "1"], "OSS Days": ["2", "3"]})).kind is None


def test_days_without_a_suspension_are_one_and_said():
    table = cleaned(TOTALS | {"OSS Days": ["2", "1", "0", "1"]})
    assert values(table, "suspensions") == values(table, "suspended") == [2, 1, 0, 1]
    assert "days of suspension and no suspension: 1" in sentences(table, with_a_look=True)


def test_a_file_in_which_nobody_has_none_says_how_it_is_read():
    table = cleaned({"Student ID": IDS, "Suspensions": ["1", "2", "1", "3"]})
    assert "without a row count as having none" in sentences(table, with_a_look=True)
    assert "does not count incidents or referrals" in sentences(table)
    assert "without a row" not in sentences(cleaned(TOTALS))


def test_without_any_number_it_asks():
    mapping = recognise(sheet({"Student ID": IDS})).with_kind(FileKind.TOTALS)
    with pytest.raises(Problem, match="does not count suspensions or referrals"):
        cleaned({"Student ID": IDS}, mapping=mapping)


def test_days_suspended_are_never_taken_for_suspensions():
    mapping = recognise(sheet(TOTALS))
    assert mapping.column("OSS Days").field is Field.DAYS_REMOVED
    assert mapping.labels_of(Field.SUSPENSIONS) == ("OSS Count", "ISS Count")


def test_a_list_with_as_many_groups_as_days_stays_a_list_where_each_student_stands_once():
    columns = {
        "ID": [f"{n:03d}" for n in range(8)],
        "Race": ["White", "Asian"] * 4,
        "Gender": ["F", "M"] * 4,
        "Days Absent": ["3", "20"] * 4,
        "Days Enrolled": ["180"] * 8,
    }
    assert recognise(sheet(columns)).kind is FileKind.ROSTER
    terms = {**columns, "ID": [*columns["ID"][:7], "006"]}
    assert recognise(sheet(terms)).kind is FileKind.ATTENDANCE


def test_marks_on_a_list_of_students_stand_beside_it():
    columns = {
        "ID": [f"{n:03d}" for n in range(8)],
        "Race": ["White", "Asian"] * 4,
        "Gender": ["F", "M"] * 4,
        "Course": ["Algebra 1"] * 8,
        "Letter Grade": ["A", "F"] * 4,
    }
    table = sheet(columns)
    reading = Reading(table, recognise(table))
    assert reading.mapping.kind is FileKind.ROSTER
    (marks,) = more_of(reading, set())
    assert marks.mapping.labels_of(Field.MARK) == ("Letter Grade",)


def test_days_of_each_term_beside_groups_are_attendance_and_no_published_table():
    columns = {
        "Student ID": [f"{n:03d}" for n in range(8)] * 2,
        "Race": ["White", "Asian"] * 8,
        "Gender": ["F", "F", "M", "M"] * 4,
        "Days Absent": ["3", "20"] * 8,
        "Days Enrolled": ["90"] * 16,
    }
    assert recognise(sheet(columns)).kind is FileKind.ATTENDANCE
