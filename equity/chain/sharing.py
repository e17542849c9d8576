"""The .ecop file: a workspace that goes to another computer without its rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from equity.chain import focusing, keeping, presenting, voting, words, workspaces
from equity.problems import Problem
from equity.store import room_file
from equity.store.workspace import Workspace

ENDING = "ecop"


def export(workspace: Workspace) -> bytes:
    """Give what the room may see of a workspace as one .ecop file: no rows, no ids."""
    if not workspace.is_sealed:
        workspaces.complete(workspace)
    return room_file.export(workspace)


def open_file(name: str, content: bytes, *, home: Path | None = None) -> Workspace:
    """Make a sealed workspace of a .ecop file, with the same choices and notes.

    It is in `home`, or among the workspaces of this computer. A Problem where the file is damaged
    or was made by another version of the app; then nothing is left of it.
    """
    made = room_file.open_file(name, content, home=home)
    try:
        _read_all(made)
    except (*room_file.BROKEN, Problem) as error:
        workspaces.delete(made)
        raise room_file.damaged(name) from error
    return made


@contextmanager
def passing(name: str, content: bytes) -> Iterator[Workspace]:
    """Give the workspace of a .ecop file in a folder of its own that is gone afterwards."""
    with TemporaryDirectory(prefix="equity-") as folder:
        made = open_file(name, content, home=Path(folder))
        try:
            yield made
        finally:
            workspaces.delete(made)


def _read_all(workspace: Workspace) -> None:
    """Read once all that people wrote, so that no page meets what it cannot read."""
    keeping.cards(workspace)
    words.quotes(workspace)
    focusing.history(workspace)
    voting.every(workspace)
    presenting.slides(workspace, ask=lambda _question: ())
