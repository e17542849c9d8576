"""Attendance: who missed one school day in ten, and how many days everybody missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from random import Random

from sample_data.draw import drawn, fit, portions, stream, weighted
from sample_data.people import Student, alike, margins
from sample_data.targets import Year

ENROLLED = {"all year": 0.95, "part": 0.046, "just arrived": 0.004}
DAYS = {"all year": (180, 0), "part": (40, 130), "just arrived": (4, 5)}
"""From how many days on students are enrolled, and within how many more."""

MISSED = {0.1: 5, 0.12: 4, 0.15: 3, 0.2: 2, 0.3: 1}
"""From which share of their days on the chronically absent miss school, and how often so."""

HALF_DAYS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """One student's days in a year, as text."""

    student: str
    enrolled: str
    absent: str


def days(students: Sequence[Student], year: Year) -> list[Days]:
    """Give the attendance of a year, one row a student in the roster's order."""
    numbers = stream(f"attendance {year.period}")
    chances = fit(students, [0.16] * len(students), margins(year.missing))
    chronic = drawn(students, chances, numbers, alike=alike)
    stays = portions(len(students), ENROLLED, numbers)
    result: list[Days] = []
    for student, misses, stay in zip(students, chronic, stays, strict=True):
        enrolled = enrolled_days(stay, numbers)
        absent = absent_days(enrolled, is_chronic=misses, numbers=numbers)
        result.append(Days(student=student.id, enrolled=str(enrolled), absent=f"{absent:g}"))
    return result


def enrolled_days(stay: str, numbers: Random) -> int:
    """Give on how many days a student was enrolled."""
    fewest, more = DAYS[stay]
    return fewest + int(more * numbers.random())


def absent_days(enrolled: int, *, is_chronic: bool, numbers: Random) -> float:
    """Give the days missed, now and then a half one; one in ten or more where that is chronic.

    >>> absent_days(180, is_chronic=True, numbers=stream("example")) >= 18
    True
    """
    half = 0.5 if numbers.random() < HALF_DAYS else 0.0
    if is_chronic:
        share = weighted(MISSED, numbers) + 0.03 * numbers.random()
        return ceil(share * enrolled) + half
    return int(0.085 * enrolled * numbers.random()) + half
