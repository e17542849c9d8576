"""The parts of the page of counts: place and kind, the picture, and why there are no rates."""

from collections.abc import Sequence

import streamlit as st

from equity.chain.counted import Counted
from equity.intake.table import Dimension
from equity.language import _
from equity.measures import Measure
from equity.problems import PlaceNeeded
from equity.question import Only
from equity.story import charts
from equity.story import counted as story
from equity.ui import address, answers, choice, filter_bar
from equity.ui.show.charts import draw, theme
from equity.ui.show.frame import plain, quiet, section
from equity.ui.show.openings import open_or_stop
from equity.ui.show.tables import numbers
from equity.ui.state import Visit
from equity.vocabulary import PLACE


def open_counts_or_stop(title: str) -> Visit:
    """Give the open workspace that has counts to show; else say what to bring, and stop."""
    return open_or_stop(
        title,
        is_ready=lambda visit: bool(answers.counted_places(visit)),
        missing=_("There are no published counts to show in this workspace."),
    )


def place_or_stop(visit: Visit) -> Counted:
    """Ask for a place, and stop until it is chosen; numbers of several places are never added."""
    known = {Only(PLACE, name).to_text(): name for name in answers.counted_places(visit)}
    chosen = address.get("only") or ""
    try:
        one = answers.counted_of(visit, known.get(chosen))
    except PlaceNeeded as waiting:
        filter_bar.choose_place(waiting)
        st.stop()
    words = {text: _(name) for text, name in known.items()}
    choice.select("only", _("Place"), words, default=Only(PLACE, one.place).to_text())
    return one


def kind(one: Counted) -> Measure | None:
    """Ask for the kind to look at by groups, None where the table names no groups."""
    if not one.ways:
        return None
    known = {each.key: each for each in one.kinds}
    words = {key: each.label for key, each in known.items()}
    return known[choice.select("measure", _("What is counted"), words, default=next(iter(known)))]


def breakdown(one: Counted) -> Dimension | None:
    """Ask by what to group, None where the table names no groups."""
    return filter_bar.in_sight(one.ways) if one.ways else None


def by_group(visit: Visit, one: Counted, measure: Measure | None, by: Dimension | None) -> None:
    """Show how often one kind was counted in each group, and why there are no rates."""
    tables = answers.counted(visit, one, (measure,), by) if by and measure else ()
    for told in tables:
        title = story.headline(told)
        left, right = st.columns([13, 7], gap="medium")
        with left:
            _picture(title, story.how_to_read(told), story.bars(told), key="counted")
        with right:
            _why_no_rates(has_groups=True)
            _hidden(story.hidden(told))
        numbers(
            story.same_numbers(told),
            story.columns(told),
            source=story.source(told),
            file_name="counts.csv",
            title=_("These counts as a table"),
        )
    if by and not tables:
        quiet(_("This is not printed by {by} here.", by=_(by.label)))


def of_all_students(visit: Visit, one: Counted) -> None:
    """Show how often each kind was counted among all students."""
    tables = answers.counted(visit, one, one.kinds, None)
    if not tables:
        return
    title = story.of_kinds_headline(tables)
    left, right = st.columns([13, 7], gap="medium")
    with left:
        how = story.how_to_read_counts([told.everyone for told in tables])
        _picture(title, how, story.of_kinds(tables), key="kinds")
    with right:
        if not one.ways:
            _why_no_rates(has_groups=False)
    numbers(
        story.numbers_of_kinds(tables),
        story.columns_of_kinds(),
        source=story.source(tables[0]),
        file_name="counts_of_all.csv",
        title=_("All students as a table"),
    )


def _picture(title: str, how: str, lines: Sequence[story.Bar], *, key: str) -> None:
    with st.container(gap="xxsmall"):
        section(plain(title))
        quiet(how)
    draw(charts.counted(lines, theme=theme(), alt=story.alt(title, lines)), key=key)


def _why_no_rates(*, has_groups: bool) -> None:
    with st.container(border=True, gap="xsmall"):
        section(_("Why are there no rates?"))
        for sentence in story.why_no_rates(has_groups=has_groups):
            st.markdown(sentence)


def _hidden(sentences: Sequence[str]) -> None:
    with st.container(border=True, gap="xsmall"):
        section(_("What is hidden, and why?"))
        for sentence in sentences:
            st.markdown(plain(sentence))
