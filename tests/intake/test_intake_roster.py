from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from written_sheets import KEY, cleaned, sentences, sheet, values

from equity.intake.cleaning import clean
from equity.intake.dictionaries import GROUP_VALUES
from equity.intake.identity import STUDENT, hasher, name_tokens
from equity.intake.mapping import Reading
from equity.intake.reader import read
from equity.intake.recogniser import recognise
from equity.intake.sheet import Listed
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

DATA = Path(__file__).parents[1] / "data"
IDS = ["001", "002", "003", "004"]
OTHERS = "Other students"


def roster(**columns: list[str]) -> dict[str, list[str]]:
    rows = len(next(iter(columns.values())))
    return {"Student ID": [f"{n:03d}" for n in range(1, rows + 1)]} | {
        name.replace("_", " "): column for name, column in columns.items()
    }


@pytest.mark.parametrize(
    ("header", "written", "groups"),
    [
        (
            "Race",
            ["W", "caucasian", "Black/African American", "HISPANIC ", "rf", "Swana", "T", "Other"],
            [
                "White",
                "White",
                "Black or African American",
                "Hispanic or Latino",
                "Filipino",
                "Middle Eastern or North African",
                "Two or more races",
                "Self-described",
            ],
        ),
        (
            "Race",
            [
                "White, not Hispanic",
                "Black (non-Hispanic)",
                "Black; Latina",
                "Asian, White",
                "NULL",
            ],
            [
                "White",
                "Black or African American",
                "Hispanic or Latino",
                "Two or more races",
                None,
            ],
        ),
        (
            "Gender",
            ["F", "male", "X", "u", ""],
            ["Girls", "Boys", "Nonbinary students", None, None],
        ),
        (
            "EL",
            ["Y", "RFEP", "I", "0", "1.0", ""],
            [
                "Multilingual learners (English learners)",
                "Formerly English learners",
                "Fluent English proficient from the start",
                "English only",
                "Multilingual learners (English learners)",
                None,
            ],
        ),
        (
            "SWD",
            ["TRUE", "false", "504", "IEP", "", "unknown"],
            [
                "Students with disabilities",
                "Students without disabilities",
                "Students with a 504 plan",
                "Students with disabilities",
                None,
                None,
            ],
        ),
        (
            "Lunch Status",
            ["F", "R", "P", "D", "t"],
            [
                "Students from low-income families",
                "Students from low-income families",
                "Other students",
                "Students from low-income families",
                "Other students",
            ],
        ),
        ("Foster", ["Yes", "no", "1", "0"], ["Foster youth", OTHERS] * 2),
        ("504", ["Y", "N", "", "Not 504"], ["Students with a 504 plan", OTHERS, None, OTHERS]),
        (
            "Grade",
            ["07", "7th", "Grade 7", "K", "PK", "7.0", "first grade"],
            [*list("777K"), "TK", "7", "1"],
        ),
        (
            "Home Language",
            ["Spanish", "SPANISH", "spa\u200bnish", "Hmong"],
            ["Spanish"] * 3 + ["Hmong"],
        ),
    ],
)
def test_values_become_groups_in_people_first_words(header, written, groups):
    table = cleaned(roster(District=["One"] * len(written)) | {header: written})
    (dimension,) = table.dimensions
    assert values(table, dimension.name) == groups


def test_lunch_codes_t_and_f_alone_are_true_and_false():
    table = cleaned(roster(Sex=["F"] * 3, FRL=["T", "F", "T"]))
    low, other = "Students from low-income families", "Other students"
    assert values(table, "low_income") == [low, other, low]


def test_digits_are_never_read_as_races_or_genders():
    for field in (Field.RACE_ETHNICITY, Field.GENDER):
        assert not [word for word in GROUP_VALUES[field] if word.isdigit()]
    table = cleaned(roster(Race=["1", "5", "7"], Sex=["1", "2", "1"]))
    assert values(table, "race_ethnicity") == ["1", "5", "7"]
    assert values(table, "gender") == ["1", "2", "1"]
    assert "written in numbers (1, 5, 7)" in sentences(table, with_a_look=True)
    assert "'Gender'" in sentences(table, with_a_look=True)


