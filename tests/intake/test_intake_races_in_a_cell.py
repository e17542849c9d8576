"""Several races in one cell, as student systems write them."""

import pytest
from written_sheets import cleaned


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("W/B", "Two or more races"),
        ("WH / AS", "Two or more races"),
        ("H/W", "Hispanic or Latino"),
        ("A/P", "A/P"),
        ("A/A", "A/A"),
        ("W/NH", "W/NH"),
        ("NH/PI", "Native Hawaiian or Pacific Islander"),
        ("W/Z", "W/Z"),
        ("Asian/Pacific Islander", "Asian/Pacific Islander"),
        ("White\nBlack or African American", "Two or more races"),
        ("Black or\nAfrican American", "Black or African American"),
        ("White\nUnsure", "White Unsure"),
        ("Asian (e.g., Lao)\nWhite (e.g., Irish)", "Two or more races"),
    ],
)
def test_letters_at_a_slash_and_races_below_each_other_are_several(written, group):
    ids = [f"{place}" for place in range(10, 14)]
    table = cleaned({"Student ID": ids, "Race": ["White", "Black", "Asian", written]})
    assert table.frame["race_ethnicity"].tolist()[-1] == group


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("White (e.g., German, Irish)", "White"),
        ("Asian (such as Hmong, Lao), White (e.g., Irish)", "Two or more races"),
        ("Hispanic, Latino, or Spanish origin, White", "Hispanic or Latino"),
        ("White (Irish, German)", "White (Irish, German)"),
    ],
)
def test_commas_inside_the_name_of_a_choice_are_none_between_choices(written, group):
    ids = [f"{place}" for place in range(10, 14)]
    table = cleaned({"Student ID": ids, "Race": ["White", "Black", "Asian", written]})
    assert table.frame["race_ethnicity"].tolist()[-1] == group


@pytest.mark.parametrize(
    ("ethnicity", "groups"),
    [
        (
            ["Hispanic or Latino", "Not Hispanic or Latino", "Non-Hispanic"],
            ["Hispanic or Latino", "White", "Asian"],
        ),
        (["H", "N", ""], ["Hispanic or Latino", "White", "Asian"]),
        (["Hispanic", "Black", "Asian"], ["White", "White", "Asian"]),
        (["N", "N", "N"], ["White", "White", "Asian"]),
        (["Hispanic", "Non-Hispanic Black", "Non-Hispanic Asian"], ["White", "White", "Asian"]),
    ],
)
def test_an_ethnicity_that_only_says_hispanic_or_not_goes_before_the_race(ethnicity, groups):
    race = {"Race": ["White", "White", "Asian"], "Gender": ["F", "M", "F"]}
    table = cleaned({"Student ID": ["10", "11", "12"], "Ethnicity": ethnicity, **race})
    assert table.frame["race_ethnicity"].tolist() == groups


def test_an_ethnicity_that_names_races_too_is_race_and_ethnicity():
    said = ["Hispanic", "Non-Hispanic Black", "Non-Hispanic White"]
    table = cleaned(
        {"Student ID": ["10", "11", "12"], "Ethnicity": said, "Gender": ["F", "M", "F"]}
    )
    groups = ["Hispanic or Latino", "Black or African American", "White"]
    assert table.frame["race_ethnicity"].tolist() == groups
