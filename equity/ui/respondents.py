"""The part of the page "Climate" that sets students, staff and families side by side."""

import streamlit as st

from equity.language import _
from equity.question import Question
from equity.story import charts, respondents
from equity.ui import answers, choice, climate
from equity.ui.show.charts import draw, theme
from equity.ui.show.frame import plain, quiet, section
from equity.ui.show.tables import numbers
from equity.ui.state import Visit

BY_GROUP, SIDE_BY_SIDE = "groups", "side_by_side"


def are_side_by_side(visit: Visit) -> bool:
    """Ask whether to look at groups of students, or at all who answered, where there is a choice.

    Without staff or families there is none, and without groups of students neither.
    """
    if answers.beside_students(visit) is None:
        return False
    if not climate.has_groups(visit):
        return True
    words = {
        BY_GROUP: _("Groups of students"),
        SIDE_BY_SIDE: _("Everyone who answered"),
    }
    chosen = choice.segments("people", _("Look at"), words, in_sight=len(words))
    return chosen == SIDE_BY_SIDE


def side_by_side(visit: Visit) -> None:
    """Show the good answers of all students, staff and families by topic, and the same as a table.

    Nothing else can be chosen: there are no groups of staff and families.
    """
    asked = answers.beside_students(visit) or Question(measures=())
    tables = answers.of(visit, asked)
    with st.container(gap="xxsmall"):
        section(plain(respondents.heading(tables)))
        quiet(respondents.how_to_read(tables))
    lines = respondents.lines(tables)
    if lines:
        draw(charts.side_by_side(lines, respondents.names(tables), theme=theme()), key="people")
    with st.popover(_("Who answered?")):
        for sentence in respondents.how_many(tables):
            st.markdown(plain(sentence))
    numbers(
        respondents.rows(tables),
        respondents.columns(tables),
        source=respondents.sources(tables),
        file_name="students_staff_families.csv",
    )
