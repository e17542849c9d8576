"""Discipline logs of years without a list of students: who is in them, who was suspended.

Groups are those that a log says itself. What the room was told of a log stays in its file,
whatever comes later.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from equity.intake.dictionaries import GROUP_ORDER
from equity.intake.grouping import in_order
from equity.intake.table import Check, CleanTable, Dimension
from equity.language import _
from equity.measures import SUSPENDED
from equity.numbers import Cube, Values
from equity.store import discipline
from equity.store.rows import periods_of
from equity.store.workspace import Workspace
from equity.vocabulary import DIMENSION_FIELDS, NOT_RECORDED, FileKind, Population

# ruff: noqa: S608 - only queries and names of our own are put into SQL, values never are

_PEOPLE = f"""
    SELECT person, {discipline.SUSPENDED_OF_INCIDENTS} AS suspended
    FROM ({discipline.OF_INCIDENTS}) AS incidents
"""
_NO_LIST = "period NOT IN (SELECT period FROM roster)"
_ORDER = {field.value: groups for field, groups in GROUP_ORDER.items()}


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


def stands_alone(workspace: Workspace) -> bool:
    """Tell whether a year has a log, with groups or without, and no list of students."""
    with workspace.rows() as cursor:
        found = cursor.execute(f"SELECT 1 FROM incidents WHERE {_NO_LIST} LIMIT 1")
        return found.fetchone() is not None


def dimensions(workspace: Workspace, period: str) -> tuple[Dimension, ...]:
    """Give the ways in which the log of a year groups its students, in the order of screens."""
    with workspace.rows() as cursor:
        found = cursor.execute(
            """
            SELECT name, last(label ORDER BY rowid), list(DISTINCT group_name)
            FROM logged SEMI JOIN incidents USING (period, person)
            WHERE period = ? GROUP BY name ORDER BY min(rowid)
            """,
            [period],
        ).fetchall()
    known = [
        Dimension(name, label, in_order(_ORDER.get(name, ()), set(groups)))
        for name, label, groups in found
    ]
    order = [*map(str, DIMENSION_FIELDS), *(one.name for one in known)]
    return tuple(sorted(known, key=lambda one: order.index(one.name)))


def cube(workspace: Workspace, ways: Sequence[Dimension], period: str) -> Cube:
    """Give the students in the log of one year by some ways to group.

    Its measure is who was suspended; it has none where the log does not say clearly who was.
    """
    with workspace.rows() as cursor:
        people = cursor.execute(_PEOPLE, {"period": period}).df().set_index("person")
        said = cursor.execute(
            "SELECT person, name, group_name FROM logged WHERE period = ?", [period]
        ).df()
    wide = said.pivot_table(index="person", columns="name", values="group_name", aggfunc="first")
    wide = wide.reindex(people.index)
    codes = np.stack([_codes(wide[one.name], one.groups) for one in ways], axis=1)
    atoms, place = np.unique(codes, axis=0, return_inverse=True)
    dimensions_of = {
        one.name: (*one.groups, NOT_RECORDED) if len(one.groups) in column else one.groups
        for one, column in zip(ways, codes.T, strict=True)
    }
    return Cube(
        population=Population.STUDENTS,
        period=period,
        dimensions=dimensions_of,
        codes=atoms,
        persons=np.bincount(place.ravel()),
        measured=_suspended(place.ravel(), people["suspended"], period),
    )


def _codes(said: pd.Series, groups: Sequence[str]) -> NDArray[np.int64]:
    """Give the place of each group; who says none is behind them all."""
    codes = pd.Categorical(said, categories=list(groups)).codes.astype(np.int64)
    return np.where(codes < 0, len(groups), codes)


def _suspended(atoms: NDArray[np.int64], said: pd.Series, period: str) -> tuple[Values, ...]:
    if said.isna().any():
        return ()
    pairs, persons = np.unique(
        np.stack([atoms, said.to_numpy(dtype=np.int64)], axis=1), axis=0, return_counts=True
    )
    return (Values(SUSPENDED, period, pairs[:, 0], pairs[:, 1].astype(np.float64), persons),)


def told(workspace: Workspace, *, period: str, k: int) -> dict[str, str]:
    """Give what the room was told of the log of one year: a text for each dimension."""
    with workspace.room() as cursor:
        found = cursor.execute(
            "SELECT dimension, text FROM told_of_logs WHERE period = ? AND k = ? ORDER BY rowid",
            [period, k],
        ).fetchall()
    return dict(found)


def told_years(workspace: Workspace, *, k: int | None = None) -> tuple[str, ...]:
    """Give the years whose logs the room was told of and that have no list of students.

    Without `k` they are those of any smallest group.
    """
    with workspace.room() as cursor:
        found = cursor.execute(
            """
            SELECT DISTINCT period FROM told_of_logs
            WHERE k = coalesce(?, k)
            AND period NOT IN (SELECT period FROM years WHERE population = ?)
            """,
            [k, Population.STUDENTS],
        ).fetchall()
    return tuple(sorted((period for (period,) in found), reverse=True))


def tell(workspace: Workspace, texts: Mapping[str, str], *, period: str, k: int) -> None:
    """Keep what the room is told of the log of one year."""
    with workspace.room() as cursor:
        for dimension, text in texts.items():
            cursor.execute(
                "INSERT INTO told_of_logs VALUES (?, ?, ?, ?)", [period, k, dimension, text]
            )
