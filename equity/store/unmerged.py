"""The groups of before a merge, beside the merged ones: by them published tables may print."""

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from equity.store import columns, merges
from equity.store.columns import StoredDimension
from equity.store.schema import PEOPLE
from equity.store.workspace import Workspace
from equity.vocabulary import Population


def made(
    cursor: DuckDBPyConnection, groups: Sequence[StoredDimension]
) -> tuple[StoredDimension, ...]:
    """Give for each way that people merged one with its groups as the files have them."""
    merged = merges.read(cursor)
    return tuple(
        StoredDimension(
            merges.BEFORE + one.name,
            one.label,
            merges.apart(merged, one.name, one.groups),
            f"{one.column}_before",
        )
        for one in groups
        if one.name in merged
    )


def said(before: Sequence[StoredDimension]) -> list[str]:
    """Give the columns of persons that hold these groups, as queries of loaded rows.

    Each takes the list of its groups as the value of its own name.
    """
    return [
        f"nullif(list_position(${one.column}, loaded.{one.column.removesuffix('_before')}), 0) - 1"
        f" AS {one.column}"
        for one in before
    ]


def ways(workspace: Workspace, population: Population) -> dict[str, tuple[str, ...]]:
    """Give the groups of every way in which persons are stored, those of before a merge last."""
    with workspace.rows() as cursor:
        return {one.name: one.groups for one in stored(cursor, population)}


def stored(cursor: DuckDBPyConnection, population: Population) -> tuple[StoredDimension, ...]:
    """Give every way in which persons are stored, those of before a merge last."""
    known = columns.dimensions(cursor, population)
    there = {name for name, *_more in cursor.execute(f"DESCRIBE {PEOPLE[population]}").fetchall()}
    return (*known, *(one for one in made(cursor, known) if one.column in there))
