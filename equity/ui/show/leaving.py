"""The one door: every frame, picture and file that leaves Python is made here.

A frame holds the columns that its caller names and nothing else. A column that nobody named is
refused: a browser is given all of what it is handed, also what it does not show. A law of the house
holds that no other module of the screen hands over anything but words.
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import streamlit as st

from equity.ui.show.frame import plain

Records = Sequence[Mapping[str, str]]

MADE = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "ecop": "application/zip",
}
"""The files that other rooms make whole, by their ending."""

_NUMBER = re.compile(r"[-+]?[\d.,]+%?")


def named(records: Records, columns: Sequence[str]) -> dict[str, list[str]]:
    """Give the named columns of records; a ValueError where a record has one that nobody named.

    >>> named([{"Group": "Girls"}, {"Group": "Boys"}], ["Group"])
    {'Group': ['Girls', 'Boys']}
    >>> named([{"Group": "Girls", "id": "17"}], ["Group"])
    Traceback (most recent call last):
    ValueError: Nobody named the column 'id'
    """
    for record in records:
        _refuse_more_than(columns, record)
        if not all(isinstance(cell, str) for cell in record.values()):
            raise ValueError("A number has more digits than are shown: tables hold text")
    return {name: [record[name] for record in records] for name in columns}


def table(records: Records, columns: Sequence[str], *, is_markup: bool = False) -> None:
    """Show the named columns as a table of text; signs are no markup unless said so."""
    texts = named(records, columns)
    st.table(
        texts if is_markup else {name: [plain(text) for text in texts[name]] for name in texts},
        border="horizontal",
        hide_index=True,
    )


def chart(spec: Mapping[str, Any], columns: Collection[str], *, key: str) -> None:
    """Show a picture whose rows have the named columns."""
    st.vega_lite_chart(_checked(spec, columns), key=key, **_shown(spec))


def chart_to_pick_from(
    spec: Mapping[str, Any], columns: Collection[str], *, key: str
) -> Mapping[str, Any]:
    """Show a picture whose rows have the named columns; give what is picked in it."""
    event = st.vega_lite_chart(_checked(spec, columns), key=key, on_select="rerun", **_shown(spec))
    return event.selection


def image(content: bytes, *, alt: str) -> None:
    """Show a picture that another room drew from safe tables."""
    st.image(content, width="stretch", alt=alt)


def download_table(
    label: str,
    records: Records | Callable[[], Records],
    columns: Sequence[str],
    *,
    file_name: str,
    **look: Any,
) -> None:
    """Offer the named columns as a CSV file; many records are asked for when they are taken."""
    content = (
        (lambda: as_csv(records(), columns)) if callable(records) else as_csv(records, columns)
    )
    _offer(label, content, file_name=file_name, mime="text/csv", **look)


def download(
    label: str, content: bytes | Callable[[], bytes], *, file_name: str, **look: Any
) -> None:
    """Offer a file of a kind that another room makes whole."""
    mime = MADE[file_name.rpartition(".")[2]]
    _offer(label, content, file_name=file_name, mime=mime, **look)


def as_csv(records: Records, columns: Sequence[str]) -> bytes:
    r"""Give the named columns as a CSV file that spreadsheets open without running anything.

    >>> as_csv([{"row": "=1+1"}], ["row"]).decode("utf-8-sig")
    "row\r\n'=1+1\r\n"
    """
    file = io.StringIO(newline="")
    texts = named(records, columns)
    writer = csv.writer(file)
    writer.writerow([_harmless(column) for column in texts])
    writer.writerows(map(_harmless, row) for row in zip(*texts.values(), strict=True))
    return file.getvalue().encode("utf-8-sig")


def _offer(label: str, content: bytes | Callable[[], bytes], **look: Any) -> None:
    st.download_button(label, content, on_click="ignore", **look)


def _checked(spec: Mapping[str, Any], columns: Collection[str]) -> dict[str, Any]:
    """Give a specification without its text, which Streamlit would take apart and say once more."""
    for row in _rows(spec):
        _refuse_more_than(columns, row)
    return {name: part for name, part in spec.items() if name != "description"}


def _shown(spec: Mapping[str, Any]) -> dict[str, Any]:
    return {"theme": None, "width": "content", "alt": spec["description"]}


def _rows(part: object) -> Iterator[Mapping[str, object]]:
    """Give every row of data, wherever in a specification it stands.

    >>> list(_rows({"layer": [{"data": {"values": [{"x": 1}]}}]}))
    [{'x': 1}]
    """
    match part:
        case {"values": [*rows]}:
            yield from rows
        case {"datasets": _} | {"url": _}:
            raise ValueError("A picture has its rows in its layers")
        case {}:
            for one in part.values():
                yield from _rows(one)
        case [*parts]:
            for one in parts:
                yield from _rows(one)


def _refuse_more_than(columns: Collection[str], record: Mapping[str, object]) -> None:
    for name in record:
        if name not in columns:
            raise ValueError(f"Nobody named the column {name!r}")


def _harmless(cell: str) -> str:
    """Put a mark before what a spreadsheet would run as a formula."""
    runs = cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell
