"""Codes and new words: asked by value, read as a person says, kept for the next file."""

import pytest
from written_sheets import cleaned, roster, sentences, sheet, values

from equity.intake.mapping import Reading
from equity.intake.meanings import values_of
from equity.intake.recogniser import recognise
from equity.vocabulary import Field, FileKind

CODES = {"1": "Asian", "4": "Black or African American", "5": "White"}


def explained(columns, label, **changes):
    return cleaned(columns, mapping=recognise(sheet(columns)).with_column(label, **changes))


def test_digits_for_race_stay_digits_until_a_person_says_what_they_mean():
    columns = roster(Race=["1", "4", "4,5", "5", "1", "9"])
    assert set(values(cleaned(columns), "race_ethnicity")) == {"1", "4", "4,5", "5", "9"}
    table = explained(columns, "Race", meanings=CODES)
    assert values(table, "race_ethnicity") == [
        *("Asian", "Black or African American", "Two or more races", "White", "Asian", "9"),
    ]


def test_hispanic_goes_before_the_races_that_codes_stand_for():
    columns = roster(Race=["4,5", "5", "5,H"], FedEthnicity=["Y", "N", "N"])
    table = explained(columns, "Race", meanings=CODES | {"h": "Hispanic or Latino"})
    hispanic = "Hispanic or Latino"
    assert values(table, "race_ethnicity") == [hispanic, "White", hispanic]


def test_a_value_can_mean_that_nothing_is_recorded_and_blank_can_mean_a_group():
    columns = roster(IEP=["A", "", "P", "A"])
    meanings = {
        "a": "Students with disabilities",
        "p": "Not recorded",
        "": "Students without disabilities",
    }
    assert values(explained(columns, "IEP", meanings=meanings), "disability") == [
        "Students with disabilities",
        "Students without disabilities",
        None,
        "Students with disabilities",
    ]


def test_values_are_listed_one_by_one_the_new_ones_first():
    columns = roster(Race=["1,4", "4", "Black", "Black", "", "Asian, White"])
    written = sheet(columns)
    mapping = recognise(written)
    found = values_of(Reading(written, mapping), mapping.column("Race"))
    assert [(one.text, one.rows, one.group) for one in found] == [
        ("4", 2, None),
        ("1", 1, None),
        ("Black", 2, "Black or African American"),
        ("", 1, ""),
        ("Asian, White", 1, "Two or more races"),
    ]
    assert values_of(Reading(written, mapping), mapping.column("Student ID")) == ()


def test_codes_are_listed_as_new_where_one_is_no_yes():
    written = sheet(roster(LEP=["1", "2", "", "1"], SPED=["1", "0", "", "1"]))
    mapping = recognise(written)
    found = values_of(Reading(written, mapping), mapping.column("LEP"))
    assert [(one.text, one.group) for one in found] == [("1", None), ("2", None), ("", "")]
    found = values_of(Reading(written, mapping), mapping.column("SPED"))
    assert [one.group for one in found if one.text == "1"] == ["Students with disabilities"]


@pytest.mark.parametrize("code", ["-9", "-99", "-99999999", "-8"])
def test_negative_codes_are_no_group(code):
    table = cleaned(roster(Gender=["F", "M", code], SPED=["Y", code, "N"]))
    assert values(table, "gender") == ["Girls", "Boys", None]
    assert values(table, "disability")[1] is None


def test_one_among_other_digits_is_a_code_and_no_yes():
    columns = roster(LEP=["1", "2", "3", "1"])
    table = cleaned(columns)
    assert values(table, "english_learner") == ["1", "2", "3", "1"]
    assert "new to us, kept as they are: 1, 2, 3" in sentences(table, with_a_look=True)
    flags = roster(LEP=["1", "0", "", "1"])
    assert set(values(cleaned(flags), "english_learner")) == {
        "Multilingual learners (English learners)",
        "Students who are not English learners",
        None,
    }


def test_one_and_two_say_nothing_of_being_hispanic():
    columns = roster(Hispanic=["1", "2", "2"], Race=["White", "Asian", "Black"])
    table = cleaned(columns)
    assert values(table, "race_ethnicity") == ["White", "Asian", "Black or African American"]
    assert "Hispanic: 1, Hispanic: 2" in sentences(table, with_a_look=True)
    mapping = recognise(sheet(columns)).with_column("Hispanic", meanings={"1": "No", "2": "Yes"})
    hispanic = "Hispanic or Latino"
    assert values(cleaned(columns, mapping=mapping), "race_ethnicity") == [
        *("White", hispanic, hispanic)
    ]


