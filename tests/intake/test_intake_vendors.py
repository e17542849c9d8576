"""Layouts of student information systems, as their offices export them, give the true groups."""

from collections import Counter

import pytest
from written_sheets import cleaned

from equity.intake.headers import meanings_of
from equity.vocabulary import Field

RACES = ("Asian", "Black", "White", "Hispanic", "Black and White")
GROUPS = {
    "Asian": "Asian",
    "Black": "Black or African American",
    "White": "White",
    "Hispanic": "Hispanic or Latino",
    "Black and White": "Two or more races",
}


def marks(*races):
    return ["Y" if any(race in one for race in races) else "N" for one in RACES * 4]


def test_marks_of_race_are_known_by_their_words():
    table = cleaned(
        {
            "Other ID": [f"{place:04d}" for place in range(20)],
            "Fed Hispanic/Latino": marks("Hispanic"),
            "American Indian/Alaska Native": marks(),
            "Asian": marks("Asian"),
            "Black/African American": marks("Black"),
            "Native Hawaiian/Other Pacific Islander": marks(),
            "White": marks("White", "Hispanic"),
        }
    )
    assert Counter(table.frame["race_ethnicity"]) == Counter(GROUPS[one] for one in RACES * 4)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("SPED_Flag", Field.DISABILITY),
        ("Is Homeless", Field.HOMELESS),
        ("LEP Status", Field.ENGLISH_LEARNER),
        ("Econ Disadv", Field.LOW_INCOME),
        ("EconomicDisadvantageStatus", Field.LOW_INCOME),
        ("Perm #", Field.STUDENT_ID),
        ("Stu #", Field.STUDENT_ID),
        ("Race: Black/African American", Field.RACE_FLAG_BLACK),
    ],
)
def test_words_around_a_mark_say_nothing(label, field):
    assert field in meanings_of(label)


@pytest.mark.parametrize("label", ["White Students", "Asian or Pacific Islander", "Race Status"])
def test_names_of_other_things_are_no_marks(label):
    assert not meanings_of(label)


def test_a_race_is_known_with_its_words_in_another_order():
    said = ["Latino/a/x or Hispanic", "White, Latino/a/x or Hispanic", "Alaska Native, Asian"]
    ids = [f"{place}" for place in range(10, 13)]
    table = cleaned({"Student ID": ids, "Race": said, "Sex": ["F", "M", "F"]})
    assert table.frame["race_ethnicity"].tolist() == [
        "Hispanic or Latino",
        "Hispanic or Latino",
        "Two or more races",
    ]


def test_totals_and_headings_between_students_are_no_students():
    ids = [f"{place:04d}" for place in range(40)]
    words = ["Grade: 06", *ids[:20], "Subtotal grade 6", "Grade: 07", *ids[20:], "Total: 40"]
    table = cleaned(
        {"Student ID": words, "Race": ["", *["White"] * 20, "", "", *["Asian"] * 20, ""]}
    )
    assert Counter(table.frame["race_ethnicity"].dropna()) == {"White": 20, "Asian": 20}
    assert len(table.frame) == 40
    assert Counter(one.row for one in table.listed) == Counter([2, 23, 24, 45])


def test_ids_that_are_all_words_are_ids():
    ids = [f"Pupil {place}" for place in range(10)]
    assert len(cleaned({"Student ID": ids, "Race": ["White"] * 10}).frame) == 10
