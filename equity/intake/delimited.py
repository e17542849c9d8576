"""Text with separators -> the rows of a table; a row that does not fit is never lost.

A regular text is read at once by pandas. Anything else (uneven rows, line ends inside quotes,
a quote mark that is never closed) is read row by row with the csv module in its strict mode.
"""

import csv
import io
from math import log2
from statistics import mode

import pandas as pd

from equity.intake.decoding import Decoded
from equity.intake.layout import Grid, find_header
from equity.intake.limits import TEXT_COLUMNS, rows_allowed
from equity.intake.sheet import Listed
from equity.language import _
from equity.problems import Problem

Rows = list[list[str]]

_FORMATS = {",": "csv", ";": "csv", "\t": "tsv", "|": "csv"}
_ONE_COLUMN = "\x1f"
_SAMPLE = 256 * 1024


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
    body = _regular(text, delimiter, header, width)
    listed: list[Listed] = []
    notes = _separator_notes(delimiter)
    if body is None:
        rows, mended = records(text, delimiter, most=rows_allowed() + header + 2)
        body, long, short = _fitted(rows, header, width)
        listed = [_too_long(file, row, count, width) for row, count in long.items()]
        notes += _row_notes(mended, short)
    _check_rows(file, len(body) + len(listed))
    return Grid(
        file=file,
        name=None,
        format=_FORMATS.get(delimiter, "csv"),
        encoding=decoded.encoding,
        header_row=header + 1,
        heading=[*heading, *[""] * (width - len(heading))],
        body=body,
        listed=tuple(listed),
        notes=(*decoded.notes, *notes),
    )


def sniff(text: str) -> tuple[str, Rows]:
    r"""Give the separator that cuts the beginning of a text most evenly, and the rows it cuts.

    >>> sniff("id;rate\n1;12,5\n2;7,25")[0]
    ';'
    """
    start = text[:_SAMPLE]
    if len(text) > _SAMPLE and "\n" in start:
        start = start[: start.rindex("\n")]
    tried = {delimiter: records(start, delimiter)[0] for delimiter in _FORMATS}
    best = max(tried, key=lambda delimiter: _evenness(tried[delimiter]))
    if _evenness(tried[best]) > 0:
        return best, tried[best]
    return _ONE_COLUMN, records(start, _ONE_COLUMN)[0]


def _evenness(rows: Rows) -> float:
    """Say how well rows fit one table: even widths, many columns, names at the top; 0: not."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    widths = [len(row) for row in filled]
    if max(widths, default=0) < 2:
        return 0
    common = mode([width for width in widths if width > 1])
    top = widths.index(common)
    share = widths.count(common) / (len(widths) - top)
    named = sum(any(sign.isalpha() for sign in cell) for cell in filled[top]) / common
    return share * log2(common) * (0.5 + named) if share >= 0.5 else 0


def records(text: str, delimiter: str, *, most: int | None = None) -> tuple[Rows, list[int]]:
    """Give all rows of a text, and the numbers of rows whose quote marks had no partner.

    Such a row is taken as one line without its quote marks, so that it never swallows the rest.
    `most` stops the reading of a text with far too many rows.
    """
    csv.field_size_limit(max(len(text), 1))
    lines = [line + "\n" for line in text.split("\n")]
    rows: Rows = []
    mended: list[int] = []
    start = 0
    while start < len(lines) and (most is None or len(rows) <= most):
        rest = map(lines.__getitem__, range(start, len(lines)))
        reader = csv.reader(rest, delimiter=delimiter, strict=True, skipinitialspace=True)
        done = 0
        try:
            for row in reader:
                rows.append(row)
                done = reader.line_num
                if most is not None and len(rows) > most:
                    break
            return rows, mended
        except csv.Error:
            line = lines[start + done]
            if line.count('"') % 2:
                line = line.replace('"', "")
                mended.append(len(rows) + 1)
            rows += csv.reader([line], delimiter=delimiter, skipinitialspace=True)
            start += done + 1
    return rows, mended


def _regular(text: str, delimiter: str, header: int, width: int) -> pd.DataFrame | None:
    """Give the rows below the column names, or None where they are not all of one width."""
    *above, body = text.split("\n", header + 1)
    if len(above) <= header or any(line.count('"') % 2 for line in above):
        return None
    outside = "".join(body.split('"')[::2])
    rows = body.count("\n") + 1
    breaks = outside.count("\n") + 1
    if breaks != rows or outside.count(delimiter) != rows * (width - 1):
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
    if len(frame) != rows or not isinstance(frame.index, pd.RangeIndex):
        return None
    return frame.set_axis(range(header + 2, header + 2 + rows), axis=0)


def _fitted(rows: Rows, header: int, width: int) -> tuple[pd.DataFrame, dict[int, int], list[int]]:
    """Give the rows that fit, the cells of each row that is too long, and rows that were filled."""
    kept: dict[int, list[str]] = {}
    long: dict[int, int] = {}
    short: list[int] = []
    for number, row in enumerate(rows[header + 1 :], header + 2):
        if any(cell.strip() for cell in row[width:]):
            long[number] = len(row)
            continue
        if 1 < len(row) < width:
            short.append(number)
        kept[number] = row[:width] + [""] * (width - len(row))
    columns = zip(*kept.values(), strict=True) if kept else [()] * width
    frame = {place: pd.Series(column, dtype="str") for place, column in enumerate(columns)}
    return pd.DataFrame(frame).set_axis(list(kept), axis=0), long, short


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
    if delimiter == _ONE_COLUMN:
        return [_("No sign that separates columns was found: the table has one column.")]
    return []


def _row_notes(mended: list[int], short: list[int]) -> list[str]:
    notes = []
    if mended:
        notes.append(
            _(
                "{count} rows (first: row {row}) had a quote mark without a partner; "
                "they were read without it.",
                count=len(mended),
                row=mended[0],
            )
        )
    if short:
        notes.append(
            _(
                "{count} rows (first: row {row}) were shorter than the table; "
                "their last cells are empty.",
                count=len(short),
                row=short[0],
            )
        )
    return notes
