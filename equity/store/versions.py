"""A file that comes when others of its kind and year are here: a newer version, or one more.

A newer version has at least half of its rows in common with what is here (or what is here with it)
and takes its place. Any other file, say of another school or of later months, is kept beside it.
"""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from duckdb import DuckDBPyConnection

from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.vocabulary import FileKind

_NAMES = {
    FileKind.ROSTER: "A list of students",
    FileKind.INCIDENTS: "A discipline log",
    FileKind.ATTENDANCE: "Attendance",
    FileKind.ACADEMICS: "Grades",
    FileKind.TESTS: "Test results",
    FileKind.TOTALS: "Discipline totals",
    FileKind.SURVEY: "A survey",
}


def make_room(
    cursor: DuckDBPyConnection,
    table: str,
    incoming: Sequence[CleanTable],
    known_by: Mapping[str, str],
) -> Iterator[tuple[str, Check]]:
    """Take away what incoming rows take the place of, and say for each year what became of it.

    `known_by` says by which columns of the frames, and of the table, a row is known again. Each
    sentence stands beside its year where all earlier rows went, else beside "".
    """
    if not incoming:
        return
    rows = pd.concat([one.frame[["period", *known_by]] for one in incoming])
    cursor.register("new_rows", rows.rename(columns=dict(known_by)))
    same = " AND ".join(
        f"new_rows.{name} IS NOT DISTINCT FROM {table}.{name}"
        for name in ("period", *known_by.values())
    )
    for period in sorted(set(rows["period"])):
        after = int((rows["period"] == period).sum())
        here = f"FROM {table} WHERE period = $period"
        known = f"EXISTS (FROM new_rows WHERE {same})"
        before, common = _counted(
            cursor, f"SELECT count(*), count(*) FILTER ({known}) {here}", period
        )
        if not before:
            continue
        if 2 * common >= min(before, after):
            cursor.execute(f"DELETE {here}", {"period": period})
            yield period, _replaced(incoming[0].kind, period, before, after)
        else:
            cursor.execute(f"DELETE {here} AND {known}", {"period": period})
            yield "", _beside(incoming[0].kind, period, before - common, after)
    cursor.unregister("new_rows")


def _counted(cursor: DuckDBPyConnection, query: str, period: str) -> tuple[int, int]:
    (found,) = cursor.execute(query, {"period": period}).fetchall()
    return int(found[0]), int(found[1])


def _replaced(kind: FileKind, period: str, before: int, after: int) -> Check:
    sentence = _(
        "{what} of {period} was here already, with {before} rows. What you brought is a newer "
        "version of it, with {after} rows, and takes its place.",
        what=_(_NAMES[kind]),
        period=period,
        before=before,
        after=after,
    )
    return Check(sentence, needs_a_look=after < before)


def _beside(kind: FileKind, period: str, before: int, after: int) -> Check:
    sentence = _(
        "{what} of {period} was here already, with {before} other rows. What you brought adds "
        "{after} rows; all of them count.",
        what=_(_NAMES[kind]),
        period=period,
        before=before,
        after=after,
    )
    if kind is FileKind.SURVEY:
        sentence += " " + _(
            "If they are two rounds of one survey, whoever answered twice counts twice: then bring "
            "one round alone to a new workspace."
        )
    return Check(sentence, needs_a_look=True)
