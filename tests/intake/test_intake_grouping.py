import pytest
from written_sheets import cleaned, roster, sentences, sheet, values

from equity.intake.dictionaries import GROUP_VALUES
from equity.intake.recogniser import recognise
from equity.problems import Problem
from equity.vocabulary import Field

OTHERS = "Other students"


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
                "Students who are not English learners",
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
            ["F", "R", "P", "FDC", "T"],
            [
                "Students from low-income families",
                "Students from low-income families",
                "Other students",
                "Students from low-income families",
                "T",
            ],
        ),
        ("Foster", ["Yes", "no", "1", "0"], ["Foster youth", OTHERS] * 2),
        ("504", ["Y", "N", "", "Not 504"], ["Students with a 504 plan", OTHERS, None, OTHERS]),
        (
            "Grade",
            ["07", "7th", "Grade 7", "K", "PK", "7.0", "first grade"],
            [*list("777K"), "PK", "7", "1"],
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


def test_letters_that_are_codes_beside_others_are_no_true_or_false():
    """The codes are those of Texas PEIMS for emergent bilingual students: F, S for two years on."""
    columns = roster(LEP=["0", "1", "F", "S"])
    assert values(cleaned(columns), "english_learner") == [
        "Students who are not English learners",
        "Multilingual learners (English learners)",
        "F",
        "S",
    ]
    assert values(cleaned(roster(Foster=["T", "F"])), "foster") == ["Foster youth", OTHERS]


def test_a_number_before_the_name_of_a_race_says_nothing():
    """Values as Infinite Campus writes the federal race: code and name."""
    columns = roster(raceEthnicityFed=["1: Hispanic/Latino", "4: Black", "7: Two or more races"])
    assert values(cleaned(columns), "race_ethnicity") == [
        "Hispanic or Latino",
        "Black or African American",
        "Two or more races",
    ]


def test_a_column_for_each_chosen_race_is_put_together_by_the_federal_rule():
    """Columns as Qualtrics splits a question with several choices, in numbers."""
    asked = "What is your race or ethnicity? Select all that apply. - Selected Choice - "
    columns = {
        "Student ID": ["1", "2", "3", "4"],
        f"{asked}White": ["1", "1", "", ""],
        f"{asked}Black or African American": ["", "1", "1", ""],
        f"{asked}Hispanic or Latino": ["", "", "1", ""],
    }
    assert values(cleaned(columns), "race_ethnicity") == [
        "White",
        "Two or more races",
        "Hispanic or Latino",
        None,
    ]
