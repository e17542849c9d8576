"""Gaps: one measure, one group and its comparison; the heading is the finding."""

import streamlit as st

from equity.language import _
from equity.question import Question
from equity.ui import answers, filter_bar, show

visit = show.open_workspace_or_stop(_("Which gap do we look at?"))
head = st.container()
with filter_bar.row():
    measure = filter_bar.measure(visit)
    by = filter_bar.breakdown(visit, measure.population)
    group = filter_bar.group(visit, measure, by)
    compared_with = filter_bar.compared_with(by, group)
    only = filter_bar.only(visit, by, measure.population)
question = Question(
    measures=filter_bar.scanned_with(visit, measure),
    by=(by.name,),
    only=only,
    compared_with=compared_with,
)
filter_bar.ready_or_stop(visit, question, measure, head)
table = answers.one(visit, question, measure.key)
show.place((table,))
show.set_aside(table, only)
with head:
    show.finding(table, group)
left, right = st.columns([13, 7], gap="medium")
with left:
    show.pictures(table, group)
with right:
    show.facts(table, group)
    show.keep_buttons(visit, question, table, group)
show.same_numbers(table)
