"""Names that stand once above their rows, as merged cells and pivot tables leave them."""

import pytest

from equity.intake.reader import read
from equity.intake.said_once import filled_down
from published_files import written

PLACES = """
    District,Student Group,Enrollment,Students Suspended
    Elm,Black,300,45
    ,White,600,24
    Ash,Black,100,10
    ,White,200,4
"""
NESTED = """
    District,Race,Gender,Suspension Rate
    Elm,Black,F,4.5
    ,,M,9.5
    ,White,F,2.5
    ,,M,3.5
"""
TWICE_IN_A_BLOCK = """
    District,Student Group,Enrollment,Students Suspended
    Elm,Black,300,45
    ,White,600,24
    ,Black,400,55
"""
ALL_STUDENTS_BLANK = """
    District,Race,Enrollment,Students Suspended
    Elm,Black,300,45
    Elm,,900,69
"""
PERSONS = """
    Student ID,Race,Absence Rate
    1,Black,4.5
    2,,9.5
"""


def names(text):
    (sheet,) = read(*written(text, "table_2022-23.csv"))
    found = filled_down(sheet)
    return [tuple(row)[:-1] for row in found.frame.astype("str").to_numpy()], found.notes


def test_a_place_that_stands_above_its_rows_is_that_of_all_of_them():
    rows, notes = names(PLACES)
    assert [row[0] for row in rows] == ["Elm", "Elm", "Ash", "Ash"]
    assert any("'District' each name stands only once" in one for one in notes)


def test_names_within_names_are_filled_too():
    rows, _notes = names(NESTED)
    assert rows == [
        ("Elm", "Black", "F"),
        ("Elm", "Black", "M"),
        ("Elm", "White", "F"),
        ("Elm", "White", "M"),
    ]


@pytest.mark.parametrize("text", [TWICE_IN_A_BLOCK, ALL_STUDENTS_BLANK, PERSONS])
def test_a_blank_that_may_mean_something_else_stays(text):
    rows, _notes = names(text)
    assert any("" in row for row in rows)
