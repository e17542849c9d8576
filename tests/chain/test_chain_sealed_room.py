"""What the room is told is the same, word for word, where the rows are gone."""

import json
import re
from itertools import combinations

import duckdb
import pytest
from ecop_file import tables
from messy_school import files, school

from equity.chain import (
    answering,
    bringing,
    focusing,
    keeping,
    presenting,
    releasing,
    sharing,
    showing,
    staff,
    workspaces,
)
from equity.chain.answering import MIN_GROUP
from equity.chain.who import dimensions as who_dimensions
from equity.chain.who import who
from equity.cli import main
from equity.problems import Problem
from equity.question import Only, Question
from equity.store.schema import STAYS
from equity.store.workspace import Workspace
from equity.story.plain import as_text
from equity.vocabulary import Area
from homes import copied, made_once

BY_RACE = Question(measures=("suspended",), by=("race_ethnicity",))
BLACK = ("Black or African American",)
SMALL = ("Native Hawaiian or Pacific Islander",)


def asked(workspace: Workspace) -> list[Question]:
    """Give a question for every way to ask: alone, under a filter, by two, against another."""
    known = answering.measures(workspace)
    groups = [one for one in answering.dimensions(workspace) if not one.only_filters]
    keys = tuple(one.key for one in known)
    questions = [Question(measures=keys, by=(one.name,)) for one in groups]
    for one, other in combinations(groups, 2):
        only = (Only(other.name, other.groups[0]),)
        questions.append(Question(measures=keys[:4], by=(one.name,), only=only))
        questions.append(Question(measures=keys[:4], by=(one.name, other.name)))
    first = groups[0]
    return [*questions, Question(measures=keys, by=(first.name,), compared_with=first.groups[0])]


def told(workspace: Workspace) -> dict[str, object]:
    """Give everything that the room is told, as text."""
    answers = {}
    for one in asked(workspace):
        try:
            answers[one.to_text()] = as_text(answering.answer(workspace, one))
        except Problem as problem:
            answers[one.to_text()] = str(problem)
    return {
        "answers": answers,
        "measures": answering.measures(workspace),
        "dimensions": answering.dimensions(workspace),
        "periods": answering.periods(workspace),
        "who": {one.name: who(workspace, one.name) for one in who_dimensions(workspace)},
        "shown": json.dumps(showing.shown(workspace, k=MIN_GROUP)),
        "cards": keeping.cards(workspace),
        "board": focusing.board(workspace),
        "history": focusing.history(workspace),
        "slides": presenting.slides(workspace),
    }


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Load a school once; each test gets a copy of its folder."""
    with made_once(tmp_path_factory, "loaded") as home:
        made = workspaces.create("A school whose rows are known")
        bringing.load(made, bringing.read(files(school(5), 5)).readings)
        card = keeping.keep(
            made, question=BY_RACE, measure="suspended", group=BLACK, notice="Two", wonder=""
        )
        focusing.choose(made, Area.DISCIPLINE, card.id, reason="Class time")
        releasing.protect(made, k=MIN_GROUP)
        made.close_for_good()
    return home


@pytest.fixture
def made(loaded, tmp_path):
    return copied(loaded, tmp_path)


def test_a_sealed_workspace_tells_the_room_the_same(made):
    before = told(made)
    assert len(before["answers"]) > 20
    assert sum("Suspended" in one for one in before["answers"].values()) > 10
    workspaces.seal(made)
    assert told(made) == before


def test_an_opened_file_tells_the_room_the_same(made):
    before = told(made)
    opened = sharing.open_file("x.ecop", sharing.export(made))
    assert opened.is_sealed
    workspaces.delete(made)
    assert told(opened) == before


def test_what_was_not_protected_yet_is_protected_before_the_rows_go():
    made = workspaces.create("In haste")
    bringing.load(made, bringing.read(files(school(5), 5)[:2]).readings)
    workspaces.seal(made)
    (table,) = answering.answer(made, BY_RACE)
    assert any(one.shown for one in table.groups)
    assert who(made, "race_ethnicity").everyone.enrolled


def test_what_needs_the_rows_says_that_they_are_gone(made):
    workspaces.seal(made)
    for use in (
        lambda: staff.answer(made, BY_RACE),
        lambda: who(made, "grade", period="2025-26"),
        lambda: showing.shown(made, k=15),
    ):
        with pytest.raises(Problem, match="rows were deleted for good"):
            use()


def test_where_the_app_ended_between_rows_and_catalogue_the_room_catches_up(made):
    before = answering.snapshot(made)
    with made.rows() as rows:
        rows.execute("INSERT INTO snapshots VALUES ('newer', '')")
    assert answering.snapshot(made) == "newer" != before
    with made.room() as room:
        room.execute("DELETE FROM measures")
        room.execute("DELETE FROM snapshots")
    assert answering.snapshot(made) == "newer"
    assert answering.measures(made)


def test_the_command_line_prints_the_same_of_the_file_and_leaves_nothing(made, tmp_path, capsys):
    path = tmp_path / "x.ecop"
    path.write_bytes(sharing.export(made))
    expected = showing.shown(made, k=MIN_GROUP)
    workspaces.delete(made)
    assert main(["shown", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == expected
    assert workspaces.listing() == ()


CATALOGUE = {
    "dimensions": {"population", "name", "label", "column_name", "position", "groups"},
    "measures": {
        *("population", "key", "label", "topic", "column_name", "position", "periods", "answers"),
    },
    "snapshots": {"id", "moment"},
    "years": {"population", "period"},
}
RELEASED = {
    "releases": {"snapshot", "k", "population", "period", "measure", "text", "held"},
    "turnouts": {"snapshot", "k", "dimension", "text"},
}


def test_the_catalogue_in_the_file_has_names_only_and_no_number_of_people(made):
    found = tables(sharing.export(made))
    assert not found.pop("published_labels") + found.pop("published")
    for table, columns in (CATALOGUE | RELEASED).items():
        assert {name for row in found[table] for name in row} == columns
    numbers = [
        (table, column, value)
        for table in CATALOGUE
        for row in found[table]
        for column, value in row.items()
        if isinstance(value, int | float) and column != "position"
    ]
    assert numbers == []


def test_no_cell_of_the_file_has_fewer_than_ten_people(made):
    found = tables(sharing.export(made))
    sizes = [
        size
        for one in found["releases"]
        for *_member, size, _most in json.loads(one["text"])["shown"]
    ]
    assert len(sizes) > 100
    assert min(sizes) >= MIN_GROUP
    said = [json.loads(one["text"]) for one in found["turnouts"]]
    bands = [
        voice[size]
        for one in said
        for voice in [one["everyone"], *one["groups"]]
        for size in ("enrolled_size", "answered_size")
        if voice[size]
    ]
    assert bands
    assert all(int(re.match(r"\d+", one)[0]) >= MIN_GROUP for one in bands)


def test_plain_tools_find_the_same_tables_in_the_file_of_the_room(made):
    expected = set(tables(sharing.export(made)))
    workspaces.seal(made)
    made.close_for_good()
    with duckdb.connect(made.folder / "room.duckdb", read_only=True) as room:
        found = {name for (name,) in room.execute("SHOW TABLES").fetchall()}
        columns = {row[0] for one in found for row in room.execute(f"DESCRIBE {one}").fetchall()}
    assert found == expected | set(STAYS)
    assert "person" not in columns
