"""The board of the four areas: what is chosen, what is kept, what could be kept."""

from functools import partial
from operator import itemgetter

import streamlit as st

from equity.chain import focusing, keeping, voting
from equity.chain.focusing import Board, Candidate, Column, KeptCard
from equity.language import _
from equity.practice.focus import Decision, FocusArea
from equity.practice.vote import Vote
from equity.story import days
from equity.ui import answers, choice, filter_bar, pages, state
from equity.ui.show.cards import candidate_card, chosen_card, kept_card
from equity.ui.show.frame import plain, quiet, section, to
from equity.ui.show.vote import opener
from equity.ui.state import Visit
from equity.vocabulary import AREA_NAMES, Action

IN_SIGHT = 2
"""How many cards a column has in sight, more where more are kept; a candidate is always there."""

ALL_CARDS = "all"


def cards_to_show(visit: Visit) -> str:
    """Ask which cards the board shows: all, gaps or strengths; say how many are kept."""
    words = {ALL_CARDS: _("All cards"), "gap": _("Gaps"), "strength": _("Strengths")}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        kind = choice.segments("show", _("Show"), words, in_sight=len(words))
        quiet(_how_many_kept(len(keeping.cards(visit.workspace))))
        to(pages.OVERVIEW, _("Find more in the overview"))
        st.space("stretch")
        opener(visit)
    return kind


def board(visit: Visit, kind: str) -> None:
    """Show the four areas side by side, and under them the cards that have no room there."""
    only = filter_bar.place(visit)
    whole = focusing.board(visit.workspace, ask=partial(answers.of, visit), only=only)
    for place, column in zip(st.columns(len(AREA_NAMES)), whole.columns, strict=True):
        with place:
            section(_(AREA_NAMES[column.area]))
            _column(visit, column, kind)
    _more(visit, whole, kind)


def decisions(visit: Visit) -> None:
    """Show every decision that was taken and every vote that was closed, the newest first."""
    closed = [one for one in voting.every(visit.workspace) if not one.is_open]
    said = [(one.moment, _said(one)) for one in focusing.history(visit.workspace)]
    said += [(one.moment, _voted(one)) for one in closed]
    if said:
        with st.expander(_("What we decided, and when")):
            for _moment, line in sorted(said, key=itemgetter(0), reverse=True):
                st.markdown(line)


def _column(visit: Visit, column: Column, kind: str) -> None:
    focus, others = column.focus, _kept(column, kind)
    for one in column.kept:
        if focus is not None and one.card.id == focus.card_id:
            chosen_card(visit, one, focus)
    for one in others:
        kept_card(visit, one, column.area)
    first, _later = _candidates(column, kind)
    for candidate in first:
        candidate_card(visit, candidate)
    if not (column.kept or column.candidates):
        quiet(_why_empty(visit, column))


def _why_empty(visit: Visit, column: Column) -> str:
    if any(one.measure.area is column.area for one in visit.missing):
        return _("Small groups are protected first. Then findings appear here.")
    if column.has_data:
        return _("Nothing that we can show stands out here. Ask people what they see.")
    return _("No file tells about this yet. Ask people what they see.")


def _more(visit: Visit, whole: Board, kind: str) -> None:
    later = [_candidates(column, kind)[1] for column in whole.columns]
    count = sum(map(len, later)) + len(whole.elsewhere)
    if not count:
        return
    with st.expander(_("1 more card") if count == 1 else _("{count} more cards", count=count)):
        for place, column, cards in zip(
            st.columns(len(AREA_NAMES)), whole.columns, later, strict=True
        ):
            with place:
                if cards:
                    quiet(_(AREA_NAMES[column.area]))
                for one in cards:
                    candidate_card(visit, one)
        if whole.elsewhere:
            quiet(_("Kept, but the data of now does not have them"))
        for kept in whole.elsewhere:
            kept_card(visit, kept, None)


def _kept(column: Column, kind: str) -> list[KeptCard]:
    """Give the kept cards that are not chosen, of one kind or of all."""
    return [
        one
        for one in column.kept
        if (column.focus is None or one.card.id != column.focus.card_id)
        and (kind == ALL_CARDS or (one.now is not None and one.now.kind == kind))
    ]


def _candidates(column: Column, kind: str) -> tuple[list[Candidate], list[Candidate]]:
    """Give the candidates in sight, and the others."""
    fitting = [one for one in column.candidates if kind in (ALL_CARDS, one.found.kind)]
    room = max(1, IN_SIGHT - len(_kept(column, kind)) - (column.focus is not None))
    return fitting[:room], fitting[room:]


def _how_many_kept(count: int) -> str:
    if not state.may(Action.KEEP):
        return f"{_how_many(count)} {_('The person who leads the room keeps cards and chooses.')}"
    if count == 0:
        return _("Nothing is kept yet. Keep a card here, or open a gap and keep it there.")
    return _how_many(count)


def _how_many(count: int) -> str:
    if count == 0:
        return _("Nothing is kept yet.")
    return _("1 card is kept.") if count == 1 else _("{count} cards are kept.", count=count)


def _said(one: Decision) -> str:
    day, area = days.of(one.moment), _(AREA_NAMES[one.area])
    if not isinstance(one, FocusArea):
        return _("{day}, **{area}**: the choice was taken back.", day=day, area=area)
    said = _(
        "{day}, **{area}**: {sentence}. Why: {reason}",
        day=day,
        area=area,
        sentence=plain(one.sentence),
        reason=plain(one.reason),
    )
    if one.dissent:
        said += "  \n" + _("Seen differently: {dissent}", dissent=plain(one.dissent))
    return said


def _voted(vote: Vote) -> str:
    cards = [f"{plain(one.sentence)} (**{dots}**)" for one, dots in vote.by_dots() if dots > 0]
    found = "; ".join(cards) or _("no dots to show")
    return _("{day}, **vote with dots**: {cards}", day=days.of(vote.moment), cards=found)
