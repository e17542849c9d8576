"""Published numbers: cells as the publisher printed them, one place at a time, never added up here.

A cell that any release of a table masks stays masked: two releases together undo no mask.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from equity.intake.places import Level
from equity.intake.published_cells import COLUMNS, JOIN, dimensions_of
from equity.intake.table import Check, CleanTable, Dimension
from equity.language import _
from equity.measures import COUNTED, PUBLISHED, Measure
from equity.store import published_people, published_versions
from equity.store.workspace import Workspace
from equity.vocabulary import PLACE

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are

_KEY = ("period", "place", "measure", "dimension", "groups")
_NUMBERS = ("k", "n", "rate")
FEWEST = 10
"""The fewest persons of a printed group that stays where the rows are gone."""

_UNSMALL = """
WITH small AS (
    SELECT DISTINCT period, place, measure, dimension FROM published
    WHERE (n_low = n_high AND n_low > 0 AND n_low < ?)
    OR (n_low IS NULL AND k_low = k_high AND rate_low = rate_high AND k_low < ? * rate_low)
), own AS (SELECT period FROM roster UNION SELECT period FROM incidents)
FROM published ANTI JOIN small USING (period, place, measure, dimension)
WHERE NOT (starts_with(measure, ?) AND period IN (FROM own)) ORDER BY published.rowid
"""
"""Where no head count is printed, a count and its share tell it."""

_ORDER = [str(one) for one in Level]


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """A place of one measure and year."""

    name: str
    level: str


def keep(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> tuple[Check, ...]:
    """Store the cells of tables; a newer number replaces an older one, a mask stays.

    Gives what was found beside the cells of earlier files, and how many cells have no rate.
    """
    published_versions.refuse_two(tables)
    checks: list[Check] = []
    more_than_enrolled = 0
    for table in (one for one in tables if one.cells is not None):
        cursor.register("incoming", table.cells)
        checks += _disagreeing(cursor)
        checks += published_versions.replaced(cursor, _incoming())
        more_than_enrolled += _more_than_enrolled(cursor)
        _merge(cursor)
        cursor.unregister("incoming")
        if table.waiting is not None:
            published_people.let_wait(cursor, table.waiting)
        if labels := [[one.name, one.label] for one in table.dimensions]:
            cursor.executemany("INSERT OR REPLACE INTO published_labels VALUES (?, ?)", labels)
    return (*checks, *_without_a_rate(more_than_enrolled))


def let_in(cursor: DuckDBPyConnection) -> None:
    """Let the cells that wait take their place among the others."""
    cursor.register("incoming", published_people.take_waiting(cursor))
    _merge(cursor)
    cursor.unregister("incoming")


def _merge(cursor: DuckDBPyConnection) -> None:
    """Put incoming cells beside those that are here, or in their place, in their own order."""
    kept = ", ".join(_merged(name) for name in COLUMNS)
    cursor.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE merged AS
        SELECT {kept}
        FROM (SELECT *, row_number() OVER () AS line FROM ({_incoming()})) AS new
        LEFT JOIN published AS old USING {_key()} ORDER BY new.line
        """
    )
    cursor.execute(f"DELETE FROM published USING merged AS new WHERE {_same('published')}")
    cursor.execute("INSERT INTO published BY NAME SELECT * FROM merged")


def cursor(workspace: Workspace) -> AbstractContextManager[DuckDBPyConnection]:
    """Give a cursor on the published numbers; where the rows are gone, on those that stayed."""
    return workspace.room() if workspace.is_sealed else workspace.rows()


def copy(cells: DuckDBPyConnection, room: DuckDBPyConnection) -> None:
    """Put into the room's file what stays where the rows are gone.

    A breakdown of a place that prints a group under `FEWEST` is left out with all its groups: what
    the others leave of everyone would be the small one. So is what is only counted in a year of our
    own students: the two were never looked at together.
    """
    room.execute("DELETE FROM published")
    room.register("incoming", cells.execute(_UNSMALL, [FEWEST, FEWEST, COUNTED]).df())
    room.execute(f"INSERT INTO published BY NAME {_incoming()}")
    room.unregister("incoming")


def _incoming() -> str:
    return published_people.as_stored("incoming")


def _key() -> str:
    return f"({', '.join(_KEY)})"


def _same(table: str) -> str:
    return " AND ".join(f"{table}.{name} = new.{name}" for name in _KEY)


