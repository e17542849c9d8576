"""Which survey questions were asked of whom, and which of our column names stands for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from equity.intake.table import Item
from equity.measures import Answer
from equity.store import columns
from equity.store.schema import LOADED
from equity.vocabulary import Population


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A survey question as one period asked it, and the column that holds the answers to it.

    `labels` are the words of its answers; the column holds their positions, from 0.
    """

    period: str
    key: str
    text: str
    topic: str
    favourable: tuple[int, ...]
    column: str
    neutral: tuple[int, ...]
    labels: tuple[str, ...]

    def places(self, part: Answer) -> tuple[int, ...]:
        """Give the positions of the answers that one of the three collapsed answers holds."""
        middle = set(self.neutral).difference(self.favourable)
        held = {Answer.FAVOURABLE: set(self.favourable), Answer.MIDDLE: middle}
        rest = set(range(len(self.labels))).difference(self.favourable, middle)
        return tuple(sorted(held.get(part, rest)))


def items(cursor: DuckDBPyConnection, population: Population) -> tuple[StoredItem, ...]:
    """Give what one population was asked in all periods, the newest first, in the file's order."""
    found = cursor.execute(
        """
        SELECT period, key, text, topic, favourable, column_name, neutral, labels
        FROM items WHERE population = ? ORDER BY period DESC, position
        """,
        [population],
    ).fetchall()
    return tuple(
        StoredItem(
            *(period, key, text, topic, tuple(good), column),
            neutral=tuple(neutral or ()),
            labels=tuple(labels or ()),
        )
        for period, key, text, topic, good, column, neutral, labels in found
    )


def declare(
    cursor: DuckDBPyConnection, population: Population, period: str, asked: Sequence[Item]
) -> dict[str, str]:
    """Add what a population was asked in one period; give the column of each question's key."""
    keys = [one.key for one in asked]
    cursor.execute(
        "DELETE FROM items WHERE population = ? AND period = ? AND list_contains(?, key)",
        [population, period, keys],
    )
    known = items(cursor, population)
    known_columns = {one.key: one.column for one in known}
    others = sum(one.period == period for one in known)
    for position, one in enumerate({item.key: item for item in asked}.values(), start=others):
        column = known_columns.setdefault(
            one.key, columns.free_name("a", set(known_columns.values()))
        )
        columns.add(cursor, LOADED[population], column, "INTEGER")
        cursor.execute(
            "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(period, one.key, one.text, one.topic, list(one.favourable)),
                *(column, position, list(one.neutral), list(one.labels), population),
            ],
        )
    return known_columns
