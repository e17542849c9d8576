"""Every frame that leaves Python: made here, of text, from an allow-list of columns."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

import streamlit as st

from equity.language import _
from equity.privacy.table import SafeTable
from equity.story import published, rows
from equity.ui.show.frame import plain

_NUMBER = re.compile(r"[-+]?[\d.,]+%?")


def table(
    records: Sequence[Mapping[str, str]], columns: Sequence[str], *, is_markup: bool = False
) -> None:
    """Show the named columns of records as a table of text; signs are no markup unless said so."""
    texts = {column: [str(one[column]) for one in records] for column in columns}
    st.table(
        texts if is_markup else {name: [plain(text) for text in texts[name]] for name in texts},
        border="horizontal",
        hide_index=True,
    )


def as_csv(records: Sequence[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    r"""Give the named columns as a CSV file that spreadsheets open without running anything.

    >>> as_csv([{"row": "=1+1"}], ["row"]).decode("utf-8-sig")
    "row\r\n'=1+1\r\n"
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([_harmless(column) for column in columns])
    writer.writerows([[_harmless(str(one[column])) for column in columns] for one in records])
    return file.getvalue().encode("utf-8-sig")


def same_numbers(answer: SafeTable) -> None:
    """Show the numbers of a gap's picture as a table, with its source and a download."""
    file_name = f"{answer.measure.key}.csv"
    numbers(rows.same_numbers(answer), source=published.source(answer), file_name=file_name)


def numbers(
    records: Sequence[Mapping[str, str]], *, source: str, file_name: str, title: str = ""
) -> None:
    """Show the numbers of any picture as a table, with their source and a download.

    Where a page has several tables each has its `title`.
    """
    columns = list(records[0])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(title or _("The same numbers as a table"), anchor=False)
        st.download_button(
            _("Table"),
            as_csv(records, columns),
            file_name=file_name,
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"same_numbers_{file_name}" if title else "same_numbers",
            help=_("Download this table as a CSV file"),
        )
    table(records, columns)
    st.markdown(f":small[:gray[{_('Source')}: {plain(source)}]]")


def _harmless(cell: str) -> str:
    """Put a mark before what a spreadsheet would run as a formula."""
    runs = cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell
