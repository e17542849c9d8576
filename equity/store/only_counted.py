"""Published numbers that are only counted: their years and kinds; their cells lie among the others.

A kind is the measure of a name of its own (`counted`); it has no head count and no rate.
"""

from duckdb import DuckDBPyConnection

from equity.measures import COUNTED, Measure, counted


def years(cursor: DuckDBPyConnection) -> tuple[str, ...]:
    """Give the school years of what is only counted, newest first."""
    found = cursor.execute(
        "SELECT DISTINCT period FROM published WHERE starts_with(measure, ?) ORDER BY period DESC",
        [COUNTED],
    ).fetchall()
    return tuple(period for (period,) in found)


def kinds(cursor: DuckDBPyConnection, *, period: str, place: str) -> tuple[Measure, ...]:
    """Give what is only counted in a place and year, in the order of the file."""
    found = cursor.execute(
        """
        SELECT measure FROM published
        WHERE starts_with(measure, ?) AND period = ? AND place = ? GROUP BY ALL ORDER BY min(rowid)
        """,
        [COUNTED, period, place],
    ).fetchall()
    return tuple(counted(key) for (key,) in found)
