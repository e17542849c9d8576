"""One kept finding at a time, large enough for a wall; keys turn to the next and hide what is told.

While it is hidden people say what they expect: only what is counted, and of whom, is told then.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from equity.chain import presenting
from equity.chain.presenting import PlannedSlide
from equity.language import _
from equity.presentation import method, pictures
from equity.presentation.deck import FindingSlide
from equity.presentation.layout import Box, Picture
from equity.story import charts, figures, groups, sentences
from equity.ui import address, answers, state
from equity.ui.show import leaving
from equity.ui.show.frame import plain, whose_data
from equity.ui.state import Visit

LARGE, TOLD, NOT_YET = "large", "told", "no"
"""What the URL says of the finding that is shown, and that it is hidden until people guessed."""

WALL, WORDS = Box(0, 0, 800, 440), 1.25
"""The place of a picture, and how much larger its words are than on a page."""


def offer(planned: Sequence[PlannedSlide]) -> None:
    """Offer to show the slides one at a time."""
    ids = list(_ready(planned))
    if ids:
        st.button(
            _("Show them large, one at a time"),
            key="large_begin",
            icon=":material/fullscreen:",
            on_click=_turn_to,
            args=(ids[0],),
        )


def large_or_go_on(visit: Visit) -> None:
    """Show the finding that the URL asks for, and nothing else; without one the page goes on."""
    asked = address.get(LARGE)
    if asked is None:
        return
    known = _ready(presenting.slides(visit.workspace, ask=partial(answers.of, visit)))
    if not known:
        return
    ids = list(known)
    place = ids.index(asked) if asked in known else 0
    with st.container(key="large", gap="small"):
        if _is_hidden():
            _expected(known[ids[place]])
        else:
            _told(visit, known[ids[place]])
        _keys(ids, place)
    st.stop()


def _ready(planned: Sequence[PlannedSlide]) -> dict[str, FindingSlide]:
    """Give what is taken in and can be shown, by card."""
    return {one.card.id: one.slide for one in planned if one.taken_in and one.slide}


def _told(visit: Visit, one: FindingSlide) -> None:
    """Show a finding: its sentence, its picture, how sure we are and what is hidden."""
    st.title(plain(one.title), anchor=False)
    st.markdown(figures.how_to_read(one.table, one.group))
    left, right = st.columns([13, 6], gap="medium")
    with left:
        spec = charts.of_finding(one.table, one.group, theme="light")
        shown = repr((visit.workspace.id, one.table, one.group))
        leaving.image(_picture(shown, state.language(), spec), alt=spec["description"])
    with right:
        for fact in method.beside(one):
            _fact(fact.name, fact.texts)
        _fact(_("Who is not shown?"), (sentences.hidden(one.table),))


def _expected(one: FindingSlide) -> None:
    """Ask what people expect, before they see it."""
    st.title(_("What do you expect?"), anchor=False)
    table = one.table
    st.markdown(f"**{plain(_(table.measure.label))}**")
    if one.group:
        who = groups.heading(table.by, one.group)
        others = groups.others(table.by, table.compared_with)
        said = _("{group} beside {others}", group=who, others=others)
    else:
        ways = ", ".join(groups.dimension_label(name) for name in table.by)
        said = _("Every group, by {ways}", ways=ways) if ways else groups.heading((), ())
    st.markdown(plain(said + groups.under_filter(table.only)))


def _fact(name: str, texts: Sequence[str]) -> None:
    st.markdown("  \n".join([f"**{plain(name)}**", *map(plain, texts)]))


def _keys(ids: Sequence[str], place: int) -> None:
    """Let people turn pages and hide what is told, by button or by key."""
    hidden, last = _is_hidden(), len(ids) - 1
    turns = (
        (_("Back"), "Left", ids[max(place - 1, 0)], place == 0),
        (_("Next"), "Right", ids[min(place + 1, last)], place == last),
    )
    with st.container(horizontal=True, vertical_alignment="center", key="large_keys"):
        for label, key, card, is_end in turns:
            name = f"large_{key.lower()}"
            st.button(
                label, key=name, shortcut=key, disabled=is_end, on_click=_turn_to, args=(card,)
            )
        label = _("Show") if hidden else _("Hide")
        st.button(label, key="large_hide", shortcut="H", on_click=_hide, args=(not hidden,))
        st.button(_("Leave"), key="large_leave", shortcut="Esc", on_click=_leave)
        number = _("{number} of {count}", number=place + 1, count=len(ids))
        st.markdown(number, width="content")
        st.space("stretch")
        whose_data()


def _is_hidden() -> bool:
    return address.get(TOLD) == NOT_YET


def _turn_to(card: str) -> None:
    address.put(large=card)


def _hide(hidden: bool) -> None:
    address.put(told=NOT_YET if hidden else None)


def _leave() -> None:
    address.put(large=None, told=None)


@st.cache_data(max_entries=64, show_spinner=False)
def _picture(shown: str, language: str, _spec: dict[str, object]) -> bytes:
    del shown, language  # they are the cache's key
    return pictures.png(Picture(WALL, _spec, ""), words=WORDS)
