"""Who is here and what is open: one frozen `Visit` a run."""

from dataclasses import dataclass
from ipaddress import ip_address

import streamlit as st

from equity.chain import answering, workspaces
from equity.problems import Problem
from equity.store.workspace import Workspace
from equity.ui import address
from equity.vocabulary import View

VISIT = "visit"
LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An open workspace as this visitor may see it; `snapshot` names the state of its data."""

    workspace: Workspace
    snapshot: str
    view: View = View.ROOM


def begin(page: str) -> None:
    """Open what the room link in the URL belongs to; a Problem where it opens nothing."""
    address.hold(page)
    st.session_state[VISIT] = None
    link = address.get("room")
    if link is None:
        return
    try:
        enter(workspaces.open_link(link))
    except Problem:
        leave()
        raise


def visit() -> Visit | None:
    """Give the open workspace, None where none is open."""
    opened: Visit | None = st.session_state.get(VISIT)
    return opened


def enter(workspace: Workspace) -> Visit:
    """Open a workspace for this visitor and write its room link into the URL."""
    opened = Visit(workspace=workspace, snapshot=answering.snapshot(workspace))
    if address.get("room") != workspace.link:
        address.put(**dict.fromkeys(address.NAMES))
    address.put(room=workspace.link)
    st.session_state[VISIT] = opened
    return opened


def leave() -> None:
    """Close the workspace for this visitor."""
    st.session_state[VISIT] = None
    address.put(**dict.fromkeys(address.NAMES))


def is_facilitator() -> bool:
    """Tell whether the visitor sits at this computer: only they may import, list and delete."""
    visitor = st.context.ip_address  # None on this computer
    if visitor is None:
        return True
    try:
        return ip_address(visitor).is_loopback
    except ValueError:
        return False


def language() -> str:
    """Give the language of the visitor's browser where we have it, else English."""
    wished = (st.context.locale or "en").partition("-")[0]
    return wished if wished in LANGUAGES else "en"
