"""Text with separators -> the rows of a table; a row that does not fit is never lost.

A text with one row on each line is read at once by pandas. Anything else (rows that are too long,
line ends inside quotes, a quote mark that is never closed) is read row by row.
"""

import csv
import io
from statistics import mode

import pandas as pd

from equity.intake.decoding import Decoded
from equity.intake.layout import Grid, find_header
from equity.intake.limits import TEXT_COLUMNS, rows_allowed
from equity.intake.separators import ONE_COLUMN, Rows, records, sniff
from equity.intake.sheet import Listed
from equity.language import _
from equity.problems import Problem


def cut(file: str, decoded: Decoded) -> Grid:
    """Give the table of a text file, cut at its column names.

    Raises a Problem where the file is empty or has too many rows or columns.
    """
    text = decoded.text.rstrip("\n")
    if not text.strip():
        raise Problem(
            _("The file is empty"),
            _("'{file}' holds no text.", file=file),
            _("Choose a file with column names and at least one row below them."),
        )
    delimiter, sample = sniff(text)
    header = find_header(sample)
    heading = _without_empty_end(sample[header])
    width = max(len(heading), mode([len(row) for row in sample[header:] if len(row) > 1] or [1]))
    if width > TEXT_COLUMNS:
        raise Problem(
            _("The file has too many columns"),
            _(
                "'{file}' has {count} columns; {most} can be read.",
                file=file,
                count=width,
                most=TEXT_COLUMNS,
            ),
            _("Keep the columns that you need and save the file again."),
        )
    _check_rows(file, text.count("\n") // 4)
    listed: list[Listed] = []
    notes = _separator_notes(delimiter)
    if regular := _regular(text, delimiter, header, width):
        body, short = regular
    else:
        rows, mended = records(text, delimiter, most=rows_allowed() + header + 2)
        body, short, long = _fitted(rows, header, width)
        listed = [_too_long(file, row, count, width) for row, count in long.items()]
        notes += _mended_note(mended)
    notes += _short_note(short)
    _check_rows(file, len(body) + len(listed))
    return Grid(
        file=file,
        name=None,
        format="tsv" if delimiter == "\t" else "csv",
        encoding=decoded.encoding,
        header_row=header + 1,
        heading=[*heading, *[""] * (width - len(heading))],
        body=body,
        listed=tuple(listed),
        notes=(*decoded.notes, *notes),
        above=sample[:header],
    )


def _regular(
    text: str, delimiter: str, header: int, width: int
) -> tuple[pd.DataFrame, list[int]] | None:
    """Give the rows below the column names, and the numbers of those that were filled.

    None where a row is not one line of the text or is too long: then pandas is no safe reader.
    """
    *above, body = text.split("\n", header + 1)
    lines = body.count("\n") + 1
    outside = "".join(body.split('"')[::2])
    broken = outside.count("\n") + 1 != lines
    if len(above) <= header or broken or any(line.count('"') % 2 for line in above):
        return None
    try:
        frame = pd.read_csv(
            io.StringIO(body),
            sep=delimiter,
            header=None,
            names=list(range(width)),
            dtype=str,
            na_filter=False,
            skip_blank_lines=False,
            skipinitialspace=True,
            low_memory=False,
        )
    except pd.errors.ParserError:
        return None
    if len(frame) != lines or not isinstance(frame.index, pd.RangeIndex):
        return None
    frame.index += header + 2
    even = outside.count(delimiter) == lines * (width - 1)
    return frame, [] if even else _short(frame, body.split("\n"), delimiter)


def _short(frame: pd.DataFrame, lines: list[str], delimiter: str) -> list[int]:
    """Give the numbers of the rows with two cells or more, but fewer than the table has columns."""
    width = frame.shape[1]
    open_ended = (frame[width - 1] == "").to_numpy(dtype=bool)
    cells = csv.reader(
        (line for line, empty in zip(lines, open_ended, strict=True) if empty),
        delimiter=delimiter,
        skipinitialspace=True,
    )
    rows = zip(frame.index[open_ended], cells, strict=True)
    return [int(row) for row, found in rows if 1 < len(found) < width]


def _fitted(rows: Rows, header: int, width: int) -> tuple[pd.DataFrame, list[int], dict[int, int]]:
    """Give the rows that fit, those that were filled, and how many cells a too long one has."""
    kept: dict[int, list[str]] = {}
    short: list[int] = []
    long: dict[int, int] = {}
    for number, row in enumerate(rows[header + 1 :], header + 2):
        if len(row) == width:
            kept[number] = row
        elif any(cell.strip() for cell in row[width:]):
            long[number] = len(row)
        else:
            kept[number] = row[:width] + [""] * (width - len(row))
            if 1 < len(row) < width:
                short.append(number)
    columns = zip(*kept.values(), strict=True) if kept else [()] * width
    frame = {place: pd.Series(column, dtype="str") for place, column in enumerate(columns)}
    return pd.DataFrame(frame).set_axis(list(kept), axis=0), short, long


def _without_empty_end(row: list[str]) -> list[str]:
    while len(row) > 1 and not row[-1].strip():
        row = row[:-1]
    return row


def _check_rows(file: str, count: int) -> None:
    if count > rows_allowed():
        raise Problem(
            _("The file has too many rows"),
            _("'{file}' has more than {most} rows.", file=file, most=rows_allowed()),
            _("Split the file by school or year, or have EQUITY_MAX_ROWS set higher."),
        )


def _too_long(file: str, row: int, count: int, width: int) -> Listed:
    reason = _("The row has {count} cells, the table has {width}", count=count, width=width)
    return Listed(file=file, sheet=None, row=row, column=None, reason=reason)


def _separator_notes(delimiter: str) -> list[str]:
    if delimiter == ";":
        return [_("The columns are separated by semicolons.")]
    if delimiter == ONE_COLUMN:
        return [_("No sign that separates columns was found: the table has one column.")]
    return []


def _mended_note(rows: list[int]) -> list[str]:
    if not rows:
        return []
    note = _(
        "Rows with a quote mark that is never closed, read without it: {count}, first row {row}.",
        count=len(rows),
        row=rows[0],
    )
    return [note]


def _short_note(rows: list[int]) -> list[str]:
    if not rows:
        return []
    note = _(
        "Rows shorter than the table, filled with empty cells: {count}, first row {row}.",
        count=len(rows),
        row=rows[0],
    )
    return [note]
