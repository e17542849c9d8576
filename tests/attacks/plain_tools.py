"""What plain tools find in a file: its bytes, its parts, the pictures in it and their words."""

import base64
import io
import json
import re
import struct
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
from PIL import Image

PNG = b"\x89PNG"
WITHIN = re.compile(rb"data:[\w/+.-]*;base64,([\w+/=]+)")


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a file, all that it holds, and what a picture says beside itself.

    What is packed is given apart, so it is blank in the file: packed bytes may spell anything.
    """
    if content.startswith(PNG):
        yield name, _blank(content, _pixels(content))
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            yield f"{name}: words", repr((picture.info, dict(picture.getexif()))).encode()
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield name, _blank(content, _members(content, archive))
            yield f"{name}: remark", archive.comment
            for part in archive.namelist():
                yield f"{name}: name of a part", part.encode()
                yield from unpacked(f"{name}: {part}", archive.read(part))
    else:
        pictures = [one for one in WITHIN.finditer(content) if one[1].startswith(b"iVBORw0KGgo")]
        yield name, _blank(content, (one.span(1) for one in pictures))
        for number, one in enumerate(pictures):
            yield from unpacked(f"{name}: within {number}", base64.b64decode(one[1]))


def _blank(content: bytes, places: Iterable[tuple[int, int]]) -> bytes:
    rest = bytearray(content)
    for start, end in places:
        rest[start:end] = bytes(end - start)
    return bytes(rest)


def _pixels(content: bytes) -> Iterator[tuple[int, int]]:
    at = len(PNG) + 4
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        if kind == b"IDAT":
            yield at + 8, at + 12 + length
        at += 12 + length


def _members(content: bytes, archive: zipfile.ZipFile) -> Iterator[tuple[int, int]]:
    for one in archive.infolist():
        named = sum(struct.unpack_from("<HH", content, one.header_offset + 26))
        start = one.header_offset + 30 + named
        yield start, start + one.compress_size


def tables(path: Path) -> Iterator[tuple[str, bytes]]:
    """Give every table of a DuckDB file as lines of JSON, column names first."""
    with duckdb.connect(path, read_only=True) as connection:
        for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            found = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608
            rows = [[column[0] for column in found.description], *found.fetchall()]
            yield name, "\n".join(json.dumps(row, default=str) for row in rows).encode()
