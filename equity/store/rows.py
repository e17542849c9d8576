"""The rows of files as they were loaded; a newer version takes the place of the earlier one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd
from duckdb import DuckDBPyConnection

from equity.intake.respondents import those_of
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.measures import SUBJECTS
from equity.store import asked, columns
from equity.store.schema import LOADED
from equity.store.versions import make_room
from equity.vocabulary import RESPONDENTS, FileKind, Population

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are

_PERSONS = {"period": "VARCHAR", "person": "VARCHAR"}

OUTCOMES: Mapping[FileKind, tuple[str, Mapping[str, str]]] = {
    FileKind.INCIDENTS: (
        "incidents",
        {
            **_PERSONS,
            "incident": "VARCHAR",
            "date": "TIMESTAMP",
            "hour": "INTEGER",
            "location": "VARCHAR",
            "behavior": "VARCHAR",
            "objectivity": "VARCHAR",
            "action": "VARCHAR",
            "days": "DOUBLE",
        },
    ),
    FileKind.ATTENDANCE: (
        "attendance",
        {
            **_PERSONS,
            "date": "TIMESTAMP",
            "absent": "DOUBLE",
            "enrolled": "DOUBLE",
            "chronic": "DOUBLE",
        },
    ),
    FileKind.ACADEMICS: (
        "academics",
        {
            **_PERSONS,
            "passed": "DOUBLE",
            "points": "DOUBLE",
            "advanced": "DOUBLE",
            "gpa": "DOUBLE",
        },
    ),
    FileKind.TOTALS: (
        "totals",
        {
            **_PERSONS,
            **dict.fromkeys(("suspended", "incidents", "suspensions", "days"), "DOUBLE"),
        },
    ),
    FileKind.TESTS: ("tests", {**_PERSONS, **dict.fromkeys(SUBJECTS, "DOUBLE")}),
}
"""For each kind of file about students of the roster: its table, and the columns' types."""

Column = tuple[str, str]
"""The name and the type of a column of ours."""


