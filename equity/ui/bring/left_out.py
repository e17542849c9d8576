"""Rows that are not loaded: where each stands and why, to see and to take along; never a value."""

from collections.abc import Sequence

import streamlit as st

from equity.intake.sheet import Listed
from equity.language import _
from equity.ui.show import leaving
from equity.ui.show.frame import quiet

_SEEN = 10
"""So many rows stand on the screen; the file has all of them."""


def left_out_before(listed: Sequence[Listed]) -> None:
    """Show the first rows that would be left out, and offer the list of all of them."""
    if not listed:
        return
    count = len(listed)
    with st.expander(
        _("1 row that we would leave out")
        if count == 1
        else _("{count} rows that we would leave out", count=count)
    ):
        leaving.table(*_said(records(listed[:_SEEN])))
        if count > _SEEN:
            quiet(_("These are the first {seen}. The file has all of them.", seen=_SEEN))
        offer(_("The whole list"), listed, key="left_out_before")


def _said(rows: Sequence[dict[str, str]]) -> tuple[list[dict[str, str]], list[str]]:
    """Give the rows and their columns without those that say nothing in any row."""
    names = [name for name in columns() if any(row[name] for row in rows)]
    return [{name: row[name] for name in names} for row in rows], names


def offer(label: str, listed: Sequence[Listed], *, key: str) -> None:
    """Offer the list as a file."""
    leaving.download_table(
        label,
        lambda: records(listed),
        columns(),
        file_name="rows_left_out.csv",
        icon=":material/download:",
        key=key,
        help=_("Where each row stands and why it is left out; no values of the rows"),
    )


def records(listed: Sequence[Listed]) -> list[dict[str, str]]:
    """Give the rows that were left out: where each stands and why."""
    return [
        dict(
            zip(
                columns(),
                (one.file, one.sheet or "", str(one.row), one.column or "", one.reason),
                strict=True,
            )
        )
        for one in listed
    ]


def columns() -> tuple[str, ...]:
    """Name the columns of the list."""
    return _("File"), _("Sheet"), _("Row"), _("Column"), _("Reason")
