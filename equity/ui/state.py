"""Who is here, what is open and what this visitor may do: one frozen `Visit` a run."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import urlsplit

import streamlit as st

from equity.chain import answering, entering, protection, roles, staff
from equity.chain.releasing import Missing
from equity.language import _
from equity.problems import Problem
from equity.store.workspace import Workspace
from equity.ui import address
from equity.vocabulary import Action, Role

VISIT, ELSEWHERE, LEADS = "visit", "from_elsewhere", "gave_the_passphrase"
AWAITED = "awaited"
STAFF_UNTIL = "staff_view_until"
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
"""What a proxy says: then the visitor sits somewhere else, whatever the address is."""

OUR_NAMES = ("localhost", "127.0.0.1", "::1")
"""What this computer is asked for by its own browser.

Under any other name a page from elsewhere may be asking, whose name was made to lead here.
"""

Deed = TypeVar("Deed", bound=Callable[..., Any])

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An open workspace; `snapshot` names the state of its data.

    `missing` is what was not protected yet when the run began: nothing of it is shown.
    """

    workspace: Workspace
    snapshot: str
    missing: tuple[Missing, ...] = ()

    def waiting(self, keys: Collection[str], period: str | None) -> tuple[Missing, ...]:
        """Give which measures are not protected yet in a year; None is the newest of each."""
        return tuple(
            one
            for one in self.missing
            if one.measure.key in keys and (one.is_newest or one.period == period)
        )


def begin(page: str) -> None:
    """Open what the room link in the URL belongs to; a Problem where it opens nothing."""
    address.hold(page)
    st.session_state[VISIT] = None
    st.session_state[AWAITED] = frozenset()
    link = address.get("room")
    if link is None:
        return
    try:
        enter(entering.open_link(link))
    except Problem:
        leave()
        raise


def visit() -> Visit | None:
    """Give the open workspace, None where none is open."""
    opened: Visit | None = st.session_state.get(VISIT)
    return opened


def enter(workspace: Workspace) -> Visit:
    """Open a workspace for this visitor and write its room link into the URL."""
    missing = () if workspace.is_sealed else protection.go_on(workspace)
    snapshot = answering.snapshot(workspace)
    opened = Visit(workspace=workspace, snapshot=snapshot, missing=missing)
    if address.get("room") not in (workspace.link, None):  # choices of no room are a link's
        address.put(**dict.fromkeys(address.NAMES))
    address.put(room=workspace.link)
    st.session_state[VISIT] = opened
    return opened


def wait_for(missing: Collection[Missing]) -> None:
    """Note what this run's page would show if it were protected."""
    st.session_state[AWAITED] = awaited().union(missing)


def awaited() -> frozenset[Missing]:
    """Give what this run's page would show if it were protected."""
    noted: frozenset[Missing] = st.session_state.get(AWAITED, frozenset())
    return noted


def leave() -> None:
    """Close the workspace for this visitor."""
    st.session_state[VISIT] = None
    address.put(**dict.fromkeys(address.NAMES))


def role() -> Role:
    """Give who the visitor is: a facilitator at this computer or by passphrase, else the room."""
    leads = st.session_state.get(LEADS) or whence() == entering.HERE
    return Role.FACILITATOR if leads else Role.ROOM


def may(action: Action) -> bool:
    """Tell whether this visitor may do an action."""
    return roles.may(role(), action)


def permitted(deed: Deed) -> Deed:
    """Give a deed of the chain where this visitor may do it now, else raise a Problem."""
    roles.refuse(role(), deed)
    opened = visit()
    if opened and not may(Action.LIST) and address.get("room") != opened.workspace.link:
        raise Problem(
            _("This room link was changed"),
            _("The one that you came with opens nothing any more."),
            _("Ask your facilitator for the new one."),
        )
    return deed


def lead(passphrase: str) -> None:
    """Make this visitor a facilitator until the tab closes; a Problem where it is wrong."""
    entering.give_passphrase(passphrase, whence=whence())
    st.session_state[LEADS] = True


def open_staff(passphrase: str) -> None:
    """Open the staff view for some minutes; a Problem where the passphrase is wrong."""
    permitted(staff.answer)
    entering.give_passphrase(passphrase, whence=whence())
    st.session_state[STAFF_UNTIL] = time.monotonic() + 60 * staff.MINUTES


def close_staff() -> None:
    """Close the staff view."""
    st.session_state.pop(STAFF_UNTIL, None)


def staff_seconds() -> float:
    """Give how long the staff view is still open: 0 where it is closed or not this visitor's."""
    until = st.session_state.get(STAFF_UNTIL, 0.0) if may(Action.STAFF_VIEW) else 0.0
    return max(0.0, until - time.monotonic())


def whence() -> str:
    """Say where the visitor sits: `HERE`, or an address. Who came from elsewhere stays there."""
    seen = st.session_state.get(ELSEWHERE)
    if seen is None and not _sits_here():
        seen = st.session_state[ELSEWHERE] = st.context.ip_address or "unknown"
    return entering.HERE if seen is None else str(seen)


def _sits_here() -> bool:
    said, visitor = st.context.headers, st.context.ip_address  # None on this computer
    if any(name in said for name in FORWARDED):
        return False
    try:
        is_ours = urlsplit(f"//{said.get('Host', OUR_NAMES[0])}").hostname in OUR_NAMES
        return is_ours and (visitor is None or ip_address(visitor).is_loopback)
    except ValueError:
        return False


def language() -> str:
    """Give the language of the visitor's browser where we have it, else English."""
    wished = (st.context.locale or "en").partition("-")[0]
    return wished if wished in LANGUAGES else "en"
