"""One choice that stands in the URL: a widget that shows what the URL says and writes there.

Options are given as {what the URL says: what people read}; a choice is what the URL says.
"""

from collections.abc import Mapping
from itertools import chain, count
from typing import TypeVar

import streamlit as st

from equity.language import _
from equity.ui import address
from equity.ui.show.frame import Width

Default = TypeVar("Default", str, None)


def select(
    name: str, label: str, options: Mapping[str, str], *, default: str, width: Width = "stretch"
) -> str:
    """Let people choose from a list."""
    chosen, said = _show(name, options, default=default), apart(options)
    st.selectbox(
        label,
        list(options),
        key=name,
        format_func=lambda one: said[one],
        on_change=_write,
        args=(name, name),
        width=width,
    )
    return chosen


def segments(name: str, label: str, options: Mapping[str, str], *, in_sight: int) -> str:
    """Let people choose from a few options in sight, or from the others behind "More"."""
    first = list(options)[:in_sight]
    chosen = _show(name, options, default=first[0])
    seen = first if chosen in first else [*first, chosen]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content"):
        st.segmented_control(
            label,
            seen,
            key=name,
            required=True,
            format_func=lambda one: options[one],
            on_change=_write,
            args=(name, name),
        )
        others = [one for one in options if one not in seen]
        if others:
            st.menu_button(
                _("More"),
                others,
                key=f"{name}_more",
                format_func=lambda one: options[one],
                on_click=_write,
                args=(name, f"{name}_more"),
            )
    return chosen


def pills(name: str, label: str, options: Mapping[str, str]) -> str | None:
    """Let people choose one of some options in sight, or none."""
    chosen = _show(name, options, default=None)
    st.pills(
        label,
        list(options),
        key=name,
        format_func=lambda one: options[one],
        on_change=_write,
        args=(name, name),
    )
    return chosen


def apart(names: Mapping[str, str]) -> dict[str, str]:
    """Give the names of options, each once: a list takes two of one name for the same option.

    >>> apart({"a": "Our school", "b": "Oak School", "c": "Our school"})
    {'a': 'Our school', 'b': 'Oak School', 'c': 'Our school (2)'}
    """
    told: dict[str, str] = {}
    for option, name in names.items():
        numbered = (f"{name} ({number})" for number in count(2))
        told[option] = next(one for one in chain([name], numbered) if one not in told.values())
    return told


def _show(name: str, options: Mapping[str, str], *, default: Default) -> str | Default:
    """Let the widget show what the URL says, or the default where the URL says nothing known."""
    said = address.get(name)
    chosen = said if said is not None and said in options else default
    st.session_state[name] = chosen
    return chosen


def _write(name: str, widget: str) -> None:
    address.put(**{name: st.session_state[widget]})
