"""Climate: every topic of the survey by groups, and one question in three answers."""

import streamlit as st

from equity.language import _
from equity.ui import climate, filter_bar, respondents, show
from equity.vocabulary import Population

TITLE = _("Which parts of school feel different?")
visit = climate.open_survey_or_stop(TITLE)
show.heading(TITLE)
if respondents.are_side_by_side(visit):
    respondents.side_by_side(visit)
    st.stop()
with filter_bar.row():
    by = climate.breakdown(visit)
    only = filter_bar.only(visit, by, Population.SURVEY_STUDENTS, width=170)
    tables = climate.topics(visit, by, only)
    chosen = climate.chosen_groups(tables)
left, right = st.columns([10, 7], gap="medium")
with left:
    climate.topics_picture(tables, chosen)
with right, st.container(border=True):
    question = climate.question(visit, tables, chosen)
    three = climate.answers_picture(visit, question, chosen)
    climate.keep_or_see_who(visit, three, chosen)
climate.same_numbers(tables, three, chosen)
