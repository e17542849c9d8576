"""The vote on the page of focus areas: who leads the room opens it, counts and closes it."""

import re

import pytest
from reading import text

from equity.chain import voting
from equity.vocabulary import FEWEST_VOTERS
from kept_cards import keep

FOCUS = "pages/choose/focus.py"
ELSEWHERE = "192.168.0.7"


@pytest.fixture
def vote(sample):
    """Give a vote on two kept cards, two dots a person."""
    keep(sample, "one", "suspended")
    keep(sample, "two", "chronically_absent")
    return voting.start(sample, dots_each=2)


def keys(at):
    return [one.key for kind in (at.button, at.number_input) for one in kind]


def boxes(at):
    """Give what stands on the boxes that open."""
    return [one.label for one in at.expander]


def test_who_leads_counts_and_closes_and_a_click_of_theirs_does_nothing_elsewhere(
    look, sample, vote, sits_at
):
    at = look(FOCUS)
    assert "Phones cannot reach this computer yet" in text(at)
    assert "more_one" not in keys(at)
    at.number_input(key="count_two").set_value(4).run()
    sits_at(ELSEWHERE)
    at.button(key="close_vote").click().run()
    assert "Only a facilitator can do this" in text(at)
    assert voting.latest(sample) == vote
    sits_at(None)
    at = look(FOCUS)
    at.button(key="close_vote").click().run()
    assert not at.exception
    assert "Dots counted in the room: 4." in text(at)
    assert voting.newest_dots(sample) == {"one": 0, "two": 4}
    assert "vote with dots**: A finding about chronically_absent (**4**)" in text(at)
    at.button_group(key="dots_each").set_value(5)
    at.button(key="open_vote").click().run()
    assert "The vote is open: 5 dots for each person" in text(at)


def test_cards_are_said_to_be_without_dots_only_where_every_dot_is_shown(look, sample, vote):
    voting.put(sample, vote, "one", key="a phone")
    voting.close(sample, vote)
    at = look(FOCUS)
    assert re.search(r"Vote of [A-Z][a-z]+ \d{1,2}, \d{4}\.", text(at))
    assert "Cards with no dots that we can show: 2" in boxes(at)
    again = voting.start(sample)
    for phone in range(FEWEST_VOTERS):
        voting.put(sample, again, "one", key=str(phone))
    voting.close(sample, again)
    assert "Cards without dots: 1" in boxes(look(FOCUS))
