"""Workspaces that are made once for many tests: each test works on a copy of the folder."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from equity.chain import workspaces
from equity.store.workspace import Workspace


@contextmanager
def made_once(tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """Give the folder in which workspaces are made until this ends."""
    home = tmp_path_factory.mktemp(name) / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EQUITY_HOME", str(home))
        yield home


def of_the_run(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[], Workspace]
) -> Path:
    """Give the folder with the workspace that `make` makes, once for all test processes."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    ready = run / name
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            with made_once(tmp_path_factory, name) as home:
                make().close_for_good()
            home.rename(ready)
    return ready


def copy(home: Path, tmp_path: Path) -> None:
    """Give this test the folder, as it was when it was made."""
    shutil.copytree(home, tmp_path / "home", dirs_exist_ok=True)


def copied(home: Path, tmp_path: Path) -> Workspace:
    """Give this test the one workspace of the folder."""
    copy(home, tmp_path)
    (one,) = workspaces.listing()
    return one
