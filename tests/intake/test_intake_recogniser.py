from pathlib import Path

import pytest
from written_sheets import LOG, ROSTER, SURVEY, meaning, sheet

from equity.intake.dictionaries import RACE_FLAGS
from equity.intake.field_labels import FIELD_LABELS
from equity.intake.mapping import Mapping
from equity.intake.reader import read
from equity.intake.recogniser import recognise
from equity.vocabulary import Field, FileKind

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("columns", "kind"),
    [(ROSTER, FileKind.ROSTER), (LOG, FileKind.INCIDENTS), (SURVEY, FileKind.SURVEY)],
)
def test_the_kind_of_a_file_is_told_from_its_columns(columns, kind):
    mapping = recognise(sheet(columns))
    assert mapping.kind is kind
    assert mapping.certainty >= 0.8
    assert mapping.why


def test_groups_without_student_ids_are_no_list_of_students():
    mapping = recognise(sheet({"Race": ["White", "Black"] * 5, "Gender": ["F", "M"] * 5}))
    assert mapping.kind is None
    assert meaning(mapping, "Race") is Field.RACE_ETHNICITY


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("student.studentNumber", Field.STUDENT_ID),
        ("StudentUniqueId", Field.STUDENT_ID),
        ("Stu.GR", Field.GRADE),
        ("RACE_ETHNICITY", Field.RACE_ETHNICITY),
        ("Federal Race/Ethnicity", Field.RACE_ETHNICITY),
        ("hispanic-latino", Field.HISPANIC_FLAG),
        ("CA_ELAStatus", Field.ENGLISH_LEARNER),
        ("Free/Reduced", Field.LOW_INCOME),
        ("504 Plan", Field.SECTION_504),
        ("plan_504", Field.SECTION_504),
        ("Birth Date", Field.BIRTH_DATE),
        ("lastFirst", Field.STUDENT_NAME),
        ("Email\u00a0Address", Field.CONTACT),
        ("McKinney-Vento", Field.HOMELESS),
    ],
)
def test_a_known_name_is_recognised_however_it_is_written(header, field):
    mapping = recognise(sheet({"Perm ID": ["1", "2"], "Sex": ["F", "M"], header: ["", ""]}))
    if field is Field.STUDENT_ID:
        mapping = recognise(sheet({"Sex": ["F", "M"], header: ["11", "12"]}))
    assert meaning(mapping, header) is field
    assert "usual" in mapping.column(header).why


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["Black", "White", "Latino", "Asian", "blue"], Field.RACE_ETHNICITY),
        (["Female", "male", "Nonbinary", "", "girl"], Field.GENDER),
        (["RFEP", "EO", "IFEP", "EL", "EL"], Field.ENGLISH_LEARNER),
        (["Free", "Reduced", "Paid", "Paid", "Free"], Field.LOW_INCOME),
        (["9th grade", "Sophomore", "junior", "12th", "9th"], Field.GRADE),
    ],
)
def test_an_unknown_name_is_recognised_by_four_of_five_known_values(values, field):
    columns = {"Student ID": ["1", "2", "3", "4", "5"], "Xyz": values, "Foster": ["Y"] * 5}
    found = recognise(sheet(columns)).column("Xyz")
    assert found.field is field
    assert "10 values are known for" in found.why
    assert found.certainty < 0.95


@pytest.mark.parametrize(
    "values",
    [
        ["1", "2", "3", "5", "7"],
        ["B", "W", "H", "A", "B"],
        ["Black", "White", "blue", "red", "green"],
        ["Y", "N", "Y", "N", "N"],
        ["White", "White", "White", "White", "White"],
    ],
)
def test_digits_letters_yes_and_too_few_known_values_say_nothing(values):
    columns = {"Student ID": ["1", "2", "3", "4", "5"], "Xyz": values, "Grade": ["6"] * 5}
    found = recognise(sheet(columns)).column("Xyz")
    assert found.field is None
    assert found.certainty < 0.5
    assert "lease choose" in found.why


def test_a_near_name_is_taken_where_its_values_fit_and_said_to_be_unsure():
    columns = ROSTER | {"Migrant program": ["Y", "N", "N"] * 4}
    found = recognise(sheet(columns)).column("Migrant program")
    assert found.field is Field.MIGRANT
    assert found.certainty == 0.6
    assert "Please check" in found.why


def test_a_name_that_is_near_two_fields_is_asked_about():
    columns = ROSTER | {"Foster Homeless": ["Y", "N", "N"] * 4}
    assert recognise(sheet(columns)).column("Foster Homeless").field is None


@pytest.mark.parametrize("header", ["LogTypeID", "Incident Type ID", "Log ID"])
def test_a_number_of_many_rows_is_no_number_of_an_incident(header):
    columns = {label: values * 4 for label, values in LOG.items() if label != "Incident ID"}
    found = recognise(sheet({header: ["-100000"] * 48, **columns}))
    assert found.column(header).field is None