def test_a_spelling_that_nobody_knows_is_kept_and_named():
    table = cleaned(roster(Race=["White", "Cape Verdean", "cape verdean", "Cape Verdean"]))
    assert values(table, "race_ethnicity") == ["White", *["Cape Verdean"] * 3]
    assert "kept as they are: Cape Verdean" in sentences(table, with_a_look=True)


def test_a_value_that_means_everybody_is_no_group():
    table = cleaned(roster(Race=["White", "All students", "Total"], House=["Elm", "All", "Oak"]))
    assert values(table, "race_ethnicity") == ["White", None, None]
    assert table.dimensions[0].groups == ("White",)


@pytest.mark.parametrize(
    ("columns", "groups"),
    [
        (
            {"Race": ["White", "Black", "", "Asian"], "Hispanic": ["Y", "N", "Y", ""]},
            ["Hispanic or Latino", "Black or African American", "Hispanic or Latino", "Asian"],
        ),
        (
            {
                "White": ["1", "1", "0", "0"],
                "Asian": ["0", "1", "1", "0"],
                "Hispanic": ["No", "No", "Yes", "No"],
            },
            ["White", "Two or more races", "Hispanic or Latino", None],
        ),
        (
            {
                "Race": ["Asian", "", "", ""],
                "White": ["X", "X", "", "Y"],
                "Black": ["", "", "X", "Y"],
            },
            ["Asian", "White", "Black or African American", "Two or more races"],
        ),
        (
            {"FedEthnicity": ["1", "0", "Not Hispanic", ""], "Sex": ["F"] * 4},
            ["Hispanic or Latino", "Not Hispanic or Latino", "Not Hispanic or Latino", None],
        ),
    ],
)
def test_hispanic_of_any_race_goes_first_then_one_race_then_two_or_more(columns, groups):
    assert values(cleaned(roster(**columns)), "race_ethnicity") == groups


def test_dimensions_and_groups_stand_in_a_fixed_order():
    columns = roster(
        Grade=["10", "9", "K", "TK"],
        Race=["White", "Two or more", "Zuni", "Asian"],
        Sex=list("MFMF"),
    )
    table = cleaned(columns)
    assert [(one.name, one.label) for one in table.dimensions] == [
        ("race_ethnicity", "Race and ethnicity"),
        ("gender", "Gender"),
        ("grade", "Grade"),
    ]
    race, gender, grade = (one.groups for one in table.dimensions)
    assert race == ("Asian", "Two or more races", "White", "Zuni")
    assert gender == ("Girls", "Boys")
    assert grade == ("TK", "K", "9", "10")


def test_a_column_that_a_person_declares_becomes_a_dimension():
    columns = roster(Race=["White"] * 4) | {"After-school club": ["Chess", "chess", "", "Band"]}
    mapping = recognise(sheet(columns)).with_column("After-school club", field=Field.OWN_GROUP)
    table = cleaned(columns, mapping=mapping)
    assert values(table, "after_school_club") == ["Chess", "Chess", None, "Band"]
    assert table.dimensions[-1].label == "After-school club"
    assert table.dimensions[-1].groups == ("Band", "Chess")


def test_a_declared_column_never_takes_the_place_of_another():
    columns = roster(Race=["White"] * 4) | {"Period": list("ABAB"), "Grade!": list("1212")}
    mapping = recognise(sheet(columns))
    for label in ("Period", "Grade!"):
        mapping = mapping.with_column(label, field=Field.OWN_GROUP)
    table = cleaned(columns, mapping=mapping)
    assert values(table, "period") == ["2025-26"] * 4
    assert [one.label for one in table.dimensions] == ["Race and ethnicity", "Period", "Grade!"]


def test_a_column_of_many_values_cannot_be_declared_a_group():
    columns = roster(Race=["White"] * 30) | {"Locker": [f"L{n}" for n in range(30)]}
    mapping = recognise(sheet(columns)).with_column("Locker", field=Field.OWN_GROUP)
    with pytest.raises(Problem, match="30 different values"):
        cleaned(columns, mapping=mapping)


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
    assert {str(kind) for kind in table.frame.dtypes} == {"str"}
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
