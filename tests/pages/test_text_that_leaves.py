"""Text of people's own on its way to a screen or a file."""

import csv
import io

import pytest

from equity.intake.sheet import Listed
from equity.ui.bring.left_out import records
from equity.ui.show.frame import plain
from equity.ui.show.leaving import as_csv, chart, download, named


def read(file):
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("cell", ["=cmd()", "+cmd", "-cmd", "@cmd", "\tcmd", "\rcmd"])
def test_a_cell_that_a_spreadsheet_would_run_is_marked(cell):
    assert read(as_csv([{"Group": cell}], ["Group"]))[1] == [f"'{cell}"]


@pytest.mark.parametrize("number", ["-6", "+11", "2.6", "−6"])
def test_a_number_stays_a_number(number):
    assert read(as_csv([{"Difference": number}], ["Difference"]))[1] == [number]


@pytest.mark.parametrize("make", [named, as_csv])
def test_a_column_that_nobody_named_is_refused(make):
    with pytest.raises(ValueError, match="Nobody named the column 'id'"):
        make([{"Group": "Girls"}, {"Group": "Boys", "id": "17"}], ["Group"])


def test_a_number_is_refused_where_text_belongs():
    with pytest.raises(ValueError, match="more digits than are shown"):
        named([{"Rate": 0.7142857}], ["Rate"])


HIDDEN_IN_A_PICTURE = {
    "a row of a layer": {"layer": [{"data": {"values": [{"x": 1}, {"x": 2, "rate": 0.7}]}}]},
    "a row beside the layers": {"data": {"values": [{"rate": 0.7}]}, "layer": []},
    "a row of a lookup": {"transform": [{"lookup": "x", "from": {"data": {"values": [{"k": 7}]}}}]},
    "a named set of rows": {"datasets": {"all": [{"rate": 0.7}]}},
    "rows of another address": {"data": {"url": "rows.json"}},
}


@pytest.mark.parametrize("where", HIDDEN_IN_A_PICTURE)
def test_a_picture_with_more_columns_than_were_named_is_refused(where):
    with pytest.raises(ValueError, match=r"Nobody named|has its rows in its layers"):
        chart(HIDDEN_IN_A_PICTURE[where] | {"description": "A picture"}, {"x"}, key="picture")


def test_a_file_of_another_kind_is_not_offered():
    with pytest.raises(KeyError):
        download("Rows", b"", file_name="rows.csv")


def test_left_out_rows_are_listed_by_place_and_reason():
    listed = (Listed("=log.csv", None, 7, "Student ID", "not on the list of students"),)
    (row,) = records(listed)
    assert row == {
        "File": "=log.csv",
        "Sheet": "",
        "Row": "7",
        "Column": "Student ID",
        "Reason": "not on the list of students",
    }


def test_signs_in_a_name_are_no_markup():
    assert plain("*Zone_1* [a](b)") == r"\*Zone\_1\* \[a\](b)"
