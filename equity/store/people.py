"""Rows to persons: one row a person and year, with groups and the value of every measure.

A value is NULL where the person is not in the measure's denominator, so no rate is ever invented:
a year without a discipline log has no discipline values, a year that did not ask has no answers.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from equity.intake.table import Check, CleanTable
from equity.measures import TOPICS, item_measure, topic_measure
from equity.store import columns, joining, outcomes, rows
from equity.store.columns import StoredDimension, StoredItem, StoredMeasure
from equity.store.joining import Unmatched
from equity.store.schema import LOADED, PEOPLE
from equity.store.workspace import Workspace
from equity.vocabulary import Population

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are


def load(workspace: Workspace, tables: Sequence[CleanTable]) -> tuple[Check, ...]:
    """Store the tables, count every person anew, and say what the files have in common or not.

    Rows of the same kind and period are replaced, other periods stay. All of it happens, or
    nothing. Afterwards the workspace has a new snapshot.
    """
    with workspace.turn, workspace.rows() as cursor:
        rows.keep(cursor, tables)
        _count_students(cursor)
        _count_respondents(cursor)
        moment = datetime.now(UTC).isoformat()
        cursor.execute("INSERT INTO snapshots VALUES (?, ?)", [secrets.token_hex(8), moment])
        return joining.findings(cursor, tables)


def unmatched(workspace: Workspace) -> tuple[Unmatched, ...]:
    """Count, for each year, what the log says about students who are not on the roster."""
    with workspace.rows() as cursor:
        return joining.unmatched(cursor)


def _count_students(cursor: DuckDBPyConnection) -> None:
    population = Population.STUDENTS
    groups = columns.settle_dimensions(cursor, population)
    known = {one.table: _periods(cursor, one.table) for one in outcomes.FILES}
    _empty(cursor, population, groups, outcomes.MADE)
    for period in _periods(cursor, LOADED[population]):
        brought = [one for one in outcomes.FILES if period in known[one.table]]
        values = [value for one in brought for value in outcomes.said(one)]
        joins = " ".join(one.join for one in brought)
        _fill(cursor, population, groups, period, values, joins)
    columns.settle_measures(cursor, population, outcomes.MADE)


def _count_respondents(cursor: DuckDBPyConnection) -> None:
    population = Population.SURVEY_STUDENTS
    groups = columns.settle_dimensions(cursor, population)
    asked = columns.items(cursor)
    made = _survey_measures(asked)
    _empty(cursor, population, groups, made)
    for period in _periods(cursor, LOADED[population]):
        values = _survey_values(made, [one for one in asked if one.period == period])
        _fill(cursor, population, groups, period, values)
    columns.settle_measures(cursor, population, made)


def _survey_measures(asked: Sequence[StoredItem]) -> list[StoredMeasure]:
    """Give the measures of all topics, then of all questions, as the newest year words them."""
    named = list(dict.fromkeys(one.topic for one in asked if one.topic))
    known = [topic.name for topic in TOPICS]
    topics = sorted(named, key=lambda name: known.index(name) if name in known else len(known))
    newest = {one.key: one for one in reversed(asked)}
    items = [newest[key] for key in dict.fromkeys(one.key for one in asked)]
    measures = [(topic_measure(name), name) for name in topics]
    measures += [(item_measure(one.key, one.text, one.topic), one.topic) for one in items]
    return [
        StoredMeasure(measure, topic, f"m{place}")
        for place, (measure, topic) in enumerate(measures)
    ]


def _survey_values(made: Sequence[StoredMeasure], asked: Sequence[StoredItem]) -> list[str]:
    """Say how one year's answers become values: 1 is favourable, no answer is no value.

    A topic's value is the share of favourable answers, where half of its questions are answered.
    """
    columns_of = {one.measure.key: one.column for one in made}
    values: list[str] = []
    topics: dict[str, list[str]] = {}
    for one in asked:
        column = columns_of[item_measure(one.key, one.text, one.topic).key]
        values.append(
            f"list_contains({list(one.favourable)}::INTEGER[], {one.column})::DOUBLE AS {column}"
        )
        topics.setdefault(one.topic, []).append(column)
    topics.pop("", None)
    for topic, parts in topics.items():
        answers = f"[{', '.join(parts)}]"
        values.append(
            f"CASE WHEN 2 * list_count({answers}) >= {len(parts)} THEN list_avg({answers}) END"
            f" AS {columns_of[topic_measure(topic).key]}"
        )
    return values


def _periods(cursor: DuckDBPyConnection, table: str) -> list[str]:
    found = cursor.execute(f"SELECT DISTINCT period FROM {table} ORDER BY period").fetchall()
    return [period for (period,) in found]


def _empty(
    cursor: DuckDBPyConnection,
    population: Population,
    groups: Sequence[StoredDimension],
    made: Sequence[StoredMeasure],
) -> None:
    parts = ["period VARCHAR", *(f"{one.column} USMALLINT" for one in groups)]
    parts += [f"{one.column} DOUBLE" for one in made]
    cursor.execute(f"CREATE OR REPLACE TABLE {PEOPLE[population]} ({', '.join(parts)})")


def _fill(
    cursor: DuckDBPyConnection,
    population: Population,
    groups: Sequence[StoredDimension],
    period: str,
    values: Sequence[str],
    outcome_joins: str = "",
) -> None:
    """Add the persons of one period: the last row of each, groups as their positions."""
    loaded = LOADED[population]
    names = [one.column for one in groups]
    codes = [f"{name}_group.code AS {name}" for name in names]
    joins = [
        f"""
        LEFT JOIN (
            SELECT unnest(groups) AS name, generate_subscripts(groups, 1) - 1 AS code
            FROM dimensions WHERE population = $population AND column_name = '{name}'
        ) AS {name}_group ON {name}_group.name = loaded.{name}
        """
        for name in names
    ]
    cursor.execute(
        f"""
        INSERT INTO {PEOPLE[population]} BY NAME
        SELECT {", ".join(["loaded.period", *codes, *values])}
        FROM {loaded} AS loaded {" ".join(joins)} {outcome_joins}
        WHERE loaded.period = $period AND loaded.rowid IN (
            SELECT max(rowid) FROM {loaded} WHERE period = $period
            GROUP BY coalesce(person, rowid::VARCHAR)
        )
        """,
        {"period": period, "population": population} if names else {"period": period},
    )
