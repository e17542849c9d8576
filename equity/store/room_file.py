"""The .ecop file: what the room may see of one workspace, as plain tables in one archive.

The archive holds manifest.json (format, version, name, and of each part its SHA-256) and one JSON
part a table of room.duckdb: its columns and its rows. It is read without trust: nothing is unpacked
to disk, only tables and columns that this app has are taken, and every value goes in as a value.
"""

import hashlib
import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from equity.intake.limits import FILE_BYTES, PART_BYTES, PARTS, UNPACKED_BYTES
from equity.language import _
from equity.problems import Problem
from equity.store import sealing
from equity.store.schema import STAYS
from equity.store.workspace import Workspace, create, delete

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are

FORMAT, VERSION, MANIFEST = "equity community of practice", 3, "manifest.json"
MANIFEST_BYTES = 1_000_000
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, duckdb.Error),
)
"""What a file that was changed or cut can raise; RuntimeError is a password, ValueError no JSON."""


def export(workspace: Workspace) -> bytes:
    """Give the .ecop file of a workspace."""
    with workspace.room() as cursor:
        parts = {f"{table}.json": _table(cursor, table) for table in _tables(cursor)}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "name": workspace.name,
        "sample": workspace.is_sample,
        "parts": {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()},
    }
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in ({MANIFEST: _as_json(manifest)} | parts).items():
            archive.writestr(name, part)
    return memory.getvalue()


def open_file(name: str, content: bytes, *, home: Path | None = None) -> Workspace:
    """Make a sealed workspace of a .ecop file, in this computer's home or another folder.

    A Problem where it is damaged or of another version of the app.
    """
    try:
        manifest, parts = _read(name, content)
        is_sample = manifest["sample"] is True
        made = create(str(manifest["name"])[:200], sample=is_sample, home=home)
    except BROKEN as error:
        raise damaged(name) from error
    try:
        sealing.seal(made)
        with made.room() as cursor:
            for table, columns in _tables(cursor).items():
                _fill(cursor, table, columns, json.loads(parts.pop(f"{table}.json")))
        if parts:
            raise damaged(name)
    except BROKEN as error:
        delete(made)
        raise damaged(name) from error
    except Problem:
        delete(made)
        raise
    return made


def _tables(cursor: DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """Give table -> columns of what leaves, without columns that the database counts by itself."""
    found = cursor.execute(
        """
        SELECT table_name, list(column_name ORDER BY column_index)
        FILTER (column_default IS NULL OR NOT starts_with(column_default, 'nextval'))
        FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main'
        AND NOT list_contains(?, table_name)
        GROUP BY table_name ORDER BY table_name
        """,
        [list(STAYS)],
    ).fetchall()
    return {table: tuple(columns) for table, columns in found}


def _table(cursor: DuckDBPyConnection, table: str) -> bytes:
    columns = _tables(cursor)[table]
    counted = cursor.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND schema_name = 'main'"
        " AND starts_with(column_default, 'nextval')",
        [table],
    ).fetchall()
    order = ", ".join(f'"{one}"' for (one,) in counted) or "rowid"
    rows = cursor.execute(f"SELECT {_listed(columns)} FROM {table} ORDER BY {order}").fetchall()
    return _as_json({"columns": columns, "rows": rows})


def _fill(
    cursor: DuckDBPyConnection, table: str, columns: tuple[str, ...], said: dict[str, Any]
) -> None:
    if tuple(said["columns"]) != columns:
        raise ValueError(table)
    places = ", ".join("?" * len(columns))
    if said["rows"]:
        cursor.executemany(
            f"INSERT INTO {table} ({_listed(columns)}) VALUES ({places})",
            [list(row) for row in said["rows"]],
        )


def _read(name: str, content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Give the manifest and every part, each as long as allowed and as the manifest says."""
    if len(content) > FILE_BYTES:
        raise _too_large(name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.namelist()
        manifest = json.loads(_unpacked(archive, MANIFEST, MANIFEST_BYTES, name))
        if manifest["format"] != FORMAT:
            raise ValueError(MANIFEST)
        if manifest["version"] > VERSION:
            raise _newer(name)
        if manifest["version"] < VERSION:
            raise _older(name)
        sums = dict(manifest["parts"])
        if len(members) > PARTS or sorted(members) != sorted([MANIFEST, *sums]):
            raise ValueError(MANIFEST)
        parts: dict[str, bytes] = {}
        left = UNPACKED_BYTES
        for member, expected in sums.items():
            parts[member] = _unpacked(archive, member, min(left, PART_BYTES), name)
            left -= len(parts[member])
            if hashlib.sha256(parts[member]).hexdigest() != expected:
                raise ValueError(member)
    return manifest, parts


def _unpacked(archive: zipfile.ZipFile, member: str, limit: int, name: str) -> bytes:
    with archive.open(member) as part:
        content = part.read(limit + 1)
    if len(content) > limit:
        raise _too_large(name)
    return content


def _as_json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, default=str).encode("utf-8")


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{one}"' for one in columns)


def damaged(name: str) -> Problem:
    """Say that a file cannot be read."""
    return Problem(
        _("This file cannot be opened"),
        _("'{name}' is damaged, was changed, or is no .ecop file of this app.", name=name),
        _("Ask for the file again."),
    )


def _too_large(name: str) -> Problem:
    return Problem(
        _("This file is too large to open"),
        _("'{name}' unpacks to more than a workspace can be.", name=name),
        _("Ask for the file again, from the app that made it."),
    )


def _newer(name: str) -> Problem:
    return Problem(
        _("This file needs a newer app"),
        _("'{name}' was made by a newer version of the app.", name=name),
        _("Update the app on this computer, then open the file again."),
    )


def _older(name: str) -> Problem:
    return Problem(
        _("This file was made by an older app"),
        _("'{name}' lacks what this app needs to show it.", name=name),
        _("Open it where it was made, with this version of the app, and download it again."),
    )
