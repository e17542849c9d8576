"""A workspace: one community's folder on this computer, with its two DuckDB files.

DuckDB gives a file to one process and refuses threads that share a connection. So a folder has one
`Workspace` in the whole process, and each use of a file is a cursor and a transaction of its own.
"""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Condition, RLock

import duckdb
from duckdb import DuckDBPyConnection
from platformdirs import user_data_dir

from equity.language import _
from equity.problems import Problem
from equity.store import schema
from equity.store.private_files import write_private
from equity.store.recent import Recent

ABOUT, LINK, KEY = "about.json", "link", "key"
ROWS_FILE, ROOM_FILE = "rows.duckdb", "room.duckdb"
TABLES = {
    ROWS_FILE: schema.CATALOGUE + schema.ROWS,
    ROOM_FILE: schema.CATALOGUE + schema.ROOM,
}
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoload_known_extensions": False,
    "autoinstall_known_extensions": False,
    "lock_configuration": True,
}
"""A database that reads no other file, loads no extension and lets no query change that."""

MOST_OPEN = 8
"""So many workspaces have their files open; one more takes about 12 MB of memory."""

PATIENCE = 30.0
"""Seconds that a deletion waits for work that is under way."""

_registry = RLock()
_known: dict[Path, "Workspace"] = {}
_recent = Recent(MOST_OPEN)


class DamagedFile(Problem):
    """A file of a workspace cannot be read; the workspace can still be deleted."""


class Gone(Problem):
    """The workspace was deleted."""


class Sealed(Problem):
    """The rows are needed, and were deleted for good."""


class Workspace:
    """One community's data and notes; `link` opens it for the room and tells nothing of `id`.

    `turn` is held by whoever loads rows, so that loads come one after the other.
    """

    def __init__(self, folder: Path) -> None:
        about = json.loads((folder / ABOUT).read_text("utf-8"))
        self.folder = folder
        self.id = folder.name
        self.name: str = about["name"]
        self.is_sample: bool = about["sample"]
        self.created: str = about["created"]
        self.is_sealed: bool = about.get("sealed", False)
        self.link = (folder / LINK).read_text("ascii")
        self.turn = RLock()
        self._files: dict[str, DuckDBPyConnection] = {}
        self._idle = Condition()
        self._uses = 0
        self._deleted = False

    @property
    def key(self) -> bytes:
        """The 32 bytes that ids and name tokens are hashed with; a sealed workspace has none."""
        if self.is_sealed:
            raise _sealed(self.name)
        return (self.folder / KEY).read_bytes()

    def rows(self) -> AbstractContextManager[DuckDBPyConnection]:
        """Give a cursor on rows.duckdb; what is done with it is kept at the end, or not at all."""
        return self._transaction(ROWS_FILE)

    def room(self) -> AbstractContextManager[DuckDBPyConnection]:
        """Give a cursor on room.duckdb; what is done with it is kept at the end, or not at all."""
        return self._transaction(ROOM_FILE)

    @contextmanager
    def _transaction(self, file: str) -> Iterator[DuckDBPyConnection]:
        _recent.use(self)
        with self._idle:
            cursor = self._connection(file).cursor()
            self._uses += 1
        try:
            cursor.begin()
            yield cursor
            cursor.commit()
        finally:
            cursor.close()  # undoes what was not committed
            with self._idle:
                self._uses -= 1
                self._idle.notify_all()

    def _connection(self, file: str) -> DuckDBPyConnection:
        if self._deleted:
            raise _gone()
        if self.is_sealed and file == ROWS_FILE:
            raise _sealed(self.name)
        if file not in self._files:
            connection = _connect(self.folder / file)
            connection.execute(TABLES[file])
            self._files[file] = connection
        return self._files[file]

    def close_for_good(self) -> None:
        """Wait until nobody uses the files, then close them; later uses raise a Problem."""
        with self._alone():
            self._deleted = True
            self.rest()

    def rest(self) -> bool:
        """Close the files until somebody needs them; tell whether nobody was using them."""
        with self._idle:
            if self._uses == 0:
                for connection in self._files.values():
                    connection.close()
                self._files.clear()
            return self._uses == 0

    def close_rows_for_good(self) -> None:
        """Wait until nobody uses the files, then close the rows; later uses of them are refused."""
        with self._alone():
            self.is_sealed = True
            rows = self._files.pop(ROWS_FILE, None)
            if rows is not None:
                rows.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Give the files to one; a Problem where another process has them, or work goes on."""
        with self._idle:
            for file in TABLES:
                with suppress(DamagedFile, Gone, Sealed):
                    self._connection(file)
            if not self._idle.wait_for(lambda: self._uses == 0, PATIENCE):
                raise Problem(
                    _("'{name}' is busy", name=self.name),
                    _("Something else is working with its files at this moment."),
                    _("Wait a moment, then try again."),
                )
            yield


def home() -> Path:
    """Give the folder of all workspaces, which only this computer's user may open."""
    chosen = os.environ.get("EQUITY_HOME") or user_data_dir("equity-explorer")
    folder = Path(chosen).expanduser().resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def create(name: str, *, sample: bool = False, home: Path | None = None) -> Workspace:
    """Make an empty workspace; `home` puts it into another folder, where `every` does not look."""
    folder = _new_folder(home)
    about = {"name": name, "sample": sample, "created": datetime.now(UTC).isoformat()}
    write_private(folder / KEY, secrets.token_bytes(32))
    write_private(folder / LINK, new_link().encode("ascii"))
    write_private(folder / ABOUT, json.dumps(about, ensure_ascii=False).encode("utf-8"))
    return _handle(folder)


