"""Files that name no student of the list: nobody on it would have anything of what they say."""

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from equity.intake.table import CleanTable
from equity.language import _
from equity.problems import Problem
from equity.store.rows import OUTCOMES, periods_of
from equity.vocabulary import FileKind

# ruff: noqa: S608 - only names of our own tables are put into SQL, values never are

SEVERAL = 5
"""From so many students of a file on it is no chance that none is on the list."""


def refuse(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> None:
    """Raise a Problem where a year that was just loaded has a list and a file of nobody on it."""
    for kind, (table, _types) in OUTCOMES.items():
        brought = [one for one in tables if one.kind in (kind, FileKind.ROSTER)]
        for period in sorted(periods_of(brought)):
            named, known, listed = _counted(cursor, table, period)
            if listed and named >= SEVERAL and not known:
                raise Problem(
                    _("These files are about different students"),
                    _(
                        "None of the {named} students of one file is on the list of students of "
                        "{period}.",
                        named=named,
                        period=period,
                    ),
                    _(
                        "Choose the column with the same student numbers in both files, or bring "
                        "the list of these students too."
                    ),
                )


def _counted(cursor: DuckDBPyConnection, table: str, period: str) -> tuple[int, int, int]:
    """Count the students of a file, those of them on the list, and those on the list."""
    (counted,) = cursor.execute(
        f"""
        SELECT count(DISTINCT {table}.person), count(DISTINCT roster.person),
            (SELECT count(*) FROM roster WHERE period = $period)
        FROM {table} LEFT JOIN roster USING (period, person) WHERE period = $period
        """,
        {"period": period},
    ).fetchall()
    named, known, listed = counted
    return named, known, listed
