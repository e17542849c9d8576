from pathlib import Path

import pandas as pd
import pytest
from written_sheets import KEY, cleaned, log, sentences, sheet, values

from equity.intake.cleaning import clean
from equity.intake.identity import INCIDENT, STUDENT, hasher
from equity.intake.mapping import Reading
from equity.intake.reader import read
from equity.intake.recogniser import recognise
from equity.vocabulary import Field, FileKind

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("written", "action"),
    [
        ("In-School Suspension", "In-school suspension"),
        ("ISS", "In-school suspension"),
        ("Out of School Suspension", "Out-of-school suspension"),
        ("suspension", "Out-of-school suspension"),
        ("EXPULSION", "Expulsion"),
        ("ODR", "Office referral only"),
        ("Lunch Detention", "Detention"),
        ("none", "No action"),
        ("Restorative conference", "Restorative response"),
        ("", None),
        ("Unknown", None),
        ("Saturday garden", "Saturday garden"),
        ("OSS - 3 Days", "Out-of-school suspension"),
        ("ISS Full Day", "In-school suspension"),
        ("Suspension (OSS)", "Out-of-school suspension"),
        ("Detention; ISS", "In-school suspension"),
        ("Bus suspension", "Not clear"),
        ("Suspension (Bus)", "Not clear"),
        ("Suspension: Transportation", "Not clear"),
        ("Suspension, In-School", "In-school suspension"),
        ("Suspension (Partial Day)", "Out-of-school suspension"),
        ("SUS", "Not clear"),
        ("10", "Not clear"),
    ],
)
def test_what_the_school_did_is_said_in_one_word_each(written, action):
    assert values(log(Action=[written, "OSS"]), "action")[0] == action


def test_an_action_that_is_new_to_us_is_kept_and_named():
    table = log(Action=["Saturday garden", "OSS"])
    assert "new to us, kept as they are: 'Saturday garden'" in sentences(table, with_a_look=True)


def test_actions_without_an_incident_number_say_that_each_row_counts():
    table = log(Action=["OSS", "Detention"], Offense=["Fighting", "Fighting"])
    assert "each row counts as one" not in sentences(table)
    columns = {"Student ID": ["001", "001"], "Incident Date": ["2025-10-01"] * 2}
    columns |= {"Offense": ["Fighting"] * 2, "Action": ["OSS", "Parent contact"]}
    said = sentences(cleaned(columns), with_a_look=True)
    assert "day and behavior as an earlier row: 1" in said


def test_incidents_keep_date_hour_place_behavior_and_days():
    table = log(
        Incident_Date=["2025-10-01", "2026-03-02"],
        Incident_Time=["10:45", "1:15 PM"],
        Location=["Hallway", "hallway"],
        Behavior=["Willful Defiance", "Fight"],
        Days_Suspended=["2.5", "3 days"],
    )
    assert table.kind is FileKind.INCIDENTS
    assert list(table.frame.columns) == [
        *("person", "period", "incident", "date", "hour", "location", "behavior"),
        *("objectivity", "action", "days"),
    ]
    assert values(table, "date") == [pd.Timestamp("2025-10-01"), pd.Timestamp("2026-03-02")]
    assert values(table, "hour") == [10, 13]
    assert values(table, "location") == ["Hallway", "Hallway"]
    assert values(table, "objectivity") == ["subjective", "objective"]
    assert values(table, "days") == [2.5, 3.0]
    assert values(table, "person") == [hasher(key=KEY, what=STUDENT)(f"00{n}") for n in range(2)]
    kinds = {name: str(table.frame[name].dtype) for name in ("date", "hour", "days", "action")}
    assert kinds == {"date": "datetime64[us]", "hour": "Int64", "days": "Float64", "action": "str"}


def test_rows_of_one_incident_share_its_hash_and_rows_without_one_stand_alone():
    table = log(Incident_ID=["D1", "D1", "", "NULL"])
    incidents = values(table, "incident")
    assert incidents[0] == incidents[1] == hasher(key=KEY, what=INCIDENT)("D1")
    assert len(set(incidents)) == 3


