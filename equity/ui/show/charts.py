"""Pictures: the story's specifications, each with a text for those who cannot see it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from equity.language import _
from equity.privacy.table import SafeTable
from equity.question import Question
from equity.story import charts, figures, findings
from equity.story.palette import Theme
from equity.ui.show import leaving
from equity.ui.show.facts import hidden_group, is_hidden
from equity.ui.show.findings import open_gap
from equity.ui.show.frame import plain, quiet

Spec = dict[str, Any]

ON_A_PHONE = 358
"""How wide a picture can be on a phone."""


def heatmap(tables: Sequence[SafeTable], question: Question) -> None:
    """Show all groups beside all measures; a click on a cell opens its gap."""
    quiet(charts.how_to_read(tables))
    spec = charts.heatmap(tables, findings.clearest_gaps(tables), theme=theme())
    with _wide(spec, key="heatmap"):
        picked = leaving.chart_to_pick_from(spec, charts.COLUMNS, key="heatmap")
    chosen = charts.chosen(tables, picked.get("cell", []))
    if chosen:
        open_gap(measure=chosen[0], group=chosen[1], question=question)


def pictures(table: SafeTable, group: tuple[str, ...]) -> None:
    """Show a group and its comparison as people out of 100, and all groups side by side.

    What is about every group has one picture: the numbers of all of them.
    """
    if not group:
        quiet(figures.how_to_read(table, group))
        draw(charts.each(table, theme=theme()), key="each")
        return
    of_people, of_groups = st.tabs([_("People"), _("All groups")])
    with of_people:
        if is_hidden(table, group):
            hidden_group(table)
        else:
            quiet(figures.how_to_read(table, group))
            _beside_each_other(charts.people_apart(table, group, theme=theme()))
    with of_groups:
        quiet(plain(figures.how_to_read_groups(table)))
        draw(charts.forest(table, theme=theme()), key="forest")


def draw(spec: Spec, *, key: str) -> None:
    """Show a picture."""
    with _wide(spec, key=key):
        leaving.chart(spec, charts.COLUMNS, key=key)


def _beside_each_other(specs: Sequence[Spec]) -> None:
    """Show pictures in columns, which a phone stacks."""
    places = st.columns(2, gap="small")
    for number, (place, spec) in enumerate(zip(places, specs, strict=False)):
        with place:
            draw(spec, key=f"people_{number}")


def _wide(spec: Spec, *, key: str) -> DeltaGenerator:
    """Give a place in which a picture that is wider than the screen scrolls by itself."""
    if spec["width"] > ON_A_PHONE:
        with st.container(key=f"swipe_{key}"):  # look.css shows it on phones only
            quiet(_("Swipe the picture sideways to see all of it."))
    return st.container(horizontal=True, wrap=False, key=f"wide_{key}")


def theme() -> Theme:
    """Give the theme of this visitor."""
    return "dark" if st.context.theme.type == "dark" else "light"
