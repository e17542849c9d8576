"""All persons of a year by all their groups at once: what the gate makes its release from."""

from collections.abc import Sequence

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from equity.numbers import Cube, Values
from equity.store import columns, counts, unmerged
from equity.store.columns import StoredDimension, StoredMeasure
from equity.store.schema import PEOPLE
from equity.store.workspace import Workspace
from equity.vocabulary import NOT_RECORDED, Population

Codes = NDArray[np.int64]

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are


def cube(
    workspace: Workspace, population: Population, *, period: str, names: Sequence[str]
) -> Cube:
    """Give the year's persons by the named dimensions, with every measure of that year."""
    with workspace.rows() as cursor:
        stored = {one.name: one for one in unmerged.stored(cursor, population)}
        known = [stored[name] for name in names]
        counted = [
            one
            for one in columns.measures(cursor)
            if one.measure.population is population and period in one.periods
        ]
        atoms, persons = _atoms(cursor, population, _alike(known, counted), period)
        measured = tuple(_values(cursor, one, period) for one in counted)
    codes = atoms[:, : len(known)]
    return Cube(
        population=population,
        period=period,
        dimensions={one.name: _groups(one, codes[:, place]) for place, one in enumerate(known)},
        codes=codes,
        persons=persons,
        measured=measured,
    )


def _groups(one: StoredDimension, codes: Codes) -> tuple[str, ...]:
    """Give the groups; "Not recorded" stands last, with the code after all others."""
    return (*one.groups, NOT_RECORDED) if len(one.groups) in codes else one.groups


def _alike(known: Sequence[StoredDimension], counted: Sequence[StoredMeasure]) -> list[str]:
    """Give what tells atoms apart: the groups, and which measures there is a value of."""
    groups = [f"coalesce({one.column}, {len(one.groups)})::BIGINT" for one in known]
    return [*groups, *(f"({one.column} IS NOT NULL)::BIGINT" for one in counted)]


def _atoms(
    cursor: DuckDBPyConnection, population: Population, alike: Sequence[str], period: str
) -> tuple[Codes, Codes]:
    """Give who is alike, as codes, and how many they are; leave every person's atom behind."""
    cursor.execute(
        f"""
        CREATE TEMP TABLE numbered AS
        SELECT *, {f"dense_rank() OVER (ORDER BY {', '.join(alike)}) - 1" if alike else "0"} AS atom
        FROM {PEOPLE[population]} WHERE period = ?
        """,
        [period],
    )
    found = cursor.execute(
        f"SELECT {', '.join([*alike, 'count(*)'])} FROM numbered GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    rows = np.array(found, dtype=np.int64).reshape(len(found), len(alike) + 1)
    return rows[:, :-1], rows[:, -1]


def _values(cursor: DuckDBPyConnection, stored: StoredMeasure, period: str) -> Values:
    found = cursor.execute(
        f"""
        SELECT atom, {stored.column} AS value, count(*) AS persons
        FROM numbered WHERE value IS NOT NULL GROUP BY ALL ORDER BY ALL
        """
    ).fetchnumpy()
    return Values(
        stored.measure,
        counts.source(cursor, stored.measure, period),
        np.asarray(found["atom"], dtype=np.int64),
        np.asarray(found["value"], dtype=np.float64),
        np.asarray(found["persons"], dtype=np.int64),
    )
