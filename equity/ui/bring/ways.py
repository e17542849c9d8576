"""The ways to group people that the room will have: chosen and ordered before anything is shown."""

import streamlit as st

from equity.chain import grouping
from equity.language import _
from equity.privacy.family import MOST_DIMENSIONS
from equity.ui.bring import desk
from equity.ui.bring.desk import Desk
from equity.ui.bring.work import Ways
from equity.ui.show.frame import plain, quiet, section
from equity.vocabulary import FileKind


def ways_card(now: Desk) -> None:
    """Let people choose and order the ways to group; in sight where not all have room."""
    labels = _labels(now)
    if len(labels) > MOST_DIMENSIONS:
        with st.container(border=True, gap="xsmall"):
            section(_("The ways to group that your room will have"))
            st.markdown(
                _(
                    "Your files have {count}, a room can have {most}. Take one out to put another "
                    "in.",
                    count=len(labels),
                    most=MOST_DIMENSIONS,
                )
            )
            _choose(now, labels)
    elif len(labels) > 1:
        with st.expander(_("Ways to group people: choose, or leave as proposed")):
            _choose(now, labels)


def ways_of(now: Desk) -> Ways:
    """Give the ways that the files have and those that are chosen: the proposed ones at first."""
    known = tuple(_labels(now))
    chosen = tuple(one for one in now.ways or () if one in known)
    return Ways(known, chosen or grouping.proposed(known))


def _choose(now: Desk, labels: dict[str, str]) -> None:
    key = f"ways_{now.turn}_{'_'.join(labels)}"
    st.session_state.setdefault(key, list(ways_of(now).chosen))
    st.multiselect(
        _("Ways to group, the most important first"),
        list(labels),
        format_func=lambda one: labels[one],
        max_selections=MOST_DIMENSIONS,
        placeholder=_("Choose at least one"),
        key=key,
        on_change=_take_over,
        args=(key,),
        help=_("To move one, take it out and choose it again: it comes last."),
    )
    quiet(
        _(
            "With fewer ways, fewer groups are too small to show, and numbers are ready sooner. "
            "Once numbers are shown this stays: two versions together could tell too much."
        )
    )


def _take_over(key: str) -> None:
    desk.change(ways=tuple(st.session_state[key]))


def _labels(now: Desk) -> dict[str, str]:
    """Give the ways to group by name, in the order of every screen, with what people call them."""
    found = {
        one.name: plain(_(one.label))
        for report in now.checked.values()
        if report.kind not in (FileKind.PUBLISHED, FileKind.INCIDENTS)
        for one in report.dimensions
        if one.groups
    }
    return {name: found[name] for name in grouping.proposed(list(found), most=len(found))}
