"""The same numbers as a table, with their source and a download."""

from collections.abc import Sequence

import streamlit as st

from equity.language import _
from equity.privacy.table import SafeTable
from equity.story import published, rows
from equity.ui.show import leaving
from equity.ui.show.frame import plain
from equity.ui.show.leaving import Records


def same_numbers(answer: SafeTable) -> None:
    """Show the numbers of a gap's picture as a table, with its source and a download."""
    numbers(
        rows.same_numbers(answer),
        rows.columns(answer),
        source=published.source(answer),
        file_name=f"{answer.measure.key}.csv",
    )


def numbers(
    records: Records, columns: Sequence[str], *, source: str, file_name: str, title: str = ""
) -> None:
    """Show the named columns of a picture's numbers as a table, with a source and a download.

    Where a page has several tables each has its `title`.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(title or _("The same numbers as a table"), anchor=False)
        leaving.download_table(
            _("Table"),
            records,
            columns,
            file_name=file_name,
            icon=":material/download:",
            key=f"same_numbers_{file_name}" if title else "same_numbers",
            help=_("Download this table as a CSV file"),
        )
    leaving.table(records, columns)
    st.markdown(f":small[:gray[{_('Source')}: {plain(source)}]]")
