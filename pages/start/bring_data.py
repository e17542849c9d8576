"""Bring data: files in, what we think they are, a person confirms, a check report."""

import streamlit as st

from equity.language import _
from equity.ui import bring, show, start

show.title(_("What is in these files?"))
bring.facilitator_or_stop()
bring.ask_before_leaving()
bring.report_and_stop()
bring.room_without_numbers()
desk = bring.uploader()
if not desk.readings:
    files, sample = st.columns([13, 7], gap="medium")
    with files:
        show.what_to_bring()
    with sample:
        start.sample_card()
    st.stop()
left, right = st.columns([13, 7], gap="medium")
with left:
    bring.files_table(desk)
    bring.file_tabs(desk)
with right:
    bring.check_and_confirm(desk)
