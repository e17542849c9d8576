"""Who votes: a browser, known by a key that nobody can guess and that says nothing of a person.

The key lies in a cookie. A browser sends it whenever it connects, so that dots are its own after a
refresh and after the server was killed; the session would forget it with the tab, and the URL would
hand it on with the link. Streamlit reads cookies and writes none, so a line of script writes it.
Who has deleted cookies is another voter: a room link asks nobody's name. That is why the page says
how many have voted: who leads the room compares it with the people there.
"""

import re
import secrets

import streamlit as st

COOKIE, HELD = "dots", "voter"
DAYS = 30
"""How long a browser is known."""

_KEY = re.compile(r"[\w-]{22}", re.ASCII)


def key() -> str:
    """Give the key of this visitor's browser; it is made at the first time."""
    held = st.session_state.get(HELD)
    if held is None:
        said = str(st.context.cookies.get(COOKIE, ""))
        held = st.session_state[HELD] = said if _KEY.fullmatch(said) else secrets.token_urlsafe(16)
    return str(held)


def remember() -> None:
    """Let the browser keep its key; one that it has by now stays."""
    if st.context.cookies.get(COOKIE) != key():
        st.html(_script(key()), unsafe_allow_javascript=True)


def _script(made: str) -> str:
    cookie = f"{COOKIE}={made}; Path=/; Max-Age={DAYS * 86_400}; SameSite=Strict"
    return f"""<script>
    if (!/(^|; ){COOKIE}=[\\w-]{{22}}(;|$)/.test(document.cookie))
        document.cookie = "{cookie}" + (location.protocol === "https:" ? "; Secure" : "");
    </script>"""
