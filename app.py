"""The frame of every page: `streamlit run app.py`."""

from pathlib import Path

import streamlit as st

from equity.language import _, speak
from equity.ui import pages, show, state

LOOK = Path(__file__).parent / "equity" / "ui"
LOGOS = {"light": str(LOOK / "logo.svg"), "dark": str(LOOK / "logo_dark.svg")}

speak(state.language())
st.set_page_config(page_title=_("Equity Explorer"), page_icon=LOGOS["light"], layout="wide")
st.html(LOOK / "look.css")
st.logo(LOGOS[show.theme()], size="large")
page = pages.chosen()
with st.container(), show.problems():  # it keeps its place, so that the page keeps its own
    state.begin(page.url_path)
    show.protecting()
with show.problems():
    page.run()
