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
from equity.vocabulary import ACTION_NOT_SAID, ACTION_UNCLEAR

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


_UNCLEAR = f"""
(
    EXISTS (FROM incidents WHERE period = $period AND action = '{ACTION_UNCLEAR}')
    OR (
        EXISTS (FROM incidents WHERE period = $period AND action = '{ACTION_NOT_SAID}')
        AND NOT EXISTS (
            FROM incidents AS one SEMI JOIN (
                FROM incidents WHERE period = $period AND action = '{ACTION_NOT_SAID}'
            ) AS other ON one.incident = other.incident
            WHERE one.period = $period AND one.action IS DISTINCT FROM '{ACTION_NOT_SAID}'
        )
    )
)
"""
"""A log without actions is clear where another has the actions that followed its incidents."""

SUSPENDED_OF_INCIDENTS = (
    f"CASE WHEN NOT {_UNCLEAR} THEN coalesce(incidents.suspended, 0) END::DOUBLE"
)

INCIDENTS = Outcomes(
    "incidents",
    """
    SELECT
        person,
        max((action IN ('In-school suspension', 'Out-of-school suspension'))::INTEGER) AS suspended,
        count(DISTINCT incident) + count(*) FILTER (incident IS NULL) AS incidents
    FROM incidents WHERE period = $period GROUP BY person
    """,
    DISCIPLINE,
    (
        SUSPENDED_OF_INCIDENTS,
        "(incidents.person IS NOT NULL)::DOUBLE",
        "coalesce(incidents.incidents, 0)::DOUBLE",
    ),
)
"""A row without a number is an incident of its own; a student without a row had none.

Nobody is counted as suspended or not in a year in which some action is unclear.
"""

_NAMES_ONLY_SOME = (
    "totals.person IS NULL AND (SELECT min({}) FROM totals WHERE period = $period) > 0"
)
"""A file in which nobody has 0 names only those who have one; without any number it tells none."""

TOTALS = Outcomes(
    "totals",
    """
    SELECT
        person,
        CASE WHEN sum(suspended) > 0 OR count(suspended) = count(*) THEN sum(suspended) END
            AS suspended,
        CASE WHEN sum(incidents) > 0 OR count(incidents) = count(*) THEN sum(incidents) END
            AS incidents
    FROM totals WHERE period = $period GROUP BY person
    """,
    DISCIPLINE,
    tuple(
        f"CASE WHEN {_NAMES_ONLY_SOME.format(name)} THEN 0 ELSE {value} END::DOUBLE"
        for name, value in (
            ("suspended", "(totals.suspended > 0)::INTEGER"),
            ("incidents", "(totals.incidents > 0)::INTEGER"),
            ("incidents", "totals.incidents"),
        )
    ),
    instead="incidents",
)
"""A log says more than totals, so it goes before them. Nothing unknown is ever taken for 0."""

DAYS = Outcomes(
    "attendance",
    f"""
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
    """,
    ATTENDANCE,
    ("attendance.chronic::DOUBLE",),
)
"""Days of several rows are added up; the file's own word counts where it has no days.

What a file says of a student's whole year goes before codes of single days.
"""

GRADES = Outcomes(
    "academics",
    """
    SELECT
        person,
        min(passed) AS passed,
        max(advanced) AS advanced,
        round(
            CASE
                WHEN EXISTS (FROM academics WHERE period = $period AND gpa IS NOT NULL)
                    THEN avg(gpa) ELSE avg(points)
            END, 2
        ) AS gpa
    FROM academics WHERE period = $period GROUP BY person
    """,
    ACADEMICS,
    ("academics.passed::DOUBLE", "academics.advanced::DOUBLE", "academics.gpa::DOUBLE"),
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
