"""The discipline log: who is sent to the office, for what, and what the school does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random

from sample_data.draw import drawn, fit, mixed, pick, stream, weighted
from sample_data.people import Student, alike, margins
from sample_data.targets import Quota, Year

SUBJECTIVE = {
    "Defiance": 5,
    "Disruption": 5,
    "Disrespect": 4,
    "Inappropriate language": 3,
    "Noncompliance": 2,
    "Dress code": 2,
}
OBJECTIVE = {
    "Fighting": 6,
    "Tardy": 5,
    "Skipping": 4,
    "Vandalism": 2,
    "Theft": 1,
    "Vaping": 2,
    "Property damage": 1,
}
MINOR = frozenset({"Dress code", "Tardy", "Skipping"})
"""Nobody is suspended for these."""

SUSPENSIONS = {"In-school suspension": 4, "Out-of-school suspension": 6}
OTHER_ACTIONS = {
    "Office referral": 4,
    "Lunch detention": 5,
    "After school detention": 3,
    "Removal from classroom": 3,
    "Parent contact": 4,
    "Warning": 3,
    "Restorative conference": 3,
    "Peer mediation": 1,
}
DAYS = {
    "In-school suspension": {"1": 7, "2": 3},
    "Out-of-school suspension": {"1": 4, "2": 3, "3": 2, "5": 1},
}
DAYS_NOT_ENTERED = 0.04
PLACES_FOR_SUBJECTIVE = {"Classroom": 12, "Hallway": 3, "Cafeteria": 2, "Gym": 2, "Library": 1}
PLACES_FOR_OBJECTIVE = {
    "Hallway": 5,
    "Cafeteria": 4,
    "Field": 4,
    "Restroom": 3,
    "Locker room": 2,
    "Bus": 2,
    "Classroom": 2,
}
HOURS = {8: 3, 9: 5, 10: 7, 11: 8, 12: 12, 13: 9, 14: 8}
INCIDENTS_EACH = {
    "suspended": {1: 2, 2: 3, 3: 3, 4: 2, 5: 1, 7: 0.5},
    "referred": {1: 6, 2: 3, 3: 1.5, 4: 0.5},
}
SECOND_SUSPENSION = 0.16
FIGHTS_OF_TWO = 0.5
NOT_ENROLLED = ("009801", "009802")
"""Two visitors from another school: their incidents are in the log, they are on no roster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One student in one incident, as a row of the log."""

    student: str
    day: date
    time: str
    location: str
    behavior: str
    action: str
    days: str
    id: str = ""


def chosen(
    students: Sequence[Student], quota: Quota, numbers: Random, *, already: Sequence[bool]
) -> list[bool]:
    """Tell who is drawn so that, together with those already drawn, every group has its share."""
    pairs = list(zip(students, already, strict=True))
    left = [student for student, is_in in pairs if not is_in]
    shares = {
        field: {
            group: share_left([is_in for one, is_in in pairs if getattr(one, field) == group], goal)
            for group, goal in goals.items()
        }
        for field, goals in quota.items()
    }
    chances = fit(left, [0.1] * len(left), margins(shares))
    marks = iter(drawn(left, chances, numbers, alike=alike))
    return [is_in or next(marks) for is_in in already]


def share_left(already: Sequence[bool], share: float) -> float:
    """Give the share of the others that takes a group to its share.

    >>> share_left([True, False, False, False], 0.5)
    0.3333333333333333
    """
    others = already.count(False)
    return (share * len(already) - already.count(True)) / others if others else 0.0


@cache
def school_days(first: date, last: date, breaks: tuple[tuple[date, date], ...]) -> list[date]:
    """Give the days on which school is open."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [
        day
        for day in days
        if day.weekday() < 5 and not any(start <= day <= end for start, end in breaks)
    ]


def incident(
    student: str, *, is_subjective: bool, is_suspension: bool, year: Year, numbers: Random
) -> Incident:
    """Give one incident of a student, at a likely place and hour, with what the school did."""
    action = weighted(SUSPENSIONS if is_suspension else OTHER_ACTIONS, numbers)
    behaviors = {
        behavior: weight
        for behavior, weight in (SUBJECTIVE if is_subjective else OBJECTIVE).items()
        if not (is_suspension and behavior in MINOR)
    }
    not_entered = is_suspension and numbers.random() < DAYS_NOT_ENTERED
    days = weighted(DAYS[action], numbers) if is_suspension else "0"
    return Incident(
        student=student,
        day=pick(school_days(year.first_day, year.last_day, year.breaks), numbers),
        time=f"{weighted(HOURS, numbers):02d}:{5 * int(numbers.random() * 12):02d}",
        location=weighted(
            PLACES_FOR_SUBJECTIVE if is_subjective else PLACES_FOR_OBJECTIVE, numbers
        ),
        behavior=weighted(behaviors, numbers),
        action=action,
        days="" if not_entered else days,
    )


def fights_joined(rows: Sequence[Incident], numbers: Random) -> list[Incident]:
    """Give the rows with about half of the fights between two students of the log.

    The second student of such a fight has the first one's day, time and place.
    """
    fights = mixed((row for row in rows if row.behavior == "Fighting"), numbers)
    others = [row for row in rows if row.behavior != "Fighting"]
    joined = list(others)
    while fights:
        first = fights.pop()
        joined.append(first)
        if fights and fights[-1].student != first.student and numbers.random() < FIGHTS_OF_TWO:
            second = fights.pop()
            joined.append(replace(second, day=first.day, time=first.time, location=first.location))
    return joined


def numbered(rows: Sequence[Incident], year: Year) -> list[Incident]:
    """Give the rows in order of time; students at the same fight share the incident's id."""
    in_order = sorted(rows, key=lambda row: (row.day, row.time, row.location, row.behavior))
    result: list[Incident] = []
    moment: tuple[object, ...] = ()
    number = 0
    for row in in_order:
        same = (row.day, row.time, row.location, row.behavior)
        number += same != moment
        moment = same
        result.append(replace(row, id=f"D{year.period[2:4]}-{number:04d}"))
    return result


def log(students: Sequence[Student], year: Year) -> list[Incident]:
    """Give the discipline log of a year, in order of time."""
    numbers = stream(f"incidents {year.period}")
    nobody = [False] * len(students)
    suspended = chosen(students, year.suspended, numbers, already=nobody)
    referred = chosen(students, year.referred, numbers, already=suspended)
    events: list[tuple[Student, bool]] = []
    for student, is_suspended, is_referred in zip(students, suspended, referred, strict=True):
        kind = "suspended" if is_suspended else "referred"
        count = weighted(INCIDENTS_EACH[kind], numbers) if is_referred else 0
        for number in range(count):
            again = number > 0 and numbers.random() < SECOND_SUSPENSION
            events.append((student, is_suspended and (number == 0 or again)))
    chances = [year.subjective["race"][student.race] for student, _ in events]
    subjective = drawn(events, chances, numbers, alike=lambda one: (one[0].race, str(one[1])))
    rows = [
        incident(student.id, is_subjective=mark, is_suspension=suspends, year=year, numbers=numbers)
        for (student, suspends), mark in zip(events, subjective, strict=True)
    ]
    rows += [
        incident(one, is_subjective=False, is_suspension=False, year=year, numbers=numbers)
        for one in NOT_ENROLLED
    ]
    return numbered(fights_joined(rows, numbers), year)
