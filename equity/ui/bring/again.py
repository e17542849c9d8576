"""A room that has files and no numbers: its ways and merges are chosen, then numbers are made."""

from dataclasses import replace

import streamlit as st

from equity.chain import grouping, merging, protection, themes, words
from equity.language import _
from equity.store.workspace import Workspace
from equity.ui import pages, state
from equity.ui.bring import desk
from equity.ui.bring.merges import merges_card
from equity.ui.bring.people import of_rows
from equity.ui.bring.themes import edited, themes_card
from equity.ui.bring.ways import ways_card, ways_of
from equity.ui.bring.work import Ways
from equity.ui.show.frame import plain, section


def room_without_numbers() -> None:
    """Where the open room waits for it, let people choose its ways and merges, and make numbers."""
    visit, now = state.visit(), desk.now()
    if visit is None or now.readings or not _waits(visit.workspace):
        return
    room, people = visit.workspace, of_rows(visit.workspace)
    with st.container(gap="small"):
        section(_("'{name}' shows no numbers now", name=plain(room.name)))
        st.markdown(
            _(
                "Its files are here. Choose how to group people, and which groups to merge. "
                "Then we make the numbers."
            )
        )
        ways_card(now, people)
        merges_card(now, people)
        if words.has_any(room):
            themes_card(now, room)
        if st.button(_("Make the numbers"), key="make_numbers", type="primary"):
            _make(room, replace(ways_of(now, people), themes=edited(now)))


def _waits(room: Workspace) -> bool:
    if room.is_sealed:
        return False
    return protection.was_stopped(room) and grouping.is_open(room) and bool(merging.groups(room))


def _make(room: Workspace, ways: Ways) -> None:
    state.permitted(grouping.declare)(room, ways.chosen, of=ways.known)
    state.permitted(merging.declare)(room, ways.merged, known=ways.groups)
    if ways.themes is not None:
        state.permitted(themes.declare)(room, ways.themes)
    state.permitted(protection.start)(room)
    desk.clear()
    st.switch_page(pages.OVERVIEW.file)
