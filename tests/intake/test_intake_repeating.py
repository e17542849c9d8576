"""Columns whose values repeat are kept once for each value: the numbers are those of every row."""

import io
import random
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
from openpyxl import Workbook
from written_sheets import KEY, sentences, values

from equity.chain import bringing
from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.profile import Profile
from equity.intake.respondents import those_of
from equity.vocabulary import RESPONDENTS, Field

ROWS = 1_200
CHOICE = random.Random(5)
IDS = [f"{at:05d}" for at in range(ROWS)]
YEAR = ["2024-25"] * ROWS
RACES = ("Black or African American", "White", "Hispanic or Latino")


def some(*of):
    return CHOICE.choices(of, k=ROWS)


def csv_of(columns, between=","):
    lines = zip(*columns.values(), strict=True)
    return "\n".join(between.join(one) for one in [tuple(columns), *lines]).encode()


def brought(name, content, *repeating):
    """Read one file whose columns of these names repeat their values."""
    (reading,) = bringing.read([(name, content)]).readings
    for label in repeating:
        assert isinstance(reading.sheet.values(label).dtype, pd.CategoricalDtype), label
    return reading


def cleaned(reading, **chosen):
    mapping = reading.mapping
    for label, what in chosen.items():
        mapping = mapping.with_column(label, **what)
    return clean(Reading(reading.sheet, mapping), key=KEY, period=None)


def test_rates_with_decimal_commas_flag_the_students_that_plain_python_flags():
    rates = some("89,9 %", "90,1 %", "100 %", "0 %", "", "94,5 %")
    columns = {"Student ID": IDS, "School Year": YEAR, "Attendance Rate": rates}
    reading = brought("attendance.csv", csv_of(columns, ";"), "School Year")
    said = [float(one.rstrip(" %").replace(",", ".")) for one in rates if one]
    found = cleaned(reading)
    assert values(found, "chronic") == [float(one <= 90) for one in said]
    assert f"Rows left out: {rates.count('')}." in sentences(found)


def test_codes_of_days_are_added_up_for_each_student():
    first = date(2024, 10, 7)
    days = {str(first + timedelta(at)): some("P", "P", "A", "T", "") for at in range(6)}
    reading = brought("attendance.csv", csv_of({"Student ID": IDS, **days}), *days)
    rows = [row for row in zip(*days.values(), strict=True) if any(row)]
    found = cleaned(reading)
    assert values(found, "absent") == [row.count("A") for row in rows]
    assert values(found, "enrolled") == [len(row) - row.count("") for row in rows]


