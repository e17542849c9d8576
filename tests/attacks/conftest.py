"""Schools that were released, once for all tests: each gets a copy of its folder."""

import pytest
from canaries import brought
from corrected_school import SCHOOL, told

from equity.chain import answering, bringing, keeping, releasing, workspaces
from equity.question import Question
from homes import copied, made_once, of_the_run

KEPT = {"race_ethnicity": "Black or African American", "gender": "Girls"}


@pytest.fixture(scope="session")
def kept_home(tmp_path_factory):
    """Give the home of a workspace whose files were full of canaries, with two kept findings."""
    return of_the_run(tmp_path_factory, "canaries", school_of_canaries)


def school_of_canaries():
    made = workspaces.create("A school of canaries")
    bringing.load(made, bringing.read(brought()).readings)
    releasing.protect(made, k=answering.MIN_GROUP)
    for by, group in KEPT.items():
        asked = Question(measures=("suspended", "gpa"), by=(by,))
        keeping.keep(
            made, question=asked, measure="suspended", group=(group,), notice="", wonder=""
        )
    return made


@pytest.fixture
def school(kept_home, tmp_path):
    """Give the workspace of canaries of this test."""
    one = copied(kept_home, tmp_path)
    yield one
    one.close_for_good()


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """Give the home of a released school, and all that its room is shown."""
    with made_once(tmp_path_factory, "released") as home:
        made = workspaces.create("A school that was released")
        record = told(made, SCHOOL)
        made.close_for_good()
    return home, record


@pytest.fixture
def workspace(released, tmp_path):
    """Give the released school of this test."""
    return copied(released[0], tmp_path)


@pytest.fixture
def before(released):
    """Give all that the room was shown of the school before any correction."""
    return released[1]
