"""The parts of the page "Who is here": shares of two files side by side, and who is missing.

Below them, or alone: who is in a discipline log that no list of students stands beside.
"""

from collections.abc import Iterable

import streamlit as st

from equity.chain.logs import InLog
from equity.intake.table import Dimension
from equity.language import _
from equity.privacy.voices import SafeTurnout
from equity.story import charts, logged, merging, who
from equity.ui import answers, filter_bar, pages
from equity.ui.show.charts import draw, theme
from equity.ui.show.frame import plain, quiet, section, to
from equity.ui.show.openings import open_or_stop
from equity.ui.show.tables import numbers
from equity.ui.state import Visit


def open_people_or_stop(title: str) -> Visit:
    """Give the open workspace that knows people; else say what to bring, and stop."""
    return open_or_stop(
        title,
        is_ready=lambda visit: bool(_ways(visit)),
        missing=_("There is no list of students and no survey in this workspace yet."),
    )


def breakdown(visit: Visit) -> Dimension:
    """Ask by what to group people, with the first breakdowns in sight."""
    return filter_bar.in_sight(_ways(visit))


def _ways(visit: Visit) -> list[Dimension]:
    """Give the ways to group who is here, then those that only a log without a list has."""
    here = list(answers.of_people(visit))
    known = {one.name for one in here}
    return here + [
        one.dimension for one in answers.in_log(visit) if one.dimension.name not in known
    ]


def here(visit: Visit, by: Dimension) -> None:
    """Show who is here and who answered, where a list of students or a survey says it."""
    if by.name not in {one.name for one in answers.of_people(visit)}:
        return
    told = answers.turnout(visit, by)
    left, right = st.columns([13, 7], gap="medium")
    with left:
        picture(told)
        merged(visit, by)
    with right:
        missing(told)
        hidden(who.hidden(told))
    same_numbers(told)


def in_log(visit: Visit, by: Dimension) -> None:
    """Show who is in a discipline log without a list of students, and why there are no rates."""
    for one in answers.in_log(visit):
        if one.dimension.name == by.name:
            left, right = st.columns([13, 7], gap="medium")
            with left:
                _log(one.told)
            with right:
                _why_no_rates(one)
                hidden(logged.hidden(one.told))
            numbers(
                logged.same_numbers(one.told),
                logged.columns(one.told),
                source=one.told.source,
                file_name="in_the_log.csv",
                title=_("The log as a table"),
            )


def _log(told: SafeTurnout) -> None:
    with st.container(gap="xxsmall"):
        section(plain(logged.headline(told)))
        quiet(logged.how_to_read(told))
    draw(charts.shares(told, theme=theme(), of_log=True), key="log")


def _why_no_rates(one: InLog) -> None:
    with st.container(border=True, gap="xsmall"):
        section(_("Why are there no rates?"))
        for sentence in logged.why_no_rates(one.told):
            st.markdown(sentence)
        if stays := logged.stays(one.since):
            quiet(stays)


def picture(told: SafeTurnout) -> None:
    """Show each group's share of the students beside its share of those who answered."""
    with st.container(gap="xxsmall"):
        section(plain(who.headline(told)))
        quiet(who.how_to_read(told))
    draw(charts.shares(told, theme=theme()), key="shares")


def merged(visit: Visit, by: Dimension) -> None:
    """Say which groups are in a merged one."""
    for sentence in merging.said(answers.merges(visit), by.name):
        quiet(plain(sentence))


def missing(told: SafeTurnout) -> None:
    """Say whose voices are missing, and how to hear them."""
    with st.container(border=True, gap="xsmall"):
        section(_("Who is missing?"))
        for sentence in (*who.missing(told), *who.cautions(told)):
            st.markdown(plain(sentence))
        if told.has_students and told.has_answers:
            quiet(_("Ask: who could not answer, or did not want to? How can we hear them?"))


def hidden(sentences: Iterable[str]) -> None:
    """Say which groups are hidden, and why."""
    with st.container(border=True, gap="xsmall"):
        section(_("What is hidden, and why?"))
        for sentence in sentences:
            st.markdown(plain(sentence))
        to(pages.METHODS, _("Read every rule"))


def same_numbers(told: SafeTurnout) -> None:
    """Show the numbers of the picture as a table, with its source and a download."""
    numbers(
        who.same_numbers(told),
        who.columns(told),
        source=told.source,
        file_name="who_is_here.csv",
    )
