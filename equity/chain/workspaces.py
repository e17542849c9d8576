"""Open, make, list and delete workspaces; the sample school is one of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from equity.chain import answering, bringing, logs, protection, releasing, who
from equity.chain.bringing import Progress
from equity.language import _
from equity.problems import Problem
from equity.store import sealing
from equity.store import workspace as store
from equity.store.workspace import Workspace
from sample_data import FILES

SAMPLE_NAME = "Sample school"


def create(name: str) -> Workspace:
    """Make an empty workspace on this computer."""
    return store.create(name.strip() or _("Our school"))


def open_sample() -> Workspace:
    """Give this computer's workspace of the invented school; load its files at the first time."""
    for known in store.every():
        if known.is_sealed:
            continue
        if known.is_sample and answering.measures(known):
            return known
        if known.is_sample:  # the app ended while its files were being loaded
            store.delete(known)
    return _load_sample(FILES)


def _load_sample(paths: tuple[Path, ...]) -> Workspace:
    made = store.create(SAMPLE_NAME, sample=True)
    try:
        brought = bringing.read([(path.name, path.read_bytes()) for path in paths])
        bringing.load(made, brought.readings)
        releasing.protect(made, k=answering.MIN_GROUP)
    except BaseException:
        store.delete(made)
        raise
    return made


@contextmanager
def passing() -> Iterator[Workspace]:
    """Give an empty workspace in a folder of its own that is gone afterwards."""
    with TemporaryDirectory(prefix="equity-") as folder:
        made = store.create(_("These files"), home=Path(folder))
        try:
            yield made
        finally:
            store.delete(made)


def listing() -> tuple[Workspace, ...]:
    """Give all workspaces of this computer."""
    known = store.every()
    for one in known:
        if one.is_sealed:
            sealing.remove_leftovers(one)
    return known


def complete(workspace: Workspace, progress: Progress = bringing.unseen) -> None:
    """Make all that the room may see and that is not made yet, so that it needs no rows."""
    releasing.protect(workspace, k=answering.MIN_GROUP, progress=progress)
    who.keep(workspace)
    logs.in_log(workspace)


def seal(workspace: Workspace) -> None:
    """Delete the rows and the key of a workspace for good; what the room may see stays.

    A Problem while its small groups are being protected: what comes later would be lost.
    """
    under_way = protection.of(workspace)
    if under_way and under_way.is_running:
        raise Problem(
            _("'{name}' is still being protected", name=workspace.name),
            _("Without its rows the numbers that are not ready could never be shown."),
            _("Wait until all numbers are ready, then seal it. Or stop the protecting first."),
        )
    if not workspace.is_sealed:
        complete(workspace)
    sealing.seal(workspace)


def place() -> Path:
    """Give the folder of this computer in which all workspaces are."""
    return store.home()


def delete(workspace: Workspace) -> None:
    """Delete the workspace from this computer: its whole folder, with everything written."""
    protection.end(workspace)
    store.delete(workspace)
