"""A sealed workspace has no rows and no key, keeps what people wrote, and says why not."""

import json

import pytest
from messy_school import files, school

from equity.chain import answering, bringing, keeping, staff, workspaces
from equity.problems import Problem
from equity.question import Question
from equity.store import workspace as store
from homes import copied

BY_RACE = Question(measures=("suspended",), by=("race_ethnicity",))


@pytest.fixture(scope="module")
def readings():
    return bringing.read(files(school(5), 5)).readings


@pytest.fixture
def made(readings):
    workspace = workspaces.create("A school whose rows are known")
    bringing.load(workspace, readings)
    keeping.keep(
        workspace,
        question=BY_RACE,
        measure="suspended",
        group=("Black or African American",),
        notice="Twice as many",
        wonder="",
    )
    return workspace


def names(workspace):
    return {path.name.removesuffix(".wal") for path in workspace.folder.iterdir()}


def test_sealing_deletes_rows_and_key_for_good_and_keeps_what_people_wrote(made):
    before = keeping.cards(made)
    workspaces.seal(made)
    assert made.is_sealed
    assert names(made) == {"about.json", "link", "mappings.json", "room.duckdb"}
    assert keeping.cards(made) == before
    keeping.note(made, before[0].id, wonder="Which rules?")
    assert keeping.cards(made)[0].wonder == "Which rules?"
    workspaces.seal(made)
    assert keeping.cards(made)[0].wonder == "Which rules?"


def test_a_sealed_workspace_says_why_nothing_can_be_added_or_counted_exactly(made, readings):
    workspaces.seal(made)
    for use in (
        lambda: bringing.load(made, readings),
        lambda: staff.answer(made, BY_RACE),
        lambda: made.key,
    ):
        with pytest.raises(Problem, match="is sealed"):
            use()
    assert "rows.duckdb" not in names(made)


def test_it_is_still_sealed_after_a_new_start(made):
    workspaces.seal(made)
    made.close_for_good()
    store._known.clear()
    (again,) = workspaces.listing()
    assert again is not made
    assert again.is_sealed
    assert again.name == made.name
    assert len(keeping.cards(again)) == 1


def test_what_a_power_cut_left_behind_goes_at_the_next_start(made):
    workspaces.seal(made)
    about = json.loads((made.folder / "about.json").read_text("utf-8"))
    assert about["sealed"] is True
    (made.folder / "key").write_bytes(b"k" * 32)
    (made.folder / "rows.duckdb.wal").write_bytes(b"rows")
    workspaces.listing()
    assert names(made) == {"about.json", "link", "mappings.json", "room.duckdb"}


def test_sealing_waits_for_nobody_who_does_not_end(made, monkeypatch):
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    with made.rows(), pytest.raises(Problem, match="busy"):
        workspaces.seal(made)
    assert not made.is_sealed
    assert (made.folder / "rows.duckdb").exists()


def test_the_sample_school_opens_anew_where_the_one_before_is_sealed(sample_home, tmp_path):
    first = copied(sample_home, tmp_path)
    workspaces.seal(first)
    second = workspaces.open_sample()
    assert second is not first
    assert answering.measures(second)
