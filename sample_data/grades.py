"""Final marks: four courses a student, in honors classes for some."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from sample_data.draw import drawn, fit, mixed, spread, stream, weighted
from sample_data.people import Student, alike, margins
from sample_data.targets import Year

COURSES = ("English", "Math", "Science", "Social Studies")
HONORS = ("English", "Math")
"""The courses that have an honors class."""

HIGH = {"A": 4, "A-": 3, "B+": 3, "B": 4, "B-": 2}
LOW = {"C+": 3, "C": 4, "C-": 2, "D": 2}
OPEN = "I"
FAILED = {1: 6, 2: 3, 3: 1}
"""How many courses those fail who do not pass every class."""

STILL_OPEN = 0.006
STANDING = 0.35
"""How far a student's own standing moves the chance of a high mark, up or down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One student's final mark in one course."""

    student: str
    course: str
    mark: str


def marks(students: Sequence[Student], year: Year) -> list[Result]:
    """Give the marks of a year, four courses a student in the roster's order."""
    numbers = stream(f"grades {year.period}")
    standing = spread(students, numbers, alike=alike)
    start = [0.8 + 0.15 * one for one in standing]
    passed = drawn(students, fit(students, start, margins(year.passed)), numbers, alike=alike)
    start = [0.25 + 0.2 * one for one in standing]
    advanced = drawn(students, fit(students, start, margins(year.advanced)), numbers, alike=alike)
    start = [0.6 + STANDING * one for one in standing]
    chances = fit(students, start, margins(year.high))
    high = [drawn(students, chances, numbers, alike=alike) for _ in COURSES]
    result: list[Result] = []
    for place, student in enumerate(students):
        failed = set() if passed[place] else failed_courses(numbers)
        honors = honors_courses(numbers) if advanced[place] else set()
        for course, is_high in zip(COURSES, high, strict=True):
            mark = mark_of(is_high=is_high[place], numbers=numbers)
            title = f"{'Honors ' if course in honors else ''}{course} {student.grade}"
            mark = "F" if course in failed else mark
            result.append(Result(student=student.id, course=title, mark=mark))
    return result


def failed_courses(numbers: Random) -> set[str]:
    """Give the courses that a student fails, one at least."""
    return set(mixed(COURSES, numbers)[: weighted(FAILED, numbers)])


def honors_courses(numbers: Random) -> set[str]:
    """Give the courses that a student takes as honors classes, one at least."""
    return set(mixed(HONORS, numbers)[: 1 + (numbers.random() < 0.4)])


def mark_of(*, is_high: bool, numbers: Random) -> str:
    """Give a passing mark, now and then one that is still open."""
    if numbers.random() < STILL_OPEN:
        return OPEN
    return weighted(HIGH if is_high else LOW, numbers)
