"""Who is here: students by group, who answered the survey, who is missing, what is hidden."""

import streamlit as st

from equity.language import _
from equity.ui import answers, filter_bar, show, who

TITLE = _("Who is here, and who answered?")
visit = who.open_people_or_stop(TITLE)
show.heading(TITLE)
with filter_bar.row():
    by = who.breakdown(visit)
filter_bar.set_aside(visit)
told = answers.turnout(visit, by)
left, right = st.columns([13, 7], gap="medium")
with left:
    who.picture(told)
    who.merged(visit, by)
with right:
    who.missing(told)
    who.hidden(told)
who.same_numbers(told)
