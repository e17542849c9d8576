"""What the workspace can be asked: measures, dimensions, years; and the state of its data."""

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from equity.intake.table import Dimension
from equity.measures import Measure
from equity.store import columns, published
from equity.store.columns import StoredDimension
from equity.store.schema import PEOPLE
from equity.store.workspace import Workspace
from equity.vocabulary import PLACE, Population

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are


def measures(workspace: Workspace, *, with_parts: bool = False) -> tuple[Measure, ...]:
    """Give the measures that have values: discipline, then topics, then survey questions.

    With parts: also the answers that stand beside the good answer to a question.
    """
    with workspace.rows() as cursor:
        known = [one.measure for one in columns.measures(cursor)]
        known += published.measures(cursor)
    return tuple(one for one in known if with_parts or not one.is_part)


def measured_years(workspace: Workspace) -> tuple[tuple[Measure, tuple[str, ...]], ...]:
    """Give every measure of our own people, with parts, and the years that have values of it."""
    with workspace.rows() as cursor:
        return tuple((one.measure, one.periods) for one in columns.measures(cursor))


def dimensions(workspace: Workspace, population: Population | None = None) -> tuple[Dimension, ...]:
    """Give the ways to group the people of one population, or of any of them."""
    found: dict[str, Dimension] = {}
    names: tuple[str, ...] = ()
    with workspace.rows() as cursor:
        for one in Population if population is None else (population,):
            known = _known(cursor, one)
            names = columns.in_order(names, [stored.name for stored in known])
            for stored in known:
                before = found.get(stored.name, Dimension(stored.name, stored.label, ()))
                groups = columns.in_order(before.groups, stored.groups)
                only_filters = stored.name == PLACE
                found[stored.name] = Dimension(stored.name, before.label, groups, only_filters)
    return tuple(found[name] for name in names)


def _known(
    cursor: DuckDBPyConnection, population: Population
) -> Sequence[StoredDimension | Dimension]:
    if population is Population.PUBLISHED:
        return published.dimensions(cursor)
    return columns.dimensions(cursor, population)


def periods(workspace: Workspace, population: Population) -> tuple[str, ...]:
    """Give the school years that have persons of the population, newest first."""
    with workspace.rows() as cursor:
        found = cursor.execute(
            f"SELECT DISTINCT period FROM {PEOPLE[population]} ORDER BY period DESC"
        ).fetchall()
    return tuple(period for (period,) in found)


def snapshot(workspace: Workspace) -> str:
    """Name the state of the data; every load gives a new name, none is ""."""
    with workspace.rows() as cursor:
        found = cursor.execute("SELECT id FROM snapshots ORDER BY rowid DESC LIMIT 1").fetchone()
    return str(found[0]) if found else ""