def keep(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> tuple[Check, ...]:
    """Store tables, and say what became of earlier rows of the same kind and period.

    Newer versions take the place of earlier ones, other files are kept beside them. Tables of one
    call that share kind and period are kept together.
    """
    of_kind = {kind: [one for one in tables if one.kind is kind] for kind in FileKind}
    return (
        *_keep_roster(cursor, of_kind[FileKind.ROSTER]),
        *(check for kind in OUTCOMES for check in _keep_outcomes(cursor, kind, of_kind[kind])),
        *_keep_survey(cursor, of_kind[FileKind.SURVEY]),
    )


def periods_of(tables: Iterable[CleanTable]) -> tuple[str, ...]:
    """Give the periods that tables have rows of, newest first."""
    return tuple(sorted({year for one in tables for year in one.frame["period"]}, reverse=True))


def _keep_roster(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> list[Check]:
    beside = _of_other_groups(cursor, tables)
    names = columns.declare_dimensions(cursor, Population.STUDENTS, tables)
    newer = [
        replace(one, frame=one.frame[~one.frame["period"].isin(list(beside))]) for one in tables
    ]
    found = list(make_room(cursor, LOADED[Population.STUDENTS], newer, {"person": "person"}))
    found += [("", check) for check in beside.values()]
    for table in tables:
        groups = {one.name: (names[one.name], "VARCHAR") for one in table.dimensions}
        _append(cursor, LOADED[Population.STUDENTS], table.frame, _persons("person") | groups)
    if tables and names:
        _fill_blanks(cursor, tuple(names.values()))
    return [check for _period, check in found]


def _of_other_groups(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> dict[str, Check]:
    """Say of each year whose list is here with some groups, and is brought with others, so.

    Such a list is no newer version: what either says of a student counts.
    """
    brought = {one.name for table in tables for one in table.dimensions}
    known = columns.dimensions(cursor, Population.STUDENTS)
    said = ", ".join(["count(*)", *(f"count({one.column})" for one in known)])
    query = f"SELECT {said} FROM {LOADED[Population.STUDENTS]} WHERE period = ?"
    found: dict[str, Check] = {}
    for period in periods_of(tables):
        rows, *filled = cursor.execute(query, [period]).fetchall()[0]
        here = {one.name: one.label for one, count in zip(known, filled, strict=True) if count}
        lost = [label for name, label in here.items() if name not in brought]
        if rows and lost and brought - here.keys():
            sentence = _(
                "A list of students of {period} was here already. What you brought says other "
                "things of them, and not {labels}, so both lists count together.",
                period=period,
                labels=", ".join(_(one) for one in lost),
            )
            found[period] = Check(sentence, needs_a_look=True)
    return found


def _fill_blanks(cursor: DuckDBPyConnection, groups: Sequence[str]) -> None:
    """Put into a student's last row of a year what it leaves blank and an earlier row says."""
    table = LOADED[Population.STUDENTS]
    told = ", ".join(f"arg_max({one}, rowid) AS {one}" for one in groups)
    cursor.execute(
        f"""
        UPDATE {table} SET {", ".join(f"{one} = said.{one}" for one in groups)}
        FROM (
            SELECT max(rowid) AS last, {told} FROM {table} SEMI JOIN (
                SELECT period, person FROM {table} GROUP BY ALL HAVING count(*) > 1
            ) AS again USING (period, person) GROUP BY period, person
        ) AS said WHERE {table}.rowid = said.last
        """
    )


def _keep_outcomes(
    cursor: DuckDBPyConnection, kind: FileKind, tables: Sequence[CleanTable]
) -> list[Check]:
    name, types = OUTCOMES[kind]
    known_by = {one: one for one in ("person", "date", "behavior") if one in types}
    found = list(make_room(cursor, name, tables, known_by))
    for table in tables:
        _append(cursor, name, table.frame, {one: (one, type_) for one, type_ in types.items()})
    return [check for _period, check in found]


def _keep_survey(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> list[Check]:
    return [
        check
        for population in RESPONDENTS
        for check in _keep_answers(cursor, population, [*those_of(tables, population)])
    ]


def _keep_answers(
    cursor: DuckDBPyConnection, population: Population, tables: Sequence[CleanTable]
) -> list[Check]:
    names = columns.declare_dimensions(cursor, population, tables)
    loaded = LOADED[population]
    found = list(make_room(cursor, loaded, tables, {"respondent": "person"}))
    _forget(cursor, population, [period for period, _check in found if period])
    stands_for: dict[str, str] = {}
    for period in periods_of(tables):
        here = [item for one in tables if period in set(one.frame["period"]) for item in one.items]
        stands_for |= asked.declare(cursor, population, period, here)
    for table in tables:
        groups = {one.name: (names[one.name], "VARCHAR") for one in table.dimensions}
        answers = {one.key: (stands_for[one.key], "INTEGER") for one in table.items}
        stored = _persons("respondent") | groups | answers
        _append(cursor, loaded, table.frame, stored)
    return [check for _period, check in found]


def _persons(name: str) -> dict[str, Column]:
    return {"period": ("period", "VARCHAR"), name: ("person", "VARCHAR")}


def _forget(cursor: DuckDBPyConnection, population: Population, periods: Sequence[str]) -> None:
    """Take away the questions of these years, and what students wrote who are no longer there."""
    cursor.execute(
        "DELETE FROM items WHERE population = ? AND list_contains(?, period)",
        [population, list(periods)],
    )
    cursor.execute(
        f"""
        DELETE FROM comments WHERE kind = '{FileKind.SURVEY}' AND NOT EXISTS (
            FROM {LOADED[Population.SURVEY_STUDENTS]} AS said
            WHERE said.period = comments.period AND said.person = comments.person
        )
        """
    )


def _append(
    cursor: DuckDBPyConnection, table: str, frame: pd.DataFrame, stored: Mapping[str, Column]
) -> None:
    names = {label: name for label, (name, _type) in stored.items()}
    cursor.register("incoming", frame[list(stored)].rename(columns=names))
    cast = ", ".join(f"{name}::{type_} AS {name}" for name, type_ in stored.values())
    cursor.execute(f"INSERT INTO {table} BY NAME SELECT {cast} FROM incoming")
    cursor.unregister("incoming")
