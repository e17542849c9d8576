"""Rows to persons: one row a person and year, with groups and the value of every measure.

A value is NULL where the person is not in the measure's denominator, so no rate is ever invented:
a year without a discipline log has no discipline values, a year that did not ask has no answers.
"""

from collections.abc import Callable, Sequence

import pandas as pd
from duckdb import DuckDBPyConnection

from equity.intake.alike import PERSONS
from equity.intake.table import Check, CleanTable, Dimension
from equity.store import (
    asked,
    catalogue,
    columns,
    comments,
    joining,
    logged,
    merges,
    only_some,
    outcomes,
    published,
    questions,
    rows,
    strangers,
    themes,
    unmerged,
)
from equity.store.columns import StoredDimension, StoredMeasure
from equity.store.joining import Unmatched
from equity.store.schema import LOADED, PEOPLE
from equity.store.themes import NO_THEMES, Reader
from equity.store.workspace import Workspace
from equity.vocabulary import RESPONDENTS, Merges, Population

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are

Look = Callable[[DuckDBPyConnection], None]
"""Looks at rows before they are kept, and raises a Problem where they cannot be."""


def _at_nothing(_cursor: DuckDBPyConnection) -> None:
    """Refuse nothing."""


def load(
    workspace: Workspace,
    tables: Sequence[CleanTable],
    reader: Reader = NO_THEMES,
    look: Look = _at_nothing,
) -> tuple[Check, ...]:
    """Store the tables, count every person anew, and say what the files have in common or not.

    A newer version of a file takes the earlier one's place, other files are kept beside it. All of
    it happens, or nothing: also where `look`, which sees all that would be stored, refuses it.
    Afterwards the workspace has a new snapshot. The `reader` finds themes.
    """
    with workspace.turn:
        with workspace.rows() as cursor:
            of_rows = rows.keep(cursor, tables)
            comments.keep(cursor, tables)
            logged.keep(cursor, tables)
            of_cells = published.keep(cursor, tables)
            strangers.refuse(cursor, tables)
            themes.keep(cursor, reader)
            _count(cursor)
            look(cursor)
            found = (*of_rows, *of_cells, *joining.findings(cursor, tables))
            found += tuple(logged.findings(cursor, tables))
            found += tuple(only_some.findings(cursor, tables, outcomes.ATTENDED))
        catalogue.write(workspace)
    return found


def merge(workspace: Workspace, merged: Merges) -> None:
    """Count every person anew by merged groups, in place of what was merged before.

    Afterwards the workspace has a new snapshot.
    """
    with workspace.turn:
        with workspace.rows() as cursor:
            merges.write(cursor, merged)
            _count(cursor)
        catalogue.write(workspace)
        comments.call_merged(workspace, merged)


def find_themes(workspace: Workspace, reader: Reader) -> None:
    """Count every person anew by other themes. Afterwards the workspace has a new snapshot."""
    with workspace.turn:
        with workspace.rows() as cursor:
            themes.keep(cursor, reader)
            _count(cursor)
        catalogue.write(workspace)


def alike(
    workspace: Workspace, population: Population
) -> tuple[tuple[Dimension, ...], pd.DataFrame]:
    """Give the groups of a population as its files have them, and how many people are alike."""
    loaded = LOADED[population]
    with workspace.rows() as cursor:
        known = columns.dimensions(cursor, population)
        merged = merges.read(cursor)
        names = "".join(f"{one.column}, " for one in known)
        found = cursor.execute(
            f"""
            SELECT period, {names} count(*) FROM {loaded} WHERE rowid IN (
                SELECT max(rowid) FROM {loaded} GROUP BY period, coalesce(person, rowid::VARCHAR)
            ) GROUP BY ALL ORDER BY ALL
            """
        ).fetchall()
    dimensions = tuple(
        Dimension(one.name, one.label, merges.apart(merged, one.name, one.groups)) for one in known
    )
    labels = ["period", *(one.name for one in known), PERSONS]
    return dimensions, pd.DataFrame(found, columns=labels)


def unmatched(workspace: Workspace) -> tuple[Unmatched, ...]:
    """Count, for each year, what the log says about students who are not on the roster."""
    with workspace.rows() as cursor:
        return joining.unmatched(cursor)


