"""An app that leaks in every way that we know: what listens to a server must hear each."""

import sys

import altair as alt
import pandas as pd
import streamlit as st
from canaries import SIGN, of_grades

NAME = f"{SIGN}00017"
NUMBER = next(of_grades())
FRAME = pd.DataFrame({"Group": ["Girls"], "id": [NAME], "mean": [NUMBER]})


def unused_column_of_a_chart():
    st.altair_chart(alt.Chart(FRAME).mark_point().encode(x="Group"))


def unused_column_of_a_specification():
    st.vega_lite_chart({"data": {"values": [{"x": 1, "mean": NUMBER}]}, "mark": "point"})


def column_that_a_table_does_not_show():
    st.dataframe(FRAME, column_order=["Group"])


def column_that_is_switched_off():
    st.dataframe(FRAME, column_config={"id": None, "mean": None})


def hidden_index():
    st.dataframe(FRAME.set_index("mean")[["Group"]], hide_index=True)


def mask_of_a_style():
    st.dataframe(FRAME[["mean"]].style.format(lambda _number: "hidden"))


def text_of_an_error():
    st.exception(ValueError(f"no such student: {NAME}"))


def body_of_a_download():
    st.download_button("Table", FRAME.to_csv(), file_name="table.csv")


def body_that_is_made_later():
    st.download_button("Table", FRAME.to_csv, file_name="table.csv", key="later")


def page_address():
    st.query_params["student"] = NAME


def text_for_those_who_cannot_see_it():
    st.button("Open", help=f"Open: {NAME}")


def line_of_the_log():
    print(f"no such student: {NAME}", file=sys.stderr, flush=True)


globals()[st.query_params.get("way", "page_address")]()