def test_rows_without_a_student_are_listed_by_row_and_reason():
    table = log(Student_ID=["001", "", "N/A"])
    assert [(one.row, one.reason) for one in table.listed] == [
        (3, "no student ID"),
        (4, "no student ID"),
    ]
    assert table.rows_in == 3 == table.loaded + len(table.listed)
    assert "Rows left out: 2. Why: no student ID" in sentences(table, with_a_look=True)


def test_dates_that_nobody_understands_are_loaded_without_and_counted():
    table = log(Incident_Date=["2025-10-01", "someday", "", "13/13/2025"])
    assert [one is None for one in values(table, "date")] == [False, True, True, True]
    assert "Dates not understood: 2." in sentences(table, with_a_look=True)
    assert values(table, "period") == ["2025-26"] * 4


@pytest.mark.parametrize(
    ("columns", "period", "years"),
    [
        ({"School Year": ["2024-2025", ""]}, None, ["2024-25", "2025-26"]),
        ({"EndYear": ["2026", "2025"]}, None, ["2025-26", "2024-25"]),
        ({}, None, ["2025-26", "2025-26"]),
        ({"Incident Date": ["2025-06-30", "2025-07-01"]}, None, ["2024-25", "2025-26"]),
        ({"Incident Date": ["", "2025-07-01"]}, "2019-20", ["2019-20", "2025-26"]),
        ({"Incident Date": ["", "2025-07-01"]}, None, ["2025-26", "2025-26"]),
    ],
)
def test_the_year_comes_from_the_row_then_the_date_then_the_file(columns, period, years):
    known = {
        "Student ID": ["1", "2"],
        "Incident ID": ["a", "b"],
        "Incident Date": ["2025-10-01", "2025-10-02"],
        "Action": ["OSS", "ISS"],
    }
    assert values(cleaned(known | columns, period=period), "period") == years


def test_rows_whose_year_nobody_can_tell_are_listed():
    columns = {
        "Student ID": ["1", "2", "3"],
        "Incident Date": ["2024-10-01", "2025-10-01", ""],
        "Action": ["OSS", "ISS", "ISS"],
    }
    table = cleaned(columns, period=None)
    assert [(one.row, one.reason) for one in table.listed] == [(4, "no school year")]


def test_dates_outside_their_school_year_need_a_look():
    table = log(School_Year=["2025-26"] * 3, Incident_Date=["2025-10-01", "2024-10-01", ""])
    assert "Dates outside their school year: 1" in sentences(table, with_a_look=True)


def test_suspensions_without_days_are_counted_and_other_actions_are_not():
    table = log(Action=["OSS", "ISS", "Detention", "OSS"], Days=["1", "", "", "many"])
    assert values(table, "days") == [1.0, None, None, None]
    assert "do not say how many days: 2" in sentences(table, with_a_look=True)


def test_blank_days_are_unknown_and_zero_is_zero():
    assert values(log(Action=["OSS"] * 3, Days=["0", "", "-1"]), "days") == [0.0, None, None]


def test_groups_of_a_log_are_kept_one_a_student_and_it_is_said_when_they_count():
    table = log(Student_ID=["1", "1", "2"], Race=["", "White", "Asian"])
    assert [one.name for one in table.dimensions] == ["race_ethnicity"]
    assert values(table, "race_ethnicity") == ["White", "White", "Asian"]
    assert "for years without a list of students" in sentences(table)


def test_reporters_of_a_log_stay_out_and_are_named():
    table = log(Referred_By=["Ms. Canary"] * 2)
    assert table.dimensions == ()
    assert "'Referred By'" in sentences(table)
    assert "Canary" not in table.frame.to_csv() + sentences(table)


