"""Codes of single days, from the file to the share of students who missed one day in ten."""

from datetime import date, timedelta

import pytest

from equity.chain import answering, bringing, workspaces
from equity.problems import Problem
from equity.question import Question
from equity.vocabulary import View

DAYS = [date(2025, 9, 1) + timedelta(days=number) for number in range(20)]
ROSTER = "Student ID,Race,School Year\n" + "".join(
    f"{n:03d},{'Black' if n % 2 else 'White'},2025-26\n" for n in range(40)
)


def away(student):
    """Every fourth student is absent on 2 of 20 days, the others on 1; all are late once."""
    return "UU" if student % 4 == 1 else "U"


DAILY = "Student ID,Calendar Date,Att Code,Period\n" + "".join(
    f"{n:03d},{day:%m/%d/%Y},{code},1\n"
    for n in range(40)
    for day, code in zip(DAYS, f"{away(n)}T".ljust(len(DAYS), "P"), strict=True)
)


@pytest.fixture
def workspace():
    made = workspaces.create("By day")
    yield made
    workspaces.delete(made)


@pytest.fixture
def readings():
    files = [("roster.csv", ROSTER.encode()), ("daily.csv", DAILY.encode())]
    return bringing.read(files).readings


def test_chronic_absence_follows_from_codes_that_a_person_explained(workspace, readings):
    roster, daily = readings
    said = daily.mapping.with_meaning("Att Code", "u", "Absent")
    report = bringing.load(workspace, [roster, bringing.Reading(daily.sheet, said)])
    assert [(one.rows_in, one.loaded) for one in report.files] == [(40, 40), (800, 800)]
    asked = Question(measures=("chronically_absent",), by=("race_ethnicity",))
    (table,) = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    found = {one.group[0]: (one.total.low, one.persons.low) for one in table.groups if one.shown}
    assert found == {"Black or African American": (10, 20), "White": (0, 20)}


def test_before_that_nothing_is_loaded_and_the_code_is_named(workspace, readings):
    (_roster, report) = bringing.check(readings)
    assert (report.loaded, report.rows_in) == (0, 800)
    assert "codes that differ from school to school: 'U'" in report.checks[0].sentence
    with pytest.raises(Problem, match="'U'"):
        bringing.load(workspace, readings)


def test_next_month_s_file_needs_no_second_explanation(workspace, readings):
    roster, daily = readings
    said = daily.mapping.with_meaning("Att Code", "u", "Absent")
    bringing.load(workspace, [roster, bringing.Reading(daily.sheet, said)])
    october = DAILY.replace("09/", "10/").encode()
    (again,) = bringing.read([("october.csv", october)]).readings
    bringing.load(workspace, [again])
    (report,) = bringing.check([again])
    assert report.loaded == 800
