"""One choice that stands in the URL: a widget that shows what the URL says and writes there."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from equity.language import _
from equity.ui import address

T = TypeVar("T")


def select(
    name: str,
    label: str,
    options: Sequence[T],
    *,
    text: Callable[[T], str],
    words: Callable[[T], str],
    default: T,
) -> T:
    """Let people choose from a list; `text` is what the URL says, `words` what people read."""
    known = {text(option): option for option in options}
    chosen = _show(name, known, default=text(default))
    st.selectbox(
        label,
        list(known),
        key=name,
        format_func=lambda one: words(known[one]),
        on_change=_write,
        args=(name,),
    )
    return known[chosen]


def segments(
    name: str,
    label: str,
    options: Sequence[T],
    *,
    text: Callable[[T], str],
    words: Callable[[T], str],
    first: int,
) -> T:
    """Let people choose from a few options in sight and from the others behind "More"."""
    known = {text(option): option for option in options}
    names = list(known)
    chosen = _show(name, known, default=names[0])
    in_sight = [one for one in names if one in names[:first] or one == chosen]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content"):
        st.segmented_control(
            label,
            in_sight,
            key=name,
            required=True,
            format_func=lambda one: words(known[one]),
            on_change=_write,
            args=(name,),
        )
        others = [one for one in names if one not in in_sight]
        if others:
            _more(name, others, words=lambda one: words(known[one]))
    return known[chosen]


def _more(name: str, others: Sequence[str], *, words: Callable[[str], str]) -> None:
    st.menu_button(
        _("More"),
        others,
        key=f"{name}_more",
        format_func=words,
        on_click=_write,
        args=(name, f"{name}_more"),
    )


def _show(name: str, known: dict[str, T], *, default: str) -> str:
    """Let the widget show what the URL says, or the default where the URL says nothing known."""
    said = address.get(name)
    chosen = said if said in known else default
    if st.session_state.get(name) != chosen:
        st.session_state[name] = chosen
    return chosen


def _write(name: str, widget: str | None = None) -> None:
    address.put(**{name: st.session_state[widget or name]})