def every() -> tuple[Workspace, ...]:
    """Give all workspaces of this computer, the oldest first."""
    with _registry:
        found = [_handle(about.parent) for about in home().glob(f"*/{ABOUT}")]
    return tuple(sorted(found, key=lambda one: one.created))


def by_id(id_: str) -> Workspace:
    """Give the workspace with this id; a Problem where there is none."""
    for one in every():
        if one.id == id_:
            return one
    raise _gone()


def delete(workspace: Workspace) -> None:
    """Remove the workspace with everything in it; a Problem where another process has it open."""
    workspace.close_for_good()
    with _registry:
        _known.pop(workspace.folder, None)
        if workspace.folder.exists():
            shutil.rmtree(workspace.folder)


def new_link() -> str:
    """Give a room link that nobody can guess."""
    return secrets.token_urlsafe(16)


def _handle(folder: Path) -> Workspace:
    with _registry:
        if folder not in _known:
            _known[folder] = Workspace(folder)
        return _known[folder]


def _new_folder(parent: Path | None) -> Path:
    folder = (parent or home()).resolve() / secrets.token_hex(16)
    folder.mkdir(mode=0o700)
    return folder


def _connect(path: Path) -> DuckDBPyConnection:
    try:
        return duckdb.connect(path, config=LOCKED)
    except duckdb.Error as error:
        if not path.parent.exists():
            raise _gone() from error
        if "lock" in str(error) or "another process" in str(error):
            raise Problem(
                _("This workspace is open in another window of the app"),
                _("It is already open in another window of the app on this computer."),
                _("Go on in that window, or end that app and try again."),
            ) from error
        raise DamagedFile(
            _("A file of this workspace cannot be read"),
            _("'{file}' is damaged or was written by a newer app.", file=path.name),
            _("Delete the workspace and bring your files again."),
        ) from error


def _sealed(name: str) -> Sealed:
    return Sealed(
        _("'{name}' is sealed", name=name),
        _("Its rows were deleted for good: nothing can be added or counted anew."),
        _("Make a new workspace, and bring your files there."),
    )


def _gone() -> Gone:
    return Gone(
        _("This workspace is not on this computer"),
        _("It was deleted, or it was made on another computer."),
        _("Open another workspace, or make a new one and bring your files."),
    )
