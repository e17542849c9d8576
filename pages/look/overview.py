"""Overview: groups beside measures, and what stands out."""

import streamlit as st

from equity.language import _
from equity.question import Question
from equity.ui import answers, filter_bar, show

TITLE = _("Where is school experienced differently?")
visit = show.open_workspace_or_stop(TITLE)
show.heading(TITLE)
with filter_bar.row():
    by = filter_bar.breakdown_in_sight(visit)
    only = filter_bar.only(visit, by, width=260)
question = Question(measures=filter_bar.headline(visit), by=(by.name,), only=only)
filter_bar.place_or_stop(visit, question)
tables = answers.of(visit, question)
show.place(tables)
left, right = st.columns([67, 25], gap="small")
with left:
    show.heatmap(tables, question)
    show.cell_chooser(tables, question)
with right:
    show.clearest_gaps(tables, question)
    show.strengths(tables, question)
    show.protected_line(tables)
    show.published_beside(visit, tables, question)
    show.counts_beside(visit)
