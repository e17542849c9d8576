"""The choices that stand in the URL: they hold over every page, refresh and second tab.

The URL is the truth: a widget shows what the URL says and writes there what a person chose. This
module is its only writer. Streamlit drops what the URL says when the page changes, so the choices
are also held in the session and written again on the next page. Texts are names (`by=gender`),
never labels, so that a link opens in every language; no text is data.
"""

import streamlit as st

NAMES = (
    *("room", "measure", "by", "group", "also", "with"),
    *("only", "question", "theme", "show", "people", "large", "told"),
)
HELD, PAGE = "address", "address_page"


def hold(page: str) -> None:
    """Take over what the URL says; after a change of page, write again what it has lost."""
    said = {name: st.query_params[name] for name in NAMES if name in st.query_params}
    came_from_elsewhere = st.session_state.get(PAGE) != page
    held = _held() | said if came_from_elsewhere else said
    st.session_state[PAGE] = page
    _write(held)


def get(name: str) -> str | None:
    """Give what is chosen, None where nothing is."""
    return _held().get(name)


def put(**chosen: str | None) -> None:
    """Choose; None takes a choice back."""
    held = {name: text for name, text in (_held() | chosen).items() if text is not None}
    for name, text in chosen.items():
        if text is None and name in st.query_params:
            del st.query_params[name]
    _write(held)


def _held() -> dict[str, str]:
    return dict(st.session_state.get(HELD, {}))


def _write(held: dict[str, str]) -> None:
    st.session_state[HELD] = held
    lost = {name: text for name, text in held.items() if st.query_params.get(name) != text}
    if lost:
        st.query_params.update(lost)