def test_a_corrected_meaning_is_followed():
    columns = {
        "Student ID": ["1", "2"],
        "Incident Date": ["2025-10-01"] * 2,
        "Offense": ["Tardy", "Fight"],
        "Result": ["OSS", "Detention"],
        "What next": ["ISS", "ISS"],
    }
    proposed = recognise(sheet(columns))
    mapping = proposed.with_column("Result", field=None).with_column(
        "What next", field=Field.DISCIPLINE_ACTION
    )
    assert values(cleaned(columns, mapping=mapping), "action") == ["In-school suspension"] * 2


def test_discipline_actions_of_another_tool_are_cleaned():
    (table,) = read("actions_flat.csv", (DATA / "edfi/actions_flat.csv").read_bytes())
    loaded = clean(Reading(table, recognise(table)), key=KEY, period=None)
    assert loaded.loaded == loaded.rows_in == 25
    assert set(values(loaded, "period")) == {"2021-22"}
    assert loaded.frame["action"].value_counts().to_dict() == {
        "In-school suspension": 24,
        "Expulsion": 1,
    }
    assert loaded.frame["person"].nunique() == 21
    assert loaded.frame["incident"].nunique() == 21
    assert float(loaded.frame["days"].sum()) == 43.0


def test_a_behavior_log_of_another_tool_is_cleaned():
    name = "fake_behavior_export.csv"
    (table,) = read(name, (DATA / "studentinsights" / name).read_bytes())
    loaded = clean(Reading(table, recognise(table)), key=KEY, period=None)
    assert loaded.rows_in == loaded.loaded + len(loaded.listed) == 4
    assert values(loaded, "hour") == [13, 13, None, None]
    assert values(loaded, "period") == ["2015-16"] * 4
    assert "another student" not in loaded.frame.to_csv()


def test_totals_between_the_rows_are_no_student():
    columns = {"Student ID": ["001", "Lincoln Total", "002", "Grand total"]}
    columns |= {"Incident Date": ["2025-10-01"] * 4, "Offense": ["Fighting"] * 4}
    columns |= {"Action": ["OSS"] * 4}
    table = cleaned(columns)
    assert [(one.row, one.reason) for one in table.listed] == [
        (3, "a total, not a student"),
        (5, "a total, not a student"),
    ]


def test_a_student_who_was_hurt_or_saw_it_is_not_counted_among_those_who_did_it():
    """The roles are those of an Infinite Campus behavior export."""
    table = log(
        Role=["Offender", "Victim", "Witness", "Offender", "Victim"],
        Action=["OSS", "", "", "Detention", "ISS"],
    )
    assert values(table, "action") == [
        "Out-of-school suspension",
        "Detention",
        "In-school suspension",
    ]
    assert len(table.listed) == 2
    assert "school did something: 1. They count" in sentences(table, with_a_look=True)


def test_praise_in_a_log_is_no_referral():
    """The types are those of a PowerSchool log of all entries."""
    table = log(
        Log_Type=["Discipline", "Commendation", "Discipline"],
        Action=["OSS", "Certificate", "Positive recognition"],
    )
    assert values(table, "action") == ["Out-of-school suspension"]
    assert "Rows left out: 2. Why: praise, not an incident" in sentences(table, with_a_look=True)


def test_a_behavior_export_of_infinite_campus_is_understood_without_mapping():
    columns = {
        "behavior.incidentID": ["5000", "5001", "5002"],
        "behavior.incidentDate": ["10/02/2025", "10/03/2025", "10/06/2025"],
        "behavior.eventName": ["Fighting", "Fighting", "Tardy"],
        "behavior.role": ["Offender", "Victim", "Offender"],
        "student.studentNumber": ["0012", "0013", "0012"],
        "behavior.resolutionName": ["OSS: Out of School Suspension", "", "DET: Detention"],
        "behavior.resolutionDuration": ["2", "", ""],
        "behavior.id": ["1", "2", "3"],
    }
    table = cleaned(columns)
    assert table.kind is FileKind.INCIDENTS
    assert values(table, "action") == ["Out-of-school suspension", "Detention"]
    assert values(table, "person") == [hasher(key=KEY, what=STUDENT)("0012")] * 2
    assert values(table, "days") == [2.0, None]
