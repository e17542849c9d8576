"""Loading that goes on by itself, and that a person can stop."""

import pytest

from equity.chain import bringing, workspaces
from equity.ui.bring.work import Ways, Work

ROSTER = "Student ID,Race,School Year\n" + "".join(
    f"{number:05d},{'Black' if number % 3 else 'White'},2025-26\n" for number in range(9_000)
)


def test_loading_that_is_stopped_leaves_nothing():
    readings = bringing.read([("roster.csv", ROSTER.encode())]).readings
    work = Work(workspaces.create("Our school"), readings, Ways(), is_new=True)
    work.stop()
    assert work.is_done(within=60)
    assert work.problem is None
    assert work.is_stopped
    assert work.report is None
    assert workspaces.listing() == ()


def test_whoever_stops_is_heard_while_the_files_are_compared():
    readings = bringing.read([("roster.csv", ROSTER.encode())]).readings
    heard = []

    def stop_at_the_second(_share, words):
        heard.append(words)
        if len(heard) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        bringing.load(workspaces.create("Our school"), readings, stop_at_the_second)
    assert heard == ["Comparing the files"] * 2
