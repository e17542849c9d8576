"""Kept findings in an order, under titles of our own: slides, one page, and the evidence."""

import streamlit as st

from equity.language import _
from equity.ui import handing_out, presenting, projecting, show

TITLE = _("Tell our story")
visit = show.open_workspace_or_stop(TITLE)
projecting.large_or_go_on(visit)
show.heading(TITLE)
planned = presenting.slides_or_stop(visit)
left, right = st.columns([7, 13], gap="medium")
with left:
    chosen = presenting.order(visit, planned)
    if chosen:
        projecting.offer(planned)
        handing_out.what_for()
with right:
    if chosen:
        presenting.slide(visit, planned, chosen)
        handing_out.download(visit, planned)
    else:
        presenting.invite()
