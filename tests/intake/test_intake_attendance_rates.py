"""A file that says the share of days instead of the days: right flags, or a question."""

import io
import json

import pytest
from openpyxl import Workbook
from written_sheets import cleaned, sentences, values

from equity.cli import main
from equity.problems import Problem

IDS = ["001", "002", "003", "004"]


def chronic(label, *rates, **more):
    columns = {"Student ID": IDS[: len(rates)], "School Year": ["2023-24"] * len(rates)}
    return cleaned(columns | {label: list(rates)} | more)


@pytest.mark.parametrize(
    ("label", "rates"),
    [
        ("Attendance Rate", ("89.9", "90.1", "100", "0")),
        ("Attendance %", ("89.9%", "90.1 %", "100%", "0%")),
        ("Percent Present", ("0.899", "0.901", "1", "0")),
        ("Absence Rate", ("10.1", "9.9", "0", "100")),
        ("Percent Absent", ("10.1%", "9.9%", "0.9%", "100%")),
        ("Percent Absent", ("10.1%", "9.9%", "0", "100%")),
    ],
)
def test_a_student_who_was_there_on_nine_days_of_ten_or_fewer_is_flagged(label, rates):
    assert values(chronic(label, *rates), "chronic") == [1, 0, 0, 1]


def test_shares_of_absence_under_one_are_asked_about():
    with pytest.raises(Problem, match="half of the days"):
        chronic("Absence Rate", "0.5", "0.9", "0.1", "0.2")


def test_who_is_exactly_at_the_line_counts_and_is_said():
    table = chronic("Attendance Rate", "90.0", "90", "91", "?")
    assert values(table, "chronic") == [1, 1, 0]
    assert "exactly at that line: 2" in sentences(table)
    assert "Rows left out: 1" in sentences(table)


def test_with_days_enrolled_the_rate_becomes_days():
    table = chronic("Attendance Rate", "90", "95", "50", **{"Days Enrolled": ["180", "180", "4"]})
    assert values(table, "absent") == [18, 9, 2]
    assert values(table, "enrolled") == [180, 180, 4]
    assert "exactly at that line: 1" in sentences(table)


def test_days_go_before_rates_and_days_absent_alone_leave_the_rates():
    days = {"Days Absent": ["18", "9"], "Days Enrolled": ["180", "180"]}
    table = chronic("Attendance Rate", "90", "95", **days)
    assert "that line" not in sentences(table)
    table = chronic("Attendance Rate", "90", "95", **{"Days Absent": ["18", "9"]})
    assert values(table, "chronic") == [1, 0]
    assert "rates and no days enrolled" in sentences(table)


def test_rates_of_parts_of_a_year_are_never_put_together():
    columns = {"Student ID": ["1", "1", "2"], "School Year": ["2023-24"] * 3}
    with pytest.raises(Problem, match="several rates"):
        cleaned(columns | {"Attendance Rate": ["95", "85", "99"]})
    with_year = {"Term": ["Q1", "Full Year", "Full Year"], "Attendance Rate": ["95", "85", "99"]}
    assert values(cleaned(columns | with_year), "chronic") == [1, 0]


def test_percent_cells_of_a_workbook_count_the_students_that_plain_python_counts(tmp_path, capsys):
    students = [(str(1000 + at), "Black" if at % 3 else "White", 0.8 + at % 41 / 200)
                for at in range(300)]  # fmt: skip
    book = Workbook()
    book.active.append(["Student ID", "School Year", "Attendance Rate"])
    for student, _race, rate in students:
        book.active.append([student, "2023-24", rate])
        book.active.cell(book.active.max_row, 3).number_format = "0.0%"
    memory = io.BytesIO()
    book.save(memory)
    (tmp_path / "attendance.xlsx").write_bytes(memory.getvalue())
    roster = [
        "Student ID,School Year,Race",
        *(f"{one},2023-24,{race}" for one, race, _ in students),
    ]
    (tmp_path / "roster.csv").write_text("\n".join(roster), encoding="utf-8")
    files = [str(tmp_path / name) for name in ("roster.csv", "attendance.xlsx")]
    asked = ["--view", "staff", "--by", "race_ethnicity", "--measure", "chronically_absent"]
    assert main(["gaps", *files, *asked, "--format", "json"]) == 0, capsys.readouterr().err
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    found = {one["group"][0]: one["k"][0] for one in table["groups"]}
    for race, name in (("Black", "Black or African American"), ("White", "White")):
        truth = [one for one in students if one[1] == race and round(one[2], 6) <= 0.9]
        assert found[name] == len(truth)
