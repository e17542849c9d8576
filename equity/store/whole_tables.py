"""Rows as they are, into a table of our own."""

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

# ruff: noqa: S608 - only names of our own tables are put into SQL, values never are

Row = Sequence[object]


def replace(cursor: DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Put rows in place of all that the table has."""
    cursor.execute(f"DELETE FROM {table}")
    add(cursor, table, rows)


def add(
    cursor: DuckDBPyConnection, table: str, rows: Sequence[Row], *, in_place: bool = False
) -> None:
    """Add rows; `in_place` of those with the same key, in a table that has one."""
    if rows:
        places, verb = ", ".join("?" * len(rows[0])), "INSERT OR REPLACE" if in_place else "INSERT"
        cursor.executemany(f"{verb} INTO {table} VALUES ({places})", [list(row) for row in rows])
