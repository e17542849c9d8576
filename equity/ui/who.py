"""The parts of the page "Who is here": shares of two files side by side, and who is missing."""

import streamlit as st

from equity.intake.table import Dimension
from equity.language import _
from equity.privacy.voices import SafeTurnout
from equity.story import charts, who
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
        is_ready=lambda visit: bool(answers.of_people(visit)),
        missing=_("There is no list of students and no survey in this workspace yet."),
    )


def breakdown(visit: Visit) -> Dimension:
    """Ask by what to group people, with the first breakdowns in sight."""
    return filter_bar.in_sight(answers.of_people(visit))


def picture(told: SafeTurnout) -> None:
    """Show each group's share of the students beside its share of those who answered."""
    with st.container(gap="xxsmall"):
        section(plain(who.headline(told)))
        quiet(who.how_to_read(told))
    draw(charts.shares(told, theme=theme()), key="shares")


def missing(told: SafeTurnout) -> None:
    """Say whose voices are missing, and how to hear them."""
    with st.container(border=True, gap="xsmall"):
        section(_("Who is missing?"))
        for sentence in (*who.missing(told), *who.cautions(told)):
            st.markdown(plain(sentence))
        if told.has_students and told.has_answers:
            quiet(_("Ask: who could not answer, or did not want to? How can we hear them?"))


def hidden(told: SafeTurnout) -> None:
    """Say which groups are hidden, and why."""
    with st.container(border=True, gap="xsmall"):
        section(_("What is hidden, and why?"))
        for sentence in who.hidden(told):
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
