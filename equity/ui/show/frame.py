"""The frame of a page: its heading with badges, and the one place where problems are shown."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Literal

import streamlit as st

from equity.chain import beside, correcting
from equity.chain.planning import NAMED, first_of, named
from equity.chain.roles import DEEDS
from equity.language import _
from equity.problems import Problem, StillProtecting
from equity.store.workspace import Workspace
from equity.story import days, sentences
from equity.ui import state
from equity.ui.pages import Page

TOLD = "problem"
Width = Literal["stretch"] | int
_MARKUP = re.compile(r"([\\`*_\[\]<>$~#|])")


@contextmanager
def problems() -> Iterator[None]:
    """Show a Problem as what happened and what to do; nothing else is caught."""
    show_told()
    try:
        yield
    except StillProtecting as waiting:
        still_protecting(waiting)
    except Problem as problem:
        problem_box(problem)


def told(action: Callable[..., None]) -> Callable[..., None]:
    """Let a button's action leave its Problem for the run that follows, which shows it.

    A deed of the chain is done only where the visitor may do it.
    """

    @wraps(action)
    def act(*given: object, **named: object) -> None:
        try:
            allowed = state.permitted(action) if action in DEEDS else action
            allowed(*given, **named)
        except Problem as problem:
            st.session_state[TOLD] = problem

    return act


def show_told() -> bool:
    """Show the Problem that a button's action left; tell whether there was one."""
    if TOLD not in st.session_state:
        return False
    problem_box(st.session_state.pop(TOLD))
    return True


def problem_box(problem: Problem) -> None:
    """Show one problem."""
    st.error(_in_lines(problem), icon=":material/error:")


def still_protecting(waiting: StillProtecting) -> None:
    """Say calmly what comes by itself."""
    st.info(_in_lines(waiting), icon=":material/hourglass_top:")


def _in_lines(problem: Problem) -> str:
    """Give what happened and what to do, one under the other."""
    said = (f"**{plain(problem.title)}**", plain(problem.what_happened), plain(problem.what_to_do))
    return "  \n".join(said)


def heading(text: str) -> None:
    """Show what the page asks or finds, and beside it what data this is."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(plain(text), anchor=False)
        whose_data()
        if state.visit() is not None:
            st.badge(_("Safe to show in the room"), color="blue")
    from_before()


def from_before() -> None:
    """Say which numbers are as they were or not shown, and what a person can do."""
    visit = state.visit()
    if visit is None:
        return
    again = _("A facilitator can withdraw all numbers on Home and start again.")
    for one in correcting.held(visit.workspace):
        said = _(
            "{names} ({period}): these numbers are from before the correction of {date}. "
            "The new numbers beside the old ones could point at a person.",
            period=one.period,
            date=days.of(one.date),
            names=plain(correcting.named(one)),
        )
        more = "" if visit.workspace.is_sealed else f" {again}"
        st.warning(said + more, icon=":material/history:")
    _beside_published(visit.workspace)


_BY_A_WAY = (
    "{names} ({period}): not shown by {way}. With what a published table prints by it ({table}), "
    "our own numbers could point at a student."
)
_OF_EVERYONE = (
    "{names} ({period}): not shown of all students. A published table ({table}) prints by a way "
    "to group that this room does not ask by. With it our number could point at a student. "
    "Withdraw all numbers on Home and choose that way too, or use a new workspace without the "
    "table."
)


def _beside_published(workspace: Workspace) -> None:
    """Say what is not shown because somebody published numbers of the same students."""
    for one in beside.left_out(workspace):
        told = _BY_A_WAY if one.way else _OF_EVERYONE
        said = _(
            told,
            names=plain(named(one.measures)),
            period=one.period,
            way=plain(_(one.way)),
            table=plain(one.table),
        )
        st.warning(said, icon=":material/public:")
    for places, period in beside.waiting(workspace):
        said = _(
            "Published numbers of {places} ({period}) are not shown. Our own numbers of that year "
            "are shown already, and both together could point at a student. A facilitator can "
            "withdraw all numbers on Home and start again. Then both are looked at together.",
            places=plain(first_of(places, NAMED)),
            period=period,
        )
        st.warning(said, icon=":material/public:")


def title(text: str, *, width: Width = "stretch") -> None:
    """Show the heading of a page that is about no data."""
    with st.container(horizontal=True):
        st.title(plain(text), anchor=False, width=width)


def section(text: str) -> None:
    """Show the heading of a card or of a part of a page."""
    with st.container(horizontal=True):
        st.header(text, anchor=False)


def to(page: Page, label: str) -> None:
    """Show a link to another page."""
    st.page_link(page.file, label=f":blue[**{label}**]", width="content")


def whose_data() -> None:
    """Say whose data is open."""
    visit = state.visit()
    if visit is None:
        return
    if visit.workspace.is_sample:
        st.badge(_("Sample school: invented"), color="orange")
    else:
        st.badge(plain(visit.workspace.name), color="gray")


def quiet(text: str) -> None:
    """Show a small line in the soft colour; the text may hold markup."""
    st.markdown(f":small[:gray[{text}]]")


def sentence(text: str) -> str:
    """Give a finding as a sentence of its own, in which no sign is markup."""
    return sentences.closed(plain(text))


def plain(text: str) -> str:
    r"""Give a text of people's own in a form in which no sign is markup.

    >>> plain("Zone_1 *")
    'Zone\\_1 \\*'
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
