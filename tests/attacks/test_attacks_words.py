"""What people wrote, attacked: unreleased words, names, second groups, copies in other files."""

import itertools

import pytest
from written_school import (
    CANARY,
    GENDERS,
    NAMES,
    load,
    of_the_room,
    roster,
    survey,
    texts,
    told_by,
    with_gender,
    written,
)

from equity.chain import bringing, keeping, words, workspaces
from equity.chain.words import Waiting
from equity.intake.mapping import Reading
from equity.measures import Theme
from equity.problems import Problem
from equity.question import Only, Question
from equity.store import comments as store
from equity.vocabulary import Field


@pytest.fixture
def workspace():
    made = workspaces.create("A school whose words are known")
    load(made, survey())
    return made


def test_words_that_nobody_released_are_nowhere_but_with_the_rows(workspace):
    assert CANARY.encode() in b"".join(
        path.read_bytes() for path in workspace.folder.glob("rows.duckdb*")
    )
    places = list(texts(workspace))
    words.hold_back(workspace, places[0])
    assert CANARY.encode() not in of_the_room(workspace)
    assert words.quotes(workspace) == ()
    words.release(workspace, places[1], text=texts(workspace)[places[1]], dimension=None)
    (quote,) = words.quotes(workspace)
    room = of_the_room(workspace)
    numbers = [number for number in range(31) if f"{CANARY} number {number}:".encode() in room]
    assert [f"{CANARY} number {number}:" in quote.text for number in numbers] == [True]


def test_neither_writer_nor_place_in_the_file_nor_date_comes_with_a_quote(workspace):
    for place, text in itertools.islice(texts(workspace).items(), 12):
        words.release(workspace, place, text=text, dimension="grade")
    room = of_the_room(workspace)
    for one in store.written(workspace):
        assert one.person.encode() not in room
    order = [int(one.text.split(":")[0].split()[-1]) for one in words.quotes(workspace)]
    assert order not in (sorted(order), sorted(order, reverse=True))
    assert b"R17" not in room


def test_the_desk_does_not_say_who_wrote(workspace):
    shown = [words.on_desk(workspace, one.place) for one in words.desk(workspace)]
    assert len(shown) == len(GENDERS)
    assert not any(group in repr(shown) for group in ("Girls", "Boys", "Nonbinary"))
    assert {name for one in shown for name in Waiting.__slots__} == {
        "place",
        "source",
        "question",
        "is_held",
    }


def test_a_group_of_few_writers_is_never_told(workspace):
    place = with_gender(workspace, "Nonbinary")
    desk = words.on_desk(workspace, place)
    assert set(desk.dimensions) == {"grade"}
    text = texts(workspace)[place]
    with pytest.raises(Problem, match="Too few people wrote"):
        words.release(workspace, place, text=text, dimension="gender")
    assert words.quotes(workspace) == ()


def test_with_fewer_than_ten_writers_nothing_is_shown():
    made = workspaces.create("A small school")
    name, content = survey()
    load(made, (name, b"\n".join(content.splitlines()[:10])))
    place, text = next(iter(texts(made).items()))
    assert not words.on_desk(made, place).may_be_shown
    with pytest.raises(Problem, match="Too few people wrote"):
        words.release(made, place, text=text, dimension=None)
    assert words.quotes(made) == ()


def test_a_quote_never_shows_a_second_group_of_its_writer(workspace):
    place = with_gender(workspace, "Girls")
    text = texts(workspace)[place]
    words.release(workspace, place, text=text, dimension="gender")
    words.take_back(workspace, place)
    for before in ("held", "loaded again under another name"):
        assert set(words.on_desk(workspace, place).dimensions) == {"gender"}, before
        with pytest.raises(Problem, match="another way before"):
            words.release(workspace, place, text=text, dimension="grade")
        load(workspace, survey(name="the same survey.csv"))
    words.release(workspace, place, text=text, dimension=None)
    with pytest.raises(Problem, match="another way before"):
        words.release(workspace, place, text=text, dimension="grade")
    (quote,) = words.quotes(workspace)
    assert quote.way is None


def test_another_filter_hides_and_a_search_does_not_tell(workspace):
    place = with_gender(workspace, "Girls")
    words.release(workspace, place, text=texts(workspace)[place], dimension="gender")
    known = words.quotes(workspace)
    ask = {"by": None, "only": None, "search": CANARY}
    assert len(words.find(known, **ask)) == 1
    assert len(words.find(known, **ask | {"only": Only("gender", "Girls")})) == 1
    for hidden in (Only("grade", "6"), Only("grade", "7"), Only("gender", "Boys")):
        assert words.find(known, **ask | {"only": hidden}) == ()
    assert words.find(known, **ask | {"by": "grade"}) == ()


