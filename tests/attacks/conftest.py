"""A school that was released, once for all tests: each gets a copy of its folder."""

import shutil

import pytest
from corrected_school import SCHOOL, told

from equity.chain import workspaces


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """Give the home of a released school, and all that its room is shown."""
    home = tmp_path_factory.mktemp("released") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EQUITY_HOME", str(home))
        made = workspaces.create("A school that was released")
        record = told(made, SCHOOL)
        made.close_for_good()
    return home, record


@pytest.fixture
def workspace(released, tmp_path):
    """Give the released school of this test."""
    shutil.copytree(released[0], tmp_path / "home", dirs_exist_ok=True)
    (one,) = workspaces.listing()
    return one


@pytest.fixture
def before(released):
    """Give all that the room was shown of the school before any correction."""
    return released[1]
