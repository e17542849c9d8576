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
EACH_GROUP_ALONE = """
    Race,Gender,Enrollment,Students Suspended
    Black,,300,45
    White,,600,24
    ,F,450,30
    ,M,450,39
"""
DISTRICTS_BELOW_THEIR_SCHOOLS = """
    Level,District,School,Enrollment,Students Suspended
    School,Elm,Elm High,300,45
    School,Ash,Ash High,100,10
    District,Elm,,310,46
    District,Ash,,110,11
"""
A_DISTRICT_BELOW_ITS_SCHOOL = """
    District,School,Level,Enrollment,Students Suspended
    Elm,Elm High,School,300,45
    Elm,,District,310,46
    Ash,Ash High,School,100,10
    Ash,,District,110,11
"""
ALL_BELOW_A_GROUP = """
    District,Student Group,Enrollment,Students Suspended
    Elm,Students with disabilities,40,9
    ,,210,14
    Ash,English learners,50,11
    ,,240,25
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


def test_grades_tell_the_rows_of_a_school_apart():
    rows, _notes = names("""
        School,Grade,Enrollment,Students Suspended
        Elm,6,100,12
        ,7,200,10
        Ash,6,50,5
        ,7,200,10
    """)
    assert [row[0] for row in rows] == ["Elm", "Elm", "Ash", "Ash"]


def test_the_total_below_the_rows_of_a_place_is_of_all_its_groups():
    rows, _notes = names("""
        School,Student Group,Enrollment,Students Suspended
        Elm,Black,100,12
        ,White,200,10
        Elm Total,,300,22
        Ash,Black,50,5
        ,White,200,10
        Ash Total,,250,15
    """)
    assert [row[:2] for row in rows[:4]] == [
        ("Elm", "Black"),
        ("Elm", "White"),
        ("Elm", ""),
        ("Ash", "Black"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        TWICE_IN_A_BLOCK,
        ALL_STUDENTS_BLANK,
        EACH_GROUP_ALONE,
        DISTRICTS_BELOW_THEIR_SCHOOLS,
        A_DISTRICT_BELOW_ITS_SCHOOL,
        ALL_BELOW_A_GROUP,
        PERSONS,
    ],
)
def test_a_blank_that_may_mean_something_else_stays(text):
    rows, _notes = names(text)
    assert any("" in row for row in rows)
