"""The way in for phones: the address that opens this page for the room, and its QR code."""

from socket import AF_INET, SOCK_DGRAM, socket
from urllib.parse import urlsplit

import segno
import streamlit as st

from equity.store.workspace import Workspace
from equity.ui.state import OUR_NAMES

EVERYWHERE, SOMEWHERE = ("0.0.0.0", "::", ""), ("192.0.2.1", 9)  # noqa: S104 - read, not served
"""A server that is reached under all its addresses; a place in no network, never sent to."""

DOT = 6
"""How wide a square of the QR code is, in pixels: a phone reads it from across a table."""


def address(url: str, served: str) -> str | None:
    """Give where phones find this page, None where no other computer reaches it.

    `url` is where the facilitator's browser finds it, `served` the address that the server has.

    >>> address("https://gaps.example/focus?room=x", "127.0.0.1")
    'https://gaps.example/focus'
    >>> address("http://localhost:8501/focus", "192.168.0.5")
    'http://192.168.0.5:8501/focus'
    >>> address("http://localhost:8501/focus", "127.0.0.1") is None
    True
    """
    here = urlsplit(url)
    if here.hostname not in OUR_NAMES:
        return here._replace(query="", fragment="").geturl()
    name = _own_address() if served in EVERYWHERE else served
    if name is None or name in OUR_NAMES:
        return None
    port = f":{here.port}" if here.port else ""
    return here._replace(netloc=f"{name}{port}", query="", fragment="").geturl()


def page_for_phones() -> str | None:
    """Give where phones find this page of the running app, None where they cannot."""
    return address(str(st.context.url or ""), str(st.get_option("server.address") or ""))


def qr_code(workspace: Workspace, page: str, *, name: str) -> str:
    """Give, as markup, the QR code that opens a page with the room link."""
    code = segno.make(f"{page}?room={workspace.link}", error="m", micro=False)
    drawn = code.svg_data_uri(scale=DOT, border=4, dark="#000000", light="#ffffff")
    return f"![{name}]({drawn})"


def _own_address() -> str | None:
    """Give the address of this computer in its network; nothing is sent to find it."""
    with socket(AF_INET, SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE)
        except OSError:
            return None
        return str(probe.getsockname()[0])
