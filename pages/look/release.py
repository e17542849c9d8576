"""The desk: a facilitator reads what people wrote, and chooses what the room may see."""

import streamlit as st

from equity.language import _
from equity.ui import release_desk, show

show.title(_("Which words may the room see?"))
visit = release_desk.open_or_stop()
some = release_desk.pile(visit)
left, right = st.columns([13, 7], gap="medium")
with left:
    release_desk.one_comment(visit, some)
with right:
    release_desk.in_the_room(visit)
