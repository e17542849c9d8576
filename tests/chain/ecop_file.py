"""A .ecop file opened with plain tools."""

import io
import json
import zipfile


def tables(content: bytes) -> dict[str, list[dict]]:
    """Give the rows of every table in the file, by nothing but an archive and JSON."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    parts.pop("manifest.json")
    return {
        name.removesuffix(".json"): [
            dict(zip(part["columns"], row, strict=True)) for row in part["rows"]
        ]
        for name, part in parts.items()
    }
