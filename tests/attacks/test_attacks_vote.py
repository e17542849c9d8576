"""The vote: a stolen room link has its own few dots and notes; nobody learns whose a dot is."""

import json
import re
import shutil
import threading

import pytest
from plain_tools import tables, unpacked

import protected_school
from equity.chain import focusing, keeping, sharing, voting, workspaces
from equity.problems import Problem
from equity.store import notebook
from equity.store.workspace import ROOM_FILE, by_id
from equity.vocabulary import FEWEST_VOTERS as FEWEST
from equity.vocabulary import Area
from homes import copied, made_once
from kept_cards import keep

MEASURES = {"one": "suspended", "two": "chronically_absent", "three": "referred"}
KEYS = [f"key-of-{number:-<15}" for number in range(FEWEST)]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Give the home of a small school with three kept cards."""
    with made_once(tmp_path_factory, "voting") as made:
        school = protected_school.load(students=60)
        for card, measure in MEASURES.items():
            keep(school, card, measure)
        school.close_for_good()
    return made


@pytest.fixture
def workspace(home, tmp_path):
    return copied(home, tmp_path)


@pytest.fixture
def vote(workspace):
    return voting.start(workspace)


def put(workspace, vote, *cards, key=KEYS[0]):
    for card in cards:
        voting.put(workspace, vote, card, key=key)


def test_a_vote_is_about_the_kept_cards_area_by_area(vote):
    assert [(one.card_id, one.area) for one in vote.choices] == [
        ("one", Area.DISCIPLINE),
        ("three", Area.DISCIPLINE),
        ("two", Area.ENGAGEMENT),
    ]
    assert vote.choices[0].sentence == "A finding about suspended"


def test_dots_are_put_taken_back_and_never_more_than_a_person_has(workspace, vote):
    put(workspace, vote, "one", "one", "two")
    with pytest.raises(Problem, match="no dot left"):
        put(workspace, vote, "three")
    voting.take_back(workspace, vote, "one", key=KEYS[0])
    put(workspace, vote, "three")
    assert voting.mine(workspace, vote, key=KEYS[0]) == {"one": 1, "two": 1, "three": 1}


def test_one_visitor_cannot_take_the_dots_of_another(workspace, vote):
    put(workspace, vote, "one", "one")
    for key in (KEYS[1], "", voting.IN_THE_ROOM):
        voting.take_back(workspace, vote, "one", key=key)
        assert voting.mine(workspace, vote, key=key).get("one", 0) == 0
    assert voting.mine(workspace, vote, key=KEYS[0]) == {"one": 2}
    voting.count(workspace, vote, "one", 4)
    put(workspace, vote, "one", key=voting.IN_THE_ROOM)
    assert voting.counted(workspace, vote) == {"one": 4}


def test_many_clicks_at_once_put_no_more_dots_than_a_person_has(workspace, vote):
    start, refused = threading.Barrier(8), []

    def click():
        start.wait()
        try:
            put(workspace, vote, "one")
        except Problem as problem:
            refused.append(problem.title)

    clicks = [threading.Thread(target=click) for _ in range(8)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert voting.mine(workspace, vote, key=KEYS[0]) == {"one": 3}
    assert refused == ["You have no dot left"] * 5


def test_a_card_that_is_not_in_the_vote_gets_no_dot(workspace, vote):
    keep(workspace, "late", "suspended")
    for card in ("late", "unknown"):
        with pytest.raises(Problem, match="not in the vote"):
            put(workspace, vote, card)
        with pytest.raises(Problem, match="not in the vote"):
            voting.count(workspace, vote, card, 3)


def test_whoever_takes_a_card_out_does_not_change_the_vote(workspace, vote):
    for key in KEYS:
        put(workspace, vote, "one", key=key)
    keeping.take_out(workspace, "one")
    closed = voting.close(workspace, vote)
    assert next((one.card_id, dots) for one, dots in closed.by_dots()) == ("one", FEWEST)


def test_nobody_sees_a_dot_of_another_before_the_vote_is_closed(workspace, vote):
    for key in KEYS:
        put(workspace, vote, "two", key=key)
    newest = voting.latest(workspace)
    assert newest.is_open
    assert (newest.result, newest.by_dots(), voting.newest_dots(workspace)) == (None, (), {})
    assert voting.turnout(workspace, vote) == FEWEST
    voting.close(workspace, vote)
    assert voting.newest_dots(workspace) == {"two": FEWEST, "one": 0, "three": 0}


def test_a_closed_vote_takes_nothing_more(workspace, vote):
    put(workspace, vote, "one")
    voting.count(workspace, vote, "two", 7)
    closed = voting.close(workspace, vote)
    for late in (vote, closed):
        for deed in (
            lambda late=late: put(workspace, late, "one"),
            lambda late=late: voting.take_back(workspace, late, "one", key=KEYS[0]),
            lambda late=late: voting.count(workspace, late, "one", 9),
            lambda late=late: voting.close(workspace, late),
        ):
            with pytest.raises(Problem, match="This vote is closed"):
                deed()
    assert voting.latest(workspace) == closed
    assert closed.result.counted == {"two": 7}


def test_a_click_of_the_vote_before_does_nothing_in_the_next(workspace, vote):
    put(workspace, vote, "one")
    with pytest.raises(Problem, match="A vote is open already"):
        voting.start(workspace)
    voting.close(workspace, vote)
    again = voting.start(workspace, dots_each=1)
    with pytest.raises(Problem, match="This vote is closed"):
        put(workspace, vote, "one")
    assert voting.mine(workspace, again, key=KEYS[0]) == {}
    put(workspace, again, "two")
    with pytest.raises(Problem, match="no dot left"):
        put(workspace, again, "two")
    assert [one.is_open for one in voting.every(workspace)] == [False, True]


@pytest.mark.parametrize("each", [0, 6, -1])
def test_a_person_has_one_to_five_dots(workspace, each):
    with pytest.raises(ValueError, match="1 to 5 dots"):
        voting.start(workspace, dots_each=each)
    assert voting.latest(workspace) is None


def test_a_vote_needs_two_cards(workspace):
    for card in ("two", "three"):
        keeping.take_out(workspace, card)
    with pytest.raises(Problem, match="nothing to choose between"):
        voting.start(workspace)


def test_the_dots_of_a_few_are_not_shown_and_not_kept(workspace, vote):
    for key in KEYS[1:]:
        put(workspace, vote, "one", key=key)
    voting.count(workspace, vote, "one", 2)
    closed = voting.close(workspace, vote)
    assert closed.result.are_too_few
    assert voting.newest_dots(workspace)["one"] == 2
    (written,) = notebook.newest(workspace, voting.THING).values()
    assert json.loads(written["closed"])["by_phone"] == {}


def test_dots_survive_the_end_of_the_app_and_are_deleted_when_the_vote_is_closed(workspace, vote):
    put(workspace, vote, "one", "two")
    for key in KEYS[1:]:
        put(workspace, vote, "one", key=key)
    killed = workspace.folder.with_name("as-a-power-cut-leaves-it")
    shutil.copytree(workspace.folder, killed)
    later = by_id(killed.name)
    assert voting.mine(later, vote, key=KEYS[0]) == {"one": 1, "two": 1}
    voting.close(later, vote)
    assert voting.newest_dots(later) == {"one": FEWEST, "two": 1, "three": 0}
    later.close_for_good()
    assert dict(tables(killed / ROOM_FILE))["dots"].count(b"\n") == 0


def test_no_file_tells_a_key_a_time_or_that_two_votes_had_one_voter(workspace, vote):
    put(workspace, vote, "one")
    voting.close(workspace, vote)
    again = voting.start(workspace)
    put(workspace, again, "one")
    assert voting._mark(vote, KEYS[0]) != voting._mark(again, KEYS[0])
    exported = dict(unpacked("file", sharing.room_file.export(workspace)))
    assert "file: dots.json" not in exported
    workspace.close_for_good()
    written = dict(tables(workspace.folder / ROOM_FILE))
    assert re.fullmatch(rb'\["vote", "voter", "card", "step"\]\n\[.*\]', written["dots"])
    mark = voting._mark(again, KEYS[0]).encode()
    assert mark in written["dots"]
    for part in [*written.values(), *exported.values()]:
        assert KEYS[0].encode() not in part
        assert part is written["dots"] or mark not in part


def test_a_sealed_workspace_votes(workspace):
    workspaces.sealing.seal(workspace)
    opened = voting.start(workspace)
    for key in KEYS:
        put(workspace, opened, "three", key=key)
    voting.close(workspace, opened)
    assert voting.newest_dots(workspace)["three"] == FEWEST


def test_a_vote_goes_to_another_computer_and_a_forged_one_does_not_open_there(workspace, vote):
    voting.count(workspace, vote, "two", 7)
    closed = voting.close(workspace, vote)
    opened = sharing.open_file("room.ecop", sharing.room_file.export(workspace))
    assert voting.latest(opened) == closed
    forged = json.dumps({"voters": 9, "by_phone": [3], "counted": {}})
    thing = voting.THING + vote.id
    notebook.write(workspace, thing=thing, field=voting.CLOSED, text=forged, writer="room")
    with pytest.raises(Problem, match="cannot be opened"):
        sharing.open_file("room.ecop", sharing.room_file.export(workspace))


def test_notes_of_many_at_once_each_stand_and_none_takes_another_out(workspace):
    start = threading.Barrier(8)

    def write(line):
        start.wait()
        keeping.note(workspace, "one", notice=line)

    lines = [f"Idea {number}" for number in range(8)]
    people = [threading.Thread(target=write, args=(line,)) for line in lines]
    for one in people:
        one.start()
    for one in people:
        one.join()
    card = next(one for one in keeping.cards(workspace) if one.id == "one")
    assert sorted(card.notice.splitlines()) == lines


def test_dots_alone_choose_nothing(workspace, vote):
    for key in KEYS:
        put(workspace, vote, "one", key=key)
    voting.close(workspace, vote)
    assert focusing.chosen(workspace) == ()
