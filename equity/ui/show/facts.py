"""The facts beside a picture: how sure, how many, compared with whom, what is hidden."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from equity.language import _
from equity.privacy.table import SafeTable
from equity.question import Only
from equity.story import alone, findings, groups, published, sentences
from equity.ui import pages
from equity.ui.show.frame import plain, quiet, to
from equity.vocabulary import Evidence

Colour = Literal["blue", "orange", "gray"]
COLOURS: dict[Evidence, Colour] = {
    Evidence.CLEAR: "blue",
    Evidence.WORTH_ASKING: "orange",
    Evidence.TOO_SMALL: "gray",
}


def facts(table: SafeTable, group: tuple[str, ...]) -> None:
    """Show the card of facts about one gap."""
    with st.container(border=True, gap="xsmall"):
        if not is_hidden(table, group):
            word, between = findings.how_sure(table, group)
            _fact(_("How sure are we?"), f"{_badge(table, group, word)} {plain(between)}")
            _fact(_("How many students?"), plain(sentences.how_many(table, group)))
        if group:
            against = f"{sentences.compared_with(table, group)}. {table.source}"
            _fact(_("Compared with"), plain(against))
            _other_comparison(table, group)
        else:
            _fact(_("Source"), plain(table.source))
        _fact(_("What is hidden?"), plain(sentences.hidden(table)))


def _other_comparison(table: SafeTable, group: tuple[str, ...]) -> None:
    one = table.group(*group)
    if said := one and alone.offer(table, one):
        quiet(plain(said))


def is_hidden(table: SafeTable, group: tuple[str, ...]) -> bool:
    """Tell whether the group may not be shown; of every group, (), whether all students may not."""
    one = sentences.of(table, group)
    return one is None or not one.shown


def hidden_group(table: SafeTable) -> None:
    """Say what to do instead of a number about a group that is too small."""
    st.info(
        _(
            "**Ask, do not guess: hold a listening circle.** A number about so few students could "
            "point at a person. Invite them to say in their own words how school is for them, "
            "and let them choose what is shared."
        ),
        icon=":material/diversity_3:",
    )
    if table.only:
        st.markdown(_("Or look at all students: set **Only** back."))
    to(pages.METHODS, _("Who is not shown, and why?"))


def place(tables: Sequence[SafeTable]) -> None:
    """Say of published numbers which place they are about."""
    for said in dict.fromkeys(published.place(table.only) for table in tables):
        if said:
            quiet(plain(said))


def set_aside(table: SafeTable, only: Sequence[Only]) -> None:
    """Say where a filter is set aside because the room does not have it for this measure."""
    left_out = [one for one in only if one not in table.only]
    if left_out:
        quiet(
            _(
                "The filter is set aside here ({who}): a group of one question or theme under a "
                "filter could point at a person.",
                who=plain(groups.under_filter(left_out).strip(" ,")),
            )
        )


def protected_line(tables: Sequence[SafeTable]) -> None:
    """Say how many groups are hidden, masked, without a rate or not compared in the pictures."""
    hidden = [{one.group for one in table.hidden} for table in tables]
    told = filter(
        None,
        (
            _protected(hidden),
            published.masked(tables),
            published.without_rate(tables),
            alone.instead(tables),
        ),
    )
    said = ". ".join(told)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":small[:gray[{said}.]]", width="content")
        why = (
            _("Who is not shown, and why?") if any(hidden) else _("How are small groups protected?")
        )
        to(pages.METHODS, why)


def _protected(hidden: Sequence[set[tuple[str, ...]]]) -> str:
    """Say how many groups are hidden in all columns, and how many more in some of them."""
    everywhere = len(set.intersection(*hidden)) if hidden else 0
    somewhere = len(set().union(*hidden)) - everywhere
    if not everywhere + somewhere:
        return _("No group here is too small to show")
    if not somewhere:
        return _counted(everywhere)
    if not everywhere:
        return _("{groups} in some columns", groups=_counted(somewhere))
    return _("{groups}, {more} more in some columns", groups=_counted(everywhere), more=somewhere)


def _counted(count: int) -> str:
    if count == 1:
        return _("1 group is protected")
    return _("{count} groups are protected", count=count)


def _badge(table: SafeTable, group: tuple[str, ...], word: str) -> str:
    one = table.group(*group)
    grade = one.evidence if one and one.evidence else Evidence.TOO_SMALL
    return f":{COLOURS[grade]}-badge[{word}]"


def _fact(question: str, answer: str) -> None:
    st.markdown(f":small[:gray[{question}]]  \n{answer}")