def off_the_roster(workspace: Workspace, table: CleanTable) -> tuple[int, ...]:
    """Give the row numbers of a loaded table whose student is not on that year's roster."""
    if table.kind not in rows.OUTCOMES:
        return ()
    with workspace.rows() as cursor:
        return joining.off_the_roster(cursor, table)


def _count(cursor: DuckDBPyConnection) -> None:
    _count_students(cursor)
    for population in RESPONDENTS:
        _count_respondents(cursor, population)
    catalogue.begin(cursor)


def _count_students(cursor: DuckDBPyConnection) -> None:
    population = Population.STUDENTS
    groups = columns.settle_dimensions(cursor, population)
    known = {one.table: _periods(cursor, one.table) for one in outcomes.FILES}
    only_some.find_told_of(cursor, groups)
    _empty(cursor, population, groups, outcomes.MADE)
    for period in _periods(cursor, LOADED[population]):
        brought = [
            one
            for one in outcomes.FILES
            if period in known[one.table] and period not in known.get(one.instead, ())
        ]
        values = [value for one in brought for value in outcomes.said(one)]
        joins = " ".join(one.join for one in brought)
        _fill(cursor, population, groups, period, values, joins)
    columns.settle_measures(cursor, population, outcomes.MADE)


def _count_respondents(cursor: DuckDBPyConnection, population: Population) -> None:
    groups = columns.settle_dimensions(cursor, population)
    every = asked.items(cursor, population)
    answered = questions.made(every, population)
    has_written = population is Population.SURVEY_STUDENTS  # nobody else's comments are kept
    written = themes.made(cursor, after=len(answered)) if has_written else []
    _empty(cursor, population, groups, [*answered, *written])
    for period in _periods(cursor, LOADED[population]):
        now = [one for one in every if one.period == period]
        values = questions.said(answered, now, population)
        _fill(cursor, population, groups, period, [*values, *themes.said(written)], themes.JOIN)
    columns.settle_measures(cursor, population, [*answered, *written])


def _periods(cursor: DuckDBPyConnection, table: str) -> list[str]:
    found = cursor.execute(f"SELECT DISTINCT period FROM {table} ORDER BY period").fetchall()
    return [period for (period,) in found]


def _empty(
    cursor: DuckDBPyConnection,
    population: Population,
    groups: Sequence[StoredDimension],
    made: Sequence[StoredMeasure],
) -> None:
    coded = [*groups, *unmerged.made(cursor, groups)]
    parts = ["period VARCHAR", *(f"{one.column} USMALLINT" for one in coded)]
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
    """Add the persons of one period: the last row of each, groups as their positions.

    The position of a group that was merged is that of the merged one, and beside it its own.
    """
    loaded, before = LOADED[population], unmerged.made(cursor, groups)
    names = [one.column for one in groups]
    codes = [f"{name}_group.code AS {name}" for name in names]
    joins = [
        f"""
        LEFT JOIN (
            SELECT unnest(groups) AS name, generate_subscripts(groups, 1) - 1 AS code
            FROM dimensions WHERE population = $population AND column_name = '{name}'
            UNION ALL
            SELECT unnest(merges.groups), list_position(known.groups, merges.name) - 1
            FROM dimensions AS known JOIN merges ON merges.dimension = known.name
            WHERE population = $population AND column_name = '{name}'
        ) AS {name}_group ON {name}_group.name = loaded.{name}
        """
        for name in names
    ]
    cursor.execute(
        f"""
        INSERT INTO {PEOPLE[population]} BY NAME
        SELECT {", ".join(["loaded.period", *codes, *unmerged.said(before), *values])}
        FROM {loaded} AS loaded {" ".join(joins)} {outcome_joins}
        WHERE loaded.period = $period AND loaded.rowid IN (
            SELECT max(rowid) FROM {loaded} WHERE period = $period
            GROUP BY coalesce(person, rowid::VARCHAR)
        )
        """,
        {
            "period": period,
            **({"population": population} if names else {}),
            **{one.column: list(one.groups) for one in before},
        },
    )
