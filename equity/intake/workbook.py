"""Excel workbooks -> the tables of their visible sheets, every cell as the text that it shows."""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pandas as pd
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from equity.intake.archive import Parts, packed, parts
from equity.intake.decoding import visible
from equity.intake.layout import HEADER_WITHIN, Grid, find_header, lay_out
from equity.intake.limits import rows_allowed
from equity.intake.sheet import Sheet
from equity.language import _
from equity.problems import Problem

_NO_RESULT = re.compile(rb"</(?:\w+:)?f>(?:<v\s*/>|<v>\s*</v>)?</(?:\w+:)?c>")


def sheets(file: str, content: bytes) -> tuple[Sheet, ...]:
    """Give the table of each visible sheet that holds one.

    Hidden sheets are never opened; a note of the first sheet names them. Formulas are never
    evaluated: a cell shows the result that was saved. Raises a Problem where nothing can be read.
    """
    found, notes = parts(file, content)
    tables, hidden = _tables(file, packed(found))
    laid: list[Sheet] = []
    problems: list[tuple[str, Problem]] = []
    for name, rows in tables:
        try:
            laid.append(lay_out(_cut(file, name, rows)))
        except Problem as problem:
            problems.append((name, problem))
    if not laid:
        raise problems[0][1] if problems else _empty(file)
    notes += _sheet_notes(hidden, [name for name, _problem in problems]) + _cell_notes(found)
    return (replace(laid[0], notes=(*notes, *laid[0].notes)), *laid[1:])


def _tables(file: str, content: bytes) -> tuple[list[tuple[str, list[list[Any]]]], list[str]]:
    """Give name and cells of each visible sheet that is not empty, and the hidden sheets' names."""
    hidden, tables = [], []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            if about.visible != SheetVisibleEnum.Visible:
                hidden.append(about.name)
                continue
            rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
            if any(any(cell != "" for cell in row) for row in rows):
                tables.append((about.name, rows))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the parser is no Exception
        raise Problem(
            _("The workbook could not be read"),
            _("'{file}' is damaged, or not written the way Excel does.", file=file),
            _("Open it in Excel, save it again as XLSX or CSV, and try that file."),
        ) from error
    return tables, hidden


def _cut(file: str, name: str, rows: list[list[Any]]) -> Grid:
    top = [[_text(cell) for cell in row] for row in rows[: 3 * HEADER_WITHIN]]
    header = find_header(top)
    below = rows[header + 1 :]
    if len(below) > rows_allowed():
        raise Problem(
            _("A sheet has too many rows"),
            _(
                "Sheet '{sheet}' of '{file}' has more than {most} rows.",
                sheet=name,
                file=file,
                most=rows_allowed(),
            ),
            _("Split the file by school or year, or have EQUITY_MAX_ROWS set higher."),
        )
    columns = zip(*below, strict=True) if below else [()] * len(top[header])
    frame = {place: pd.Series(_texts(one), dtype="str") for place, one in enumerate(columns)}
    return Grid(
        file=file,
        name=name,
        format="xlsx",
        encoding=None,
        header_row=header + 1,
        heading=top[header],
        above=top[:header],
        body=pd.DataFrame(frame).set_axis(range(header + 2, header + 2 + len(below)), axis=0),
    )


def _texts(cells: Sequence[Any]) -> list[str]:
    kinds = set(map(type, cells))
    if kinds <= {str} and "".join(cells).isascii():
        return list(cells)
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
    with_formulas = [part for part in tables if b"f>" in part]
    if formulas := sum(len(_NO_RESULT.findall(part)) for part in with_formulas):
        notes.append(_("Formulas without a saved result, read as empty: {count}.", count=formulas))
    return notes
