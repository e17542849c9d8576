"""Text of people's own on its way to a screen or a file."""

import csv
import io

import pytest

from equity.intake.sheet import Listed
from equity.ui.bring.report import left_out
from equity.ui.show.frame import plain
from equity.ui.show.tables import as_csv


def read(file):
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("cell", ["=cmd()", "+cmd", "-cmd", "@cmd", "\tcmd", "\rcmd"])
def test_a_cell_that_a_spreadsheet_would_run_is_marked(cell):
    assert read(as_csv([{"Group": cell}], ["Group"]))[1] == [f"'{cell}"]


@pytest.mark.parametrize("number", ["-6", "+11", "2.6", "−6"])
def test_a_number_stays_a_number(number):
    assert read(as_csv([{"Difference": number}], ["Difference"]))[1] == [number]


def test_only_the_named_columns_leave():
    assert read(as_csv([{"Group": "Girls", "id": "17"}], ["Group"])) == [["Group"], ["Girls"]]


def test_left_out_rows_are_listed_by_place_and_reason():
    listed = (Listed("=log.csv", None, 7, "Student ID", "not on the list of students"),)
    assert read(left_out(listed)) == [
        ["File", "Sheet", "Row", "Column", "Reason"],
        ["'=log.csv", "", "7", "Student ID", "not on the list of students"],
    ]


def test_signs_in_a_name_are_no_markup():
    assert plain("*Zone_1* [a](b)") == r"\*Zone\_1\* \[a\](b)"
