"""The notebook: what people wrote, append-only.

The newest text of a thing's field is its value; what stood there before is its history. So many
people can write at once, nothing is lost, and a text is on the disk when `write` returns.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from equity.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Entry:
    """One text as it was written; `moment` is ISO, UTC."""

    thing: str
    field: str
    text: str
    writer: str
    moment: str


def write(workspace: Workspace, *, thing: str, field: str, text: str, writer: str) -> None:
    """Write one text down; it survives the end of the app from here on."""
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    with workspace.room() as cursor:
        cursor.execute(
            "INSERT INTO notebook (thing, field, text, writer, moment) VALUES (?, ?, ?, ?, ?)",
            [thing, field, text, writer, moment],
        )


def newest(workspace: Workspace, thing_prefix: str) -> dict[str, dict[str, str]]:
    """Give thing -> field -> newest text, the things in the order of their first writing."""
    with workspace.room() as cursor:
        found = cursor.execute(
            """
            SELECT thing, field, arg_max(text, sequence)
            FROM notebook WHERE starts_with(thing, ?) GROUP BY thing, field
            ORDER BY min(sequence)
            """,
            [thing_prefix],
        ).fetchall()
    things: dict[str, dict[str, str]] = {}
    for thing, field, text in found:
        things.setdefault(thing, {})[field] = text
    return things


def history(workspace: Workspace, thing: str) -> tuple[Entry, ...]:
    """Give all that was ever written about a thing, the oldest first."""
    with workspace.room() as cursor:
        found = cursor.execute(
            """
            SELECT thing, field, text, writer, moment
            FROM notebook WHERE thing = ? ORDER BY sequence
            """,
            [thing],
        ).fetchall()
    return tuple(Entry(*row) for row in found)
