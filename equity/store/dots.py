"""Dots of a vote, as steps: +1 for a dot that is put, -1 for one that is taken back.

They say no time and no person, only a voter's mark. They stay on this computer (`room_file` leaves
them out) and go when the vote is closed: only what they add up to is written down for good.
"""

from collections.abc import Mapping

from equity.store.workspace import Workspace

Ballots = Mapping[str, Mapping[str, int]]
"""Voter -> card -> dots."""


def put(workspace: Workspace, *, vote: str, voter: str, card: str, step: int) -> None:
    """Put dots on a card, or take them back; they survive the end of the app from here on."""
    with workspace.room() as cursor:
        cursor.execute("INSERT INTO dots VALUES (?, ?, ?, ?)", [vote, voter, card, step])


def ballots(workspace: Workspace, vote: str) -> Ballots:
    """Give the dots of a vote."""
    with workspace.room() as cursor:
        found = cursor.execute(
            "SELECT voter, card, sum(step)::INTEGER FROM dots WHERE vote = ? GROUP BY voter, card",
            [vote],
        ).fetchall()
    given: dict[str, dict[str, int]] = {}
    for voter, card, dots in found:
        given.setdefault(voter, {})[card] = dots
    return given


def forget(workspace: Workspace) -> None:
    """Forget the dots of every vote."""
    with workspace.room() as cursor:
        cursor.execute("DELETE FROM dots")
