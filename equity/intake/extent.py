"""How much a workbook would unfold to, told from its parts before any parser sees them.

A sheet of two cells can claim seventeen billion, and a parser that believes it ends the process.
Only upper bounds are needed: a quick one that fits usual files, an exact one where that is large.
"""

import re
from collections.abc import Mapping

from equity.intake.limits import MEGABYTE, WORKBOOK_COLUMNS, cells_allowed, rows_allowed
from equity.language import _
from equity.problems import Problem

UNFOLDED_BYTES = 400 * MEGABYTE
"""All text of a sheet, each shared text as often as a cell shows it."""

_LEAST_CELL = len("<c><v>1</v></c>")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_PREFIXED_CELL = re.compile(rb":c[\s/>]")
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
_ONLY_STYLED = rb'(?!(?: s="\d+")? ?/>)'
_WIDE = re.compile(rb' r="([A-Z]{2,})\d+"' + _ONLY_STYLED)
_TALL = re.compile(rb' r="[A-Z]*(\d{6,})"' + _ONLY_STYLED)
_ROW = re.compile(rb' r="[A-Z]*(\d+)"')
_ANY = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d*)""")
_SHARED_USE = re.compile(rb"""\st\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v>\s*(\d+)""")
_SHARED_START = re.compile(rb".*?(?=<(?:\w+:)?si\b)", re.DOTALL)
_SHARED_END = re.compile(rb"</(?:\w+:)?si\s*>")


def check_extent(file: str, parts: Mapping[str, bytes]) -> None:
    """Raise a Problem where a sheet spans too many cells, or unfolds to too much text."""
    shared = (part for name, part in parts.items() if name.lower() == "xl/sharedstrings.xml")
    bare = _SHARED_START.sub(b"", next(shared, b""), count=1)
    texts = [len(one) for one in _SHARED_END.split(bare)]
    for part in parts.values():
        if b"sheetData" not in part:
            continue
        rows, columns = spanned(part)
        if columns > WORKBOOK_COLUMNS:
            raise Problem(
                _("A sheet has too many columns"),
                _(
                    "A sheet of '{file}' reaches column {count}; {most} can be read.",
                    file=file,
                    count=columns,
                    most=WORKBOOK_COLUMNS,
                ),
                _("Delete what stands far right of the table, or save the sheet as CSV."),
            )
        if rows > rows_allowed() + 100 or rows * columns > cells_allowed():
            raise Problem(
                _("A sheet is too large"),
                _(
                    "A sheet of '{file}' reaches row {count}; {most} rows can be read.",
                    file=file,
                    count=rows,
                    most=rows_allowed(),
                ),
                _("Delete what stands far below the table, or split the file."),
            )
        if max(texts) * (len(part) // _LEAST_CELL) > UNFOLDED_BYTES and _unfolded(texts, part):
            raise Problem(
                _("The workbook is too large to open"),
                _("'{file}' repeats long texts too often.", file=file),
                _("Leave out the columns with long texts, or save the sheet as CSV."),
            )


def spanned(sheet: bytes) -> tuple[int, int]:
    """Give an upper bound of the rows and columns of a sheet, counted from its first cell.

    >>> spanned(b'<sheetData><row r="1"><c r="AB1"><v>2</v></c></row></sheetData>')
    (99999, 28)
    """
    if not _all_placed(sheet):
        return _spanned_by_any(sheet)
    columns = max((_column(name) for name in set(_WIDE.findall(sheet))), default=26)
    rows = max((int(row) for row in set(_TALL.findall(sheet))), default=99_999)
    if rows * columns > cells_allowed():
        rows = max((int(row) for row in set(_ROW.findall(sheet))), default=0)
    return rows, columns


def _all_placed(sheet: bytes) -> bool:
    """Say whether every cell is written as Excel does, its place first."""
    start, end = sheet.find(b"<sheetData"), sheet.rfind(b"</sheetData>")
    if start < 0 or end < 0 or _PREFIXED_CELL.search(sheet):
        return False
    return sheet.count(b"<c", start, end) == sheet.count(b'<c r="')


def _spanned_by_any(sheet: bytes) -> tuple[int, int]:
    """Bound a sheet whose cells may stand without a place: each then follows the one before."""
    places = set(_ANY.findall(sheet))
    lines = _ROW_END.split(sheet)
    rows = max((int(row) for _column_name, row in places if row), default=0)
    columns = max((_column(name) for name, _row in places), default=0)
    return rows + sheet.count(b"row"), columns + max(len(_CELL.findall(line)) for line in lines)


def _column(name: bytes) -> int:
    number = 0
    for letter in name.upper()[:8]:
        number = number * 26 + letter - 64
    return number


def _unfolded(texts: list[int], sheet: bytes) -> bool:
    uses = (int(one[1]) for one in _SHARED_USE.finditer(sheet))
    return sum(texts[place] for place in uses if place < len(texts)) > UNFOLDED_BYTES
