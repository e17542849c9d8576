"""A school whose rows are known, and its files as an office might export them: a seed decides."""

import csv
import io
import random
from dataclasses import dataclass

from openpyxl import Workbook

RACES = ("Asian", "Black or African American", "Hispanic or Latino", "White")
RACE_SPELLINGS = {
    "Asian": ("Asian", "ASIAN"),
    "Black or African American": ("Black", "African American", "Black or African American"),
    "Hispanic or Latino": ("Hispanic", "Hispanic/Latino", "Latinx"),
    "White": ("White", "Caucasian"),
}
YES_NO = (("Y", "N"), ("Yes", "No"), ("1", "0"), ("TRUE", "FALSE"))
HEADERS = {
    "id": ("Student ID", "student_number", "StuID", "Perm ID", "SSID"),
    "race": ("Race/Ethnicity", "Ethnicity", "Federal Race", "ethnic_code"),
    "gender": ("Gender", "Sex", "gender_code"),
    "el": ("EL", "English Learner", "ELL", "LEP"),
    "disability": ("SWD", "Special Education", "IEP", "Has IEP"),
    "grade": ("Grade", "Grade Level", "gradelevel"),
    "year": ("School Year", "SchoolYear", "Academic Year"),
    "name": ("Student Name", "LastFirst", "Full Name"),
    "date": ("Incident Date", "Event Date", "Referral Date"),
    "incident": ("Incident ID", "Incident Number", "Referral ID"),
    "behavior": ("Behavior", "Offense", "Infraction"),
    "action": ("Action Taken", "Disposition", "Consequence"),
}
SUSPENSIONS = ("In-School Suspension", "OSS", "Suspension", "ISS")
OTHER_ACTIONS = ("Detention", "Conference", "Warning")
ANSWERS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
ITEMS = {
    "I feel like I belong at this school": "Belonging",
    "I am accepted for who I am": "Belonging",
    "The rules here are fair": "Fairness",
    "I feel safe at this school": "Safety",
}


@dataclass(frozen=True)
class Student:
    id: str
    race: str | None
    gender: str
    el: bool
    disability: bool
    grade: str
    incidents: tuple[bool, ...]  # one an incident: did it end in a suspension?


@dataclass(frozen=True)
class Respondent:
    race: str | None
    grade: str
    answers: tuple[int | None, ...]


@dataclass(frozen=True)
class School:
    students: tuple[Student, ...]
    respondents: tuple[Respondent, ...]


def school(seed: int, size: int = 300) -> School:
    """Draw a school: groups of unequal size, with unequal outcomes."""
    draw = random.Random(seed)
    students = tuple(_student(draw, number) for number in range(size))
    respondents = tuple(_respondent(draw) for _ in range(size * 2 // 3))
    return School(students, respondents)


def _student(draw: random.Random, number: int) -> Student:
    race = draw.choices([*RACES, None], [12, 18, 33, 34, 3])[0]
    risk = 0.3 if race == "Black or African American" else 0.12
    incidents = tuple(draw.random() < 0.4 for _ in range(4) if draw.random() < risk)
    return Student(
        id=f"{number:05d}",
        race=race,
        gender=draw.choice(("Girls", "Boys")),
        el=draw.random() < 0.2,
        disability=draw.random() < 0.14,
        grade=draw.choice(("6", "7", "8")),
        incidents=incidents,
    )


def _respondent(draw: random.Random) -> Respondent:
    race = draw.choices([*RACES, None], [12, 18, 33, 34, 3])[0]
    pull = [1, 2, 2, 3, 2] if race == "Black or African American" else [1, 1, 2, 4, 3]
    answers = tuple(
        None if draw.random() < 0.06 else draw.choices(range(5), pull)[0] for _ in ITEMS
    )
    return Respondent(race, draw.choice(("6", "7", "8")), answers)


def files(school: School, seed: int) -> list[tuple[str, bytes]]:
    """Write the school's three files with names, order, codes, encoding and layout by the seed."""
    draw = random.Random(seed)
    return [
        written(draw, "roster", _roster(draw, school)),
        written(draw, "discipline", _incidents(draw, school)),
        written(draw, "climate", _survey(draw, school)),
    ]


Columns = dict[str, list[str]]


def _header(draw: random.Random, name: str) -> str:
    return draw.choice(HEADERS[name])


def _race(draw: random.Random, race: str | None) -> str:
    return draw.choice(RACE_SPELLINGS[race]) if race else draw.choice(("", "Unknown"))


def _roster(draw: random.Random, school: School) -> Columns:
    yes, no = draw.choice(YES_NO)
    girls, boys = draw.choice((("F", "M"), ("Female", "Male"), ("Girl", "Boy")))
    pad = draw.choice((1, 2))
    return {
        _header(draw, "id"): [one.id for one in school.students],
        _header(draw, "name"): [f"Invented, Pupil{one.id}" for one in school.students],
        _header(draw, "race"): [_race(draw, one.race) for one in school.students],
        _header(draw, "gender"): [
            girls if one.gender == "Girls" else boys for one in school.students
        ],
        _header(draw, "el"): [yes if one.el else no for one in school.students],
        _header(draw, "disability"): [yes if one.disability else no for one in school.students],
        _header(draw, "grade"): [one.grade.zfill(pad) for one in school.students],
        _header(draw, "year"): ["2025-26" for _ in school.students],
    }


def _incidents(draw: random.Random, school: School) -> Columns:
    rows = [(one, ended) for one in school.students for ended in one.incidents]
    day_first = draw.choice(("{y}-{m:02d}-{d:02d}", "{m}/{d}/{y}"))
    dates = [day_first.format(y=2025, m=draw.randint(9, 12), d=draw.randint(1, 28)) for _ in rows]
    return {
        _header(draw, "incident"): [f"INC{number}" for number in range(len(rows))],
        _header(draw, "id"): [student.id for student, _ in rows],
        _header(draw, "date"): dates,
        _header(draw, "behavior"): [
            draw.choice(("Defiance", "Fighting", "Disruption")) for _ in rows
        ],
        _header(draw, "action"): [
            draw.choice(SUSPENSIONS if ended else OTHER_ACTIONS) for _, ended in rows
        ],
    }


def _survey(draw: random.Random, school: School) -> Columns:
    people = school.respondents
    columns = {
        _header(draw, "race"): [_race(draw, one.race) for one in people],
        _header(draw, "grade"): [one.grade for one in people],
        _header(draw, "year"): ["2025-26" for _ in people],
    }
    for position, text in enumerate(ITEMS):
        answers = [one.answers[position] for one in people]
        columns[text] = [_answer(draw, one) for one in answers]
    return columns


def _answer(draw: random.Random, position: int | None) -> str:
    return draw.choice(("", "N/A", "Don't know")) if position is None else ANSWERS[position]


def written(draw: random.Random, stem: str, columns: Columns) -> tuple[str, bytes]:
    names = list(columns)
    draw.shuffle(names)
    rows = [list(row) for row in zip(*(columns[name] for name in names), strict=True)]
    lead = [["Invented Middle School"], []] if draw.random() < 0.4 else []
    if draw.random() < 0.4:
        return f"{stem}.xlsx", _workbook([*lead, names, *rows])
    separator = draw.choice((",", ";", "\t"))
    encoding = draw.choice(("utf-8", "utf-8-sig", "utf-16"))
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=draw.choice(("\n", "\r\n"))).writerows(
        [*lead, names, *rows]
    )
    return f"{stem}.csv", text.getvalue().encode(encoding)


def _workbook(rows: list[list[str]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
