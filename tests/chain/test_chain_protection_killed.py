"""An app that is killed while it protects leaves nothing behind, and goes on when it is opened."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from equity.chain import protection, releasing, workspaces
from equity.chain.answering import MIN_GROUP

ROOT = Path(__file__).parents[2]
SECONDS = 60
SOON = 5
"""Seconds after which none of its processes may be left."""
MARKS = ("English Learner", "Disability", "Section 504", "Low Income", "Foster", "Homeless")
PROGRAM = """
import sys, time
sys.path.insert(0, "tests")
import protected_school
from equity.chain import protection, releasing
school = protected_school.load({choices})
protection.start(school)
while {goes_on}:
    time.sleep(0.01)
print(school.id, flush=True)
time.sleep(600)
"""
LONG = f"students=300, more_columns={MARKS}"


def missing(school):
    return [one.measure.key for one in releasing.missing(school, k=MIN_GROUP)]


def run_and_kill(choices, goes_on, *, after=0.0):
    """Run an app that protects, kill it, and give the workspace's id and the workers it had."""
    program = PROGRAM.format(choices=choices, goes_on=goes_on)
    app = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    id_ = app.stdout.readline().strip()
    time.sleep(after)
    workers = children(app.pid)
    app.send_signal(signal.SIGKILL)
    app.wait()
    app.stdout.close()
    return id_, workers


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists children so")
def test_a_killed_app_leaves_no_worker_however_long_its_work_would_be():
    _id, workers = run_and_kill(LONG, "'step 1' not in protection.of(school).words", after=3)
    assert workers
    until = time.monotonic() + SOON
    while any(is_alive(one) for one in workers) and time.monotonic() < until:
        time.sleep(0.01)
    assert not any(is_alive(one) for one in workers)


def test_what_a_killed_app_began_goes_on_when_it_is_opened_again():
    id_, _workers = run_and_kill("", "len(releasing.missing(school, k=10)) == 12")
    (school,) = workspaces.listing()
    assert school.id == id_
    assert 0 < len(missing(school)) < 12
    protection.go_on(school)
    protection.of(school).wait(seconds=SECONDS)
    assert missing(school) == []


def children(pid):
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(one) for path in found for one in path.read_text().split()]


def is_alive(pid):
    try:
        return "worker" in Path(f"/proc/{pid}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
