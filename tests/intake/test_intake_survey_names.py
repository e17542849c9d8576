"""Names on several rows, as survey tools export them (invented answers in the tools' layouts)."""

import csv
import io

import pytest
from written_sheets import KEY, SURVEY, sheet, values

from equity.intake.cleaning import clean
from equity.intake.headers import meanings_of
from equity.intake.mapping import Reading
from equity.intake.reader import read
from equity.intake.recogniser import recognise
from equity.vocabulary import Field

SAFE, LISTEN = "I feel safe at school", "Adults listen to me"
ANSWERS = ("Agree", "Disagree")
IDS = ("startDate", "status", "_recordId", "QID1", "QID2", "QID3")


def loaded(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    (sheet,) = read("survey.csv", text.getvalue().encode())
    mapping = recognise(sheet)
    return sheet, mapping, clean(Reading(sheet, mapping), key=KEY, period="2025-26")


def test_qualtrics_questions_go_before_their_codes_and_import_ids_are_no_answers():
    codes = ["StartDate", "Status", "ResponseId", "Q1", "Q2", "Q3"]
    texts = ["Start Date", "Response Type", "Response ID", SAFE, LISTEN, "What is your gender?"]
    imported = [f'{{"ImportId":"{one}"}}' for one in IDS]
    people = [
        ["2025-10-01", "IP Address", f"R_{n}", ANSWERS[n % 2], "Disagree", "F"] for n in range(4)
    ]
    people.append(["2025-10-01", "IP Address", "R_8", "Disagree", "Agree", "F"])
    people.append(["2025-10-01", "Survey Preview", "R_9", "Agree", "Agree", "M"])
    sheet, mapping, table = loaded([codes, texts, imported, *people])
    assert (sheet.header_row, sheet.rows_in) == (3, 6)
    assert sheet.labels == ("StartDate", "Status", "ResponseId", SAFE, LISTEN, texts[-1])
    assert [item.text for item in table.items] == [SAFE, LISTEN]
    assert values(table, "gender") == ["Girls"] * 5
    assert [one.reason for one in table.listed] == ["a test answer by the survey's maker"]
    assert mapping.column("ResponseId").field is Field.SURVEY_RESPONDENT_ID


@pytest.mark.parametrize(("lines", "about"), [(2, "What is your race?"), (9, "Which are you?")])
def test_lines_of_a_survey_monkey_table_are_questions_and_choices_are_races(lines, about):
    asked = [f"{SAFE} ({number})" for number in range(lines)]
    first = ["Respondent ID", "Collector ID", about, "", "", "How true is it?"]
    second = ["", "", "Black", "White", "Hispanic or Latino", *asked]
    first += [""] * (len(second) - len(first))
    people = [
        ["1", "7", "Black", "", "", *["Agree"] * lines],
        ["2", "7", "", "White", "", *["Disagree"] * lines],
        ["3", "7", "Black", "White", "", *["Agree"] * lines],
        ["4", "7", "", "White", "Hispanic or Latino", *["Agree"] * lines],
        ["5", "7", "", "", "", *["Agree"] * lines],
    ]
    sheet, _mapping, table = loaded([first, second, *people])
    assert sheet.rows_in == table.loaded == 5
    assert [item.text for item in table.items] == asked
    assert values(table, "race_ethnicity") == [
        *("Black or African American", "White", "Two or more races", "Hispanic or Latino", None),
    ]


def test_a_race_question_with_several_choices_in_a_cell_is_known_by_its_values():
    rows = [["Timestamp", "How do you describe yourself? (select all that apply)", SAFE, LISTEN]]
    races = ["Black, Hispanic or Latino", "White", "Asian, White", "Black", "Prefer not to say"] * 4
    rows += [
        ["2025-10-01 10:00", race, ANSWERS[n % 2], ANSWERS[n % 2]] for n, race in enumerate(races)
    ]
    _sheet, _mapping, table = loaded(rows)
    assert values(table, "race_ethnicity")[:5] == [
        *("Hispanic or Latino", "White", "Two or more races", "Black or African American", None),
    ]


def test_who_says_yes_to_hispanic_is_hispanic_of_any_race():
    """Two questions, as student surveys of California ask."""
    rows = [["Are you Hispanic or Latino?", "What is your race?", SAFE, LISTEN]]
    said = [("Yes", "White"), ("No", "White"), ("No, not Hispanic", "Mixed (two or more) races")]
    said += [("Yes, Latino", "Black"), ("No", "Asian"), ("", "Black")]
    rows += [[*one, ANSWERS[n % 2], ANSWERS[n % 2]] for n, one in enumerate(said)]
    _sheet, _mapping, table = loaded(rows)
    assert values(table, "race_ethnicity") == [
        *("Hispanic or Latino", "White", "Two or more races", "Hispanic or Latino", "Asian"),
        "Black or African American",
    ]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("How would you describe your race or ethnicity?", Field.RACE_ETHNICITY),
        ("What gender do you identify as?", Field.GENDER),
        ("Are you Latino?", Field.HISPANIC_FLAG),
        ("Which describe you? (Select all that apply) - White", Field.RACE_FLAG_WHITE),
        ("Who is treated badly? (Select all that apply) - White", None),
        ("How would you describe your school?", None),
        ("I feel safe as a Black student", None),
    ],
)
def test_a_question_about_a_group_of_whoever_answers_is_that_group(label, field):
    assert list(meanings_of(label)) == ([field] if field else [])


def test_words_in_brackets_at_the_end_of_a_name_say_nothing():
    assert Field.RACE_ETHNICITY in meanings_of("What is your race/ethnicity? (check all)")
    assert meanings_of("(optional)") == {}


@pytest.mark.parametrize(
    ("label", "meanings"),
    [
        ("Which of these describe you? [Asian]", [Field.RACE_FLAG_ASIAN]),
        ("How do you identify your race? [Latino/a/x or Hispanic]", [Field.HISPANIC_FLAG]),
        ("Which of these describe you? [I feel safe here]", []),
        ("How much do you agree? [White]", []),
    ],
)
def test_a_choice_in_brackets_of_a_question_who_somebody_is_says_a_race(label, meanings):
    assert list(meanings_of(label)) == meanings


def test_yes_to_a_choice_who_somebody_is_answers_no_question_of_the_survey():
    choices = [f"Which of these describe you? [{one}]" for one in ("Asian", "White", "Another")]
    people = [["Yes", "No", "No", *ANSWERS], ["No", "Yes", "No", *ANSWERS[::-1]]]
    _sheet, mapping, table = loaded([[*choices, SAFE, LISTEN], *people])
    assert mapping.labels_of(Field.SURVEY_ITEM) == (SAFE, LISTEN)
    assert values(table, "race_ethnicity") == ["Asian", "White"]


def test_a_question_about_each_race_stays_a_question_of_the_survey():
    about = [f"How welcome is each race here? [{one}]" for one in ("Asian", "White")]
    columns = SURVEY | dict.fromkeys(about, ["Agree", "Disagree", "Strongly agree"] * 4)
    assert {*about} < {*recognise(sheet(columns)).labels_of(Field.SURVEY_ITEM)}


def test_yes_to_a_choice_what_a_class_is_like_answers_a_question():
    choices = [f"Which of the following describes your class? [{one}]" for one in ("Calm", "Loud")]
    columns = SURVEY | dict.fromkeys(choices, ["Yes", "No", "No"] * 4)
    assert {*choices} < {*recognise(sheet(columns)).labels_of(Field.SURVEY_ITEM)}
