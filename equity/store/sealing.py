"""Sealing: the rows and the key leave for good, what the room may see stays.

That it is sealed is written down first: what a power cut leaves behind goes at the next start.
"""

import json
import shutil

from equity.store.private_files import replace_private
from equity.store.workspace import ABOUT, KEY, ROWS_FILE, Workspace


def seal(workspace: Workspace) -> None:
    """Delete the rows and the key; a Problem where another process has the workspace open."""
    workspace.close_rows_for_good()
    about = json.loads((workspace.folder / ABOUT).read_text("utf-8")) | {"sealed": True}
    replace_private(workspace.folder / ABOUT, json.dumps(about, ensure_ascii=False).encode("utf-8"))
    remove_leftovers(workspace)


def remove_leftovers(workspace: Workspace) -> None:
    """Remove what a sealed workspace must not have."""
    for path in (workspace.folder / KEY, *workspace.folder.glob(f"{ROWS_FILE}*")):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
