"""Programs that tests drive, which pip does not install."""

import os
import shutil

import pytest


def program(name: str) -> str:
    """Where the program is; without it the test is skipped, and fails where CI=true."""
    path = shutil.which(name)
    if path is None:
        reason = f"{name} is not installed on this computer"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return path
