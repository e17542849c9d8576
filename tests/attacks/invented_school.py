"""Random schools whose rows the attacker knows: students with discipline, and survey answers."""

import csv
import io
import random
from collections.abc import Iterable, Sequence

import numpy as np

from equity.vocabulary import NOT_RECORDED

Person = dict[str, str | float | None]
"""The groups of one person by dimension, and the values by measure; None has no value."""

STUDENTS, RESPONDENTS = "students", "survey_students"
RACES = {
    "American Indian or Alaska Native": 1,
    "Asian": 9,
    "Black or African American": 17,
    "Hispanic or Latino": 34,
    "Native Hawaiian or Pacific Islander": 1,
    "Two or more races": 5,
    "White": 33,
}
GENDERS = {"Girls": 49, "Boys": 48, "Nonbinary students": 3}
GRADES = dict.fromkeys(("6", "7", "8", "9"), 25)
WRITTEN = {"Girls": "F", "Boys": "M", "Nonbinary students": "X"}
YES_NO = {
    "english_learner": (
        "Multilingual learners (English learners)",
        "Students who are not English learners",
        0.15,
    ),
    "disability": ("Students with disabilities", "Students without disabilities", 0.13),
}
COLUMNS = {
    "race_ethnicity": "Race/Ethnicity",
    "gender": "Gender",
    "english_learner": "EL",
    "disability": "SWD",
    "grade": "Grade",
}
ITEMS = ("I feel like I belong at this school", "I am accepted for who I am", "The rules are fair")
ANSWERS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
OUTCOME = 0.07


def students(seed: int, size: int, *, unrecorded: float = 0.0) -> list[Person]:
    """Draw students, about 7 of 100 of them suspended; `unrecorded` is the share without a race."""
    draw = random.Random(seed)
    return [_disciplined(draw, _person(draw, unrecorded)) for _number in range(size)]


def respondents(seed: int, size: int, *, unrecorded: float = 0.0) -> list[Person]:
    """Draw survey answers; one of twelve answers is missing."""
    draw = random.Random(1000 + seed)
    return [_answering(draw, _person(draw, unrecorded)) for _number in range(size)]


def _person(draw: random.Random, unrecorded: float) -> Person:
    def one(weights: dict[str, int]) -> str:
        return draw.choices(list(weights), list(weights.values()))[0]

    person: Person = {"race_ethnicity": one(RACES), "gender": one(GENDERS), "grade": one(GRADES)}
    for name, (yes, no, share) in YES_NO.items():
        person[name] = yes if draw.random() < share else no
    if draw.random() < unrecorded:
        person["race_ethnicity"] = NOT_RECORDED
    return person


def _disciplined(draw: random.Random, person: Person) -> Person:
    risk = OUTCOME * (2.0 if person["race_ethnicity"] == "Black or African American" else 0.8)
    suspended = draw.random() < risk
    incidents = (draw.random() < 0.1) + (draw.random() < 0.05) + suspended
    return person | {
        "suspended": float(suspended),
        "referred": float(incidents > 0),
        "incidents_per_100": float(incidents),
    }


def by_groups(
    names: Sequence[str], columns: Iterable[Sequence[str]]
) -> tuple[dict[str, tuple[str, ...]], np.ndarray]:
    """Give the groups of each way, and of each row the places of its groups."""
    found = [np.unique(column, return_inverse=True) for column in columns]
    groups = [tuple(one.tolist()) for one, _places in found]
    codes = np.stack([places for _one, places in found], axis=1)
    return dict(zip(names, groups, strict=True)), codes


def with_repeats(people: list[Person]) -> list[Person]:
    """Give each suspended student some suspensions, at most one an incident, and their days."""
    draw, found = random.Random(len(people)), []
    for one in people:
        suspensions = one["suspended"] and draw.randint(1, int(one["incidents_per_100"]))
        days = draw.choice([1.0, 2.5, 4.0])
        found.append(
            one | {"suspensions_per_100": suspensions, "days_lost_per_100": days * suspensions}
        )
    return found


def _answering(draw: random.Random, person: Person) -> Person:
    pull = [2, 2, 2, 3, 2] if person["race_ethnicity"] == "Asian" else [1, 1, 2, 4, 3]
    given = {
        text: None if draw.random() < 1 / 12 else draw.choices(range(5), pull)[0] for text in ITEMS
    }
    return person | {f"answer {text}": one for text, one in given.items()}


def files(pupils: list[Person], answers: list[Person] = ()) -> list[tuple[str, bytes]]:
    """Write the school's files as an office would."""
    numbered = [(f"{number:06d}", one) for number, one in enumerate(pupils)]
    roster = [{"Student ID": name, **_written(one)} for name, one in numbered]
    log = [
        {
            "Student ID": name,
            "School Year": "2025-26",
            "Incident Date": "2025-10-0" + str(number % 9 + 1),
            "Behavior": "Disruption",
            "Action Taken": "Suspension" if number < _suspensions(one) else "Conference",
            "Days": one.get("days_lost_per_100", 0) / max(_suspensions(one), 1) or "",
        }
        for name, one in numbered
        for number in range(int(one["incidents_per_100"]))
    ]
    survey = [
        _written(one)
        | {
            text: "" if one[f"answer {text}"] is None else ANSWERS[int(one[f"answer {text}"])]
            for text in ITEMS
        }
        for one in answers
    ]
    sheets = {"roster": roster, "incidents": log, "climate": survey}
    return [(f"{name}.csv", _csv(rows)) for name, rows in sheets.items() if rows]


def _suspensions(person: Person) -> float:
    return person.get("suspensions_per_100", person["suspended"])


def _written(person: Person) -> dict[str, str]:
    race = person["race_ethnicity"]
    return {
        "School Year": "2025-26",
        COLUMNS["race_ethnicity"]: "" if race == NOT_RECORDED else str(race),
        COLUMNS["gender"]: WRITTEN[str(person["gender"])],
        COLUMNS["grade"]: str(person["grade"]),
        **{
            COLUMNS[name]: "Y" if person[name] == yes else "N"
            for name, (yes, _no, _share) in YES_NO.items()
        },
    }


def _csv(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
