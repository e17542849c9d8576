"""Excel workbooks -> the tables of their visible sheets, every cell as the text that it shows."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import Any, BinaryIO

import pyarrow as pa
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from equity.intake.archive import Parts, packed, parts
from equity.intake.cutting import TEXT, Progress, frame
from equity.intake.decoding import visible
from equity.intake.layout import HEADER_WITHIN, Grid, find_header, lay_out
from equity.intake.limits import rows_allowed, too_many_rows
from equity.intake.percent_cells import as_shown
from equity.intake.repeating import narrowed
from equity.intake.sheet import Sheet
from equity.intake.stacked import tables_in
from equity.language import _
from equity.problems import Problem

_ROWS_AT_ONCE = 10_000
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\shidden="(?:1|true)"[^>]*(?<!/)>')
_NO_RESULT = re.compile(rb"</(?:\w+:)?f>(?:<v\s*/>|<v>\s*</v>)?</(?:\w+:)?c>")


def sheets(file: str, content: bytes, progress: Progress) -> tuple[Sheet, ...]:
    """Give the table of each visible sheet that holds one.

    Hidden sheets are never opened; a note of the first sheet names them. Formulas are never
    evaluated: a cell shows the result that was saved. Raises a Problem where nothing can be read.
    """
    found, notes = parts(file, content)
    del content
    notes += _cell_notes(found)
    as_shown(found)
    return _laid_out(file, "xlsx", packed(found), notes, progress)


def old_sheets(file: str, content: bytes, progress: Progress) -> tuple[Sheet, ...]:
    """Give the tables of a workbook of before 2007 (XLS), as `sheets` does."""
    return _laid_out(file, "xls", io.BytesIO(content), [], progress)


def _laid_out(
    file: str, form: str, archive: BinaryIO, notes: list[str], progress: Progress
) -> tuple[Sheet, ...]:
    book = _opened(file, archive)
    laid: list[Sheet] = []
    problems: list[tuple[str, Problem]] = []
    hidden = []
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        if about.visible != SheetVisibleEnum.Visible:
            hidden.append(about.name)
            continue
        try:
            grid = _cut(file, _sheet(file, book, about.name), progress)
            if grid is not None:
                laid += map(lay_out, tables_in(replace(grid, format=form)))
        except Problem as problem:
            problems.append((about.name, problem))
    if not laid:
        raise problems[0][1] if problems else _empty(file)
    notes = _sheet_notes(hidden, [name for name, _problem in problems]) + notes
    return (replace(laid[0], notes=(*notes, *laid[0].notes)), *laid[1:])


@contextmanager
def _careful(file: str) -> Iterator[None]:
    """Turn whatever the parser does into a Problem; its panic is no Exception."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise Problem(
            _("The workbook could not be read"),
            _("'{file}' is damaged, or not written the way Excel does.", file=file),
            _("Open it in Excel, save it again as XLSX or CSV, and try that file."),
        ) from error


def _opened(file: str, archive: BinaryIO) -> CalamineWorkbook:
    with _careful(file):
        return CalamineWorkbook.from_filelike(archive)


def _sheet(file: str, book: CalamineWorkbook, name: str) -> CalamineSheet:
    with _careful(file):
        return book.get_sheet_by_name(name)


def _cut(file: str, sheet: CalamineSheet, progress: Progress) -> Grid | None:
    """Give the table of a sheet, None where the sheet is empty."""
    rows = _rows(sheet)
    first = list(islice(rows, 3 * HEADER_WITHIN))
    top = [[_text(cell) for cell in row] for row in first]
    if not top or (len(top) >= sheet.total_height and not any(map(any, top))):
        return None
    header = find_header(top)
    if sheet.total_height - header - 1 > rows_allowed():
        raise too_many_rows(file, sheet.name)
    columns: list[list[pa.Array]] = [[] for _name in top[header]]
    below = chain(first[header + 1 :], rows)
    done = 0
    while some := list(islice(below, _ROWS_AT_ONCE)):
        for pieces, cells in zip(columns, zip(*some, strict=True), strict=True):
            pieces.append(narrowed(pa.array(_texts(cells), TEXT).dictionary_encode()))
        done += len(some)
        progress(done, sheet.total_height)
    return Grid(
        file=file,
        name=sheet.name,
        format="xlsx",
        encoding=None,
        header_row=header + 1,
        heading=top[header],
        above=top[:header],
        body=frame(columns, index=range(header + 2, header + 2 + done)),
    )


