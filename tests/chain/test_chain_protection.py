"""Protecting behind the pages: it lands measure by measure, stops, goes on, and fails closed."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import protected_school
from equity.chain import correcting, protection, releasing, workspaces
from equity.chain.answering import MIN_GROUP
from equity.privacy.bundles import DISCIPLINE
from equity.problems import Problem
from equity.question import Question
from equity.store import catalogue, releases

ROOT = Path(__file__).parents[2]
SECONDS = 60
MARKS = ("English Learner", "Disability", "Section 504", "Low Income", "Foster", "Homeless")
DISCIPLINE = Question(measures=("suspended",), by=("gender",))
BOTH = Question(measures=("suspended", "topic.fairness"), by=("gender",))


@pytest.fixture
def school():
    made = protected_school.load()
    yield made
    protection.end(made)


def missing(school):
    return [one.measure.key for one in releasing.missing(school, k=MIN_GROUP)]


def kept(school):
    found = releases.every(school, snapshot=catalogue.snapshot(school))
    return {(one.period, one.measure): one.text for one in found}


def wait_until(is_so):
    until = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


def stop_after_the_first(school):
    protection.start(school)
    wait_until(lambda: "suspended" not in missing(school))
    protection.stop(school)


def test_all_is_protected_as_it_would_be_while_somebody_waits(school):
    protection.start(school)
    protection.of(school).wait(seconds=SECONDS)
    assert protection.of(school).problem is None
    assert missing(school) == []
    beside = protected_school.load()
    releasing.protect(beside, k=MIN_GROUP)
    stay = {(one.period, each.key) for one in correcting.held(school) for each in one.measures}
    logged = {place for place in kept(beside) if place[1] in DISCIPLINE}  # both logs count
    changed = kept(beside).keys() - stay - logged  # what was released before it stays
    assert changed
    assert {place: kept(school)[place] for place in changed} == {
        place: kept(beside)[place] for place in changed
    }


def test_a_workspace_that_is_deleted_ends_it(school):
    protection.start(school)
    under_way = protection.of(school)
    workspaces.delete(school)
    assert not under_way.is_running
    assert protection.of(school) is None


def test_nothing_is_sealed_before_it_is_ready(school):
    protection.start(school)
    with pytest.raises(Problem, match="still being protected"):
        workspaces.seal(school)
    assert not school.is_sealed
    protection.of(school).wait(seconds=SECONDS)
    workspaces.seal(school)
    assert school.is_sealed


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
    time.sleep(5)
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