def _merged(column: str) -> str:
    """Give a column of the cell that two releases together leave: the wider of two masks."""
    name, _underscore, end = column.rpartition("_")
    if name not in _NUMBERS:
        return column if column in _KEY else f"coalesce(new.{column}, old.{column}) AS {column}"
    masked = f"old.{name}_low < old.{name}_high"
    both = f"{masked} AND new.{name}_low < new.{name}_high"
    wider = f"{'least' if end == 'low' else 'greatest'}(old.{column}, new.{column})"
    return (
        f"CASE WHEN {both} THEN {wider} WHEN {masked} THEN old.{column} "
        f"ELSE coalesce(new.{column}, old.{column}) END AS {column}"
    )


def _disagreeing(cursor: DuckDBPyConnection) -> list[Check]:
    differ = " OR ".join(
        f"(new.{name}_low < new.{name}_high) <> (old.{name}_low < old.{name}_high)"
        for name in _NUMBERS
    )
    found = cursor.execute(
        f"SELECT count(*) FROM ({_incoming()}) AS new JOIN published AS old USING {_key()} "
        f"WHERE {differ}"
    ).fetchall()
    if not found[0][0]:
        return []
    sentence = _(
        "Numbers that one file masks and another shows: {count}. They stay masked.",
        count=found[0][0],
    )
    return [Check(sentence, needs_a_look=True)]


def _more_than_enrolled(cursor: DuckDBPyConnection) -> int:
    found = cursor.execute(f"SELECT count(*) FROM ({_incoming()}) WHERE k_low > n_high").fetchall()
    return int(found[0][0])


def _without_a_rate(count: int) -> list[Check]:
    """Say how many cells count more students than are enrolled."""
    if not count:
        return []
    sentence = _(
        "Groups of one place with more students counted than enrolled: {count}. Schools count who "
        "is enrolled on one day, but this over a whole year. These groups have no rate; all others "
        "are shown.",
        count=count,
    )
    return [Check(sentence, needs_a_look=True)]


def measures(cursor: DuckDBPyConnection) -> tuple[Measure, ...]:
    """Give the published measures that have cells, in the order of every screen."""
    found = cursor.execute("SELECT DISTINCT measure FROM published").fetchall()
    return tuple(one for one in PUBLISHED if (one.key,) in found)


def dimensions(cursor: DuckDBPyConnection, *, only_counted: bool = False) -> tuple[Dimension, ...]:
    """Give the ways to group, then the places, which only filter: the widest first, by name.

    They are those of rates, or those of what is only counted.
    """
    present: dict[str, set[str]] = {}
    known = (
        "SELECT DISTINCT dimension, groups FROM published "
        "WHERE dimension <> '' AND starts_with(measure, ?) = ?"
    )
    for names, groups in cursor.execute(known, [COUNTED, only_counted]).fetchall():
        for name, group in zip(names.split(JOIN), groups.split(JOIN), strict=True):
            present.setdefault(name, set()).add(group)
    labels = dict(cursor.execute("SELECT name, label FROM published_labels").fetchall())
    places = tuple(dict.fromkeys(one.name for one in places_of(cursor, only_counted=only_counted)))
    if not present:
        return ()
    place = Dimension(PLACE, "Place", places, only_filters=True)
    return (*dimensions_of(present, labels), place)


def periods(cursor: DuckDBPyConnection, measure: str) -> tuple[str, ...]:
    """Give the school years of a measure, newest first."""
    query = "SELECT DISTINCT period FROM published WHERE measure = ? ORDER BY period DESC"
    return tuple(period for (period,) in cursor.execute(query, [measure]).fetchall())


def places_of(
    cursor: DuckDBPyConnection,
    measure: str | None = None,
    period: str | None = None,
    *,
    only_counted: bool = False,
) -> tuple[PlaceOf, ...]:
    """Give the places that have cells of a measure, or of any: the widest first, then by name."""
    found = cursor.execute(
        """
        SELECT DISTINCT place, level FROM published
        WHERE period = coalesce(?, period) AND measure = coalesce(?, measure)
        AND (? IS NOT NULL OR starts_with(measure, ?) = ?)
        """,
        [period, measure, measure, COUNTED, only_counted],
    ).fetchall()
    ordered = sorted(found, key=lambda one: (_ORDER.index(one[1]), one[0].casefold()))
    return tuple(PlaceOf(*one) for one in ordered)


def cells(
    cursor: DuckDBPyConnection, measure: Measure, *, period: str, place: str
) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows (groups, then the ends of count, head count and rate) of each breakdown."""
    ends = ", ".join(f"{name}_{end}" for name in _NUMBERS for end in ("low", "high"))
    found = cursor.execute(
        f"""
        SELECT dimension, groups, {ends} FROM published
        WHERE measure = ? AND period = ? AND place = ?
        """,
        [measure.key, period, place],
    ).fetchall()
    known: dict[str, list[tuple[Any, ...]]] = {}
    for dimension, *row in found:
        known.setdefault(dimension, []).append(tuple(row))
    return known
