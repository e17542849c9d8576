"""The law of the one door: no other module of the screen hands a browser anything but words."""

import ast
from collections.abc import Iterator

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

DOOR = "equity/ui/show/leaving.py"

PLACES = {"columns", "container", "dialog", "empty", "expander", "fragment", "popover", "tabs"}
WORDS = {"badge", "error", "header", "html", "info", "markdown", "space", "title", "warning"}
ASKED = {
    *("button", "checkbox", "file_uploader", "menu_button", "multiselect", "number_input", "pills"),
    *("radio", "segmented_control", "selectbox", "text_area", "text_input", "toggle"),
}
WORK = {
    "cache_data",
    "cache_resource",
    "context",
    "get_option",
    "progress",
    "query_params",
    "session_state",
}
WAYS = {"Page", "logo", "navigation", "page_link", "rerun", "set_page_config", "spinner", "stop"}
TYPES = {"DeltaGenerator", "PagesManager", "delta_generator"}
ALLOWED = PLACES | WORDS | ASKED | WORK | WAYS | TYPES | {"switch_page"}
"""All of Streamlit that the screen uses beside the door: none of it takes a table or a file."""

SHOWN = {name for name in dir(DeltaGenerator) if hasattr(st, name) and name[0] != "_"} - ALLOWED
"""What a place on the screen could show too, such as `place.dataframe(...)`."""


def leaving(source: str) -> list[str]:
    """Only the door shows tables and pictures and offers files."""
    return [f"line {line}: {what} does not go through the door" for line, what in _past(source)]


def _past(source: str) -> Iterator[tuple[int, str]]:
    nodes = list(ast.walk(ast.parse(source)))
    bases = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
    for node in nodes:
        match node:
            case ast.Attribute(value=ast.Name(id="leaving")):
                pass
            case ast.Attribute(value=ast.Name(id="st"), attr=name) if name not in ALLOWED:
                yield node.lineno, f"st.{name}"
            case ast.Call(func=ast.Attribute(value=place, attr=name)) if name in SHOWN:
                if ast.unparse(place) not in ("st", "leaving"):
                    yield node.lineno, f".{name}(...)"
            case ast.Name(id="st") if id(node) not in bases:
                yield node.lineno, "Streamlit under another name"
            case ast.ImportFrom(module=str(module)) if module.partition(".")[0] == "streamlit":
                yield from ((node.lineno, one.name) for one in node.names if one.name not in TYPES)
            case ast.alias(name=name, asname=asname) if name.partition(".")[0] == "streamlit":
                if (name, asname) != ("streamlit", "st"):
                    yield node.lineno, f"{name} as {asname}"
