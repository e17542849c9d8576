"""The board of the four areas: kept cards, candidates beside them, and what people decide.

A decision is a line of the area's own page in the notebook: nothing is overwritten, the newest line
is what stands, the others are its history.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import zip_longest

from equity.chain import answering, keeping, voting
from equity.language import _
from equity.measures import together
from equity.practice.card import Card
from equity.practice.focus import Decision, FocusArea, Withdrawal, standing
from equity.privacy.table import SafeTable
from equity.problems import Problem
from equity.question import Only, Question
from equity.store import notebook
from equity.store.workspace import Workspace
from equity.story import findings
from equity.story.findings import Finding
from equity.vocabulary import AREA_NAMES, Area

THING, DECISION, WRITER = "focus:", "decision", "room"

GAPS, STRENGTHS = 3, 2
"""How many candidates an area has of each kind."""

Ask = Callable[[Question], tuple[SafeTable, ...]]
"""Answers a question for the room; the screen asks through its caches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCard:
    """A kept card, and what the data says of it now: None where the data does not tell.

    `dots` are those of the newest vote, 0 while it is open.
    """

    card: Card
    now: Finding | None
    dots: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A finding that stands out and is not kept; `question` is what it answers."""

    question: Question
    found: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One area of the board; candidates start with the kind that no kept card has.

    `has_data` tells whether any file says something about the area.
    """

    area: Area
    has_data: bool
    focus: FocusArea | None
    kept: tuple[KeptCard, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The four areas in their order; `elsewhere` are cards that the data of now cannot answer."""

    columns: tuple[Column, ...]
    elsewhere: tuple[KeptCard, ...]


def board(workspace: Workspace, *, ask: Ask | None = None, only: tuple[Only, ...] = ()) -> Board:
    """Give the board: all kept cards, and a few candidates an area, under one filter."""
    asked = ask or cache(partial(answering.answer, workspace))
    area_of = _areas(workspace)
    dots = voting.newest_dots(workspace)
    kept = [
        KeptCard(card=card, now=says_now(card, asked), dots=dots.get(card.id, 0))
        for card in keeping.cards(workspace)
    ]
    questions = _questions(workspace, only)
    tables = [table for one in questions for table in _answered(asked, one)]
    question_of = {(key, one.by): one for one in questions for key in one.measures}
    focus_of = {one.area: one for one in chosen(workspace)}
    columns = []
    for area in AREA_NAMES:
        cards = tuple(one for one in kept if area_of.get(one.card.measure) is area)
        about = [one for one in tables if one.measure.area is area]
        columns.append(
            Column(
                area=area,
                has_data=area in area_of.values(),
                focus=focus_of.get(area),
                kept=cards,
                candidates=tuple(
                    Candidate(question=question_of[one.measure, one.by], found=one)
                    for one in _standing_out(about, cards, only)
                ),
            )
        )
    elsewhere = tuple(one for one in kept if one.card.measure not in area_of)
    return Board(columns=tuple(columns), elsewhere=elsewhere)


def choose(
    workspace: Workspace, area: Area, card_id: str, *, reason: str, dissent: str = ""
) -> FocusArea:
    """Choose a kept card as the focus of its area; one that stood there before is history.

    It is on the disk when this returns. A Problem where there is no reason, or no such card.
    """
    known = {one.id: one for one in keeping.cards(workspace)}
    card = known.get(card_id)
    if card is None or _areas(workspace).get(card.measure) is not area:
        raise Problem(
            _("This card is not in {area}", area=_(AREA_NAMES[area])),
            _("Somebody took it out, or the data does not have its measure any more."),
            _("Keep it again, or choose another card."),
        )
    if not reason.strip():
        raise Problem(
            _("A choice needs a reason"),
            _("Nobody could say later why this was chosen."),
            _("Write one line, then press Enter."),
        )
    said = {"card": card_id, "sentence": card.sentence, "reason": reason, "dissent": dissent}
    _write(workspace, area, json.dumps(said, ensure_ascii=False))
    return next(one for one in chosen(workspace) if one.area is area)


def withdraw(workspace: Workspace, area: Area) -> None:
    """Take the choice of an area back; it stays in the history."""
    _write(workspace, area, "")


def chosen(workspace: Workspace) -> tuple[FocusArea, ...]:
    """Give what is chosen, in area order; a card that was taken out is chosen no more."""
    kept = {one.id for one in keeping.cards(workspace)}
    return tuple(one for one in standing(_decisions(workspace)) if one.card_id in kept)


def says_now(card: Card, ask: Ask) -> Finding | None:
    """Give what the data says now of what a card is about; None where it does not tell."""
    tables = (one for one in _answered(ask, card.question) if one.measure.key == card.measure)
    table = next(tables, None)
    return findings.of(table, card.group) if table else None


def history(workspace: Workspace) -> tuple[Decision, ...]:
    """Give every decision that was ever taken, the newest first."""
    newest_last = sorted(_decisions(workspace), key=lambda one: one.moment)
    return tuple(reversed(newest_last))


def _decisions(workspace: Workspace) -> Iterator[Decision]:
    for area in AREA_NAMES:
        for entry in notebook.history(workspace, THING + area):
            if not entry.text:
                yield Withdrawal(area=area, moment=entry.moment)
                continue
            said = json.loads(entry.text)
            yield FocusArea(
                area=area,
                card_id=said["card"],
                sentence=said["sentence"],
                reason=said["reason"],
                dissent=said["dissent"],
                moment=entry.moment,
            )


def _write(workspace: Workspace, area: Area, text: str) -> None:
    notebook.write(workspace, thing=THING + area, field=DECISION, text=text, writer=WRITER)


def _areas(workspace: Workspace) -> dict[str, Area]:
    return {one.key: one.area for one in answering.measures(workspace)}


def _questions(workspace: Workspace, only: tuple[Only, ...]) -> list[Question]:
    """Ask all but survey questions by every dimension, each as the page of gaps asks it."""
    known = answering.measures(workspace)
    scans = dict.fromkeys(together.scanned_with(one, known) for one in known if not one.is_item)
    return [
        Question(measures=tuple(one.key for one in scan), by=(dimension.name,), only=only)
        for dimension in answering.dimensions(workspace)
        for scan in scans
    ]


def _answered(ask: Ask, question: Question) -> tuple[SafeTable, ...]:
    try:
        return ask(question)
    except Problem:
        return ()


def _standing_out(
    tables: Sequence[SafeTable], kept: Sequence[KeptCard], only: tuple[Only, ...]
) -> Iterator[Finding]:
    """Give gaps and strengths in turn, without those that are kept."""
    same_filter = [one.card for one in kept if one.card.question.only == only]
    known = {(one.measure, one.question.by, one.group) for one in same_filter}

    def new(found: Sequence[Finding], count: int) -> list[Finding]:
        return [one for one in found if (one.measure, one.by, one.group) not in known][:count]

    gaps = new(findings.clearest_gaps(tables, GAPS + len(known)), GAPS)
    works = new(findings.strengths(tables, STRENGTHS + len(known)), STRENGTHS)
    kinds = {one.now.kind for one in kept if one.now}
    turns = (works, gaps) if "gap" in kinds and "strength" not in kinds else (gaps, works)
    for turn in zip_longest(*turns):
        yield from (one for one in turn if one is not None)
