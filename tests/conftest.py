"""Every test has a home of its own and meets no cached value of another test."""

import sys
import time
from collections import Counter

import pytest
from hypothesis import settings

import equity  # noqa: F401 - it sets how many threads numpy has: before any test loads numpy
import homes
import sizes
from equity.chain import workspaces

LONG = ("attacks", "browser", "chain", "pages")
"""The rooms whose files take longest."""

settings.register_profile("house", max_examples=sizes.EXAMPLES, deadline=None, derandomize=True)
settings.load_profile("house")


def pytest_collection_modifyitems(items):
    """Take files from every room in turn, the long rooms first: at the end no process is alone."""
    turns, place = Counter(), {}
    for path in dict.fromkeys(one.path for one in items):
        room = path.parent.name
        turns[room] += 1
        place[path] = (room not in LONG, turns[room])
    items.sort(key=lambda one: place[one.path])


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keep workspaces in a temporary folder, never in the person's own."""
    monkeypatch.setenv("EQUITY_HOME", str(tmp_path / "home"))


@pytest.fixture
def live_in(monkeypatch):
    """Give what moves this computer to another time zone until the test ends."""

    def move(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory):
    """Load the sample school, once for all test processes; whoever changes it takes a copy."""
    return homes.of_the_run(tmp_path_factory, "sample", workspaces.open_sample)


@pytest.fixture(autouse=True)
def empty_caches():
    """Forget what pages of an earlier test cached: AppTests of one process share caches."""
    if "streamlit" in sys.modules:
        streamlit = sys.modules["streamlit"]
        streamlit.cache_data.clear()
        streamlit.cache_resource.clear()
