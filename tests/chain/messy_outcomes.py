"""Attendance and grades of a school whose rows are known, as an office might export them."""

import random
from dataclasses import dataclass

from messy_school import HEADERS, Columns, School, written

ABSENT = ("Days Absent", "Absences", "DaysAbsent", "total_absences")
ENROLLED = ("Days Enrolled", "Membership Days", "days_expected", "DaysEnrolled")
PRESENT = ("Days Present", "days attended")
COURSE = ("Course", "Course Title", "course_name")
MARK = ("Mark", "Final Grade", "Letter Grade", "Grade")
SPELLINGS = {
    "letters": {True: ("A", "B+", "C-", "d"), False: ("F",), None: ("I", "", "W")},
    "words": {True: ("P", "Pass"), False: ("NP", "Fail"), None: ("Incomplete", "")},
    "numbers": {True: ("60", "77.5", "100", "93%"), False: ("59.9", "12"), None: ("", "Inc")},
}
COURSES = {True: ("AP Biology", "Honors Math", "IB History"), False: ("Math 7", "Apparel", "PE")}


@dataclass(frozen=True)
class Outcome:
    """One student's days and courses; days None where the file does not have the student."""

    days: tuple[tuple[float, int], ...] | None  # absent, enrolled, one a part of the year
    courses: tuple[tuple[bool, bool | None], ...]  # is it advanced? was it passed?

    @property
    def chronic(self) -> bool | None:
        enrolled = sum(part[1] for part in self.days or ())
        return None if enrolled < 10 else 10 * sum(part[0] for part in self.days) >= enrolled

    @property
    def passed_all(self) -> bool | None:
        marks = [passed for _, passed in self.courses if passed is not None]
        return all(marks) if marks else None

    @property
    def advanced(self) -> bool | None:
        return any(one for one, _ in self.courses) if self.courses else None


def outcomes(school: School, seed: int) -> dict[str, Outcome]:
    """Draw each student's outcome, by the student's id."""
    draw = random.Random(seed)
    parts = draw.choice((1, 2))
    return {one.id: _outcome(draw, parts) for one in school.students}


def _outcome(draw: random.Random, parts: int) -> Outcome:
    enrolled = [draw.choice((180, 180, 90, 60, 4)) for _ in range(parts)]
    days = tuple(
        (draw.randint(0, one // 5) + draw.choice((0, 0.5)) * (one > 4), one) for one in enrolled
    )
    courses = tuple(
        (draw.random() < 0.1, draw.choices((True, False, None), (16, 2, 1))[0])
        for _ in range(draw.choice((0, 3, 4)))
    )
    return Outcome(None if draw.random() < 0.05 else days, courses)


def outcome_files(known: dict[str, Outcome], seed: int) -> list[tuple[str, bytes]]:
    """Write attendance and grades with names, order, codes, encoding and layout by the seed."""
    draw = random.Random(seed)
    return [
        written(draw, "attendance", _attendance(draw, known)),
        written(draw, "grades", _grades(draw, known)),
    ]


def _attendance(draw: random.Random, known: dict[str, Outcome]) -> Columns:
    rows = [(id_, *part) for id_, one in known.items() for part in one.days or ()]
    draw.shuffle(rows)
    columns = {
        draw.choice(HEADERS["id"]): [id_ for id_, _, _ in rows],
        draw.choice(HEADERS["year"]): ["2025-26" for _ in rows],
        draw.choice(ENROLLED): [str(enrolled) for _, _, enrolled in rows],
    }
    if draw.random() < 0.5:
        return columns | {draw.choice(ABSENT): [f"{absent:g}" for _, absent, _ in rows]}
    return columns | {draw.choice(PRESENT): [f"{all_ - absent:g}" for _, absent, all_ in rows]}


def _grades(draw: random.Random, known: dict[str, Outcome]) -> Columns:
    rows = [(id_, *course) for id_, one in known.items() for course in one.courses]
    draw.shuffle(rows)
    spellings = SPELLINGS[draw.choice(tuple(SPELLINGS))]
    return {
        draw.choice(HEADERS["id"]): [id_ for id_, _, _ in rows],
        draw.choice(HEADERS["year"]): ["2025-26" for _ in rows],
        draw.choice(COURSE): [draw.choice(COURSES[advanced]) for _, advanced, _ in rows],
        draw.choice(MARK): [draw.choice(spellings[passed]) for _, _, passed in rows],
    }
