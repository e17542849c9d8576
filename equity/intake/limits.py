"""How large a file may be, so that no upload can take the server down."""

import os

from equity.language import _
from equity.problems import Problem

MEGABYTE = 1024 * 1024

FILE_BYTES = 50 * MEGABYTE
"""The largest file, unless more rows are allowed."""

_ROW_BYTES = 200

UNPACKED_BYTES = 200 * MEGABYTE
"""All parts of a workbook together, unpacked."""

PART_BYTES = 100 * MEGABYTE
"""One part of a workbook, unpacked."""

PARTS = 2_000
"""How many parts a workbook may have."""

RATIO = 200
"""How many times larger than the file its unpacked parts may be."""

FIELD_CHARACTERS = MEGABYTE
"""The longest text in one cell; what is longer is cut and named."""

WORKBOOK_COLUMNS = 500
TEXT_COLUMNS = 2_000
"""Columns of a workbook and of a text file (the federal collection has 1,929)."""

MAX_ROWS = "EQUITY_MAX_ROWS"
"""The setting in the environment that allows more rows than usual."""

USUAL_ROWS = 500_000
_MEGABYTES = 512
_SECONDS = 60


def rows_allowed() -> int:
    """Give the number of rows a table may have: half a million, or more by EQUITY_MAX_ROWS."""
    asked = os.environ.get(MAX_ROWS, "")
    return max(USUAL_ROWS, int(asked)) if asked.isdecimal() else USUAL_ROWS


def megabytes_allowed() -> int:
    """Give how much more memory reading one file may take."""
    return _MEGABYTES * rows_allowed() // USUAL_ROWS


def seconds_allowed() -> int:
    """Give how long reading one file may take."""
    return _SECONDS * rows_allowed() // USUAL_ROWS


def bytes_allowed() -> int:
    """Give the size that a file may have: as much as usual, or as more rows need."""
    more = rows_allowed() > USUAL_ROWS
    return max(FILE_BYTES, _ROW_BYTES * rows_allowed()) if more else FILE_BYTES


def too_many_rows(file: str, sheet: str | None = None) -> Problem:
    """Give the Problem of a table with more rows than are allowed; it names the settings."""
    most = rows_allowed()
    if sheet is None:
        what = _("'{file}' has more than {most} rows.", file=file, most=most)
    else:
        what = _(
            "Sheet '{sheet}' of '{file}' has more than {most} rows.",
            sheet=sheet,
            file=file,
            most=most,
        )
    return Problem(_("The table has too many rows"), what, how_to_read_more())


def too_large(file: str) -> Problem:
    """Give the Problem of a file that is larger than allowed; it names the settings."""
    return Problem(
        _("The file is too large"),
        _("'{file}' has more than {most} MB.", file=file, most=bytes_allowed() // MEGABYTE),
        _("Leave out the columns that you do not need.") + " " + how_to_read_more(),
    )


def how_to_read_more() -> str:
    """Say what to do about a file over the limits; it names the settings."""
    return _(
        "Split the file by school or year. Or let the person who runs the app allow more: "
        "set EQUITY_MAX_ROWS and server.maxUploadSize higher, as the README says."
    )


def cells_allowed() -> int:
    """Give how many cells a sheet may span, empty ones too: twenty columns of the longest table."""
    return 20 * rows_allowed()