def test_a_letter_that_two_systems_use_for_opposite_groups_is_asked():
    table = cleaned(roster(Lang_Flu=["E", "L", "R", "E"]))
    assert values(table, "english_learner")[0] == "E"
    assert "new to us, kept as they are: E" in sentences(table, with_a_look=True)


def test_what_a_person_explained_is_recognised_as_a_field_of_groups():
    columns = roster(Grp=["1", "2", "1", "2"], Grade=["6", "7", "8", "6"])
    mapping = recognise(sheet(columns)).with_kind(FileKind.ROSTER)
    meanings = {"1": "Girls", "2": "Boys"}
    mapping = mapping.with_column("Grp", field=Field.GENDER, meanings=meanings)
    table = cleaned(columns, mapping=mapping)
    assert values(table, "gender") == ["Girls", "Boys", "Girls", "Boys"]


def test_races_in_numbered_columns_are_those_of_one_student():
    columns = roster(
        Race_1=["White", "Black", "", "Asian", "White"],
        Race_2=["", "White", "Black", "Asian", "Decline to state"],
        Race_3=["", "Hispanic", "", "", ""],
    )
    assert values(cleaned(columns), "race_ethnicity") == [
        *("White", "Hispanic or Latino", "Black or African American", "Asian", "White")
    ]
    columns = roster(Rc1=["1", "4", "5"], Rc2=["4", "", "H"])
    mapping = recognise(sheet(columns))
    for label in ("Rc1", "Rc2"):
        mapping = mapping.with_column(label, meanings=CODES)
    assert values(cleaned(columns, mapping=mapping), "race_ethnicity") == [
        *("Two or more races", "Black or African American", "Hispanic or Latino")
    ]


def test_another_column_with_a_name_of_race_is_still_left_out():
    columns = roster(Race=["White", "Black"], Ethnicity=["Asian", "Asian"])
    mapping = recognise(sheet(columns))
    assert [one.field for one in mapping.columns].count(Field.RACE_ETHNICITY) == 1
    assert values(cleaned(columns), "race_ethnicity") == ["White", "Black or African American"]


def test_groups_that_differ_between_rows_of_a_student_are_said():
    columns = {"Student ID": ["1", "1", "2", "2", "3"], "Grade": ["6", "6", "7", "7", "8"]}
    columns |= {
        "Gender": ["F", "M", "F", "F", "F"],
        "Race": ["Black", "White", "Asian", "", "White"],
    }
    said = sentences(cleaned(columns), with_a_look=True)
    assert "'Race and ethnicity' differs between the rows of the same student" in said
    assert "The first row counts. Students: 1" in said
    assert "'Grade' differs" not in said


def test_yes_or_no_of_single_races_goes_before_codes_and_words_before_both():
    flags = {"White": ["Y", "N", "Y", "N"], "Black": ["N", "Y", "Y", "N"]}
    table = cleaned(roster(Race=["1", "2", "3", "2"], **flags))
    assert values(table, "race_ethnicity") == [
        *("White", "Black or African American", "Two or more races", "2")
    ]
    table = cleaned(roster(Race=["Asian", "Asian", "", "2"], **flags))
    assert values(table, "race_ethnicity") == ["Asian", "Asian", "Two or more races", "2"]


def test_blank_is_asked_about_where_a_column_only_ever_says_yes():
    columns = roster(ELL=["Y", "", "Y", ""], SPED=["Y", "N", "Y", ""])
    said = sentences(cleaned(columns), with_a_look=True)
    assert "'Language' only says who is in the group. Does blank mean no?" in said
    assert "'Disability' only" not in said
    meanings = {"": "English only"}
    assert "Does blank mean no?" not in sentences(explained(columns, "ELL", meanings=meanings))


def test_many_codes_of_race_are_counted_and_pairs_of_codes_are_codes():
    said = sentences(cleaned(roster(Race=["1", "2", "3", "4", "5", "4,5"])), with_a_look=True)
    assert "is written in numbers (6 different ones)" in said
