"""What a school did: what could be a suspension is asked, and no log counts what it cannot know."""

import pytest
from written_sheets import KEY, cleaned, log, sentences, sheet, values

from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.recogniser import recognise
from equity.intake.tidying import tidied
from equity.problems import Problem


def test_what_could_be_a_suspension_is_asked_by_name():
    table = log(Action=["Bus suspension", "SUS"])
    asked = "Which of these are suspensions? 'Bus suspension', 'SUS'. Until you say it"
    assert asked in sentences(table, with_a_look=True)


def test_what_a_person_says_of_an_action_is_followed():
    columns = {"Student ID": ["001", "002"], "Incident Date": ["2025-10-01"] * 2}
    columns |= {"Offense": ["Fighting", "Defiance"], "Action": ["SUS", "Bus suspension"]}
    meanings = {"sus": "Out-of-school suspension", "bus suspension": "Bus suspension"}
    mapping = recognise(sheet(columns)).with_column("Action", meanings=meanings)
    table = cleaned(columns, mapping=mapping)
    assert values(table, "action") == ["Out-of-school suspension", "Bus suspension"]
    assert "suspensions?" not in sentences(table)


def test_a_log_without_actions_says_that_suspensions_are_not_counted():
    table = log(Behavior=["Fighting", "Defiance"])
    assert set(values(table, "action")) == {"Not said"}
    assert "No column says what the school did" in sentences(table, with_a_look=True)


def test_a_suspension_in_a_second_column_of_actions_counts():
    table = log(
        Action_1=["Detention", "OSS", "Parent contact", ""],
        Action_2=["ISS", "", "SUS", "Garden work"],
    )
    assert values(table, "action") == [
        *("In-school suspension", "Out-of-school suspension", "Not clear", "Garden work")
    ]


def test_actions_of_several_columns_are_asked_one_by_one():
    table = log(
        Disposition_1=["Conference", "Conference"],
        Disposition_2=["Suspension - Out of school", "SUS"],
    )
    assert values(table, "action") == ["Out-of-school suspension", "Not clear"]
    assert "Which of these are suspensions? 'SUS'. Until" in sentences(table, with_a_look=True)


def test_days_beside_numbered_actions_count_where_their_action_suspends():
    table = log(
        Disposition_1=["Detention", "ISS", "OSS", "Conference"],
        Days_1=["4", "1", "2", ""],
        Disposition_2=["OSS", "OSS", "", ""],
        Days_2=["3", "2", "", "1"],
    )
    assert values(table, "days") == [3, 3, 2, None]


@pytest.mark.parametrize("name", ["Consequence", "Resolution"])
def test_an_empty_column_of_actions_stands_behind_one_that_says_some(name):
    table = log(**{name: ["", ""], "ActionTaken": ["OSS", "Detention"]})
    assert values(table, "action") == ["Out-of-school suspension", "Detention"]


def test_a_log_whose_actions_are_all_blank_counts_no_suspensions():
    table = log(Action=["", "N/A"])
    assert set(values(table, "action")) == {"Not said"}
    assert "No column says what the school did" in sentences(table, with_a_look=True)


@pytest.mark.parametrize(
    ("marks", "actions"),
    [
        ({"Suspended?": ["Yes", "No", ""]}, ["Out-of-school suspension", "No action", None]),
        (
            {"Suspensión": ["Sí", "No", "No"]},
            ["Out-of-school suspension", "No action", "No action"],
        ),
        (
            {"ISS": ["Y", "N", "N"], "OSS (Y/N)": ["N", "Y", "N"]},
            ["In-school suspension", "Out-of-school suspension", "No action"],
        ),
        (
            {"ISS": ["Y", "", ""], "OSS": ["", "1", ""]},
            ["In-school suspension", "Out-of-school suspension", "No action"],
        ),
    ],
)
def test_yes_in_a_column_called_suspension_is_one(marks, actions):
    columns = {"Student ID": ["001", "002", "003"], "Incident ID": ["1", "2", "3"]}
    columns |= {"Incident Date": ["2025-10-01"] * 3, "Offense": ["Fighting"] * 3}
    one = tidied(sheet(columns | marks))
    table = clean(Reading(one, recognise(one)), key=KEY, period=None)
    assert values(table, "action") == actions
    assert one.notes[0].startswith("Yes was read as a suspension")
    assert tidied(sheet({"Student ID": ["001", "002", "003"]} | marks)).notes == ()


def test_a_log_of_groups_without_students_is_a_question_and_no_rate():
    columns = {"Incident ID": ["1", "2"], "Incident Date": ["2025-10-01"] * 2}
    columns |= {"Offense": ["Fighting"] * 2, "Action": ["OSS"] * 2, "Race": ["Black", "White"]}
    with pytest.raises(Problem, match="no column is the student ID") as problem:
        cleaned(columns)
    assert "a rate needs all students of a group" in problem.value.what_to_do
