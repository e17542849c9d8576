"""Protecting behind the pages: it lands measure by measure, stops, goes on, and fails closed."""

import shutil
import sys
import time

import pytest

import protected_school
from equity.chain import answering, bringing, correcting, keeping, protection, releasing, workspaces
from equity.chain.answering import MIN_GROUP
from equity.privacy.bundles import DISCIPLINE as TIED
from equity.problems import Problem, StillProtecting
from equity.question import Question
from equity.store import catalogue, releases
from homes import copied, made_once

SECONDS = 60
DISCIPLINE = Question(measures=("suspended",), by=("gender",))
BOTH = Question(measures=("suspended", "topic.fairness"), by=("gender",))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Load the school once; each test gets a copy of its folder."""
    with made_once(tmp_path_factory, "loaded") as home:
        protected_school.load().close_for_good()
    return home


@pytest.fixture
def school(loaded, tmp_path):
    made = copied(loaded, tmp_path)
    yield made
    protection.end(made)


def missing(school):
    return [one.measure.key for one in releasing.missing(school, k=MIN_GROUP)]


def kept(school):
    snapshot = catalogue.snapshot(school)
    return {
        (one.period, one.measure): one.text for one in releases.every(school, snapshot=snapshot)
    }


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
    assert kept(school).keys() == kept(beside).keys()
    changed = kept(beside).keys() - stay  # what was released before the correction stays
    assert changed
    assert {place: kept(school)[place] for place in changed} == {
        place: kept(beside)[place] for place in changed
    }
    assert len(kept(school)) == 12


def test_what_is_used_most_comes_first_and_the_newest_year_before_others(school):
    before = protected_school.files(year="2024-25", seed=6)
    bringing.load(school, bringing.read(before).readings)
    found = releasing.missing(school, k=MIN_GROUP)
    assert [one.period for one in found] == ["2025-26"] * 12 + ["2024-25"] * 12
    assert [one.is_newest for one in found] == [True] * 12 + [False] * 12
    assert [one.measure.key for one in found[:5]] == [
        "suspended",
        "referred",
        "incidents_per_100",
        "chronically_absent",
        "topic.belonging",
    ]


def test_who_comes_early_neither_waits_nor_makes_anything(school):
    with pytest.raises(StillProtecting, match="Small groups are protected first"):
        answering.answer(school, DISCIPLINE, waits=False)
    assert kept(school) == {}


def test_a_measure_is_shown_when_it_is_protected_and_the_others_are_not(school):
    stop_after_the_first(school)
    (table,) = answering.answer(school, BOTH, waits=False)
    assert table.measure.key == "suspended"
    assert any(one.shown for one in table.groups)


def test_nobody_keeps_what_is_not_ready_beside_what_is(school):
    named = {"question": BOTH, "group": ("Boys",), "notice": "", "wonder": ""}
    stop_after_the_first(school)
    with pytest.raises(Problem, match="cannot be kept yet"):
        keeping.keep(school, measure="topic.fairness", **named)
    assert keeping.cards(school) == ()
    keeping.keep(school, measure="suspended", **named)
    assert len(keeping.cards(school)) == 1
    assert "topic.fairness" in missing(school)


def test_stopping_ends_it_and_keeps_what_is_ready(school):
    stop_after_the_first(school)
    first = kept(school)
    assert ("2025-26", "suspended") in first
    assert "topic.fairness" in missing(school)
    protection.go_on(school)
    assert protection.of(school) is None
    assert protection.was_stopped(school)
    time.sleep(0.5)
    assert kept(school) == first


def test_it_starts_again_where_it_was_stopped(school):
    stop_after_the_first(school)
    first = kept(school)
    protection.start(school)
    protection.of(school).wait(seconds=SECONDS)
    assert not protection.was_stopped(school)
    assert missing(school) == []
    assert kept(school).items() >= first.items()


def test_stopping_does_not_wait_for_a_long_measure(school):
    protection.start(school)
    wait_until(lambda: "step 1 of 4" in protection.of(school).words)
    before = time.monotonic()
    protection.stop(school)
    assert time.monotonic() - before < 0.5
    assert kept(school) == {}


def test_one_workspace_is_protected_after_the_other(school):
    other = protected_school.load(seed=9)
    protection.start(school)
    protection.start(other)
    protection.stop(other)
    assert kept(other) == {}
    protection.start(other)
    for one in (school, other):
        protection.of(one).wait(seconds=SECONDS)
        assert missing(one) == []


def test_where_the_worker_ends_early_nothing_is_shown_and_a_person_is_told(school, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", shutil.which("false"))
        protection.start(school)
        failed = protection.of(school)
        failed.wait(seconds=SECONDS)
    assert failed.problem.title == "Some numbers could not be protected"
    assert "Suspended" in failed.problem.what_happened
    assert kept(school) == {}
    protection.go_on(school)
    assert protection.of(school) is failed
    with pytest.raises(StillProtecting):
        answering.answer(school, DISCIPLINE, waits=False)
    protection.start(school)
    protection.of(school).wait(seconds=SECONDS)
    assert missing(school) == []


def test_data_that_changes_meanwhile_is_protected_as_it_is_then(school):
    protection.start(school)
    bringing.load(school, bringing.read(protected_school.files(students=300, seed=8)).readings)
    protection.go_on(school)
    protection.of(school).wait(seconds=SECONDS)
    beside = protected_school.load(students=300, seed=8)
    releasing.protect(beside, k=MIN_GROUP)
    stay = {each.key for one in correcting.held(school) for each in one.measures} | {*TIED}
    changed = {one for one in kept(beside).items() if one[0][1] not in stay}  # both logs count
    assert changed
    assert changed <= set(kept(school).items())


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
