"""Published tables with one number a row, as portals export them: a column for each number."""

import pytest

from equity.chain import bringing
from equity.intake.cleaning import clean
from equity.intake.melted import with_numbers_apart
from equity.intake.reader import read as read_bytes
from published_files import read, written

BLACK, WHITE = "Black or African American", "White"
ABSENCE = """
    School,Student Group,Indicator,Value
    Oak,Black,Enrollment,300
    Oak,Black,Chronically Absent Students,90
    Oak,Black,Chronic Absenteeism Rate,30.0%
    Oak,White,Enrollment,600
    Oak,White,Chronically Absent Students,60
    Oak,Asian,Enrollment,20
    Oak,Asian,Chronic Absenteeism Rate,*
"""


def test_numbers_that_rows_name_are_those_of_their_group():
    (reading,) = read(written(ABSENCE, "report_2022-23.csv"))
    table = clean(reading, key=b"k" * 32, period=None)
    found = {one.groups: (one.k_low, one.n_low, one.rate_low) for one in table.cells.itertuples()}
    assert found[BLACK] == (90, 300, 0.3)
    assert found[WHITE][:2] == (60, 600)
    assert table.cells.set_index("groups").loc["Asian", "n_low"] == 20
    (report,) = bringing.check([reading])
    assert (report.rows_in, report.loaded, report.listed) == (7, 7, 0)
    assert "7 of 7 rows" in report.checks[0].sentence


def test_numbers_of_nothing_that_the_file_names_stay_as_they_are():
    (sheet,) = read_bytes(*written("Indicator,Value\nEnrollment,300\nAbsence Rate,3.0"))
    assert with_numbers_apart(sheet) is sheet


def test_groups_and_places_that_stand_once_above_their_numbers_are_read():
    (reading,) = read(
        written("""
        School,Student Group,Measure,Value
        Oak,Black,Number of Students,300
        ,,Number Suspended,45
        ,White,Number of Students,600
        ,,Number Suspended,24
    """)
    )
    cells = clean(reading, key=b"k" * 32, period=None).cells
    found = {(one.place, one.groups): (one.k_low, one.n_low) for one in cells.itertuples()}
    assert found == {("Oak", BLACK): (45, 300), ("Oak", WHITE): (24, 600)}


def test_a_unit_of_each_number_keeps_the_numbers_of_a_group_in_one_row():
    text = ABSENCE.replace("Value", "Unit,Value").replace("Enrollment,", "Enrollment,students,")
    text = text.replace("Students,", "Students,students,").replace("Rate,", "Rate,percent,")
    (sheet,) = read_bytes(*written(text))
    found = with_numbers_apart(sheet)
    assert len(found.frame) == 3
    assert "Unit" not in found.labels
    assert "'Unit' only says more of 'Indicator'" in found.notes[-1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Oak,White,Chronically Absent Students", "Oak,Black,Chronically Absent Students"),
        ("School,", "Student ID,"),
        ("Enrollment", "Chronically Absent Boys"),
    ],
)
def test_rows_that_say_a_number_twice_or_of_persons_or_one_kind_of_number_stay(old, new):
    text = ABSENCE.replace(old, new)
    if "Boys" in new:
        text = "\n".join(line for line in text.splitlines() if "Rate" not in line)
    (sheet,) = read_bytes(*written(text))
    assert with_numbers_apart(sheet) is sheet
