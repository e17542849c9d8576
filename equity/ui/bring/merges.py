"""Small groups: keep them apart and listen, or merge them before anything is shown."""

from typing import Literal

import streamlit as st

from equity.chain import merging, small_groups
from equity.chain.answering import MIN_GROUP
from equity.language import _
from equity.privacy.merging import SmallGroups
from equity.story.groups import row_name
from equity.story.merging import made_of, would_bring
from equity.ui.bring import desk
from equity.ui.bring.desk import Desk
from equity.ui.bring.people import People
from equity.ui.bring.ways import ways_of
from equity.ui.bring.work import Ways
from equity.ui.show.frame import plain, quiet, section, show_told, told

WAY, GROUPS, NAME = "merge_way", "merge_groups", "merge_name"


def merges_card(now: Desk, people: People) -> None:
    """Say where groups are small, what a merge would bring back, and what is merged by now.

    Where no group is small there is a quiet button only.
    """
    ways = ways_of(now, people)
    small = small_groups.found(people.crowds, ways.chosen, ways.merged)
    if not (small or ways.merged):
        _free_choice(people, ways, _("Merge groups"), "tertiary")
        return
    with st.container(border=True, gap="xsmall"):
        section(_("Some groups are small") if small else _("Merged groups"))
        if small:
            _what_to_do()
        for one in small:
            _proposed(people, ways, one)
        for dimension, made in ways.merged.items():
            for name in made:
                _made(ways, dimension, name)
        _free_choice(people, ways, _("Merge other groups"), "secondary")


def _what_to_do() -> None:
    st.markdown(
        _(
            "No number is shown about a group with fewer than {least} students, and a larger group "
            "may be hidden with it. Keep the groups apart and hold a **listening circle** with "
            "these students. Or merge groups, under a name that they choose: then nobody sees "
            "them apart.",
            least=MIN_GROUP,
        )
    )


def _proposed(people: People, ways: Ways, one: SmallGroups) -> None:
    """Say what a merge would bring back, and offer it; nothing is merged by itself."""
    st.markdown(f"**{people.labels[one.dimension]}**: {plain(would_bring(one))}")
    key = f"merge_{one.dimension}"
    if one.merge and st.button(_("Merge these groups"), key=key, icon=":material/merge:"):
        _ask(people, ways, one.dimension, one.merge)


def _free_choice(
    people: People, ways: Ways, label: str, kind: Literal["secondary", "tertiary"]
) -> None:
    """Offer to merge any groups of people whom the files name."""
    known = _known(people, ways)
    if known and st.button(label, key="merge", icon=":material/merge:", type=kind):
        _ask(people, ways, known[0], ())


def _known(people: People, ways: Ways) -> list[str]:
    return [one for one in ways.chosen if one in people.groups]


def _made(ways: Ways, dimension: str, name: str) -> None:
    """Show one merge, with a way back."""
    st.markdown(
        f":blue[:material/check:] {plain(made_of(dimension, name, ways.merged[dimension][name]))}"
    )
    st.button(
        _("Undo this merge"),
        key=f"undo_{dimension}_{name}",
        icon=":material/undo:",
        on_click=_take_back,
        args=(ways, dimension, name),
    )


def _ask(people: People, ways: Ways, dimension: str, groups: tuple[str, ...]) -> None:
    """Ask which groups to merge and under which name; what is wrong is said where it is asked."""
    key = "_".join((str(desk.now().turn), dimension, *groups))
    known = _known(people, ways)

    @st.dialog(_("Merge groups"))
    def ask() -> None:
        way = st.selectbox(
            _("Way to group"),
            known,
            index=known.index(dimension),
            format_func=lambda one: people.labels[one],
            key=f"{WAY}_{key}",
        )
        st.multiselect(
            _("Groups to merge"),
            merging.free(ways.merged, way, people.groups),
            default=groups if way == dimension else None,
            format_func=lambda one: row_name((way,), (one,)),
            placeholder=_("Choose two or more"),
            key=f"{GROUPS}_{key}_{way}",
        )
        st.text_input(
            _("Name of the merged group"),
            placeholder=_("A name that these students choose"),
            key=f"{NAME}_{key}",
        )
        quiet(
            _(
                "On every page these groups are then one: nobody sees them apart any more. "
                "You can undo it until the first numbers are shown."
            )
        )
        given = (people, ways, key)
        pressed = st.button(
            _("Merge"), key="merge_now", type="primary", on_click=told(_merge), args=given
        )
        if pressed and not show_told():
            st.rerun()

    ask()


def _merge(people: People, ways: Ways, key: str) -> None:
    asked = st.session_state
    way, name = asked[f"{WAY}_{key}"], asked[f"{NAME}_{key}"]
    chosen = asked[f"{GROUPS}_{key}_{way}"]
    desk.change(merged=merging.with_one(ways.merged, way, name, chosen, known=people.groups))


def _take_back(ways: Ways, dimension: str, name: str) -> None:
    desk.change(merged=merging.without(ways.merged, dimension, name))
