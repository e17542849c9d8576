"""Files about students of the roster: what each year's rows say of every student, as values.

A value is NULL where the file says nothing about the student: they are not in the denominator.
"""

from dataclasses import dataclass

from equity.measures import (
    ACADEMICS,
    ATTENDANCE,
    CHRONIC_ONE_IN,
    DISCIPLINE,
    FEWEST_DAYS,
    MET_STANDARD,
    OF_STUDENTS,
    SUBJECTS,
    Measure,
)
from equity.store.columns import StoredMeasure
from equity.store.discipline import (
    OF_INCIDENTS,
    OF_TOTALS,
    VALUES_OF_INCIDENTS,
    VALUES_OF_TOTALS,
)
from equity.store.only_some import (
    OF_ALL_CLASSES,
    ONLY_ADVANCED,
    ONLY_LOW_MARKS,
    only_chronic,
    told_of,
)

# ruff: noqa: S608 - only numbers of our own are put into SQL, values never are


@dataclass(frozen=True, slots=True)
class Outcomes:
    """One table of rows, what it says of each student (`each`, by `person`), and its measures.

    `values` are what a student of the roster has of each measure, in the measures' order. In a year
    that has rows of the table `instead`, those are counted.
    """

    table: str
    each: str
    measures: tuple[Measure, ...]
    values: tuple[str, ...]
    instead: str = ""

    @property
    def join(self) -> str:
        """What brings the rows of a year to the students of its roster."""
        return f"LEFT JOIN ({self.each}) AS {self.table} ON {self.table}.person = loaded.person"


INCIDENTS = Outcomes("incidents", OF_INCIDENTS, DISCIPLINE, VALUES_OF_INCIDENTS)

TOTALS = Outcomes("totals", OF_TOTALS, DISCIPLINE, VALUES_OF_TOTALS, instead="incidents")

ATTENDED = f"""
    SELECT
        person,
        CASE
            WHEN count(enrolled) = 0 THEN max(chronic)
            WHEN sum(enrolled) >= {FEWEST_DAYS}
                THEN ({CHRONIC_ONE_IN} * sum(absent) >= sum(enrolled))::INTEGER
        END AS chronic
    FROM attendance WHERE period = $period AND (date IS NULL OR person NOT IN (
        SELECT person FROM attendance WHERE period = $period AND date IS NULL
    ))
    GROUP BY person
"""

DAYS = Outcomes(
    "attendance",
    ATTENDED,
    ATTENDANCE,
    (
        f"""
        CASE WHEN attendance.person IS NULL AND {only_chronic(ATTENDED)}
            AND {told_of("attendance")} THEN 0
            ELSE attendance.chronic
        END::DOUBLE
        """,
    ),
)
"""Days of several rows are added up; the file's own word counts where it has no days.

What a file says of a student's whole year goes before codes of single days.
"""

GRADES = Outcomes(
    "academics",
    f"""
    SELECT
        person,
        min(passed) FILTER ({OF_ALL_CLASSES}) AS passed,
        max(advanced) AS advanced,
        round(
            CASE
                WHEN EXISTS (FROM academics WHERE period = $period AND gpa IS NOT NULL)
                    THEN avg(gpa)
                WHEN NOT coalesce({ONLY_LOW_MARKS}, FALSE)
                    THEN avg(points) FILTER ({OF_ALL_CLASSES})
            END, 2
        ) AS gpa
    FROM academics WHERE period = $period GROUP BY person
    """,
    ACADEMICS,
    (
        f"""
        CASE WHEN academics.passed IS NULL AND {ONLY_LOW_MARKS} AND {told_of("academics")} THEN 1
            ELSE academics.passed
        END::DOUBLE
        """,
        f"""
        CASE WHEN academics.advanced IS NULL AND {ONLY_ADVANCED} AND {told_of("academics")} THEN 0
            ELSE academics.advanced
        END::DOUBLE
        """,
        "academics.gpa::DOUBLE",
    ),
)
"""The mean of marks stands for the average only in a year without any average given."""

TESTS = Outcomes(
    "tests",
    f"""
    SELECT person, {", ".join(f"max({one}) AS {one}" for one in SUBJECTS)}
    FROM tests WHERE period = $period GROUP BY person
    """,
    MET_STANDARD,
    tuple(f"tests.{one}::DOUBLE" for one in SUBJECTS),
)
"""Of several results in one subject the best counts."""

FILES: tuple[Outcomes, ...] = (INCIDENTS, TOTALS, DAYS, GRADES, TESTS)
"""In the order of `OF_STUDENTS`; a measure can come from several of them."""

MADE: tuple[StoredMeasure, ...] = tuple(
    StoredMeasure(one, "", f"m{place}") for place, one in enumerate(OF_STUDENTS)
)


def said(one: Outcomes) -> list[str]:
    """Give the values of a table under the names of the columns that hold them."""
    columns = {made.measure.key: made.column for made in MADE}
    return [
        f"{value} AS {columns[measure.key]}"
        for value, measure in zip(one.values, one.measures, strict=True)
    ]
