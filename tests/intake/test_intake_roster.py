from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from written_sheets import KEY, cleaned, roster, sentences, sheet, values

from equity.intake.cleaning import clean
from equity.intake.identity import STUDENT, hasher, name_tokens
from equity.intake.mapping import Reading
from equity.intake.reader import read
from equity.intake.recogniser import recognise
from equity.intake.sheet import Listed
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

DATA = Path(__file__).parents[1] / "data"
IDS = ["001", "002", "003", "004"]


def test_students_count_once_and_rows_without_an_id_are_listed():
    columns = {
        "Student ID": ["001", " 001", "", "NULL", "1", "002"],
        "Race": ["White", "Black", "Asian", "Asian", "Asian", "Asian"],
    }
    table = cleaned(columns)
    assert values(table, "race_ethnicity") == ["White", "Asian", "Asian"]
    assert [(one.row, one.reason) for one in table.listed] == [
        (4, "no student ID"),
        (5, "no student ID"),
        (3, "the same student again"),
    ]
    assert table.rows_in == 6 == table.loaded + len(table.listed)


def test_the_same_student_in_two_years_is_loaded_twice():
    columns = {
        "Student ID": ["1", "1", "2"],
        "School Year": ["2024-2025", "2025-26", "25-26"],
        "Race": ["White"] * 3,
    }
    table = cleaned(columns)
    assert values(table, "period") == ["2024-25", "2025-26", "2025-26"]
    assert "3 of 3 rows are loaded, one for each student and school year" in sentences(table)


def test_rows_are_said_to_be_one_for_each_student_only_where_no_student_has_two():
    assert "2 of 2 rows are loaded, one for each student" in sentences(
        cleaned({"Student ID": ["1", "2"], "Race": ["White"] * 2})
    ).split("\n")


def test_rows_that_the_reader_listed_count_as_rows_in():
    table = sheet(roster(Race=["White", "Black"]))
    note = Listed("file.csv", None, 4, None, "a Total row")
    reading = Reading(replace(table, listed=(note,)), recognise(table))
    loaded = clean(reading, key=KEY, period="2025-26")
    assert loaded.rows_in == 3 == loaded.loaded + len(loaded.listed)
    assert "2 of 3 rows are loaded" in sentences(loaded)


def test_many_rows_a_student_look_like_incidents():
    table = cleaned({"Student ID": ["1"] * 9 + ["2"], "Race": ["White"] * 10})
    assert "These look like incidents, not students" in sentences(table, with_a_look=True)


def test_ids_are_hashes_under_the_key_and_leading_zeros_count():
    table = cleaned({"Student ID": ["007", "7", "A-7", "12.0"], "Race": ["White"] * 4})
    hashed = hasher(key=KEY, what=STUDENT)
    assert values(table, "person") == [hashed("007"), hashed("7"), hashed("A-7"), hashed("12")]
    assert hasher(key=b"another", what=STUDENT)("007") != hashed("007")


def test_names_birth_dates_and_contacts_leave_nothing_but_hashed_words():
    columns = {
        "Student ID": IDS,
        "Student Name": ["O'Neil-Peña, José B.", "Wu, Li", "Canary, Zelda", ""],
        "DOB": ["2010-09-08"] * 4,
        "Email": ["zelda@canary.org"] * 4,
        "Race": ["White"] * 4,
    }
    table = cleaned(columns)
    assert list(table.frame.columns) == ["person", "period", "race_ethnicity"]
    assert table.name_tokens == name_tokens(["neil", "PENA", "Jose", "canary zelda"], key=KEY)
    everything = (
        table.frame.to_csv() + sentences(table) + str(table.listed) + str(table.name_tokens)
    )
    for secret in ("anary", "Jos", "2010", "example", "001"):
        assert secret not in everything
    assert "'Student Name', 'DOB', 'Email'" in sentences(table)


def test_the_frame_holds_text_and_missing_values_only():
    table = cleaned(roster(Race=["White", ""], Sex=["F", "M"]))
    assert {str(table.frame[name].dtype) for name in ("person", "period")} == {"str"}
    assert {str(table.frame[one.name].dtype) for one in table.dimensions} == {"category"}
    assert {type(cell) for name in table.frame for cell in table.frame[name].dropna()} == {str}
    assert table.frame["race_ethnicity"].isna().tolist() == [False, True]
    assert (table.kind, table.comments, table.items) == (FileKind.ROSTER, None, ())


def test_a_group_that_is_often_unknown_is_named():
    table = cleaned(roster(Race=["White"] * 9 + [""], Sex=["F"] * 10))
    said = sentences(table, with_a_look=True)
    assert "'Race and ethnicity' is not known for 10 of 100 rows" in said
    assert "Gender" not in said


def test_columns_left_out_are_named():
    table = cleaned(roster(Race=["White"] * 4, Locker=list("ABCD"), District=["One"] * 4))
    assert "Columns left out: 'Locker'" in sentences(table)
    assert "Columns not needed from this file: 'District'" in sentences(table)


