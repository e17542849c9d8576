"""Home: what the app is for, and three ways in."""

import streamlit as st

from equity.language import _
from equity.ui import show, start

show.title(
    _(
        "See how our school treats different groups of students. "
        "Then choose what to change, together."
    ),
    width=700,
)
left, middle, right = st.columns(3, gap="medium")
with left:
    start.sample_card()
with middle:
    start.files_card()
with right:
    start.workspace_card()
start.promise()
start.audience()
