"""Groups that people merged before anything was shown: rows keep the old ones, persons have none.

The one place where a merge is applied is where rows become persons (`people`): whatever counts
persons, now or after the files of a later year, knows the merged group only.
"""

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from equity.store.workspace import Workspace
from equity.vocabulary import Merges

BEFORE = "before."
"""What the name of a way to group begins with that has its groups as they were before any merge."""


def read(cursor: DuckDBPyConnection) -> Merges:
    """Give the merges in the order in which people made them."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    rows = cursor.execute("SELECT dimension, name, groups FROM merges ORDER BY rowid").fetchall()
    for dimension, name, groups in rows:
        found.setdefault(dimension, {})[name] = tuple(groups)
    return found


def of(workspace: Workspace) -> Merges:
    """Give the merges of a workspace; the room's file has them too."""
    with workspace.room() as room:
        return read(room)


def write(cursor: DuckDBPyConnection, merges: Merges) -> None:
    """Keep merges in place of those that were made before."""
    cursor.execute("DELETE FROM merges")
    for dimension, made in merges.items():
        for name, groups in made.items():
            cursor.execute("INSERT INTO merges VALUES (?, ?, ?)", [dimension, name, list(groups)])


def named(merges: Merges, dimension: str) -> dict[str, str]:
    """Give for each group of a dimension that was merged the name that it goes by.

    >>> named({"grade": {"Grades 6 and 7": ("6", "7")}}, "grade")
    {'6': 'Grades 6 and 7', '7': 'Grades 6 and 7'}
    """
    made = merges.get(dimension, {})
    return {group: name for name, groups in made.items() for group in groups}


def apart(merges: Merges, dimension: str, groups: Sequence[str]) -> tuple[str, ...]:
    """Give the groups of a dimension as files have them, in place of the merged ones.

    >>> apart({"grade": {"Grades 6 and 7": ("6", "7")}}, "grade", ("Grades 6 and 7", "8"))
    ('6', '7', '8')
    """
    made = merges.get(dimension, {})
    return tuple(group for name in groups for group in made.get(name, (name,)))
