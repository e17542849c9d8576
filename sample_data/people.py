"""The students of the sample school, with names that nobody has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from operator import attrgetter
from random import Random

from sample_data.draw import Margin, drawn, mixed, portions, stream
from sample_data.targets import RACES, THIS_YEAR, YEAR_BEFORE, YEARS, Quota, Year, by_race

FIRST_NAMES = (
    ("Zor", "Quil", "Vex", "Thrim", "Ploo", "Dwel", "Krin", "Glim", "Snov", "Yarb", "Jund", "Fliv"),
    ("andu", "ippa", "elko", "ovix", "immo", "attri", "uzel", "onki", "erru", "ayvo"),
)
LAST_NAMES = (
    ("Brel", "Drov", "Ghul", "Klev", "Mirz", "Nolph", "Prund", "Skav", "Trozz", "Vlim", "Wexl"),
    ("moth", "wick", "adri", "ossom", "unter", "ellig", "ibra", "arkle", "otzen", "umfy", "evand"),
)

LANGUAGE_SHARES: Mapping[str, Mapping[str, float]] = {
    "White": {"EL": 0.04, "RFEP": 0.03, "IFEP": 0.02, "EO": 0.91},
    "Hispanic or Latino": {"EL": 0.36, "RFEP": 0.3, "IFEP": 0.05, "EO": 0.29},
    "Black or African American": {"EL": 0.07, "RFEP": 0.04, "IFEP": 0.02, "EO": 0.87},
    "Asian": {"EL": 0.24, "RFEP": 0.28, "IFEP": 0.15, "EO": 0.33},
    "Two or more races": {"EL": 0.04, "RFEP": 0.04, "IFEP": 0.04, "EO": 0.88},
}
FEW = {"EL": 0.1, "RFEP": 0.1, "EO": 0.8}
GENDER_SHARES = {"F": 0.485, "X": 0.02, "M": 0.495}
DISABILITY_SHARES = by_race(0.12, 0.14, 0.17, 0.08, 0.13, 0.3, 0.25, 0.15)
LOW_INCOME_SHARES = by_race(0.31, 0.66, 0.56, 0.37, 0.43, 0.5, 0.5, 0.4)
FOSTER_SHARE = 0.033
HOMELESS_SHARE = 0.075
"""The last two are shares of the students from low-income families."""

STAYED = 0.94
"""Of the students of grades 7 and 8, the share that was here the year before."""

RECLASSIFIED = 0.2
"""Of the former English learners, the share that still was one the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """One student in one school year."""

    id: str
    name: str
    race: str
    gender: str
    el: str
    swd: str
    low_income: str
    foster: str
    homeless: str
    grade: str


def margins(quota: Quota) -> list[Margin[Student]]:
    """Give the groupings of a quota, race and ethnicity last, so that it holds exactly."""
    return [
        (attrgetter(field), quota[field]) for field in sorted(quota, key=lambda one: one == "race")
    ]


def alike(student: Student) -> tuple[str, ...]:
    """Give what makes two students alike when something is spread over the school.

    Students with disabilities stand last in one race and ethnicity and first in the next, side by
    side, so that what is spread comes out right for them too.
    """
    place = RACES.index(student.race)
    is_first = (student.swd == "Y") == (place % 2 == 1)
    side = "first" if is_first else "last"
    return (str(place), side, student.el, student.gender, student.grade)


def names(numbers: Random) -> list[str]:
    """Give all names, "Last, First", in a random order."""
    first = ["".join(parts) for parts in product(*FIRST_NAMES)]
    last = ["".join(parts) for parts in product(*LAST_NAMES)]
    return [f"{family}, {given}" for family, given in mixed(product(last, first), numbers)]


def yes_or_no(share: float) -> dict[str, float]:
    """Give the shares of the codes Y and N."""
    return {"Y": share, "N": 1 - share}


class Admissions:
    """Hands out ids and names, none of them twice."""

    def __init__(self) -> None:
        numbers = stream("names and ids")
        self._names = iter(names(numbers))
        self._ids = iter(mixed((f"{number:06d}" for number in range(1300, 9700)), numbers))

    def admit(self, grades_by_race: Mapping[str, Sequence[str]], year: Year) -> list[Student]:
        """Give new students, one for each grade listed under each race and ethnicity."""
        numbers = stream(f"students {year.period}")
        students: list[Student] = []
        for race, grades in grades_by_race.items():
            count = len(grades)
            poor = portions(count, yes_or_no(LOW_INCOME_SHARES[race]), numbers)
            columns = zip(
                grades,
                portions(count, GENDER_SHARES, numbers),
                portions(count, LANGUAGE_SHARES.get(race, FEW), numbers),
                portions(count, yes_or_no(DISABILITY_SHARES[race]), numbers),
                poor,
                strict=True,
            )
            for grade, gender, el, swd, low_income in columns:
                student = Student(
                    id=next(self._ids),
                    name=next(self._names),
                    race=race,
                    gender=gender,
                    el=el,
                    swd=swd,
                    low_income=low_income,
                    foster="N",
                    homeless="N",
                    grade=grade,
                )
                students.append(student)
        return in_care(students, numbers)


def in_care(students: Sequence[Student], numbers: Random) -> list[Student]:
    """Give the students with those marked who are in foster care or have no home."""
    poor = [student for student in students if student.low_income == "Y"]
    foster = portions(len(poor), yes_or_no(FOSTER_SHARE), numbers)
    homeless = portions(len(poor), yes_or_no(HOMELESS_SHARE), numbers)
    marks = {one.id: marked for one, *marked in zip(poor, foster, homeless, strict=True)}
    return [
        replace(one, foster=marks[one.id][0], homeless=marks[one.id][1]) if one.id in marks else one
        for one in students
    ]


def one_year_younger(students: Sequence[Student]) -> list[Student]:
    """Give those students who were here the year before, as they were then."""
    numbers = stream("who stayed")
    older = [student for student in students if student.grade != "6"]
    stayed = drawn(older, [STAYED] * len(older), numbers, alike=lambda one: (one.race, one.grade))
    former = [
        replace(student, grade=str(int(student.grade) - 1))
        for student, here in zip(older, stayed, strict=True)
        if here
    ]
    chances = [RECLASSIFIED if student.el == "RFEP" else 0.0 for student in former]
    learned = drawn(former, chances, numbers, alike=lambda one: (one.race,))
    return [
        replace(student, el="EL") if new else student
        for student, new in zip(former, learned, strict=True)
    ]


def missing_grades(year: Year, here: Sequence[Student]) -> dict[str, list[str]]:
    """Give by race the grades of the students whom the year still lacks."""
    lacking = [
        grade
        for grade, count in year.grades.items()
        for _ in range(count - sum(student.grade == grade for student in here))
    ]
    left = iter(mixed(lacking, stream(f"grades {year.period}")))
    return {
        race: [
            next(left)
            for _ in range(int(year.enrolled[race]) - sum(one.race == race for one in here))
        ]
        for race in RACES
    }


def rosters() -> dict[str, list[Student]]:
    """Give the students of each period by their id; most of grades 7 and 8 are in both years."""
    admissions = Admissions()
    now = admissions.admit(missing_grades(THIS_YEAR, []), THIS_YEAR)
    before = one_year_younger(now)
    before += admissions.admit(missing_grades(YEAR_BEFORE, before), YEAR_BEFORE)
    by_period = {THIS_YEAR.period: now, YEAR_BEFORE.period: before}
    return {
        year.period: sorted(by_period[year.period], key=lambda student: student.id)
        for year in YEARS
    }