def test_of_two_cohorts_only_the_rows_of_the_chosen_one_are_read():
    keys = [(f"Place {at}", race, cohort) for at in range(ROWS // 6) for race in RACES
            for cohort in ("4-Year", "5-Year")]  # fmt: skip
    counts = some("10", "60", "70", "*")
    columns = {
        "District": [one[0] for one in keys],
        "School Year": YEAR,
        "Student Group": [one[1] for one in keys],
        "Cohort": [one[2] for one in keys],
        "Cohort Count": ["100"] * ROWS,
        "Graduates": counts,
    }
    reading = brought("graduation.csv", csv_of(columns), *columns)
    assert reading.mapping.column("Cohort").field is Field.AGG_PART
    cells = cleaned(reading, Cohort={"meanings": {"5-year": "read"}}).cells
    mine = [count for count, key in zip(counts, keys, strict=True) if key[2] == "5-Year"]
    assert cells["k_low"].tolist() == [0 if one == "*" else int(one) for one in mine]
    assert cells["k_high"].tolist() == [9 if one == "*" else int(one) for one in mine]


def test_percent_cells_beside_masks_are_the_shares_that_they_hold():
    shares = [CHOICE.choice((0.009, 0.125, 1, "<5%")) for _row in range(ROWS)]
    book = Workbook()
    book.active.append(["District", "School Year", "Student Group", "Suspension Rate"])
    for at, share in enumerate(shares):
        book.active.append([f"Place {at // 3}", "2024-25", RACES[at % 3], share])
        book.active.cell(at + 2, 4).number_format = "0.0%"
    memory = io.BytesIO()
    book.save(memory)
    reading = brought("suspension.xlsx", memory.getvalue(), "Student Group", "Suspension Rate")
    cells = cleaned(reading).cells
    assert cells["rate_low"].tolist() == [0 if one == "<5%" else one for one in shares]
    assert cells["rate_high"].tolist() == [0.05 if one == "<5%" else one for one in shares]


def test_a_survey_keeps_apart_what_students_staff_and_families_answered():
    scale = ("Strongly disagree", "Disagree", "Agree", "Strongly agree")
    roles, safe = some("Student", "Teacher", "Parent"), some(*scale)
    columns = {
        "Response ID": IDS,
        "School Year": YEAR,
        "Role": roles,
        "Gender": some("F", "M", ""),
        "I feel safe at school": safe,
        "I feel seen": some(*scale),
    }
    reading = brought("survey.csv", csv_of(columns), "Role", "Gender", "I feel safe at school")
    found = cleaned(reading, Role={"field": Field.SURVEY_ROLE})
    for population, named in zip(RESPONDENTS, ("Student", "Teacher", "Parent"), strict=True):
        (theirs,) = those_of([found], population)
        said = [scale.index(one) for one, role in zip(safe, roles, strict=True) if role == named]
        assert values(theirs, "i_feel_safe_at_school") == said


def test_a_log_has_the_deeds_and_actions_of_every_row():
    roles, actions = some("Offender", "Victim"), some("OSS - 2 days", "Detention", "")
    status, who = some("Final", "Void", "Open"), CHOICE.choices(IDS[:200], k=ROWS)
    columns = {
        "Incident ID": [f"D{at}" for at in range(ROWS)],
        "Student ID": who,
        "Incident Date": ["2024-10-07"] * ROWS,
        "Incident Role": roles,
        "Behavior": some("Fighting", "Defiance"),
        "Action": actions,
        "Status": status,
    }
    reading = brought("log.csv", csv_of(columns), "Student ID", "Incident Role", "Action", "Status")
    found = cleaned(reading)
    every = zip(who, roles, actions, status, strict=True)
    kept = [one for one in every if one[1] == "Offender" or one[2]]
    known = {"OSS - 2 days": "Out-of-school suspension", "Detention": "Detention", "": None}
    assert values(found, "action") == [known[one[2]] for one in kept]
    assert found.frame["person"].nunique() == len({one[0] for one in kept})
    void = sum(one[3] == "Void" for one in kept)
    assert f"void or undone: {void}." in sentences(found)


def test_what_a_column_says_is_told_anew_of_other_rows():
    sheet = brought("list.csv", csv_of({"Student ID": IDS, "Race": some(*RACES)})).sheet
    assert sheet.told("Student ID").different == ROWS
    assert sum(sheet.told("Race").counts.values()) == ROWS
    fewer = replace(sheet, frame=sheet.frame[:1])
    assert (fewer.told("Student ID").different, fewer.told("Race").different) == (1, 1)


def test_a_column_that_repeats_only_further_down_is_read_row_by_row_all_the_same():
    ids = [*IDS, *IDS[:100] * 40]
    content = csv_of({"Student ID": ids, "Club": ["chess"] * len(ids)})
    column = brought("list.csv", content, "Club").sheet.column("Student ID")
    assert column.tolist() == ids


def test_groups_are_known_by_their_words_where_four_of_five_rows_say_one():
    groups = {"White": 40, "Asian": 40}
    assert Profile("x", {"Mars": 20} | groups).sniffed == (Field.RACE_ETHNICITY, 0.8)
    assert Profile("x", {"Mars": 21} | groups).sniffed is None
