"""Dot voting: a facilitator opens and closes the vote, whoever has the room link puts own dots.

A vote and its result are pages of the notebook. Dots of a vote that is open are kept beside it
under a mark made of the voter's key and the vote: it tells neither the key nor a role, and nobody
can see that two votes had the same voter. When the vote is closed they are added up and deleted.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from threading import Lock
from typing import Any
from uuid import uuid4

from equity.chain import answering, keeping
from equity.language import _
from equity.practice.vote import DOTS_EACH, FEWEST_CARDS, Choice, Result, Vote, result
from equity.problems import Problem
from equity.store import dots, notebook
from equity.store.workspace import Workspace
from equity.vocabulary import AREA_NAMES, Area

THING, ASKED, CLOSED, WRITER = "vote:", "asked", "closed", "room"

IN_THE_ROOM = "counted in the room"
"""Stands where a voter's mark stands; no mark has spaces."""

MOST_COUNTED = 999
"""How many dots in the room a card can have."""

_one_at_a_time = Lock()
"""Two clicks of one person never put more dots than the person has."""


def start(workspace: Workspace, *, dots_each: int = DOTS_EACH) -> Vote:
    """Open a vote on the cards that are kept now; a Problem where one is open, or cards lack."""
    with _one_at_a_time:
        newest = latest(workspace)
        if newest is not None and newest.is_open:
            raise Problem(
                _("A vote is open already"),
                _("Two votes at once would mix up people's dots."),
                _("Close it first, then vote again."),
            )
        opened = Vote(
            id=uuid4().hex,
            dots_each=dots_each,
            choices=choices(workspace),
            moment=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        if len(opened.choices) < FEWEST_CARDS:
            raise Problem(
                _("There is nothing to choose between yet"),
                _("A vote needs two kept cards or more."),
                _("Keep the cards that you want to talk about, then open the vote."),
            )
        dots.forget(workspace)
        asked = {"dots": dots_each, "moment": opened.moment}
        asked["cards"] = [asdict(one) for one in opened.choices]
        _write(workspace, opened.id, ASKED, asked)
    return opened


def close(workspace: Workspace, vote: Vote) -> Vote:
    """Close a vote: its dots are added up and shown, then those of single voters are deleted."""
    with _one_at_a_time:
        _refuse_closed(workspace, vote)
        ballots = dict(dots.ballots(workspace, vote.id))
        counted = ballots.pop(IN_THE_ROOM, {})
        _write(workspace, vote.id, CLOSED, asdict(result(ballots.values(), counted)))
        dots.forget(workspace)
    return next(one for one in every(workspace) if one.id == vote.id)


def count(workspace: Workspace, vote: Vote, card_id: str, number: int) -> None:
    """Say how many dots a card has on paper or fingers; the last number holds."""
    with _one_at_a_time:
        _refuse_closed(workspace, vote)
        _refuse_unknown(vote, card_id)
        before = counted(workspace, vote).get(card_id, 0)
        held = min(max(number, 0), MOST_COUNTED)
        _put(workspace, vote, IN_THE_ROOM, card_id, held - before)


def put(workspace: Workspace, vote: Vote, card_id: str, *, key: str) -> None:
    """Put one of a voter's dots on a card; a Problem where none is left, or the vote is closed."""
    with _one_at_a_time:
        _refuse_closed(workspace, vote)
        _refuse_unknown(vote, card_id)
        if sum(mine(workspace, vote, key=key).values()) >= vote.dots_each:
            raise Problem(
                _("You have no dot left"),
                _("All your dots are on cards."),
                _("Take one back, then put it on another card."),
            )
        _put(workspace, vote, _mark(vote, key), card_id, 1)


def take_back(workspace: Workspace, vote: Vote, card_id: str, *, key: str) -> None:
    """Take one of a voter's dots back from a card; nothing where the voter has none there."""
    with _one_at_a_time:
        _refuse_closed(workspace, vote)
        if mine(workspace, vote, key=key).get(card_id, 0) > 0:
            _put(workspace, vote, _mark(vote, key), card_id, -1)


def mine(workspace: Workspace, vote: Vote, *, key: str) -> Mapping[str, int]:
    """Give a voter's own dots: card -> dots."""
    return dots.ballots(workspace, vote.id).get(_mark(vote, key), {})


def counted(workspace: Workspace, vote: Vote) -> Mapping[str, int]:
    """Give what was counted in the room so far: card -> dots."""
    return dots.ballots(workspace, vote.id).get(IN_THE_ROOM, {})


def turnout(workspace: Workspace, vote: Vote) -> int:
    """Tell how many people have put a dot so far."""
    ballots = dots.ballots(workspace, vote.id)
    return sum(any(one.values()) for voter, one in ballots.items() if voter != IN_THE_ROOM)


def choices(workspace: Workspace) -> tuple[Choice, ...]:
    """Give what a vote that is opened now is about: the kept cards, area by area."""
    area_of = {one.key: one.area for one in answering.measures(workspace)}
    cards = keeping.cards(workspace)
    return tuple(
        Choice(card_id=card.id, area=area, sentence=card.sentence)
        for area in AREA_NAMES
        for card in cards
        if area_of.get(card.measure) is area
    )


def latest(workspace: Workspace) -> Vote | None:
    """Give the newest vote, None where there never was one."""
    known = every(workspace)
    return known[-1] if known else None


def newest_dots(workspace: Workspace) -> Mapping[str, int]:
    """Give the dots of the newest vote: card -> dots; none while it is open."""
    newest = latest(workspace)
    return {one.card_id: number for one, number in newest.by_dots()} if newest else {}


def every(workspace: Workspace) -> tuple[Vote, ...]:
    """Give all votes that ever were, the oldest first."""
    written = notebook.newest(workspace, THING)
    return tuple(
        _vote(thing.removeprefix(THING), fields)
        for thing, fields in written.items()
        if ASKED in fields
    )


def _vote(id_: str, fields: Mapping[str, str]) -> Vote:
    asked, closed = json.loads(fields[ASKED]), json.loads(fields.get(CLOSED, "null"))
    return Vote(
        id=id_,
        dots_each=asked["dots"],
        choices=tuple(
            Choice(
                card_id=str(one["card_id"]), area=Area(one["area"]), sentence=str(one["sentence"])
            )
            for one in asked["cards"]
        ),
        moment=str(asked["moment"]),
        result=_result(closed) if closed else None,
    )


def _result(closed: Mapping[str, Any]) -> Result:
    return Result(
        voters=int(closed["voters"]),
        by_phone={str(card): int(number) for card, number in closed["by_phone"].items()},
        counted={str(card): int(number) for card, number in closed["counted"].items()},
    )


def _mark(vote: Vote, key: str) -> str:
    return sha256(f"{vote.id} {key}".encode()).hexdigest()


def _put(workspace: Workspace, vote: Vote, voter: str, card_id: str, step: int) -> None:
    dots.put(workspace, vote=vote.id, voter=voter, card=card_id, step=step)


def _write(workspace: Workspace, id_: str, field: str, said: Mapping[str, object]) -> None:
    text = json.dumps(said, ensure_ascii=False)
    notebook.write(workspace, thing=THING + id_, field=field, text=text, writer=WRITER)


def _refuse_closed(workspace: Workspace, vote: Vote) -> None:
    newest = latest(workspace)
    if newest is None or newest.id != vote.id or not newest.is_open:
        raise Problem(
            _("This vote is closed"),
            _("The facilitator closed it, or opened a new one."),
            _("Look at this page again: it shows what is open now."),
        )


def _refuse_unknown(vote: Vote, card_id: str) -> None:
    if card_id not in [one.card_id for one in vote.choices]:
        raise Problem(
            _("This card is not in the vote"),
            _("It was kept after the vote was opened."),
            _("Choose one of the cards of this vote, or vote again later."),
        )
