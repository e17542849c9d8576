"""Files that only this computer's user may open."""

import os
import secrets
from pathlib import Path


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only this computer's user may open."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


def replace_private(path: Path, content: bytes) -> None:
    """Put a file in the place of another, at once or not at all."""
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    write_private(unfinished, content)
    unfinished.replace(path)
