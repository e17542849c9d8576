"""Published cells beside our own people: places with their size, what is printed, what waits.

Cells of a school and year of which our own numbers are shown already wait in a table of their own
until these are withdrawn: the two together were never looked at.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pandas as pd
from duckdb import DuckDBPyConnection

from equity.intake.published_cells import COLUMNS, JOIN
from equity.measures import COUNTED
from equity.numbers import Bounded
from equity.store import columns
from equity.store.schema import LOADED
from equity.store.workspace import Workspace
from equity.vocabulary import NOT_RECORDED, Field, Population

Cursor = DuckDBPyConnection

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are


@dataclass(frozen=True, slots=True)
class Place:
    """A place of one year, and how many students it has: `least` at least, `most` if printed."""

    name: str
    level: str
    least: float
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What is printed of one group, masked or not: None is not printed."""

    place: str
    measure: str
    groups: tuple[tuple[str, str], ...]
    count: Bounded | None
    students: Bounded | None
    share: Bounded | None


def places(cursor: DuckDBPyConnection, period: str) -> tuple[Place, ...]:
    """Give the places of a year that have cells with a rate or a head count."""
    return _places(cursor, "published", period)


def places_among(cursor: DuckDBPyConnection, cells: pd.DataFrame, period: str) -> tuple[Place, ...]:
    """Give the places of a year among cells that are not stored."""
    cursor.register("incoming", cells)
    found = _places(cursor, "incoming", period)
    cursor.unregister("incoming")
    return found


def _places(cursor: DuckDBPyConnection, table: str, period: str) -> tuple[Place, ...]:
    found = cursor.execute(
        f"""
        SELECT place, level, max(least), max(most) FROM (
            SELECT place, level,
            coalesce(sum(n_low) FILTER (NOT isnan(n_low::DOUBLE)), 0) AS least,
            max(n_high) FILTER (dimension = '' AND n_low = n_high) AS most
            FROM {table} WHERE period = ? AND NOT starts_with(measure, ?)
            GROUP BY place, level, measure, dimension
        ) GROUP BY place, level ORDER BY ALL
        """,
        [period, COUNTED],
    ).fetchall()
    return tuple(Place(*row) for row in found)


def cells(cursor: DuckDBPyConnection, period: str, names: Collection[str]) -> Iterator[Cell]:
    """Give what is printed of some places in a year, in a fixed order."""
    found = cursor.execute(
        "SELECT place, measure, dimension, groups, k_low, k_high, n_low, n_high, rate_low,"
        " rate_high FROM published"
        " WHERE period = ? AND list_contains(?, place) ORDER BY ALL",
        [period, list(names)],
    ).fetchall()
    for place, measure, dimension, groups, *ends in found:
        pairs = zip(dimension.split(JOIN), groups.split(JOIN), strict=True) if dimension else ()
        numbers = (
            None if low is None else Bounded(low, high)
            for low, high in zip(ends[::2], ends[1::2], strict=True)
        )
        yield Cell(place, measure, tuple(sorted(pairs)), *numbers)


def schools(cursor: DuckDBPyConnection, period: str) -> dict[str, int]:
    """Count our own students of a year by the name of their school, "" where it is not known.

    Schools that people merged stand apart: a published table calls each by its own name.
    """
    population = Population.STUDENTS
    loaded = LOADED[population]
    known = {one.name: one for one in columns.dimensions(cursor, population)}
    school = known.get(Field.SCHOOL)
    name = f"nullif({school.column}, '{NOT_RECORDED}')" if school else "NULL"
    found = cursor.execute(
        f"""
        SELECT coalesce({name}, '') AS name, count(*) FROM {loaded} WHERE rowid IN (
            SELECT max(rowid) FROM {loaded} WHERE period = ?
            GROUP BY coalesce(person, rowid::VARCHAR)
        ) GROUP BY ALL ORDER BY ALL
        """,
        [period],
    ).fetchall()
    return {name: count for name, count in found if count}


def years(cursor: DuckDBPyConnection) -> tuple[str, ...]:
    """Give the years that have students on a list and published numbers, in order."""
    found = cursor.execute(
        f"SELECT DISTINCT period FROM published SEMI JOIN {LOADED[Population.STUDENTS]}"
        " USING (period) ORDER BY period"
    ).fetchall()
    return tuple(period for (period,) in found)


def let_wait(cursor: DuckDBPyConnection, cells: pd.DataFrame) -> None:
    """Put cells aside, but for those that are here already as they are."""
    names = ", ".join(COLUMNS)
    cursor.register("waiting", cells)
    cursor.execute(
        f"INSERT INTO published_waiting ({names}) {as_stored('waiting')}"
        f" EXCEPT SELECT {names} FROM published"
    )
    cursor.unregister("waiting")


def as_stored(cells: str) -> str:
    """Give the query of registered cells, in the columns and kinds in which they are stored."""
    cast = (
        f"CASE WHEN NOT isnan({name}::DOUBLE) THEN {name}::DOUBLE END AS {name}"
        if kind == "DOUBLE"
        else f"{name}::VARCHAR AS {name}"
        for name, kind in COLUMNS.items()
    )
    return f"SELECT {', '.join(cast)} FROM {cells}"


def waiting(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Give the (place, year) of all cells that wait; a sealed workspace has none."""
    if workspace.is_sealed:
        return ()
    with workspace.rows() as cursor:
        found = cursor.execute(
            "SELECT DISTINCT place, period FROM published_waiting ORDER BY period DESC, place"
        ).fetchall()
    return tuple((place, period) for place, period in found)


def take_waiting(cursor: DuckDBPyConnection) -> pd.DataFrame:
    """Give the cells that wait, the newest of each, and let none wait any more."""
    key = "period, place, measure, dimension, groups"
    found = cursor.execute(
        f"FROM published_waiting QUALIFY row_number() OVER (PARTITION BY {key}"
        " ORDER BY rowid DESC) = 1"
    ).df()
    cursor.execute("DELETE FROM published_waiting")
    return found