def test_a_theme_finds_no_words_that_a_filter_hides(workspace):
    place = with_gender(workspace, "Girls")
    words.release(workspace, place, text=texts(workspace)[place], dimension="gender")
    known = words.quotes(workspace)
    ask = {"by": None, "only": None, "search": "", "theme": Theme("Waiting", ("wait",))}
    assert len(words.find(known, **ask)) == 1
    assert words.find(known, **ask | {"theme": Theme("Rules", ("rule",))}) == ()
    for hidden in (Only("grade", "6"), Only("grade", "7"), Only("gender", "Boys")):
        assert words.find(known, **ask | {"only": hidden}) == ()
    assert words.find(known, **ask | {"by": "grade"}) == ()


def test_names_of_a_list_that_came_before_are_masked():
    made = workspaces.create("List first")
    load(made, roster())
    load(made, survey())
    said = " ".join(texts(made).values())
    assert not [name for name in NAMES if name.lower() in said]
    assert said.count("[name]") >= 20


def test_names_of_a_list_that_comes_later_are_masked_in_the_room_too(workspace):
    for place, text in texts(workspace).items():
        words.release(workspace, place, text=text, dimension=None)
    assert NAMES[1].lower() in str(words.quotes(workspace))
    load(workspace, roster())
    assert not [name for name in NAMES if name.lower() in str(words.quotes(workspace))]
    assert "[name] waits too long" in str(words.quotes(workspace))


def test_no_name_of_a_list_is_in_any_file_as_it_is_written(workspace):
    load(workspace, survey(suffix="."), roster())
    with workspace.rows() as cursor:
        (tokens,) = cursor.execute("SELECT count(*) FROM name_tokens").fetchall()
        cursor.execute("DELETE FROM comments")
    assert tokens == (len(NAMES),)
    with workspace.rows() as cursor:
        told = told_by(cursor)
    assert not [name for name in NAMES if name.lower() in told.lower()]


def test_a_conversation_is_masked_and_told_by_its_group_like_a_survey():
    made = workspaces.create("A conversation")
    rows = [
        (
            "2025-26",
            "What helps?",
            f"{CANARY} {number}: {NAMES[1]} or Coach Bo helps",
            place,
        )
        for number, place in enumerate(["Town hall"] * 12 + ["Library"] * 3)
    ]
    head = ("School Year", "Question", "Response", "Meeting")
    (reading,) = bringing.read([("talk.csv", written(head, rows))]).readings
    own = reading.mapping.with_column("Meeting", field=Field.OWN_GROUP)
    bringing.load(made, [Reading(reading.sheet, own)])
    load(made, roster())
    told = {place: words.on_desk(made, place).dimensions for place in texts(made)}
    assert sorted(map(tuple, told.values())) == [()] * 3 + [("meeting",)] * 12
    place = next(place for place, dimensions in told.items() if dimensions)
    quote = words.release(made, place, text=texts(made)[place], dimension="meeting")
    assert quote.text.endswith(": [name] or [name] helps")
    assert (quote.way.label, quote.way.group, quote.question) == (
        "Meeting",
        "Town hall",
        "What helps?",
    )
    assert quote.source == "Community conversation 2025-26"


def test_the_key_is_what_ties_a_quote_to_its_comment(workspace):
    other = workspaces.create("Another key")
    load(other, survey())
    assert not set(texts(workspace)) & set(texts(other))


def test_sealed_the_quotes_stay_and_nothing_else(workspace):
    first, second, *_ = texts(workspace).items()
    words.release(workspace, first[0], text=first[1], dimension=None)
    words.release(workspace, second[0], text=second[1], dimension=None)
    workspaces.seal(workspace)
    assert words.has_any(workspace)
    places = sorted([first[0], second[0]])
    assert [one.place for one in words.quotes(workspace)] == places
    with pytest.raises(Problem, match="is sealed"):
        words.desk(workspace)
    words.take_back(workspace, first[0])
    assert [one.place for one in words.quotes(workspace)] == [second[0]]


def test_a_quote_that_is_taken_back_leaves_the_card_that_it_was_kept_with(workspace):
    place, text = next(iter(texts(workspace).items()))
    quote = words.release(workspace, place, text=text, dimension=None)
    asked = Question(measures=("item.i_feel_safe_at_school",), by=("grade",))
    card = keeping.keep(
        workspace,
        question=asked,
        measure=asked.measures[0],
        group=("6",),
        notice="",
        wonder="",
    )
    keeping.keep_quote(workspace, quote, card_ids=[card.id])
    assert keeping.cards(workspace)[0].quotes == (place,)
    words.take_back(workspace, place)
    with workspace.room() as cursor:
        told = told_by(cursor)
    assert CANARY not in told
    keeping.keep_quote(workspace, quote, card_ids=[])
    assert keeping.cards(workspace)[0].quotes == ()
