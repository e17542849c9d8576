"""What people wrote: in rows.duckdb until a person releases it, then as a quote in room.duckdb."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from duckdb import DuckDBPyConnection

from equity.intake.table import CleanTable
from equity.store import merges
from equity.store.workspace import Workspace
from equity.vocabulary import FileKind, Merges

WITH_COMMENTS = (FileKind.SURVEY, FileKind.VOICES)

Group = tuple[str, str, str]
"""A dimension's name and label, and the group."""

QuoteRow = tuple[str, str, str, str, str, str, str]
"""Place, source, question and text of a quote, then the group it is shown under, "" for none."""


@dataclass(frozen=True, slots=True)
class Written:
    """One comment as it was written; `person` is a keyed hash."""

    kind: FileKind
    period: str
    person: str
    question: str
    text: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on a comment; `dimension` is the one it was ever shown under, or ""."""

    dimension: str
    is_held: bool


def keep(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> None:
    """Store what people wrote in place of what the same people wrote in an earlier version.

    The hashed words of names are kept of every file, and none is ever forgotten.
    """
    written = [one for one in tables if one.kind in WITH_COMMENTS]
    for table in written:
        _forget(cursor, table)
    for table in written:
        _append(cursor, table)
    named = sorted({token for one in tables for token in one.name_tokens})
    cursor.execute("INSERT OR IGNORE INTO name_tokens SELECT unnest(?::VARCHAR[])", [named])


def _forget(cursor: DuckDBPyConnection, table: CleanTable) -> None:
    cursor.register("writers", table.frame[["respondent", "period"]])
    cursor.execute(
        """
        DELETE FROM comments WHERE kind = ? AND EXISTS (
            FROM writers WHERE (respondent, period) = (comments.person, comments.period)
        )
        """,
        [table.kind],
    )
    cursor.unregister("writers")


def _append(cursor: DuckDBPyConnection, table: CleanTable) -> None:
    if table.comments is None or table.comments.empty:
        return
    writer = ["respondent", "period"]
    people = table.frame[writer].assign(groups=_groups(table)).drop_duplicates(writer)
    frame = table.comments.merge(people, on=writer).assign(kind=str(table.kind))
    cursor.register("incoming", frame)
    cursor.execute(
        """
        INSERT INTO comments BY NAME
        SELECT kind, period, respondent AS person, question, text, groups FROM incoming
        """
    )
    cursor.unregister("incoming")


def _groups(table: CleanTable) -> list[str]:
    """Give the known groups of every row as JSON."""
    columns = [table.frame[one.name].tolist() for one in table.dimensions]
    return [
        json.dumps(
            [
                (one.name, one.label, group)
                for one, group in zip(table.dimensions, row, strict=True)
                if not pd.isna(group)
            ],
            ensure_ascii=False,
        )
        for row in zip(*columns, strict=True)
    ] or ["[]"] * len(table.frame)


def has_any(workspace: Workspace) -> bool:
    """Tell whether people wrote anything."""
    with workspace.rows() as cursor:
        return bool(cursor.execute("SELECT count(*) FROM comments").fetchall()[0][0])


def written(workspace: Workspace) -> tuple[Written, ...]:
    """Give all that people wrote, as it was written: never for a screen."""
    with workspace.rows() as cursor:
        merged = merges.read(cursor)
        found = cursor.execute(
            "SELECT kind, period, person, question, text, groups FROM comments"
        ).fetchall()
    return tuple(
        Written(
            *(FileKind(kind), period, person, question, text),
            groups=tuple(
                (name, label, merges.named(merged, name).get(group, group))
                for name, label, group in json.loads(groups)
            ),
        )
        for kind, period, person, question, text, groups in found
    )


def name_tokens(workspace: Workspace) -> frozenset[str]:
    """Give the hashed words of all names of all files."""
    with workspace.rows() as cursor:
        return tokens(cursor)


def tokens(cursor: DuckDBPyConnection) -> frozenset[str]:
    """Give the hashed words of all names that the file of the rows has."""
    found = cursor.execute("SELECT token FROM name_tokens").fetchall()
    return frozenset(token for (token,) in found)


def decisions(workspace: Workspace) -> Mapping[str, Decision]:
    """Give what was decided, by the comment's place."""
    with workspace.rows() as cursor:
        found = cursor.execute("SELECT comment, dimension, held FROM decisions").fetchall()
    return {place: Decision(dimension, held) for place, dimension, held in found}


def decide(workspace: Workspace, place: str, decision: Decision) -> None:
    """Keep what was decided on a comment, in place of what was decided before."""
    with workspace.rows() as cursor:
        cursor.execute(
            "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?)",
            [place, decision.dimension, decision.is_held],
        )


def quotes(workspace: Workspace) -> tuple[QuoteRow, ...]:
    """Give all quotes that the room may see."""
    with workspace.room() as cursor:
        found = cursor.execute("FROM quotes ORDER BY place").fetchall()
    return tuple((*row,) for row in found)


def show(workspace: Workspace, quote: QuoteRow) -> None:
    """Let the room see a quote, in place of an earlier one of the same comment."""
    with workspace.room() as cursor:
        cursor.execute("INSERT OR REPLACE INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?)", list(quote))


def call_merged(workspace: Workspace, merged: Merges) -> None:
    """Let quotes that are shown under a group that was merged be shown under the merged one."""
    with workspace.room() as cursor:
        for dimension, made in merged.items():
            for name, groups in made.items():
                cursor.execute(
                    "UPDATE quotes SET group_name = ?"
                    " WHERE dimension = ? AND list_contains(?, group_name)",
                    [name, dimension, list(groups)],
                )


def take_back(workspace: Workspace, place: str) -> None:
    """Remove a quote from what the room may see."""
    with workspace.room() as cursor:
        cursor.execute("DELETE FROM quotes WHERE place = ?", [place])