def _rows(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """Give the rows of a sheet from its first cell on, also where that is empty."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    return (before + row for row in sheet.iter_rows()) if before else iter(sheet.iter_rows())


def _texts(cells: Sequence[Any]) -> Sequence[str]:
    kinds = set(map(type, cells))
    if kinds <= {str} and "".join(cells).isascii():
        return cells
    if {bool, float} <= kinds:  # True == 1.0: one would be written as the other
        return [_text(cell) for cell in cells]
    return list(map(_Written().__getitem__, cells))


class _Written(dict[Any, str]):
    """The text of each different cell, written once."""

    def __missing__(self, cell: Any) -> str:
        self[cell] = text = _text(cell)
        return text


def _text(cell: Any) -> str:
    """Write a cell as Excel shows it: 7 for 7.0, ISO dates, hours and minutes.

    >>> [_text(one) for one in (7.0, 0.1 + 0.2, True, date(2025, 10, 3), time(10, 45), "007")]
    ['7', '0.3', 'TRUE', '2025-10-03', '10:45', '007']
    """
    return _KINDS.get(type(cell), str)(cell)


def _number(cell: float) -> str:
    return str(int(cell)) if cell.is_integer() and abs(cell) < 1e22 else format(cell, ".15g")


def _moment(cell: datetime) -> str:
    whole = (cell + timedelta(microseconds=500_000)).replace(microsecond=0)
    return whole.date().isoformat() + (f" {_clock(whole.time())}" if whole.time() != time() else "")


def _clock(cell: time) -> str:
    return cell.isoformat("seconds").removesuffix(":00") if cell != time() else "00:00"


def _duration(cell: timedelta) -> str:
    minutes, seconds = divmod(round(cell.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


_KINDS: dict[type, Callable[[Any], str]] = {
    str: visible,
    bool: lambda cell: "TRUE" if cell else "FALSE",
    int: str,
    float: _number,
    datetime: _moment,
    date: date.isoformat,
    time: _clock,
    timedelta: _duration,
}


def _empty(file: str) -> Problem:
    return Problem(
        _("The workbook is empty"),
        _("No visible sheet of '{file}' holds a table.", file=file),
        _("Choose a file with column names and at least one row below them."),
    )


def _sheet_notes(hidden: list[str], skipped: list[str]) -> list[str]:
    notes = []
    if hidden:
        names = ", ".join(f"'{name}'" for name in hidden)
        notes.append(
            _("Hidden sheets were not read: {names}. Show them in Excel to use them.", names=names)
        )
    if skipped:
        names = ", ".join(f"'{name}'" for name in skipped)
        notes.append(_("Sheets without a table were left out: {names}.", names=names))
    return notes


def _cell_notes(found: Parts) -> list[str]:
    tables = [part for part in found.values() if b"sheetData" in part]
    notes = []
    if errors := sum(part.count(b' t="e"') for part in tables):
        notes.append(
            _("Cells with an Excel error such as #N/A, read as empty: {count}.", count=errors)
        )
    if hidden := sum(len(_HIDDEN_ROW.findall(part)) for part in tables if b"hidden=" in part):
        notes.append(
            _(
                "Hidden rows, such as those that a filter hides, were read like all others: "
                "{count}. Delete them in Excel to leave them out.",
                count=hidden,
            )
        )
    with_formulas = [part for part in tables if b"f>" in part]
    if formulas := sum(len(_NO_RESULT.findall(part)) for part in with_formulas):
        notes.append(_("Formulas without a saved result, read as empty: {count}.", count=formulas))
    return notes
