"""Discipline logs of years without a list of students: who is in them, who was suspended.

Groups are those that a log says itself. What the room was told of a log is kept in its file beside
who is here, under the log's year instead of a state of the data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from duckdb import DuckDBPyConnection

from equity.intake.dictionaries import GROUP_ORDER
from equity.intake.table import Check, CleanTable, Dimension
from equity.language import _
from equity.store import outcomes
from equity.store.rows import periods_of
from equity.store.workspace import Workspace
from equity.vocabulary import DIMENSION_FIELDS, NOT_RECORDED, FileKind, Population

# ruff: noqa: S608 - only queries and names of our own are put into SQL, values never are

LOG = "log:"
"""What the year of a log stands behind, where the room's file has a state of the data."""

_NO_LIST = "period NOT IN (SELECT period FROM roster)"
_ORDER = {field.value: groups for field, groups in GROUP_ORDER.items()}


@dataclass(frozen=True, slots=True)
class GroupInLog:
    """How many students of a group a log has, and how many of them were suspended.

    `suspended` is None where the log does not say clearly who was.
    """

    group: str
    students: int
    suspended: int | None


def keep(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> None:
    """Store the groups of students as logs say them; what a later log says takes the place."""
    for table in tables:
        if table.kind is FileKind.INCIDENTS:
            for one in table.dimensions:
                _keep(cursor, table.frame, one)


def _keep(cursor: DuckDBPyConnection, frame: pd.DataFrame, dimension: Dimension) -> None:
    said = frame[["person", "period", dimension.name]].dropna().drop_duplicates()
    cursor.register("said", said.set_axis(["person", "period", "group_name"], axis=1))
    cursor.execute(
        """
        DELETE FROM logged WHERE name = ? AND EXISTS (
            FROM said WHERE (said.person, said.period) = (logged.person, logged.period)
        )
        """,
        [dimension.name],
    )
    cursor.execute(
        "INSERT INTO logged BY NAME SELECT person, period, ? AS name, ? AS label, group_name "
        "FROM said",
        [dimension.name, dimension.label],
    )
    cursor.unregister("said")


def findings(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> list[Check]:
    """Say what logs that were just loaded can tell without a list of students."""
    logs = [one for one in tables if one.kind is FileKind.INCIDENTS]
    known = {period for (period,) in cursor.execute(f"FROM ({_years()})").fetchall()}
    return [
        Check(
            _(
                "The discipline log of {period} says groups itself. So 'Who is here' shows which "
                "part of its students, and of the suspended ones, each group is. These are parts "
                "and no rates: a rate needs all students of a group, also those in no log.",
                period=period,
            )
        )
        for period in periods_of(logs)
        if period in known
    ]


def _years() -> str:
    return f"""
        SELECT DISTINCT period FROM logged SEMI JOIN incidents USING (period, person)
        WHERE {_NO_LIST}
    """


def newest(workspace: Workspace) -> str:
    """Give the newest year whose log says groups and that has no list of students, else ""."""
    with workspace.rows() as cursor:
        years = [period for (period,) in cursor.execute(_years()).fetchall()]
    return max(years, default="")


def dimensions(workspace: Workspace, period: str) -> tuple[Dimension, ...]:
    """Give the ways in which the log of a year groups its students, in the order of screens."""
    with workspace.rows() as cursor:
        found = cursor.execute(
            """
            SELECT name, last(label ORDER BY rowid), list(DISTINCT group_name ORDER BY group_name)
            FROM logged SEMI JOIN incidents USING (period, person)
            WHERE period = ? GROUP BY name ORDER BY min(rowid)
            """,
            [period],
        ).fetchall()
    known = [Dimension(name, label, _ordered(name, groups)) for name, label, groups in found]
    order = [*map(str, DIMENSION_FIELDS), *(one.name for one in known)]
    return tuple(sorted(known, key=lambda one: order.index(one.name)))


def _ordered(name: str, groups: Sequence[str]) -> tuple[str, ...]:
    first = [one for one in _ORDER.get(name, ()) if one in groups]
    return (*first, *(one for one in groups if one not in first))


def count(workspace: Workspace, dimension: Dimension, period: str) -> tuple[GroupInLog, ...]:
    """Count the students in the log of one year by the groups of one dimension."""
    with workspace.rows() as cursor:
        found: Mapping[str, tuple[int, int | None]] = {
            group: (students, suspended)
            for group, students, suspended in cursor.execute(
                f"""
                SELECT coalesce(group_name, '{NOT_RECORDED}'), count(*), sum(suspended)::BIGINT
                FROM (
                    SELECT person, {outcomes.SUSPENDED_OF_INCIDENTS} AS suspended
                    FROM ({outcomes.INCIDENTS.each}) AS incidents
                )
                LEFT JOIN (FROM logged WHERE period = $period AND name = $name) USING (person)
                GROUP BY ALL
                """,
                {"period": period, "name": dimension.name},
            ).fetchall()
        }
    return tuple(
        GroupInLog(group, *found[group])
        for group in (*dimension.groups, NOT_RECORDED)
        if group in found
    )


def told(workspace: Workspace, *, period: str, k: int) -> dict[str, str]:
    """Give what the room was told of the log of one year: a text for each dimension."""
    with workspace.room() as cursor:
        found = cursor.execute(
            "SELECT dimension, text FROM turnouts WHERE snapshot = ? AND k = ? ORDER BY rowid",
            [LOG + period, k],
        ).fetchall()
    return dict(found)


def told_years(workspace: Workspace, *, k: int) -> tuple[str, ...]:
    """Give the years whose logs the room was told of and that have no list of students."""
    with workspace.room() as cursor:
        found = cursor.execute(
            """
            SELECT DISTINCT substr(snapshot, ?) AS period FROM turnouts
            WHERE starts_with(snapshot, ?) AND k = ?
            AND period NOT IN (SELECT period FROM years WHERE population = ?)
            """,
            [len(LOG) + 1, LOG, k, Population.STUDENTS],
        ).fetchall()
    return tuple(sorted((period for (period,) in found), reverse=True))


def tell(workspace: Workspace, texts: Mapping[str, str], *, period: str, k: int) -> None:
    """Keep what the room is told of the log of one year."""
    with workspace.room() as cursor:
        for dimension, text in texts.items():
            cursor.execute(
                "INSERT INTO turnouts VALUES (?, ?, ?, ?)", [LOG + period, k, dimension, text]
            )
