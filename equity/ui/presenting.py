"""The parts of the page of slides: their order, their titles, and how they look."""

from functools import partial

import streamlit as st

from equity.chain import presenting
from equity.chain.presenting import PlannedSlide
from equity.language import _
from equity.presentation.deck import FindingSlide
from equity.ui import answers, pages, state
from equity.ui.show import leaving
from equity.ui.show.frame import plain, quiet, to, told
from equity.ui.state import Visit
from equity.vocabulary import Action

CHOSEN, HELD = "slide", "slide_held"
FIRST = 2
"""The number of the first finding's slide, after the title."""

LONGEST_TITLE = 140


def slides_or_stop(visit: Visit) -> tuple[PlannedSlide, ...]:
    """Give the kept findings as slides; where nothing is kept, say how to keep one and stop."""
    planned = presenting.slides(visit.workspace, ask=partial(answers.of, visit))
    if not planned:
        st.info(
            _("Nothing is kept yet. Open a gap and press **Keep this finding**.")
            if state.may(Action.KEEP)
            else _(
                "Nothing is kept yet. The person who leads the room keeps findings. They become "
                "slides here."
            )
        )
        to(pages.OVERVIEW, _("Find a gap in the overview"))
        st.stop()
    return planned


def order(visit: Visit, planned: tuple[PlannedSlide, ...]) -> PlannedSlide | None:
    """Let people choose a slide; who may also moves it, takes it out or adds one.

    What is given is the chosen slide.
    """
    taken_in = {one.card.id: one for one in planned if one.taken_in}
    ids = list(taken_in)
    chosen = _held(ids)
    if chosen:
        st.radio(
            _("Slides, in order"),
            ids,
            key=CHOSEN,
            format_func=lambda one: f"{ids.index(one) + FIRST} · {plain(taken_in[one].title)}",
            on_change=_hold,
        )
        if state.may(Action.KEEP):
            _moves(visit, ids, ids.index(chosen))
    _add(visit, ids, [one for one in planned if not one.taken_in])
    if not state.may(Action.KEEP):
        quiet(_("The person who leads the room chooses the order and the titles."))
    quiet(_("We add a first slide with your school's name and a last one on how we counted."))
    return taken_in[chosen] if chosen else None


def slide(visit: Visit, planned: tuple[PlannedSlide, ...], chosen: PlannedSlide) -> None:
    """Show the slide, beside what the data says; who may changes its title."""
    number = planned.index(chosen) + FIRST
    if state.may(Action.KEEP):
        _title(visit, chosen, number)
    if state.may(Action.KEEP) or chosen.title != chosen.original:
        quiet(_("The data says: {sentence}", sentence=plain(chosen.original)))
    if chosen.slide:
        shown = repr((visit.workspace.id, chosen.slide, number))
        picture = _preview(shown, state.language(), visit, chosen.slide, number)
        leaving.image(picture, alt=_("How the slide looks: {title}", title=chosen.title))


def invite() -> None:
    """Say how slides begin where none is taken in."""
    may_add = state.may(Action.KEEP)
    said = _("No slide is taken in yet.")
    st.info(_("No slide is taken in. Add a card to begin.") if may_add else said)


def _held(ids: list[str]) -> str | None:
    """Give the chosen slide, and tell the list every time: under a new title it stays chosen."""
    held = st.session_state.get(HELD)
    chosen = held if held in ids else next(iter(ids), None)
    st.session_state[HELD] = st.session_state[CHOSEN] = chosen
    return chosen


def _hold() -> None:
    st.session_state[HELD] = st.session_state[CHOSEN]


def _moves(visit: Visit, ids: list[str], place: int) -> None:
    buttons = (
        (_("Move up"), "move_up", ":material/arrow_upward:", _shifted(ids, place, -1)),
        (_("Move down"), "move_down", ":material/arrow_downward:", _shifted(ids, place, 1)),
        (_("Take out"), "take_out", None, [*ids[:place], *ids[place + 1 :]]),
    )
    with st.container(horizontal=True):
        for label, key, icon, changed in buttons:
            st.button(
                label,
                key=key,
                icon=icon,
                disabled=changed == ids,
                on_click=told(presenting.order),
                args=(visit.workspace, changed),
            )


def _shifted(ids: list[str], place: int, by: int) -> list[str]:
    """Give the list with one of its members moved, as far as the list goes.

    >>> _shifted(["a", "b", "c"], 1, -1), _shifted(["a", "b", "c"], 2, 1)
    (['b', 'a', 'c'], ['a', 'b', 'c'])
    """
    others = [*ids[:place], *ids[place + 1 :]]
    others.insert(max(place + by, 0), ids[place])
    return others


def _add(visit: Visit, ids: list[str], left_out: list[PlannedSlide]) -> None:
    """Offer the findings that are not taken in; of one that cannot be shown, say so."""
    known = [one for one in left_out if one.slide]
    if known and state.may(Action.KEEP):
        with st.popover(_("Add a card"), icon=":material/add:"):
            for one in known:
                st.button(
                    plain(one.title),
                    key=f"add_{one.card.id}",
                    on_click=told(presenting.order),
                    args=(visit.workspace, [*ids, one.card.id]),
                    width="stretch",
                )
    for one in left_out:
        if one.slide is None:
            quiet(_("Not on a slide: {sentence}", sentence=plain(one.original)))


def _title(visit: Visit, chosen: PlannedSlide, number: int) -> None:
    key = f"title_{chosen.card.id}"
    st.session_state[key] = chosen.title
    st.text_input(
        _("Title of slide {number}", number=number),
        key=key,
        max_chars=LONGEST_TITLE,
        on_change=told(_retitle),
        args=(visit, chosen, key),
    )


def _retitle(visit: Visit, chosen: PlannedSlide, key: str) -> None:
    state.permitted(presenting.retitle)(
        visit.workspace, chosen.card.id, st.session_state[key], ask=partial(answers.of, visit)
    )


@st.cache_data(max_entries=64, show_spinner=False)
def _preview(shown: str, language: str, _visit: Visit, _slide: FindingSlide, _number: int) -> bytes:
    del shown, language  # they are the cache's key
    return presenting.preview(_visit.workspace, _slide, number=_number)
