"""The protected release as room.duckdb keeps it: one text a measure and year.

Beside it one text a dimension that says who is here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from equity.store.workspace import Workspace
from equity.vocabulary import Population


@dataclass(frozen=True, slots=True)
class Kept:
    """The release of one measure in one year, as a text.

    `held` is the moment of a corrected file that did not replace it, None where there is none.
    """

    k: int
    population: str
    period: str
    measure: str
    text: str
    held: str | None = None


def read(workspace: Workspace, *, snapshot: str, k: int, period: str, measure: str) -> str | None:
    """Give the release of one measure in one state of the data, None where it is not made yet."""
    with workspace.room() as cursor:
        found = cursor.execute(
            """
            SELECT text FROM releases
            WHERE snapshot = ? AND k = ? AND period = ? AND measure = ?
            """,
            [snapshot, k, period, measure],
        ).fetchone()
    return str(found[0]) if found else None


def names(workspace: Workspace, *, snapshot: str, k: int) -> frozenset[tuple[str, str]]:
    """Give the (year, measure) of all that is kept for one state of the data."""
    with workspace.room() as cursor:
        found = cursor.execute(
            "SELECT period, measure FROM releases WHERE snapshot = ? AND k = ?", [snapshot, k]
        ).fetchall()
    return frozenset((period, measure) for period, measure in found)


def has_any(workspace: Workspace) -> bool:
    """Tell whether anything is kept, of whatever state of the data: also of who is here."""
    kept = "SELECT 1 FROM releases UNION ALL SELECT 1 FROM turnouts LIMIT 1"
    with workspace.room() as cursor:
        return cursor.execute(kept).fetchone() is not None


def years(workspace: Workspace) -> frozenset[str]:
    """Give the years of which anything is kept of our own students, of whatever state.

    Who answered a survey is none of them where no list says who they are.
    """
    kept = """
    SELECT period FROM releases WHERE population = $students
    UNION SELECT text ->> 'period' FROM turnouts
    WHERE text ->> 'period' IN (SELECT period FROM years WHERE population = $students)
    UNION SELECT period FROM told_of_logs
    """
    with workspace.room() as cursor:
        found = cursor.execute(kept, {"students": Population.STUDENTS}).fetchall()
    return frozenset(period for (period,) in found)


def starting(workspace: Workspace, start: str, *, snapshot: str) -> tuple[str, ...]:
    """Give the texts for one state of the data that begin so."""
    with workspace.room() as cursor:
        found = cursor.execute(
            "SELECT text FROM releases WHERE snapshot = ? AND starts_with(text, ?)"
            " ORDER BY period DESC, measure",
            [snapshot, start],
        ).fetchall()
    return tuple(text for (text,) in found)


def every(workspace: Workspace, *, snapshot: str) -> tuple[Kept, ...]:
    """Give all that is kept for one state of the data."""
    with workspace.room() as cursor:
        found = cursor.execute(
            "SELECT k, population, period, measure, text, held FROM releases WHERE snapshot = ?"
            " ORDER BY ALL",
            [snapshot],
        ).fetchall()
    return tuple(Kept(*row) for row in found)


def held(workspace: Workspace, *, snapshot: str) -> dict[tuple[str, str], str]:
    """Give the (year, measure) of what a corrected file did not replace, with its moment."""
    with workspace.room() as cursor:
        found = cursor.execute(
            "SELECT period, measure, held FROM releases WHERE snapshot = ? AND held IS NOT NULL",
            [snapshot],
        ).fetchall()
    return {(period, measure): moment for period, measure, moment in found}


def earlier(workspace: Workspace, *, snapshot: str) -> tuple[Kept, ...]:
    """Give all that is kept for another state of the data than this one."""
    with workspace.room() as cursor:
        found = cursor.execute(
            "SELECT k, population, period, measure, text, held FROM releases WHERE snapshot <> ?"
            " ORDER BY ALL",
            [snapshot],
        ).fetchall()
    return tuple(Kept(*row) for row in found)


def carry_turnouts(workspace: Workspace, *, snapshot: str) -> None:
    """Let what says who is here stay as it was for another state of the data."""
    with workspace.room() as cursor:
        cursor.execute("UPDATE turnouts SET snapshot = ? WHERE dimension <> ''", [snapshot])


def forget(workspace: Workspace) -> None:
    """Forget every release, who is here, and who is in a log."""
    with workspace.room() as cursor:
        cursor.execute("DELETE FROM releases")
        cursor.execute("DELETE FROM turnouts")
        cursor.execute("DELETE FROM told_of_logs")


def keep(workspace: Workspace, releases: Iterable[Kept], *, snapshot: str) -> None:
    """Keep releases of one state of the data; those of earlier states are forgotten."""
    with workspace.room() as cursor:
        cursor.execute("DELETE FROM releases WHERE snapshot <> ?", [snapshot])
        for one in releases:
            made = [one.k, one.population, one.period, one.measure, one.text, one.held]
            cursor.execute("INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?)", [snapshot, *made])


def turnout(workspace: Workspace, *, snapshot: str, k: int, dimension: str) -> str | None:
    """Give who is here by one dimension, None where it is not made yet."""
    with workspace.room() as cursor:
        found = cursor.execute(
            "SELECT text FROM turnouts WHERE snapshot = ? AND k = ? AND dimension = ?",
            [snapshot, k, dimension],
        ).fetchone()
    return str(found[0]) if found else None


def keep_turnout(workspace: Workspace, text: str, *, snapshot: str, k: int, dimension: str) -> None:
    """Keep who is here by one dimension; of earlier states only their years are kept.

    People have seen these head counts: a published table of such a year must wait.
    """
    with workspace.room() as cursor:
        cursor.execute(
            """
            INSERT INTO turnouts
            SELECT DISTINCT '', 0, '', json_object('period', text ->> 'period')::VARCHAR
            FROM turnouts WHERE snapshot <> ? AND dimension <> ''
            EXCEPT FROM turnouts
            """,
            [snapshot],
        )
        cursor.execute("DELETE FROM turnouts WHERE snapshot <> ? AND dimension <> ''", [snapshot])
        cursor.execute("INSERT INTO turnouts VALUES (?, ?, ?, ?)", [snapshot, k, dimension, text])