@pytest.mark.parametrize(
    "header",
    ["Gender notes", "Disability info", "Special Education tier", "Race group", "Action plan"],
)
def test_race_gender_disability_and_action_are_never_taken_for_a_near_name(header):
    columns = LOG | {header: ["Yes", "No", "No"] * 4}
    del columns["Action"]
    assert recognise(sheet(columns)).column(header).field is None


@pytest.mark.parametrize(
    ("columns", "label", "field"),
    [
        (LOG | {"Status": ["Open"] * 12}, "Status", None),
        (SURVEY | {"Status": ["IP Address"] * 12}, "Status", Field.SURVEY_STATUS),
        (ROSTER | {"Date": ["2025-01-01"] * 12}, "Date", None),
        (LOG, "Date", Field.INCIDENT_DATE),
        (LOG | {"Period": ["1", "2", "3"] * 4}, "Period", None),
        (LOG | {"Period": ["9:05", "10:10", "1:15 PM"] * 4}, "Period", Field.INCIDENT_TIME),
        (LOG | {"Days": ["1", "2", ""] * 4}, "Days", Field.DAYS_REMOVED),
        (ROSTER | {"Days": ["1", "2", ""] * 4}, "Days", None),
        ({"ID": ["a", "b", "c"] * 4} | ROSTER, "ID", None),
        ({"ID": ["1", "2"] * 6, "Sex": ["F", "M"] * 6}, "ID", Field.STUDENT_ID),
    ],
)
def test_a_name_of_many_uses_is_read_by_the_kind_of_file(columns, label, field):
    assert meaning(recognise(sheet(columns)), label) is field


def test_id_is_the_respondent_in_a_survey():
    columns = {"ID": SURVEY["Response ID"]} | SURVEY
    del columns["Response ID"]
    assert meaning(recognise(sheet(columns)), "ID") is Field.SURVEY_RESPONDENT_ID


def test_of_two_ids_the_usual_one_is_taken_and_the_other_is_left_out_with_a_reason():
    columns = {"state_id": ["9", "8"], "local_id": ["1", "2"], "race": ["White", "Black"]}
    mapping = recognise(sheet(columns))
    assert meaning(mapping, "local_id") is Field.STUDENT_ID
    assert meaning(mapping, "state_id") is None
    assert "'local_id' is taken" in mapping.column("state_id").why


def test_a_name_does_not_decide_against_its_values():
    columns = ROSTER | {"Year": ["first", "second", "third"] * 4}
    found = recognise(sheet(columns)).column("Year")
    assert found.field is None
    assert "values look different" in found.why


@pytest.mark.parametrize(
    ("file", "period"),
    [("roster_2025_2026.csv", "2025-26"), ("SY2526.csv", "2025-26"), ("roster.csv", None)],
)
def test_the_year_in_the_name_of_the_file_is_proposed(file, period):
    assert recognise(sheet(ROSTER, file=file)).period == period


def of_file(name: str) -> Mapping:
    (table,) = read(Path(name).name, (DATA / name).read_bytes())
    return recognise(table)


def test_a_students_export_of_another_tool_is_recognised():
    mapping = of_file("studentinsights/fake_students_export.csv")
    assert mapping.kind is FileKind.ROSTER
    expected = {
        "local_id": Field.STUDENT_ID,
        "full_name": Field.STUDENT_NAME,
        "date_of_birth": Field.BIRTH_DATE,
        "student_address": Field.CONTACT,
        "primary_phone": Field.CONTACT,
        "primary_email": Field.CONTACT,
        "race": Field.RACE_ETHNICITY,
        "hispanic_latino": Field.HISPANIC_FLAG,
        "limited_english_proficiency": Field.ENGLISH_LEARNER,
        "free_reduced_lunch": Field.LOW_INCOME,
        "plan_504": Field.SECTION_504,
        "homeroom": None,
        "counselor": None,
        "registration_date": None,
    }
    assert {label: meaning(mapping, label) for label in expected} == expected


def test_discipline_exports_of_other_tools_are_recognised():
    behavior = of_file("studentinsights/fake_behavior_export.csv")
    actions = of_file("edfi/actions_flat.csv")
    assert behavior.kind is actions.kind is FileKind.INCIDENTS
    assert meaning(behavior, "incident_description") is None
    assert meaning(behavior, "event_date") is Field.INCIDENT_DATE
    assert meaning(actions, "Discipline") is Field.DISCIPLINE_ACTION
    assert meaning(actions, "Length") is Field.DAYS_REMOVED
    assert meaning(actions, "StudentUniqueId") is Field.STUDENT_ID


def test_every_field_has_words_for_people():
    assert set(FIELD_LABELS) == set(Field)
    assert len(RACE_FLAGS) == 7


def test_days_beside_a_short_name_of_suspension_are_known_in_spanish():
    columns = LOG | {"Días OSS": ["2", "", "1"] * 4}
    assert recognise(sheet(columns)).column("Días OSS").field is Field.DAYS_REMOVED
