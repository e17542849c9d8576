"""One race, alone or with others: yes or no for each student, and only where a person asks."""

from dataclasses import replace

import pytest
from written_sheets import cleaned, roster, sheet, values

from equity.intake.mapping import Reading
from equity.intake.race import races_to_combine
from equity.intake.recogniser import recognise

ASIAN, BLACK = "Asian", "Black or African American"
YES = "Students who are Asian, alone or in combination"
NO = "Students who are not Asian"
FLAGS = roster(
    Hispanic=["Y", "N", "N", "N", "Y", ""],
    Asian=["Y", "Y", "N", "Y", "N", ""],
    White=["N", "Y", "Y", "N", "N", ""],
)


def combined(columns, *races):
    return cleaned(columns, mapping=replace(recognise(sheet(columns)), in_combination=races))


def in_asian(table):
    return values(table, "in_combination_asian")


def test_nothing_is_made_unless_a_person_asks():
    assert [one.name for one in cleaned(FLAGS).dimensions] == ["race_ethnicity"]


def test_flags_say_who_is_of_a_race_also_with_others():
    table = combined(FLAGS, ASIAN)
    assert in_asian(table) == [YES, YES, NO, YES, None, None]
    assert values(table, "race_ethnicity") == [
        *("Hispanic or Latino", "Two or more races", "White", "Asian", "Hispanic or Latino"),
        None,
    ]
    (race, also) = table.dimensions
    assert (race.name, also.label, also.groups) == (
        "race_ethnicity",
        "Asian, alone or in combination",
        (YES, NO),
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Asian", YES),
        ("Asian, White", YES),
        ("Black; Asian", YES),
        ("Latina, Asian", YES),
        ("Black, White", NO),
        ("White", NO),
        ("Hispanic", None),
        ("Two or more races", None),
        ("", None),
        ("Martian", None),
    ],
)
def test_one_cell_with_several_races_says_it_too(written, expected):
    table = combined(roster(Race=[written, "Asian", "White"]), ASIAN)
    assert in_asian(table) == [expected, YES, NO]


def test_two_or_more_races_of_which_one_is_named_leave_the_others_open():
    columns = roster(Race=["Two or more races", "White", "Asian"], Asian=["N", "N", "Y"])
    columns |= {"White": ["Y", "Y", "N"]}
    assert in_asian(combined(columns, ASIAN)) == [None, NO, YES]


def test_each_race_that_was_chosen_is_a_way_of_its_own():
    columns = roster(Race=["Asian, Black", "Black", "White"])
    names = [one.name for one in combined(columns, ASIAN, BLACK).dimensions]
    assert names == [
        "race_ethnicity",
        "in_combination_asian",
        "in_combination_black_or_african_american",
    ]


def test_it_is_offered_where_some_student_can_have_several_races():
    offered = [
        races_to_combine(Reading(table, recognise(table)))
        for table in map(
            sheet,
            (
                FLAGS,
                roster(Race=["Asian, White", "Black"]),
                roster(Race=["Asian", "Black", "Two or more races", "Latina, Asian"]),
            ),
        )
    ]
    assert [sorted(one) for one in offered] == [["Asian", "White"], ["Asian", "White"], []]
