"""Files that name only the students who have something: the absent, low marks, advanced classes.

In such a file nobody has the other answer. So students without a row have it: a share of those who
are named would be 100 of 100, or none. Of a school or a grade that nobody in the file is of, such
a file tells nothing: it may be about others.
"""

from collections.abc import Iterable, Sequence

from duckdb import DuckDBPyConnection

from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.store.columns import StoredDimension
from equity.store.rows import periods_of
from equity.vocabulary import FileKind

# ruff: noqa: S608 - only queries of our own are put into SQL, values never are

_PLACES = ("school", "grade")
_POINTS_OF_A_D = 1
_FEWEST = 5
"""A few students who are alike do not make a file a list of such students."""

ONLY_ADVANCED = f"""
(
    SELECT min(advanced) = 1 AND count(DISTINCT person) >= {_FEWEST}
    FROM academics WHERE period = $period AND advanced IS NOT NULL
)
"""
OF_ALL_CLASSES = f"advanced IS DISTINCT FROM 1 OR NOT {ONLY_ADVANCED}"
"""The rows whose marks count: those of a list of advanced classes say nothing of other classes."""

ONLY_LOW_MARKS = f"""
(
    SELECT coalesce(max(points) <= {_POINTS_OF_A_D}, min(passed) = 0)
        AND count(*) FILTER (passed = 1 AND points IS NULL) = 0
        AND count(DISTINCT person) >= {_FEWEST}
    FROM academics WHERE period = $period AND passed IS NOT NULL AND ({OF_ALL_CLASSES})
)
"""


def find_told_of(cursor: DuckDBPyConnection, groups: Sequence[StoredDimension]) -> None:
    """Make the view that `told_of` looks at, by the columns of the roster for school and grade."""
    places = [one.column for one in groups if one.name in _PLACES]
    files = " UNION ALL ".join(
        f"SELECT '{table}' AS file, period, person FROM roster AS one WHERE "
        + " AND ".join(["TRUE", *(_has_somebody(column, table) for column in places)])
        for table in ("attendance", "academics")
    )
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW told_of AS {files}")


def _has_somebody(column: str, table: str) -> str:
    return (
        f"(one.{column} IS NULL OR (one.period, one.{column}) IN "
        f"(SELECT (period, {column}) FROM roster SEMI JOIN {table} USING (period, person)))"
    )


def told_of(table: str) -> str:
    """Give whether somebody of a student's school, and of their grade, has a row in a table."""
    return (
        f"loaded.person IN (SELECT person FROM told_of WHERE file = '{table}' AND period = $period)"
    )


def only_chronic(each: str) -> str:
    """Give whether every student of a year's attendance (`each`) is chronically absent."""
    return f"(SELECT min(chronic) = 1 AND count(chronic) >= {_FEWEST} FROM ({each}))"


def findings(
    cursor: DuckDBPyConnection, tables: Sequence[CleanTable], attendance: str
) -> Iterable[Check]:
    """Say of files just loaded that they name only some, and how the others count."""
    sentences = (
        (
            FileKind.ATTENDANCE,
            only_chronic(attendance),
            "The attendance of {period} names only students who are chronically absent. So "
            "students on the list of students without a row count as not chronically absent, if "
            "somebody of their school and somebody of their grade has one.",
        ),
        (
            FileKind.ACADEMICS,
            ONLY_LOW_MARKS,
            "Every mark of {period} that counts is a D or an F. So students on the list of "
            "students without a row count as having passed every class, if somebody of their "
            "school and somebody of their grade has one. The marks give no average.",
        ),
        (
            FileKind.ACADEMICS,
            ONLY_ADVANCED,
            "Every class of {period} is an advanced one. So students on the list of students "
            "without a row count as having none, if somebody of their school and somebody of their "
            "grade has one. Their marks do not count: other classes are not here.",
        ),
    )
    for kind, is_so, sentence in sentences:
        for period in periods_of([one for one in tables if one.kind is kind]):
            (found,) = cursor.execute(f"SELECT {is_so}", {"period": period}).fetchall()[0]
            if found:
                yield Check(_(sentence, period=period), needs_a_look=True)
