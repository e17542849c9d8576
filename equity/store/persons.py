"""How many persons a population has in every group of one dimension. No arithmetic, no gate."""

from equity.numbers import Bounded
from equity.store import columns
from equity.store.schema import PEOPLE
from equity.store.workspace import Workspace
from equity.vocabulary import Population

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are


def persons(
    workspace: Workspace, population: Population, *, dimension: str, period: str
) -> dict[str, Bounded] | None:
    """Count the persons of one year by group, in no order; "Not recorded" is a group of its own.

    None where the population does not have the dimension, or has nobody in that year.
    """
    with workspace.rows() as cursor:
        known = {one.name: one for one in columns.dimensions(cursor, population)}
        if dimension not in known:
            return None
        asked = known[dimension]
        found = cursor.execute(
            f"SELECT {asked.column}, count(*) FROM {PEOPLE[population]} WHERE period = ?"
            " GROUP BY ALL",
            [period],
        ).fetchall()
    return {asked.group(code): Bounded.exactly(count) for code, count in found} or None
