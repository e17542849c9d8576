"""The .ecop file: a workspace that goes to another computer without its rows."""

from equity.chain import focusing, keeping, presenting, words, workspaces
from equity.problems import Problem
from equity.store import room_file
from equity.store.workspace import Workspace

ENDING = "ecop"


def export(workspace: Workspace) -> bytes:
    """Give what the room may see of a workspace as one .ecop file: no rows, no ids."""
    return room_file.export(workspace)


def open_file(name: str, content: bytes) -> Workspace:
    """Make a sealed workspace of a .ecop file, with the same choices and notes.

    A Problem where the file is damaged, or was made by a newer app; then nothing is left of it.
    """
    made = room_file.open_file(name, content)
    try:
        _read_all(made)
    except (*room_file.BROKEN, Problem) as error:
        workspaces.delete(made)
        raise room_file.damaged(name) from error
    return made


def _read_all(workspace: Workspace) -> None:
    """Read once all that people wrote, so that no page meets what it cannot read."""
    keeping.cards(workspace)
    words.quotes(workspace)
    focusing.history(workspace)
    presenting.slides(workspace, ask=lambda _question: ())
