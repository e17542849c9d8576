"""From kept findings to slides: which, in which order, under which titles; and the file.

What people choose is in the notebook, as one thing. A title belongs to the sentence that it
replaced: where new data changes the sentence, the slide says the sentence again.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from equity.chain import answering, bringing, focusing, keeping, workspaces
from equity.chain.bringing import Progress
from equity.chain.focusing import Ask
from equity.intake.mapping import Reading
from equity.language import _
from equity.practice.card import Card
from equity.practice.focus import FocusArea
from equity.presentation import powerpoint, selection
from equity.presentation import preview as previews
from equity.presentation import slides as pages
from equity.presentation.deck import Deck, FindingSlide, Recommendation
from equity.privacy.table import SafeTable
from equity.problems import Problem
from equity.question import Only, Question
from equity.store import notebook
from equity.store.workspace import Workspace
from equity.story import findings, sentences
from equity.story.findings import Finding
from equity.vocabulary import AREA_NAMES, EVERYONE_ELSE

DECK, WRITER = "deck", "room"
ORDER, TITLE = "order", "title:"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSlide:
    """A kept finding as it would be shown.

    `original` is what the data says now, `title` what people call it. `slide` is None where the
    finding cannot be shown with the data of now; then it is not taken in.
    """

    card: Card
    title: str
    original: str
    taken_in: bool
    slide: FindingSlide | None


def slides(workspace: Workspace, *, ask: Ask | None = None) -> tuple[PlannedSlide, ...]:
    """Give every kept finding: those taken in first, in their order, then the others.

    A finding that was kept since people last chose is taken in at the end.
    """
    asked = ask or _ask(workspace)
    written = notebook.newest(workspace, DECK).get(DECK, {})
    chosen = json.loads(written.get(ORDER, '{"in": [], "out": []}'))
    cards = {card.id: card for card in keeping.cards(workspace)}
    order = [one for one in chosen["in"] if one in cards]
    order += [one for one in cards if one not in chosen["in"] and one not in chosen["out"]]
    planned = [_planned(cards[one], written, asked, taken_in=True) for one in order]
    planned += [
        _planned(card, written, asked, taken_in=False)
        for card in cards.values()
        if card.id not in order
    ]
    return tuple(sorted(_strengthened(planned, asked), key=lambda one: not one.taken_in))


def order(workspace: Workspace, ids: Sequence[str]) -> None:
    """Take in these cards in this order, and leave out all others that are kept by now."""
    out = [card.id for card in keeping.cards(workspace) if card.id not in ids]
    _write(workspace, ORDER, {"in": list(ids), "out": out})


def retitle(workspace: Workspace, card_id: str, text: str, *, ask: Ask | None = None) -> None:
    """Give a card's slide another title; an empty one brings the data's own sentence back."""
    for one in slides(workspace, ask=ask):
        if one.card.id == card_id:
            title = {"title": " ".join(text.split()), "instead_of": one.original}
            _write(workspace, TITLE + card_id, title)


def make(workspace: Workspace, progress: Progress, *, ask: Ask | None = None) -> bytes:
    """Give the .pptx file of the slides that are taken in."""
    progress(0.0, _("Counting"))
    return _written(deck(workspace, slides(workspace, ask=ask), ask=ask), progress)


def deck(workspace: Workspace, planned: Sequence[PlannedSlide], *, ask: Ask | None = None) -> Deck:
    """Give what is taken in of planned slides, and recommended; a Problem where nothing is."""
    taken_in = [one.slide for one in planned if one.taken_in and one.slide]
    recommended = recommendations(workspace, ask=ask)
    return replace(_deck(workspace, tuple(taken_in)), recommendations=recommended)


def recommendations(workspace: Workspace, *, ask: Ask | None = None) -> tuple[Recommendation, ...]:
    """Give what people decided on each focus area, dissent beside their reason."""
    asked = ask or _ask(workspace)
    cards = {card.id: card for card in keeping.cards(workspace)}
    return tuple(_recommended(one, cards[one.card_id], asked) for one in focusing.chosen(workspace))


def preview(workspace: Workspace, slide: FindingSlide, *, number: int) -> bytes:
    """Draw one slide as a PNG picture of 1280 x 720 pixels."""
    return previews.png(pages.finding(_deck(workspace, (slide,)), slide), number=number)


def deck_of_findings(
    workspace: Workspace,
    progress: Progress,
    *,
    only: tuple[Only, ...] = (),
    compared_with: str = EVERYONE_ELSE,
) -> bytes:
    """Give the .pptx file of the clearest gaps and strengths, where nobody has chosen any."""
    progress(0.0, _("Counting"))
    measures = tuple(one.key for one in answering.measures(workspace) if not one.is_item)
    filtered = {one.dimension for one in only}
    questions = [
        Question(measures=measures, by=(one.name,), only=only, compared_with=compared_with)
        for one in answering.dimensions(workspace)
        if not one.only_filters and one.name not in filtered
    ]
    tables = answering.scan(workspace, questions if measures else ())
    chosen = selection.from_findings(tables)
    if not chosen:
        what_to_do = _("Compare with another group. In a terminal: --compared-with GROUP.")
        raise Problem(_("There is nothing to show yet"), findings.no_gap(tables), what_to_do)
    return _written(_deck(workspace, chosen), progress)


def present(
    readings: Sequence[Reading],
    out: Path,
    progress: Progress,
    *,
    only: tuple[Only, ...] = (),
    compared_with: str = EVERYONE_ELSE,
) -> None:
    """Write the .pptx file of the clearest gaps and strengths of files that were read."""
    with workspaces.passing() as workspace:
        bringing.load_all(workspace, readings, lambda share, words: progress(share / 2, words))
        content = deck_of_findings(
            workspace,
            lambda share, words: progress(0.5 + share / 2, words),
            only=only,
            compared_with=compared_with,
        )
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Problem(
            _("We cannot write '{name}'", name=out.name),
            _("The computer says: {reason}.", reason=error.strerror or "unknown"),
            _("Choose another name or another folder."),
        ) from error


def _ask(workspace: Workspace) -> Ask:
    return cache(partial(answering.answer, workspace))


def _planned(card: Card, written: dict[str, str], ask: Ask, *, taken_in: bool) -> PlannedSlide:
    table = _table(card, ask)
    if table is None:
        original = _("This cannot be shown with the data of now")
        return PlannedSlide(
            card=card, title=original, original=original, taken_in=False, slide=None
        )
    original = findings.sentence(table, card.group)
    one = sentences.of(table, card.group)
    shown = one is not None and one.shown
    edited = json.loads(written.get(TITLE + card.id, '{"instead_of": null}'))
    title = edited["title"] if shown and edited["instead_of"] == original else ""
    return PlannedSlide(
        card=card,
        title=title or original,
        original=original,
        taken_in=taken_in and shown,
        slide=FindingSlide(
            title=title or original,
            table=table,
            group=card.group,
            notice=card.notice,
            wonder=card.wonder,
            choices=card.choices,
        )
        if shown
        else None,
    )


def _table(card: Card, ask: Ask) -> SafeTable | None:
    try:
        tables = ask(card.question)
    except Problem:
        return None
    return next((one for one in tables if one.measure.key == card.measure), None)


def _strengthened(planned: Sequence[PlannedSlide], ask: Ask) -> list[PlannedSlide]:
    """Give the plan, with a strength beside every finding that is taken in."""
    pairs = [(one.slide, ask(one.card.question)) for one in planned if one.taken_in and one.slide]
    slides = iter(selection.with_strengths(pairs))
    return [replace(one, slide=next(slides)) if one.taken_in else one for one in planned]


def _recommended(focus: FocusArea, card: Card, ask: Ask) -> Recommendation:
    found = focusing.says_now(card, ask)
    dissent = _("Seen differently: {dissent}", dissent=focus.dissent) if focus.dissent else ""
    return Recommendation(
        area=focus.area,
        decision=_("Make {area} our focus", area=_(AREA_NAMES[focus.area])),
        reasons=tuple(filter(None, (focus.reason, dissent))),
        evidence=(_with_place(found) if found else focus.sentence,),
        ask=(),
    )


def _with_place(found: Finding) -> str:
    return f"{found.sentence} ({found.place})" if found.place else found.sentence


def _written(deck: Deck, progress: Progress) -> bytes:
    planned = pages.planned(deck)

    def done(count: int) -> None:
        words = _("Slide {count} of {all}", count=count, all=len(planned))
        progress(count / len(planned), words)

    return powerpoint.write(planned, name=deck.name, made=deck.made, done=done)


def _deck(workspace: Workspace, chosen: tuple[FindingSlide, ...]) -> Deck:
    if not chosen:
        raise Problem(
            _("There is nothing to show yet"),
            _("A presentation needs at least one finding."),
            _("Keep a finding on the page of gaps, or take one in."),
        )
    return Deck(
        name=workspace.name, is_sample=workspace.is_sample, made=date.today(), findings=chosen
    )


def _write(workspace: Workspace, field: str, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    notebook.write(workspace, thing=DECK, field=field, text=text, writer=WRITER)
