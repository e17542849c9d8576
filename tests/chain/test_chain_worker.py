"""Processes beside each other protect what one would, and end together."""

import pytest

import protected_school
from equity.chain import beside
from equity.chain.answering import MIN_GROUP
from equity.chain.worker import EndedError, Worker, here
from equity.privacy.bundles import bundles
from equity.vocabulary import Population


@pytest.fixture(scope="module")
def work():
    school = protected_school.load()
    cube = beside.cube(school, Population.STUDENTS, protected_school.YEAR)
    tied = bundles([one.measure for one in cube.measured])
    assert len(tied) > 1
    return cube, MIN_GROUP, tied


def test_processes_give_in_turn_what_one_process_gives(work):
    assert list(Worker(*work).releases()) == list(here(*work))


def test_whoever_reads_no_further_ends_all_processes(work):
    worker = Worker(*work)
    releases = worker.releases()
    next(releases)
    releases.close()
    with pytest.raises(EndedError):
        next(worker.releases())


def test_what_is_asked_for_after_the_end_is_not_given(work):
    worker = Worker(*work)
    worker.end()
    with pytest.raises(EndedError):
        list(worker.releases())
