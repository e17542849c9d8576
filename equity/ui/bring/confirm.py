"""The step that loads the files, below what was checked before."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from equity.chain import grouping, workspaces
from equity.language import _
from equity.store.workspace import Workspace
from equity.ui import choice, state
from equity.ui.bring import desk
from equity.ui.bring.checks import check_card
from equity.ui.bring.desk import Desk
from equity.ui.bring.merges import merges_card
from equity.ui.bring.people import of_files
from equity.ui.bring.themes import are_written, edited, themes_card
from equity.ui.bring.ways import ways_card, ways_of
from equity.ui.bring.work import Ways, Work
from equity.ui.show.frame import section, told
from equity.vocabulary import FileKind

NEW = "new"
_ASKED = 3
"""How many more parts the card has while it asks than while it loads, at most."""

WAIT = 0.1
"""Seconds between two looks at the work."""


def check_and_confirm(now: Desk) -> None:
    """Show what would become of the files, and below it the step that loads them.

    The check comes last, so that nobody waits for it, and while loading not at all.
    """
    checks, ways = st.container(), st.container()
    place = confirm_card(now)
    with checks:
        check_card(now)
    if place is not None and _has_no_numbers(place):
        with ways:
            checked = desk.now()
            people = of_files(checked, _room(place))
            ways_card(checked, people)
            merges_card(checked, people)
            if are_written(checked):
                themes_card(checked, _room(place))


def confirm_card(now: Desk) -> str | None:
    """Ask whether all is right, then load the files; leaving the page does not stop that.

    Gives the place where the files go, None while they are loaded.
    """
    with st.container(border=True):
        section(_("Is this right?") if now.work is None else _("We load the files"))
        if now.work is None:
            return _ask(now)
        _follow(now.work)
        return None


def _ask(now: Desk) -> str:
    st.markdown(f":gray[{_('Change what is not right. Then we load the files.')}]")
    place = _place()
    name = ""
    if place == NEW:
        proposed = _proposed_name(now)
        name = st.text_input(_("Name of the workspace"), value=proposed, key=desk.NAME)
    st.progress(2 / 3, text=_("Step 2 of 3: you check"))
    with st.container(horizontal=True):
        if st.button(_("Yes, this is right"), key="confirm", type="primary"):
            told(_load)(now, place, name)
            st.rerun()
        st.button(_("Start again"), key="start_again", on_click=desk.clear)
    return place


def _load(now: Desk, place: str, name: str) -> None:
    room, ways = _room(place), Ways()
    if _has_no_numbers(place):
        ways = replace(ways_of(now, of_files(now, room)), themes=edited(now))
    into = room or state.permitted(workspaces.create)(name)
    desk.change(work=Work(into, now.readings, ways, is_new=room is None))


def _room(place: str) -> Workspace | None:
    """Give the workspace of a place, None for a new one."""
    return None if place == NEW else _real_workspaces()[place]


def _has_no_numbers(place: str) -> bool:
    """Tell whether ways and merges can still be chosen there."""
    room = _room(place)
    return room is None or grouping.is_open(room)


def _proposed_name(now: Desk) -> str:
    """Give the name of the file where all that is brought is published, not our own."""
    published = [one for one in now.readings if one.mapping.kind is FileKind.PUBLISHED]
    if len(published) < len(now.readings) or not published:
        return _("Our school")
    words = " ".join(Path(published[0].sheet.file).stem.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def _follow(work: Work) -> None:
    bar = st.progress(0.0, text=_("Step 3 of 3"))
    st.markdown(f":small[:gray[{_('You can leave this page. The work goes on.')}]]")
    st.button(_("Stop loading"), key="stop_loading", icon=":material/stop:", on_click=work.stop)
    for _asked in range(_ASKED):
        st.empty()  # what stood here before would stay until the work ends
    while not work.is_done(within=WAIT):
        bar.progress(work.share, text=work.words)
    desk.change(work=None)
    if work.is_stopped:
        st.rerun()
    if work.problem is not None:
        raise work.problem
    state.enter(work.workspace)
    unread = desk.now().problems
    desk.clear()
    desk.change(report=work.report, problems=unread)
    st.rerun()


def _place() -> str:
    """Ask into which workspace the files go; the open one at first."""
    known = _real_workspaces()
    if not known:
        return NEW
    visit = state.visit()
    names = {one: _named(workspace) for one, workspace in known.items()}
    names = choice.apart(names | {NEW: _("A new workspace")})
    opened = visit.workspace.id if visit and visit.workspace.id in known else NEW
    return st.selectbox(
        _("Put them into"),
        list(names),
        index=list(names).index(opened),
        format_func=lambda one: names[one],
        key=desk.PLACE,
    )


def _real_workspaces() -> dict[str, Workspace]:
    known = state.permitted(workspaces.listing)()
    return {one.id: one for one in known if not one.is_sample}


def _named(workspace: Workspace) -> str:
    if not workspace.is_sealed:
        return workspace.name
    return _("{name} (sealed: new years only)", name=workspace.name)
