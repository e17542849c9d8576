"""Workspaces that are made once for many tests: each test works on a copy of the folder."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from equity.chain import workspaces
from equity.store.workspace import Workspace

PATIENCE = 120
"""So many seconds a test process waits until another has made what both need."""


@contextmanager
def made_once(tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """Give the folder in which workspaces are made until this ends."""
    home = tmp_path_factory.mktemp(name) / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EQUITY_HOME", str(home))
        yield home


@contextmanager
def copied_once(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[Path]:
    """Give a copy of a folder with workspaces, in which they are until this ends."""
    with made_once(tmp_path_factory, "copied") as another:
        shutil.copytree(home, another)
        yield another


def of_the_run(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[], Workspace]
) -> Path:
    """Give the folder with the workspace that `make` makes, once for all test processes."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    ready = run / name
    try:
        (run / f"{name}.begun").touch(exist_ok=False)
    except FileExistsError:
        return _waited_for(ready)
    with made_once(tmp_path_factory, name) as home:
        make().close_for_good()
    return home.rename(ready)


def _waited_for(ready: Path) -> Path:
    """Give a folder once another process has made it."""
    end = time.monotonic() + PATIENCE
    while not ready.exists():
        assert time.monotonic() < end, f"another process did not make {ready.name}"
        time.sleep(0.1)
    return ready


def copy(home: Path, tmp_path: Path) -> None:
    """Give this test the folder, as it was when it was made."""
    shutil.copytree(home, tmp_path / "home", dirs_exist_ok=True)


def copied(home: Path, tmp_path: Path) -> Workspace:
    """Give this test the one workspace of the folder."""
    copy(home, tmp_path)
    (one,) = workspaces.listing()
    return one
