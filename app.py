"""The frame of every page: `streamlit run app.py`."""

from pathlib import Path

import streamlit as st

from equity.language import _, speak
from equity.ui import pages, show, state

LOGO = str(Path(__file__).parent / "equity" / "ui" / "logo.svg")

speak(state.language())
st.set_page_config(page_title=_("Equity Explorer"), page_icon=LOGO, layout="wide")
st.logo(LOGO, size="large")
page = pages.chosen()
with show.problems():
    state.begin(page.url_path)
with show.problems():
    page.run()
