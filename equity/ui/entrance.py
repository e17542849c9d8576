"""The ways in for who is not at this computer: a room code, a room link, a passphrase."""

import streamlit as st

from equity.chain import entering
from equity.language import _
from equity.ui import pages, state
from equity.ui.show.frame import quiet, section, told


def join_card() -> None:
    """Ask for the room code; who leads the room gives the passphrase instead."""
    with st.container(border=True, width=480, gap="xsmall"):
        section(_("Join the room"))
        code = st.text_input(
            _("Room code"), key="room_code", placeholder=_("Such as K7MP-2QXR, then Enter")
        )
        if code.strip():
            state.enter(entering.open_code(code, whence=state.whence()))
            st.switch_page(pages.OVERVIEW.file)
        quiet(_("Your facilitator has the code, or a room link that opens it for you."))
        if entering.has_passphrase():
            with st.expander(_("I lead this room")):
                _passphrase()


def room_link() -> None:
    """Ask for a room link."""
    link = st.text_input(
        _("Room link"), key="room_link", placeholder=_("Paste it here, then Enter")
    )
    if link.strip():
        state.enter(entering.open_link(link.strip().rpartition("room=")[2]))
        st.switch_page(pages.OVERVIEW.file)


def line_is_safe() -> bool:
    """Tell whether a passphrase may be typed here; say why not where others can read along."""
    if state.whence() == entering.HERE or str(st.context.url or "").startswith("https:"):
        return True
    st.markdown(
        _(
            "The line to this computer is not locked. Type the passphrase on the computer where "
            "the app runs."
        )
    )
    return False


def _passphrase() -> None:
    if line_is_safe():
        st.text_input(_("Passphrase"), key="passphrase", type="password", on_change=told(_lead))


def _lead() -> None:
    given = str(st.session_state.pop("passphrase"))
    state.lead(given)
