"""Puts what the room may see of one workspace beside what it may see of another, a sealed one.

Only years that the sealed one does not have: what it has stays as it is.
"""

from collections.abc import Iterator

from duckdb import DuckDBPyConnection

from equity.store import whole_tables
from equity.store.columns import in_order
from equity.store.workspace import Workspace

_Row = tuple[object, ...]


def join(workspace: Workspace, newer: Workspace) -> None:
    """Take over the catalogue, the releases and who is here of another workspace, or nothing."""
    with newer.room() as theirs, workspace.room() as ours:
        whole_tables.replace(ours, "dimensions", list(_dimensions(ours, theirs)))
        whole_tables.replace(ours, "measures", list(_measures(ours, theirs)))
        _add(ours, theirs, "years")
        _add(ours, theirs, "published")
        labels = theirs.execute("FROM published_labels").fetchall()
        whole_tables.add(ours, "published_labels", labels, in_place=True)
        state = theirs.execute("FROM snapshots ORDER BY rowid DESC LIMIT 1").fetchall()
        whole_tables.add(ours, "snapshots", state)
        ((snapshot, _moment),) = state
        ours.execute("UPDATE releases SET snapshot = ?", [snapshot])
        ours.execute("UPDATE turnouts SET snapshot = ? WHERE dimension <> ''", [snapshot])
        _add(ours, theirs, "releases")
        _add(ours, theirs, "told_of_logs")
        _turnouts(ours, theirs)


def _dimensions(ours: DuckDBPyConnection, theirs: DuckDBPyConnection) -> Iterator[_Row]:
    """Give the ways to group of both, with the groups of both; no row has a column of them."""
    known: dict[str, dict[str, tuple[str, list[str]]]] = {}
    for cursor in (ours, theirs):
        found = cursor.execute(
            "SELECT population, name, label, groups FROM dimensions ORDER BY population, position"
        ).fetchall()
        for population, name, label, groups in found:
            ways = known.setdefault(population, {})
            before = ways.get(name, (label, []))
            ways[name] = (before[0], list(in_order(before[1], groups)))
    for population, ways in known.items():
        for position, (name, (label, groups)) in enumerate(ways.items()):
            yield population, name, label, "", position, groups


def _measures(ours: DuckDBPyConnection, theirs: DuckDBPyConnection) -> Iterator[_Row]:
    """Give the measures of both with the years of both, in the words of the newest year."""
    known: dict[tuple[str, str], tuple[str, str, list[str], list[str]]] = {}
    for cursor in (ours, theirs):
        found = cursor.execute(
            "SELECT population, key, label, topic, periods, answers FROM measures"
            " ORDER BY population, position"
        ).fetchall()
        for population, key, label, topic, periods, answers in found:
            before = known.get((population, key), (label, topic, [], answers))
            years = sorted({*periods, *before[2]}, reverse=True)
            is_newest = years[0] in periods
            words = (label, topic, years, answers) if is_newest else (*before[:2], years, before[3])
            known[population, key] = words
    for position, ((population, key), words) in enumerate(known.items()):
        label, topic, years, answers = words
        yield population, key, label, topic, "", position, years, answers


def _turnouts(ours: DuckDBPyConnection, theirs: DuckDBPyConnection) -> None:
    """Say who is here in the newest year that either knows, way to group by way to group."""
    for row in theirs.execute("FROM turnouts WHERE dimension <> ''").fetchall():
        _snapshot, k, dimension, text = row
        later = ours.execute(
            "SELECT 1 FROM turnouts WHERE k = ? AND dimension = ? AND text ->> 'period' > ?::JSON"
            " ->> 'period'",
            [k, dimension, text],
        ).fetchone()
        if later is None:
            ours.execute("DELETE FROM turnouts WHERE k = ? AND dimension = ?", [k, dimension])
            whole_tables.add(ours, "turnouts", [row])


def _add(ours: DuckDBPyConnection, theirs: DuckDBPyConnection, table: str) -> None:
    whole_tables.add(ours, table, theirs.execute(f"FROM {table}").fetchall())
