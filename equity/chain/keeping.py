"""Write down what people chose: kept findings, with what they noticed and wondered."""

import json
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from threading import Lock
from uuid import uuid4

from equity.chain.answering import answer
from equity.language import _
from equity.practice.card import LONGEST_IDEA, Card, InTheRoom, ideas
from equity.privacy.comments import SafeQuote, may_stand_beside
from equity.privacy.table import SafeTable
from equity.problems import Problem, StillProtecting
from equity.question import Question
from equity.store import catalogue, notebook
from equity.store.workspace import Workspace
from equity.story import findings

THING = "card:"
WRITER = "room"

_one_at_a_time = Lock()
"""Of two ideas that are written down at once, each stands."""


def keep(
    workspace: Workspace,
    *,
    question: Question,
    measure: str,
    group: tuple[str, ...],
    notice: str,
    wonder: str,
) -> Card:
    """Keep one gap of the question's answer, in the words that the room sees.

    The group () keeps what holds in every group. It is on the disk when this returns. A Problem
    where the room is shown other measures of the question, and this one not yet, and where an idea
    is too long.
    """
    _check_length(notice, wonder)
    card = Card(
        id=uuid4().hex,
        question=question,
        measure=measure,
        group=group,
        snapshot=catalogue.snapshot(workspace),
        sentence=_sentence(workspace, question, measure, group),
        notice=notice,
        wonder=wonder,
        moment=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    _write(workspace, card.id, "notice", notice)
    _write(workspace, card.id, "wonder", wonder)
    _write(
        workspace,
        card.id,
        "kept",
        json.dumps(
            {
                "question": question.to_text(),
                "measure": measure,
                "group": group,
                "snapshot": card.snapshot,
                "sentence": card.sentence,
                "moment": card.moment,
            },
            ensure_ascii=False,
        ),
    )
    return card


def cards(workspace: Workspace) -> tuple[Card, ...]:
    """Give the kept findings in the order in which they were kept."""
    written = notebook.newest(workspace, THING)
    return tuple(
        _card(thing.removeprefix(THING), fields)
        for thing, fields in written.items()
        if fields.get("kept")
    )


def note(workspace: Workspace, card_id: str, *, notice: str = "", wonder: str = "") -> None:
    """Add ideas, one a line, under those that stand there.

    A Problem where the card is out, or an idea is too long: then nothing is added.
    """
    _check_length(notice, wonder)
    said = {"notice": ideas(notice), "wonder": ideas(wonder)}
    _change(workspace, card_id, lambda field, stand: [*stand, *said[field]])


def strike(workspace: Workspace, card_id: str, *, notice: str = "", wonder: str = "") -> None:
    """Take ideas out of what was noticed or wondered; they stay in the history."""
    out = {"notice": ideas(notice), "wonder": ideas(wonder)}
    _change(
        workspace, card_id, lambda field, stand: [one for one in stand if one not in out[field]]
    )


def say_in_the_room(workspace: Workspace, card_id: str, said: InTheRoom | None) -> None:
    """Note whether people whom the card is about take part; None takes it back."""
    _write(workspace, card_id, "in_the_room", said or "")


def beside(workspace: Workspace, quote: SafeQuote) -> tuple[Card, ...]:
    """Give the kept findings beside which a quote may stand."""
    known = cards(workspace)
    return tuple(one for one in known if may_stand_beside(quote, one.question, one.group))


def keep_quote(workspace: Workspace, quote: SafeQuote, *, card_ids: Collection[str]) -> None:
    """Keep a quote with these cards and with no others; only its place is written down."""
    for card in beside(workspace, quote):
        others = [one for one in card.quotes if one != quote.place]
        kept = [*others, quote.place] if card.id in card_ids else others
        if len(kept) != len(card.quotes):
            _write(workspace, card.id, "quotes", "\n".join(kept))


def take_out(workspace: Workspace, card_id: str) -> None:
    """Take a card off the list; its history stays."""
    _write(workspace, card_id, "kept", "")


def _check_length(*notes: str) -> None:
    longest = max((len(idea) for note in notes for idea in ideas(note)), default=0)
    if longest > LONGEST_IDEA:
        raise Problem(
            _("This idea is too long to be kept"),
            _(
                "It has {count} signs, and the room reads at most {most}.",
                count=longest,
                most=LONGEST_IDEA,
            ),
            _("Say it shorter, or as two ideas."),
        )


def _sentence(
    workspace: Workspace, question: Question, measure: str, group: tuple[str, ...]
) -> str:
    for table in _tables(workspace, question):
        if table.measure.key == measure:
            return findings.sentence(table, group)
    raise Problem(
        _("This cannot be kept yet"),
        _("Its small groups are not protected yet, so nobody sees it."),
        _("Keep it when it appears."),
    )


def _tables(workspace: Workspace, question: Question) -> tuple[SafeTable, ...]:
    """Give what the room is shown; only where that is nothing yet it is made now."""
    try:
        return answer(workspace, question, waits=False)
    except StillProtecting:
        return answer(workspace, question)


def _change(
    workspace: Workspace, card_id: str, change: Callable[[str, list[str]], list[str]]
) -> None:
    with _one_at_a_time:
        card = next((one for one in cards(workspace) if one.id == card_id), None)
        if card is None:
            raise Problem(
                _("This finding is not kept any more"),
                _("It was taken out before your note was written down."),
                _("Ask the person who leads the room to keep it again."),
            )
        for field, text in (("notice", card.notice), ("wonder", card.wonder)):
            stand = ideas(text)
            if (changed := change(field, stand)) != stand:
                _write(workspace, card_id, field, "\n".join(changed))


def _write(workspace: Workspace, card_id: str, field: str, text: str) -> None:
    notebook.write(workspace, thing=THING + card_id, field=field, text=text, writer=WRITER)


def _card(card_id: str, fields: dict[str, str]) -> Card:
    kept = json.loads(fields["kept"])
    return Card(
        id=card_id,
        question=Question.from_text(kept["question"]),
        measure=kept["measure"],
        group=tuple(kept["group"]),
        snapshot=kept["snapshot"],
        sentence=kept["sentence"],
        notice=fields.get("notice", ""),
        wonder=fields.get("wonder", ""),
        moment=kept["moment"],
        in_the_room=InTheRoom(said) if (said := fields.get("in_the_room")) else None,
        quotes=tuple(fields.get("quotes", "").split()),
    )
