"""Which of our column names stands for which dimension and measure of the uploads.

A dimension is kept as the position of its group (from 0; NULL is not recorded), so that labels
never enter a query and every breakdown comes back in the fixed order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duckdb import DuckDBPyConnection

from equity.intake.dictionaries import GROUP_ORDER
from equity.intake.table import CleanTable
from equity.measures import OF_STUDENTS, Answer, Measure, item_measure, topic_measure
from equity.measures.measure import unmarked
from equity.measures.themes import theme_measure
from equity.store import merges
from equity.store.schema import LOADED, PEOPLE
from equity.vocabulary import DIMENSION_FIELDS, NOT_RECORDED, Population

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are

_ORDER = {field.value: groups for field, groups in GROUP_ORDER.items()}
"""The groups that every school knows, in the order of every screen."""


@dataclass(frozen=True, slots=True)
class StoredDimension:
    """A dimension and the column that holds it."""

    name: str
    label: str
    groups: tuple[str, ...]
    column: str

    def code(self, group: str) -> int | None:
        """Give what the column holds for a group; None is not recorded."""
        return None if group == NOT_RECORDED else self.groups.index(group)

    def group(self, code: int | None) -> str:
        """Give the group that a value of the column stands for."""
        return NOT_RECORDED if code is None else self.groups[code]


@dataclass(frozen=True, slots=True)
class StoredMeasure:
    """A measure, the column of the person table that holds it, and the years that have values."""

    measure: Measure
    topic: str
    column: str
    periods: tuple[str, ...] = ()


def dimensions(cursor: DuckDBPyConnection, population: Population) -> tuple[StoredDimension, ...]:
    """Give the dimensions of a population in the order of every screen."""
    return tuple(one for whose, one in every_dimension(cursor) if whose == population)


def every_dimension(cursor: DuckDBPyConnection) -> tuple[tuple[str, StoredDimension], ...]:
    """Give every dimension with its population, in the order of every screen."""
    found = cursor.execute(
        "SELECT population, name, label, groups, column_name FROM dimensions ORDER BY position"
    ).fetchall()
    return tuple(
        (whose, StoredDimension(name, label, tuple(groups), at))
        for whose, name, label, groups, at in found
    )


def declare_dimensions(
    cursor: DuckDBPyConnection, population: Population, tables: Sequence[CleanTable]
) -> dict[str, str]:
    """Add the dimensions of new tables, and give the column of each dimension's name."""
    known = {one.name: one for one in dimensions(cursor, population)}
    for new in (one for table in tables for one in table.dimensions):
        old = known.get(new.name)
        column = old.column if old else free_name("d", {one.column for one in known.values()})
        groups = in_order(old.groups if old else (), new.groups)
        known[new.name] = StoredDimension(new.name, new.label, groups, column)
        add(cursor, LOADED[population], column, "VARCHAR")
    _write_dimensions(cursor, population, tuple(known.values()))
    return {name: one.column for name, one in known.items()}


def settle_dimensions(
    cursor: DuckDBPyConnection, population: Population
) -> tuple[StoredDimension, ...]:
    """Keep only groups and dimensions that a stored row has, and give what is left.

    A merged group stands where the first of its groups stood.
    """
    merged, kept = merges.read(cursor), []
    for one in dimensions(cursor, population):
        values = cursor.execute(
            f"SELECT DISTINCT {one.column} FROM {LOADED[population]} WHERE {one.column} IS NOT NULL"
        ).fetchall()
        names = merges.named(merged, one.name)
        present = {names.get(value, value) for (value,) in values} - {NOT_RECORDED}
        ordered = in_order(_ORDER.get(one.name, ()), one.groups)
        called = dict.fromkeys(names.get(group, group) for group in ordered)
        groups = [group for group in called if group in present]
        groups += sorted(present.difference(groups))
        if groups:
            kept.append(replace(one, groups=tuple(groups)))
    _write_dimensions(cursor, population, tuple(kept))
    return dimensions(cursor, population)


def _write_dimensions(
    cursor: DuckDBPyConnection, population: Population, known: tuple[StoredDimension, ...]
) -> None:
    cursor.execute("DELETE FROM dimensions WHERE population = ?", [population])
    for position, one in enumerate(sorted(known, key=_rank)):
        cursor.execute(
            "INSERT INTO dimensions VALUES (?, ?, ?, ?, ?, ?)",
            [population, one.name, one.label, one.column, position, list(one.groups)],
        )


def _rank(one: StoredDimension) -> int:
    names = [field.value for field in DIMENSION_FIELDS]
    return names.index(one.name) if one.name in names else len(names)


def measures(cursor: DuckDBPyConnection) -> tuple[StoredMeasure, ...]:
    """Give all measures that have values: of students, topics, survey questions, then themes.

    Each question is followed by the parts that stand beside its good answer. What staff and
    families answered comes last.
    """
    found = cursor.execute(
        """
        SELECT population, key, label, topic, answers, column_name, periods
        FROM measures ORDER BY list_position(?, population), position
        """,
        [[*Population]],
    ).fetchall()
    return tuple(
        StoredMeasure(_measure(Population(of), *words), words[2], column, tuple(periods))
        for of, *words, column, periods in found
    )


def _measure(
    of: Population, key: str, label: str, topic: str, answers: Sequence[str] | None
) -> Measure:
    for one in OF_STUDENTS:
        if one.key == key:
            return one
    kind, name, *part = key.split(".")
    if kind == "theme":
        return theme_measure(label)
    if kind != "item":
        return topic_measure(topic, of)
    answer = Answer(*part or ["favourable"])
    return item_measure(unmarked(name), label, topic, answers=answers or (), part=answer, of=of)


def settle_measures(
    cursor: DuckDBPyConnection, population: Population, made: Sequence[StoredMeasure]
) -> None:
    """Write down the measures that at least one person has a value of, with their years."""
    cursor.execute("DELETE FROM measures WHERE population = ?", [population])
    counted = ", ".join(["period", *(f"count({one.column})" for one in made)])
    years = cursor.execute(
        f"SELECT {counted} FROM {PEOPLE[population]} GROUP BY period ORDER BY period DESC"
    ).fetchall()
    for position, one in enumerate(made):
        periods = [year[0] for year in years if year[position + 1]]
        if periods:
            words = [population, one.measure.key, one.measure.label, one.topic]
            cursor.execute(
                "INSERT INTO measures VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [*words, one.column, position, periods, list(one.measure.answers)],
            )


def in_order(known: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """Merge two lists: what is new goes behind its neighbour, or to the front.

    >>> in_order(("6", "7"), ("7", "8"))
    ('6', '7', '8')
    >>> in_order(("7", "8"), ("6", "7"))
    ('6', '7', '8')
    """
    merged = list(known)
    place = 0 if set(known) & set(more) else len(merged)
    for one in more:
        if one not in merged:
            merged.insert(place, one)
        place = merged.index(one) + 1
    return tuple(merged)


def free_name(letter: str, taken: set[str]) -> str:
    """Give a name for one more column of a kind."""
    return next(
        name for name in (f"{letter}{n}" for n in range(len(taken) + 1)) if name not in taken
    )


def add(cursor: DuckDBPyConnection, table: str, column: str, type_: str) -> None:
    """Let a table have a column, where it has not."""
    cursor.execute(f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {column} {type_}")
