"""Pictures: the story's specifications, each with a text for those who cannot see it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from equity.language import _
from equity.privacy.table import SafeTable
from equity.question import Question
from equity.story import charts, findings, sentences
from equity.story.palette import Theme
from equity.ui.show.facts import hidden_group, is_hidden
from equity.ui.show.findings import open_gap
from equity.ui.show.frame import quiet

Spec = dict[str, Any]


def heatmap(tables: Sequence[SafeTable], question: Question) -> None:
    """Show all groups beside all measures; a click on a cell opens its gap."""
    quiet(_("Big number: of every 100 students. Small number: points above or below the others."))
    spec = charts.heatmap(tables, findings.clearest_gaps(tables), theme=theme())
    with _wide():
        event = st.vega_lite_chart(
            _without_alt(spec),
            theme=None,
            width="content",
            key="heatmap",
            on_select="rerun",
            alt=spec["description"],
        )
    chosen = charts.chosen(tables, event.selection.get("cell", []))
    if chosen:
        open_gap(measure=chosen[0], group=chosen[1], question=question)


def pictures(table: SafeTable, group: tuple[str, ...]) -> None:
    """Show a group and its comparison as people out of 100, and all groups side by side."""
    of_people, of_groups = st.tabs([_("People"), _("All groups")])
    with of_people:
        if is_hidden(table, group):
            hidden_group(table)
        else:
            quiet(sentences.how_to_read(table))
            draw(charts.people(table, group, theme=theme()), key="people")
    with of_groups:
        quiet(_("Each line is how far the number may be off: the shorter, the surer."))
        draw(charts.forest(table, theme=theme()), key="forest")


def draw(spec: Spec, *, key: str) -> None:
    """Show a picture."""
    alt = spec["description"]
    with _wide():
        st.vega_lite_chart(_without_alt(spec), theme=None, width="content", key=key, alt=alt)


def _wide() -> DeltaGenerator:
    """Give a place in which a picture that is wider than the screen scrolls by itself."""
    return st.container(horizontal=True, wrap=False)


def _without_alt(spec: Spec) -> Spec:
    """Leave out the text for those who cannot see it: Streamlit takes it apart and says it once."""
    return {name: part for name, part in spec.items() if name != "description"}


def theme() -> Theme:
    """Give the theme of this visitor."""
    return "dark" if st.context.theme.type == "dark" else "light"
