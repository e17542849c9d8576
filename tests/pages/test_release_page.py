"""The desk: a facilitator reads masked words, takes more out, releases or holds back."""

import re

import pytest
from reading import quotes, text, title

from equity.chain import entering, words

DESK = "pages/look/release.py"
GOOD = "four words nobody expects"


@pytest.fixture(autouse=True)
def fresh_tries(monkeypatch):
    monkeypatch.setattr(entering, "passphrases", entering.Tries())


@pytest.fixture
def opened(look):
    entering.set_passphrase(GOOD)
    at = look(DESK)
    return at.text_input(key="staff_passphrase").set_value(GOOD).run()


def place(at):
    """Give the comment that is being read."""
    return at.text_area[0].key.removeprefix("left_")


def test_without_the_passphrase_no_word_is_read(look):
    entering.set_passphrase(GOOD)
    at = look(DESK)
    assert title(at) == "Which words may the room see?"
    assert "is read by a facilitator first. Turn the projector off." in text(at)
    assert quotes(at) == set()


def test_the_room_cannot_open_the_desk(opened, look, sits_at):
    assert quotes(opened) != set()
    sits_at("192.168.0.7")
    for at in (look(DESK), opened.run()):
        assert not at.exception
        assert "Only a facilitator can do this" in text(at)
        assert quotes(at) == set()


def test_one_comment_is_read_at_a_time_under_the_banner(opened):
    assert not opened.exception
    assert "Staff view: not for display." in text(opened)
    assert "Safe to show in the room" not in text(opened)
    read = {re.sub(r":orange-background\[(\[\w+\])\]", r"\1", one) for one in quotes(opened)}
    assert read == {opened.text_area[0].value}  # what is masked stands out in it
    assert "Nothing yet. What you release appears here" in text(opened)


def test_what_is_released_is_in_the_room_and_the_next_comment_comes(opened, sample):
    first, said = place(opened), opened.text_area[0].value
    opened.selectbox(key=f"under_{first}").set_value("grade")
    opened.button(key="release").click().run()
    assert not opened.exception
    (quote,) = words.quotes(sample)
    assert (quote.place, quote.text, quote.way.dimension) == (first, said, "grade")
    assert f"“{said}”  \n:small[:gray[Grade {quote.way.group}]]" in text(opened)
    assert place(opened) != first


def test_words_can_be_taken_out_and_none_put_in(opened, sample):
    first, said = place(opened), opened.text_area[0].value
    opened.text_area[0].set_value(f"{said} Honestly.")
    opened.button(key="release").click().run()
    assert "A quote is what somebody wrote" in text(opened)
    assert (place(opened), words.quotes(sample)) == (first, ())
    left = f"{said.split()[0]} […] {said.split()[-1]}"
    opened.text_area[0].set_value(left)
    opened.button(key="release").click().run()
    assert [one.text for one in words.quotes(sample)] == [left]


def test_what_is_held_back_waits_on_a_pile_of_its_own(opened, sample):
    first = place(opened)
    opened.button(key="hold_back").click().run()
    second = place(opened)
    assert second != first
    opened.button(key="later").click().run()
    assert place(opened) not in (first, second)
    assert [one.place for one in words.desk(sample) if one.is_held] == [first]
    opened.button_group(key="desk_pile").set_value("held").run()
    assert place(opened) == first
    opened.button(key="release").click().run()
    assert "Nothing is left to read here." in text(opened)
    assert [one.place for one in words.quotes(sample)] == [first]


def test_a_quote_is_taken_back_out_of_the_room(opened, sample):
    opened.button(key="release").click().run()
    (quote,) = words.quotes(sample)
    opened.button(key=f"back_{quote.place}").click().run()
    assert words.quotes(sample) == ()
    assert "Nothing yet." in text(opened)


def test_masked_words_stand_out(opened, sample):
    asked = opened.selectbox(key="desk_asked").value
    on_desk = (
        words.on_desk(sample, one.place)
        for one in words.desk(sample)
        if (one.source, one.question) == asked
    )
    named = next(one for one in on_desk if any(part.is_masked for part in one.parts))
    opened.session_state["desk_after"] = named.place[:-1]
    opened.run()
    assert place(opened) == named.place
    assert ":orange-background[[name]]" in text(opened)
    assert "[name]" in opened.text_area[0].value
