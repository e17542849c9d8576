"""What the workspace can be asked: measures, dimensions, years; and the state of its data.

It is written into the room's file after every load, and is read from there: it stays where the rows
are gone. Names of groups and years are in it, never how many people there are.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from equity.intake.table import Dimension
from equity.measures import Measure
from equity.store import columns, published, whole_tables
from equity.store.columns import StoredDimension
from equity.store.schema import PEOPLE
from equity.store.workspace import Workspace
from equity.vocabulary import PLACE, Population

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are

COPIED = ("dimensions", "merges", "measures", "published_labels", "snapshots")
"""The tables of the catalogue that the room's file has as they are."""


def write(workspace: Workspace) -> None:
    """Write into the room's file what the rows can be asked for; for whoever has the turn."""
    with workspace.rows() as rows, workspace.room() as room:
        for table in COPIED:
            whole_tables.replace(
                room, table, rows.execute(f"FROM {table} ORDER BY rowid").fetchall()
            )
        years = [
            (one, period)
            for one in Population
            for (period,) in rows.execute(f"SELECT DISTINCT period FROM {PEOPLE[one]}").fetchall()
        ]
        whole_tables.replace(room, "years", years)
        published.copy(rows, room)


def measures(workspace: Workspace, *, with_parts: bool = False) -> tuple[Measure, ...]:
    """Give the measures that have values: discipline, then topics, then survey questions.

    With parts: also the answers that stand beside the good answer to a question, and themes.
    """
    with workspace.room() as room, published.cursor(workspace) as cells:
        known = [one.measure for one in columns.measures(room)]
        known += published.measures(cells)
    return tuple(one for one in known if with_parts or one.is_on_menus)


def themes(workspace: Workspace) -> tuple[Measure, ...]:
    """Give the themes of what people wrote that have values, in the order of their definition."""
    return tuple(one for one in measures(workspace, with_parts=True) if one.is_theme)


def measured(workspace: Workspace, population: Population, period: str) -> tuple[Measure, ...]:
    """Give the measures that persons of one year have values of, parts among them."""
    known = measured_years(workspace)
    return tuple(one for one, years in known if one.population is population and period in years)


def measured_years(workspace: Workspace) -> tuple[tuple[Measure, tuple[str, ...]], ...]:
    """Give every measure of our own people, with parts, and the years that have values of it."""
    with workspace.room() as cursor:
        return tuple((one.measure, one.periods) for one in columns.measures(cursor))


def dimensions(workspace: Workspace, population: Population | None = None) -> tuple[Dimension, ...]:
    """Give the ways to group the people of one population, or of any of them."""
    found: dict[str, Dimension] = {}
    names: tuple[str, ...] = ()
    for one in Population if population is None else (population,):
        known = _known(workspace, one)
        names = columns.in_order(names, [stored.name for stored in known])
        for stored in known:
            before = found.get(stored.name, Dimension(stored.name, stored.label, ()))
            groups = columns.in_order(before.groups, stored.groups)
            only_filters = stored.name == PLACE
            found[stored.name] = Dimension(stored.name, before.label, groups, only_filters)
    return tuple(found[name] for name in names)


def _known(workspace: Workspace, population: Population) -> Sequence[StoredDimension | Dimension]:
    if population is Population.PUBLISHED:
        with published.cursor(workspace) as cells:
            return published.dimensions(cells)
    with workspace.room() as room:
        return columns.dimensions(room, population)


def periods(workspace: Workspace, population: Population) -> tuple[str, ...]:
    """Give the school years that have persons of the population, newest first."""
    with workspace.room() as room:
        found = room.execute(
            "SELECT period FROM years WHERE population = ? ORDER BY period DESC", [population]
        ).fetchall()
    return tuple(period for (period,) in found)


def snapshot(workspace: Workspace) -> str:
    """Name the state of the data; every load gives a new name, none is "".

    Where the app ended between the rows and their catalogue, the catalogue is written first.
    """
    newest = _newest(workspace)
    if workspace.is_sealed or newest == _of_rows(workspace):
        return newest
    with workspace.turn:
        write(workspace)
    return _newest(workspace)


def begin(rows: DuckDBPyConnection) -> None:
    """Name a new state of the data in the file of the rows."""
    moment = datetime.now(UTC).isoformat()
    rows.execute("INSERT INTO snapshots VALUES (?, ?)", [secrets.token_hex(8), moment])


def moment(workspace: Workspace) -> str:
    """Give the moment of the last load, "" where there was none."""
    with workspace.room() as room:
        return _last(room, "moment")


def _newest(workspace: Workspace) -> str:
    with workspace.room() as room:
        return _last(room, "id")


def _of_rows(workspace: Workspace) -> str:
    with workspace.rows() as rows:
        return _last(rows, "id")


def _last(cursor: DuckDBPyConnection, column: str) -> str:
    found = cursor.execute(f"SELECT {column} FROM snapshots ORDER BY rowid DESC LIMIT 1").fetchone()
    return str(found[0]) if found else ""
