"""The kept findings, each one a card that opens the very same view again."""

import streamlit as st

from equity.chain import keeping
from equity.language import _
from equity.practice.card import Card
from equity.problems import Problem
from equity.story import sentences
from equity.ui import answers, filter_bar, pages
from equity.ui.show.facts import COLOURS
from equity.ui.show.frame import plain, to, told
from equity.ui.show.keeping import as_lines
from equity.ui.state import Visit
from equity.vocabulary import Evidence


def kept_cards(visit: Visit) -> None:
    """Show all kept findings; where there are none, say how to keep one."""
    cards = keeping.cards(visit.workspace)
    for card in cards:
        with st.container(border=True, gap="xsmall", key=f"card_{card.id}"):
            _card(visit, card)
    if not cards:
        st.info(_("Nothing is kept yet. Open a gap and press **Keep this finding**."))
        to(pages.OVERVIEW, _("Find a gap in the overview"))


def _card(visit: Visit, card: Card) -> None:
    with st.container(horizontal=True):
        grade = _evidence(visit, card)
        if grade is not None:
            st.badge(sentences.badge(grade), color=COLOURS[grade])
        if card.snapshot != visit.snapshot:
            st.badge(_("New data came in since"), color="orange")
    st.markdown(f"**{plain(card.sentence)}**")
    left, right = st.columns(2)
    with left:
        _note(_("I notice …"), card.notice)
    with right:
        _note(_("I wonder …"), card.wonder)
    with st.container(horizontal=True):
        if st.button(_("Open"), key=f"open_{card.id}", help=card.sentence):
            filter_bar.point_at_card(card)
            st.switch_page(pages.GAPS.file)
        st.button(
            _("Take out"),
            key=f"out_{card.id}",
            type="tertiary",
            help=_("Take this card off the list"),
            on_click=told(keeping.take_out),
            args=(visit.workspace, card.id),
        )


def _note(label: str, text: str) -> None:
    lines = as_lines(text)
    if lines:
        points = "\n".join(f"- {plain(one)}" for one in lines)
        st.markdown(f":small[:gray[{label}]]\n\n{points}")


def _evidence(visit: Visit, card: Card) -> Evidence | None:
    """Give how sure the kept gap is with the data of now, None where it cannot be asked."""
    try:
        table = answers.one(visit, card.question, card.measure)
    except Problem:
        return None
    one = table.group(*card.group)
    return one.evidence if one else None
