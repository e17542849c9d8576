"""The ways to group people that the room will have: chosen and ordered before anything is shown."""

import streamlit as st

from equity.chain import grouping, merging
from equity.language import _
from equity.privacy.family import MOST_DIMENSIONS
from equity.ui.bring import desk
from equity.ui.bring.desk import Desk
from equity.ui.bring.people import People
from equity.ui.bring.work import Ways
from equity.ui.show.frame import quiet, section


def ways_card(now: Desk, people: People) -> None:
    """Let people choose and order the ways to group; in sight where not all have room."""
    labels = people.labels
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
            _choose(now, people)
    elif len(labels) > 1:
        with st.expander(_("Ways to group people: choose, or leave as proposed")):
            _choose(now, people)


def ways_of(now: Desk, people: People) -> Ways:
    """Give the ways to group and what is merged in them: the proposed ways at first."""
    known = tuple(people.labels)
    chosen = tuple(one for one in now.ways or () if one in known)
    merged = people.merged if now.merged is None else now.merged
    return Ways(
        known=known,
        chosen=chosen or people.chosen or grouping.proposed(known),
        groups=people.groups,
        merged=merging.standing(merged, people.groups),
    )


def _choose(now: Desk, people: People) -> None:
    labels = people.labels
    key = f"ways_{now.turn}_{'_'.join(labels)}"
    st.session_state.setdefault(key, list(ways_of(now, people).chosen))
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
