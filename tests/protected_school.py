"""A small school with several measures, as files, to protect in a few seconds."""

import csv
import io
import random

from equity.chain import bringing, workspaces

YEAR = "2025-26"
ITEMS = ("I feel like I belong at this school", "The rules are fair")
ANSWERS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
GENDERS, RACES = ("F", "M", "X"), ("White", "Black or African American", "Asian")


def files(*, students=240, year=YEAR, seed=5, more_columns=()):
    """Give a roster, a discipline log, attendance and a survey; more columns say Yes or No."""
    draw = random.Random(seed)
    people = [_person(draw, number, year, more_columns) for number in range(students)]
    sheets = {
        "roster": people,
        "incidents": [_incident(one, year) for one in people if draw.random() < 0.12],
        "attendance": [
            {
                "Student ID": one["Student ID"],
                "School Year": year,
                "Days Absent": str(draw.choice([2, 5, 9, 25])),
                "Days Enrolled": "180",
            }
            for one in people
        ],
        "climate": [
            {name: one[name] for name in one if name != "Student ID"}
            | {text: draw.choice(ANSWERS) for text in ITEMS}
            for one in people[: students * 2 // 3]
        ],
    }
    return [(f"{name}.csv", as_csv(rows)) for name, rows in sheets.items()]


def load(**choices):
    """Give a workspace with the school in it, of which nothing is protected yet."""
    made = workspaces.create("Small school")
    brought = bringing.read(files(**choices))
    assert brought.problems == ()
    bringing.load(made, brought.readings)
    return made


def as_csv(rows):
    """Write rows as an office would."""
    target = io.StringIO()
    writer = csv.DictWriter(target, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode()


def read(content):
    """Read such a file back, one {column: value} a row."""
    return list(csv.DictReader(io.StringIO(content.decode())))


def _person(draw, number, year, more_columns):
    return {
        "Student ID": f"{number:05d}",
        "School Year": year,
        "Race/Ethnicity": draw.choice(RACES),
        "Gender": draw.choices(GENDERS, (48, 48, 4))[0],
        "Grade": draw.choice(("6", "7", "8")),
        **{name: draw.choice(("Yes", "No")) for name in more_columns},
    }


def _incident(person, year):
    return {
        "Student ID": person["Student ID"],
        "School Year": year,
        "Incident Date": "2025-10-07",
        "Behavior": "Disruption",
        "Action": "Out-of-school suspension",
    }
