"""What plain tools find in a file: its bytes, the parts of an archive, the words in a picture."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
from PIL import Image

PNG = b"\x89PNG"


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a file as it is, all that an archive holds, and what a picture says beside itself."""
    yield name, content
    if content.startswith(PNG):
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            yield f"{name}: words", repr((picture.info, dict(picture.getexif()))).encode()
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield f"{name}: remark", archive.comment
            for part in archive.namelist():
                yield f"{name}: name of a part", part.encode()
                yield from unpacked(f"{name}: {part}", archive.read(part))


def tables(path: Path) -> Iterator[tuple[str, bytes]]:
    """Give every table of a DuckDB file as lines of JSON, column names first."""
    with duckdb.connect(path, read_only=True) as connection:
        for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            found = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608
            rows = [[column[0] for column in found.description], *found.fetchall()]
            yield name, "\n".join(json.dumps(row, default=str) for row in rows).encode()
