"""How far the protecting of small groups is; what is ready appears by itself."""

import streamlit as st

from equity.chain import planning, protection
from equity.chain.protection import Protection
from equity.language import _
from equity.ui import state
from equity.ui.show.frame import plain, problem_box, quiet, told
from equity.ui.state import Visit
from equity.vocabulary import Action

EVERY = 1.0
"""Seconds between two looks at the work, while there is any."""


def protecting() -> None:
    """Say what is not protected yet, and go on as the work does; nothing where all is ready."""
    visit = state.visit()
    if visit is None or not visit.missing:
        return
    under_way = protection.of(visit.workspace)
    if under_way and under_way.is_running:
        st.fragment(_follow, run_every=EVERY)(visit, under_way)
    else:
        _say_that_it_ended(visit, under_way)


def _follow(visit: Visit, under_way: Protection) -> None:
    """Show how far the work is; run the page again where something it would show is ready."""
    missing = frozenset(protection.go_on(visit.workspace))
    if not under_way.is_running or state.awaited() - missing:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        words = _("{step}. What is ready appears by itself.", step=plain(under_way.words))
        st.progress(under_way.share, text=f":small[{words}]")
        if state.may(Action.IMPORT):
            st.button(
                _("Stop"),
                key="stop_protecting",
                type="tertiary",
                help=_("What is ready stays. You can go on later."),
                on_click=told(protection.stop),
                args=(visit.workspace,),
            )


def _say_that_it_ended(visit: Visit, under_way: Protection | None) -> None:
    if under_way and under_way.problem:
        problem_box(under_way.problem)
    with st.container(horizontal=True, vertical_alignment="center"):
        names = planning.named([one.measure for one in visit.missing])
        said = _("Not protected yet, so not shown: {names}.", names=plain(names))
        may_go_on = state.may(Action.IMPORT)
        quiet(said if may_go_on else f"{said} {_('Your facilitator can go on.')}")
        if may_go_on:
            st.button(
                _("Go on protecting"),
                key="go_on_protecting",
                icon=":material/play_arrow:",
                on_click=told(protection.start),
                args=(visit.workspace,),
            )
