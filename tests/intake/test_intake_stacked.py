"""Tables below each other in one sheet: each has its own rows, names and outcome."""

import pytest

from equity.chain import bringing
from equity.intake.cleaning import clean
from published_files import read, written

BLACK, WHITE = "Black or African American", "White"
REPORT = """
    Discipline report 2022-23,,,
    Table 1. In-school suspension,,,
    {0},Enrollment,Students Suspended,Percent
    Black,300,45,15.0
    White,600,24,4.0
    ,,,
    Table 2. Out-of-school suspension,,,
    {1},Enrollment,Students Suspended,Percent
    Black,300,30,10.0
    White,600,12,2.0
"""


def numbers(readings):
    tables = [clean(one, key=b"k" * 32, period=None).cells for one in readings]
    return {
        (one.measure.partition(".")[2], one.groups): (one.k_low, one.n_low, one.rate_low)
        for cells in tables
        for one in cells.itertuples()
    }


@pytest.mark.parametrize("names", [("Group", "Group"), ("Group", "Race")])
def test_a_title_begins_another_table_with_its_own_outcome(names):
    readings = read(written(REPORT.format(*names), "report.csv"))
    assert numbers(readings) == {
        ("in_school", BLACK): (45, 300, 0.15),
        ("in_school", WHITE): (24, 600, 0.04),
        ("out_of_school", BLACK): (30, 300, 0.1),
        ("out_of_school", WHITE): (12, 600, 0.02),
    }
    assert [one.sheet.header_row for one in readings] == [3, 8]
    assert [one.sheet.name for one in readings][1] == "Table 2. Out-of-school suspension"
    assert "Row 7 stands above" in readings[1].sheet.notes[0]
    assert all(one.loaded == one.rows_in == 2 for one in bringing.check(readings))


def test_two_tables_with_the_same_numbers_of_two_outcomes_are_both_read():
    text = REPORT.replace("300,30,10.0", "300,45,15.0").replace("600,12,2.0", "600,24,4.0")
    readings = read(written(text.format("Group", "Group"), "report.csv"))
    assert len(numbers(readings)) == 4


def test_names_that_come_again_on_the_next_page_begin_no_table():
    text = REPORT.replace("Table 2. Out-of-school suspension", "Page 2").replace("Black,300,30", "")
    (reading,) = read(written(text.format("Group", "Group"), "report.csv"))
    assert reading.sheet.header_row == 3
    assert any("repeats the column names" in one.reason for one in reading.sheet.listed)
