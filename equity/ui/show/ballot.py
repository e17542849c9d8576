"""The ballot: what somebody with a room link puts dots on, on a phone above all."""

import streamlit as st

from equity.chain import voting
from equity.language import _
from equity.practice.vote import Choice, Vote
from equity.ui import state, voter
from equity.ui.show.frame import quiet, section, sentence, told
from equity.ui.show.icons import MINUS, PLUS, dots, sign
from equity.ui.state import Visit
from equity.vocabulary import AREA_NAMES

WIDTH = 480
"""Pixels: as wide as a phone at most, so that a hand finds both buttons."""


def ballot(visit: Visit, vote: Vote) -> None:
    """Let a visitor put dots on cards and take them back; each is kept at once."""
    mine = voting.mine(visit.workspace, vote, key=voter.key())
    left = vote.dots_each - sum(mine.values())
    with st.container(width=WIDTH, gap="small", key="ballot"):
        section(_("Put your dots"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_how_many_left(vote.dots_each, left))
            st.space("stretch")
            st.markdown(
                dots(left, vote.dots_each, _("Dots that you have left: {count}", count=left))
            )
        for choice in vote.choices:
            _choice(visit, vote, choice, mine.get(choice.card_id, 0), has_dots=left > 0)
        quiet(
            _(
                "Every dot is kept at once. Nobody sees whose it is, and nobody sees the others' "
                "dots before the vote is closed."
            )
        )
    voter.remember()


def _choice(visit: Visit, vote: Vote, choice: Choice, count: int, *, has_dots: bool) -> None:
    said = sentence(choice.sentence)
    with st.container(border=True, gap="xsmall", key=f"ballot_{choice.card_id}"):
        quiet(_(AREA_NAMES[choice.area]))
        st.markdown(f"**{said}**")
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            st.button(
                sign(MINUS, _("Take a dot back: {line}", line=choice.sentence)),
                key=f"less_{choice.card_id}",
                disabled=not count,
                on_click=told(_take_back),
                args=(visit, vote, choice.card_id),
            )
            st.space("stretch")
            st.markdown(dots(count, vote.dots_each, _("Your dots here: {count}", count=count)))
            st.space("stretch")
            st.button(
                sign(PLUS, _("Put a dot: {line}", line=choice.sentence)),
                key=f"more_{choice.card_id}",
                disabled=not has_dots,
                on_click=told(_put),
                args=(visit, vote, choice.card_id),
            )


def _put(visit: Visit, vote: Vote, card_id: str) -> None:
    state.permitted(voting.put)(visit.workspace, vote, card_id, key=voter.key())


def _take_back(visit: Visit, vote: Vote, card_id: str) -> None:
    state.permitted(voting.take_back)(visit.workspace, vote, card_id, key=voter.key())


def _how_many_left(each: int, left: int) -> str:
    have = _("You have 1 dot.") if each == 1 else _("You have {count} dots.", count=each)
    if left == 0:
        return f"{have} **{_('All are placed.')}**"
    more = _("1 is left.") if left == 1 else _("{count} are left.", count=left)
    return f"{have} **{more}**"
