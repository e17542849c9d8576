"""How large a file may be, so that no upload can take the server down."""

import os

MEGABYTE = 1024 * 1024

FILE_BYTES = 50 * MEGABYTE
"""The largest file."""

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

USUAL_ROWS = 500_000


def rows_allowed() -> int:
    """Give the number of rows a table may have: half a million, or more by EQUITY_MAX_ROWS."""
    asked = os.environ.get("EQUITY_MAX_ROWS", "")
    return max(USUAL_ROWS, int(asked)) if asked.isdecimal() else USUAL_ROWS


def cells_allowed() -> int:
    """Give how many cells a sheet may span, empty ones too: twenty columns of the longest table."""
    return 20 * rows_allowed()
