"""The cards of the board: a finding with its badges, and the way back to the very same view."""

import streamlit as st

from equity.chain import keeping, words
from equity.chain.focusing import Candidate, KeptCard
from equity.language import _
from equity.practice.card import Card, ideas
from equity.practice.focus import FocusArea
from equity.story import sentences
from equity.story.findings import Finding
from equity.ui import filter_bar, pages, state
from equity.ui.show import choosing
from equity.ui.show.findings import open_gap
from equity.ui.show.frame import plain, quiet, sentence, told
from equity.ui.show.icons import in_dots
from equity.ui.state import Visit
from equity.vocabulary import Action, Area


def chosen_card(visit: Visit, one: KeptCard, focus: FocusArea) -> None:
    """Show the card that people chose, with their reason and who sees it differently."""
    card = one.card
    with st.container(border=True, gap="xsmall", key=f"card_{card.id}"):
        with _row():
            st.badge(_("★ Our focus area"), color="blue")
            st.space("stretch")
            _how_sure(one.now)
            _new_data(visit, card)
        st.markdown(f"**{sentence(card.sentence)}**")
        _dots(one)
        _rests_on(one.now)
        choosing.decision(visit, focus)
        _notes(card)
        _quotes(visit, card)
        choosing.in_the_room(visit, card)
        with _row():
            choosing.change(visit, focus)
            choosing.add_notes(visit, card)
            _open_card(card)


def kept_card(visit: Visit, one: KeptCard, area: Area | None) -> None:
    """Show a kept card; without an area it cannot be chosen."""
    card = one.card
    with st.container(border=True, gap="xsmall", key=f"card_{card.id}"):
        with _row():
            _kind(one.now)
            _how_sure(one.now)
            _new_data(visit, card)
            st.space("stretch")
            choosing.take_out(visit, card)
        st.markdown(sentence(card.sentence))
        _dots(one)
        _rests_on(one.now)
        _notes(card)
        _quotes(visit, card)
        with _row():
            if area is not None:
                choosing.choose(visit, area, card)
            choosing.add_notes(visit, card)
            _open_card(card)


def candidate_card(visit: Visit, one: Candidate) -> None:
    """Show a finding that stands out; one click of who may keep keeps it."""
    found = one.found
    name = "_".join((found.measure, *found.by, *found.group))
    with st.container(border=True, gap="xsmall", key=f"candidate_{name}"):
        with _row():
            _kind(found)
            _how_sure(found)
        st.markdown(sentence(found.sentence))
        _rests_on(found)
        with _row():
            if state.may(Action.KEEP):
                st.button(
                    _("Keep"),
                    key=f"keep_{name}",
                    icon=":material/bookmark_add:",
                    help=_("Keep this finding"),
                    on_click=told(_keep),
                    args=(visit, one),
                )
            if _opens(f"open_{name}", found.sentence):
                open_gap(measure=found.measure, group=found.group, question=one.question)


def _keep(visit: Visit, one: Candidate) -> None:
    state.permitted(keeping.keep)(
        visit.workspace,
        question=one.question,
        measure=one.found.measure,
        group=one.found.group,
        notice="",
        wonder="",
    )


def _row() -> "st.delta_generator.DeltaGenerator":
    return st.container(horizontal=True, vertical_alignment="center", gap="xsmall")


def _kind(found: Finding | None) -> None:
    if found is not None and found.kind == "gap":
        st.badge(_("Gap"), color="orange")
    elif found is not None and found.kind == "strength":
        st.badge(_("Strength"), color="blue")


def _how_sure(found: Finding | None) -> None:
    if found is not None and found.evidence is not None:
        st.badge(sentences.badge(found.evidence), color="gray")
    elif found is not None and found.not_graded:
        st.badge(_("Not checked"), color="gray")


def _dots(one: KeptCard) -> None:
    if one.dots > 0:
        st.markdown(in_dots(one.dots))


def _rests_on(found: Finding | None) -> None:
    """Say of published numbers where they are from, and why they have no grade."""
    for said in (found.place, found.not_graded) if found else ():
        if said:
            quiet(plain(said))


def _new_data(visit: Visit, card: Card) -> None:
    if card.snapshot != visit.snapshot:
        st.badge(_("New data came in since"), color="orange")


def _notes(card: Card) -> None:
    for label, text in ((_("I notice …"), card.notice), (_("I wonder …"), card.wonder)):
        lines = ideas(text)
        if lines:
            st.markdown("  \n".join((f":small[:gray[{label}]]", *map(plain, lines))))


def _quotes(visit: Visit, card: Card) -> None:
    """Show the quotes that people kept with a card, as long as the room may see them."""
    said = {one.place: one.text for one in words.quotes(visit.workspace)} if card.quotes else {}
    lines = [f"“{plain(said[place])}”" for place in card.quotes if place in said]
    if lines:
        label = _("In their own words:")
        st.markdown("  \n".join((f":small[:gray[{label}]]", *lines)))


def _open_card(card: Card) -> None:
    if _opens(f"open_{card.id}", card.sentence):
        filter_bar.point_at_card(card)
        st.switch_page(pages.GAPS.file)


def _opens(key: str, finding: str) -> bool:
    st.space("stretch")
    return st.button(f":blue[**{_('Open')}**]", key=key, type="tertiary", help=finding)
