"""A school with more ways to group people than a release has."""

import csv
import io
import random

import pytest

from equity.chain import answering, bringing, workspaces
from equity.problems import Problem
from equity.question import Only, Question
from equity.vocabulary import View

MARKS = (
    "English Learner",
    "Disability",
    "Section 504",
    "Low Income",
    "Foster",
    "Homeless",
    "Migrant",
)


def as_csv(rows):
    target = io.StringIO()
    writer = csv.DictWriter(target, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode()


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    draw = random.Random(7)
    students = [
        {
            "Student ID": f"{number:05d}",
            "School Year": "2024-25",
            "Race/Ethnicity": draw.choice(["White", "Black or African American"]),
            "Gender": draw.choice(["Female", "Male"]),
            "Grade": draw.choice(["7", "8"]),
            **{name: draw.choice(["Yes", "No"]) for name in MARKS},
        }
        for number in range(200)
    ]
    log = [
        {
            "Student ID": one["Student ID"],
            "Incident ID": f"I{place}",
            "Incident Date": "2024-10-07",
            "Behavior": "Fighting",
            "Action": "Out-of-school suspension",
        }
        for place, one in enumerate(students[:30])
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EQUITY_HOME", str(tmp_path_factory.mktemp("ten")))
        made = workspaces.create("Ten ways to group")
        files = [("roster.csv", as_csv(students)), ("incidents.csv", as_csv(log))]
        bringing.load(made, bringing.read(files).readings)
        yield made


def test_the_tenth_way_to_group_is_a_problem_that_names_the_others(school):
    every = answering.dimensions(school)
    assert len(every) == 10
    migrant = next(one for one in every if one.name == "migrant").groups[0]
    for question in (
        Question(measures=("suspended",), by=("migrant",)),
        Question(measures=("suspended",), by=("gender",), only=(Only("migrant", migrant),)),
    ):
        with pytest.raises(Problem, match="does not have 'migrant'") as caught:
            answering.answer(school, question)
        assert "grade" in caught.value.what_to_do


def test_the_staff_view_has_all_ways_to_group(school):
    question = Question(measures=("suspended",), by=("migrant",))
    (table,) = answering.answer(school, question, view=View.STAFF)
    assert len(table.groups) == 2
    assert all(one.shown for one in table.groups)
