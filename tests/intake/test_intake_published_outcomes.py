"""Columns for several outcomes in a table with one row a group: each outcome by itself."""

import io

import pytest
from openpyxl import Workbook

from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.vocabulary import Field
from published_files import read, written

BLACK, WHITE = "Black or African American", "White"
DISCIPLINE = """
    District,Student Group,Students,Students Disciplined,% In-School Suspension,% Expulsion
    Elm,Black,300,45,4.5,2.0
    Elm,White,400,24,2.1,1.5
"""


def numbers(reading):
    rows = clean(reading, key=b"k" * 32, period=None).cells.to_dict("records")
    parts = ("k_low", "n_low", "rate_low")
    return {
        (one["measure"].partition(".")[2], one["groups"]): tuple(
            None if one[part] != one[part] else one[part] for part in parts
        )
        for one in rows
    }


def reading_of(text, name="report_2022-23.csv"):
    (reading,) = read(written(text, name))
    return reading


def test_every_outcome_is_read_with_its_own_number_and_the_students_of_all():
    found = numbers(reading_of(DISCIPLINE))
    assert found["disciplined", BLACK] == (45, 300, None)
    assert found["in_school", BLACK] == (None, 300, 0.045)
    assert found["expelled", WHITE] == (None, 400, 0.015)
    assert len(found) == 6


def test_an_outcome_that_is_left_out_is_not_read():
    reading = reading_of(DISCIPLINE)
    mapping = reading.mapping.with_column("% Expulsion", field=None)
    assert {one for one, _group in numbers(Reading(reading.sheet, mapping))} == {
        "disciplined",
        "in_school",
    }


def test_students_of_one_class_are_not_all_students():
    found = numbers(
        reading_of(
            """
            District,Student Group,Enrollment,Suspension Rate,Graduation Rate
            Elm,Black,300,14.5,81.0
            Elm,White,400,12.1,92.5
            """
        )
    )
    assert found["suspended", BLACK] == (None, 300, 0.145)
    assert found["graduated", BLACK] == (None, None, 0.81)


@pytest.mark.parametrize(
    "name",
    [
        "Prior Year Graduation Rate",
        "Number of Expulsions",
        "% of Expulsions",
        "Percent Absent",
        "State Expulsion Rate",
    ],
)
def test_what_is_less_sure_is_not_read_beside_the_first_outcome(name):
    reading = reading_of(DISCIPLINE.replace("% Expulsion", name))
    assert reading.mapping.column(name).field is None
    assert reading.mapping.column("% In-School Suspension").field is Field.AGG_RATE


def test_a_row_that_one_outcome_lacks_is_said_of_that_outcome():
    text = DISCIPLINE + "    Elm,Asian,40,3,1.5,\n"
    table = clean(reading_of(text), key=b"k" * 32, period=None)
    assert table.rows_in == table.loaded == 3
    said = [one.sentence for one in table.checks]
    assert "Expelled: Rows left out: 1. Why: no number in the row" in said


@pytest.mark.parametrize("file", ["discipline_2022-23.xlsx", "suspensions_2022-23.xlsx"])
def test_each_sheet_of_a_workbook_has_the_outcome_that_its_own_name_tells(file):
    head = ["District", "Student Group", "Enrollment", "Rate"]
    table = [head, ["Elm", "Black", 300, 10.0], ["Elm", "White", 600, 5.0]]
    book = Workbook()
    for name in ("ISS", "Out-of-School Suspension", "Expulsion"):
        sheet = book.create_sheet(name)
        for row in table:
            sheet.append(row)
    del book["Sheet"]
    memory = io.BytesIO()
    book.save(memory)
    told = [one.mapping.measure for one in read((file, memory.getvalue()))]
    assert told == ["published.in_school", "published.out_of_school", "published.expelled"]