def test_a_file_without_a_kind_an_id_or_a_year_is_a_problem_that_says_what_to_do():
    with pytest.raises(Problem, match="We could not tell what this file is"):
        cleaned({"A": ["1"], "B": ["2"]})
    without_id = recognise(sheet(roster(Race=["White"]))).with_column("Student ID", field=None)
    with pytest.raises(Problem, match=r"no column is 'Student ID"):
        cleaned(roster(Race=["White"]), mapping=without_id)
    with pytest.raises(Problem, match="Write the school year"):
        cleaned(roster(Race=["White"]), period=None)


def test_two_columns_of_one_meaning_are_a_problem_that_names_them():
    columns = roster(Race=["White"], Other_ID=["2"])
    mapping = recognise(sheet(columns)).with_column("Other ID", field=Field.STUDENT_ID)
    with pytest.raises(Problem, match="'Student ID', 'Other ID'"):
        cleaned(columns, mapping=mapping)


def test_a_students_export_of_another_tool_is_cleaned():
    name = "fake_students_export.csv"
    (table,) = read(name, (DATA / "studentinsights" / name).read_bytes())
    loaded = clean(Reading(table, recognise(table)), key=KEY, period="2015-16")
    assert loaded.loaded == 5
    hispanic = "Hispanic or Latino"
    races = ["Black or African American", "Asian", hispanic, hispanic, hispanic]
    assert values(loaded, "race_ethnicity") == races
    assert values(loaded, "grade") == ["7", "10", "7", "7", "7"]
    low, other = "Students from low-income families", "Other students"
    assert values(loaded, "low_income") == [other, low, low, low, low]
    assert set(values(loaded, "section_504")) == {"Other students"}
    assert values(loaded, "disability") == ["Specific LDs", None, None, None, None]
    everything = loaded.frame.to_csv() + sentences(loaded)
    assert "Fake" not in everything
    assert "555" not in everything


def test_an_empty_list_of_students_gives_an_empty_table():
    table = cleaned({"Student ID": [""], "Race": ["White"]})
    assert (table.loaded, len(table.listed)) == (0, 1)
    assert isinstance(table.frame, pd.DataFrame)


@pytest.mark.parametrize(
    ("name", "written", "left"),
    [
        ("Exit Date", ["", "2025-11-02", ""], 1),
        ("Enrollment Status", ["Active", "Inactive", "Withdrawn"], 2),
        ("Exit Date", ["", "", ""], 0),
        ("Exit Date", ["2026-06-12"] * 3, 0),
        ("Lunch Status", ["Free", "Paid", "Free"], 0),
    ],
)
def test_students_who_have_left_are_said_and_counted(name, written, left):
    table = cleaned(roster(Grade=["6", "7", "8"]) | {name: written})
    assert table.loaded == 3
    said = sentences(table, with_a_look=True)
    assert (f"not active: {left}. They count like all others" in said) is bool(left)


def test_students_who_left_by_the_codes_of_powerschool_are_told():
    columns = roster(Enroll_Status=["0", "2", "0", "-1"], Race=["White", "Asian"] * 2)
    said = sentences(cleaned(columns), with_a_look=True)
    assert "'Enroll Status' says that students have left or are not active: 2" in said
    columns = roster(Enroll_Status=["0"] * 4, Race=["White", "Asian"] * 2)
    assert "have left" not in sentences(cleaned(columns))


def test_adults_on_a_list_of_persons_are_no_students():
    roles = ["student", "Teacher", "Student (new)", ""]
    table = cleaned(roster(Role=roles, Grade=["6", "", "7", "8"]))
    assert values(table, "grade") == ["6", "7", "8"]
    assert [(one.row, one.reason) for one in table.listed] == [(3, "not a student")]


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ({"title": ["Art", "Math"], "grades": ["06", "07"]}, None),
        ({"familyName": ["Lopez", "Smith"], "grades": ["06", "07"]}, FileKind.ROSTER),
        ({"sex": ["female", "male"], "asian": ["true", "false"]}, FileKind.ROSTER),
    ],
)
def test_numbers_that_anything_can_have_are_of_students_where_something_personal_is(columns, kind):
    assert recognise(sheet({"sourcedId": ["x1", "x2"], **columns})).kind is kind


def test_a_row_for_each_race_of_a_student_makes_several_races_and_other_rows_do_not():
    columns = {
        "Student ID": ["1", "1", "2", "2", "3", "3"],
        "Race": ["White", "Black", "White", "Black", "Asian", ""],
        "Grade": ["6", "6", "6", "7", "6", "6"],
    }
    table = cleaned(columns)
    assert values(table, "race_ethnicity") == ["Two or more races", "White", "Asian"]
    said = sentences(table, with_a_look=True)
    assert "Students with rows that differ in race alone: 1. All races" in said
    assert "'Race and ethnicity' differs between the rows of the same student" in said


def test_students_who_never_came_or_are_made_up_are_said():
    columns = roster(Race=["White"] * 4, No_Show=["N", "Y", "N", ""])
    names = {"Last Name": ["Testa", "Test", "Rivera", "Contest"]}
    table = cleaned({**columns, **names})
    said = sentences(table, with_a_look=True)
    assert "'No Show' says that students have left or are not active: 1" in said
    assert "the word 'Test': 1" in said
    assert len(table.frame) == 4
