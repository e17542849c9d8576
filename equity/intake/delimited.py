"""Text with separators -> the rows of a table; a row that does not fit is never lost.

A text whose quote marks pair up is cut at once by Arrow, and only its rows that are too short or
too long one by one. Any other text (a quote mark that is never closed) is cut row by row.
"""

from collections.abc import Sequence
from statistics import mode

from equity.intake.cutting import Cut, Progress, Shape, cut_at_once, cut_by_row
from equity.intake.decoding import Decoded
from equity.intake.layout import Grid, find_header
from equity.intake.limits import TEXT_COLUMNS, rows_allowed, too_many_rows
from equity.intake.quotes import well_quoted
from equity.intake.separators import ONE_COLUMN, SAMPLE, sniff
from equity.intake.sheet import Listed
from equity.language import _
from equity.problems import Problem


def cut(file: str, decoded: Decoded, progress: Progress) -> Grid:
    """Give the table of a text file, cut at its column names.

    Raises a Problem where the file is empty or has too many rows or columns.
    """
    content = decoded.content
    if not content or content.isspace():
        raise Problem(
            _("The file is empty"),
            _("'{file}' holds no text.", file=file),
            _("Choose a file with column names and at least one row below them."),
        )
    delimiter, sample = sniff(content[: 4 * SAMPLE].decode(errors="ignore"))
    header = find_header(sample)
    heading = _without_empty_end(sample[header])
    width = max(len(heading), mode([len(row) for row in sample[header:] if len(row) > 1] or [1]))
    lines = content.count(b"\n") + 1
    _check_size(file, width, lines)
    shape = Shape(
        delimiter=delimiter,
        header=header,
        width=width,
        lines=lines,
        differing=_differing([row for row in sample[header + 1 :] if len(row) == width]),
    )
    found = _cut(content, shape, progress)
    if len(found.body) + len(found.long) > rows_allowed():
        raise too_many_rows(file)
    return Grid(
        file=file,
        name=None,
        format="tsv" if delimiter == "\t" else "csv",
        encoding=decoded.encoding,
        header_row=header + 1,
        heading=[*heading, *[""] * (width - len(heading))],
        body=found.body,
        listed=tuple(_too_long(file, row, count, width) for row, count in found.long.items()),
        notes=(*decoded.notes, *_notes(delimiter, found)),
        above=sample[:header],
    )


def _cut(content: bytes, shape: Shape, progress: Progress) -> Cut:
    start, found = _below(content, shape.header), None
    if start is not None and well_quoted(content, start, shape.delimiter):
        found = cut_at_once(content, start, shape, progress)
    return found or cut_by_row(content, shape, progress)


def _below(content: bytes, header: int) -> int | None:
    """Give where the rows below the column names begin; None where the names are no plain lines."""
    start = 0
    for _line in range(header + 1):
        end = content.find(b"\n", start)
        if end < 0 or content.count(b'"', start, end) % 2:
            return None
        start = end + 1
    return start


def _differing(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Give the positions of columns with another value in each of these rows."""
    columns = enumerate(zip(*rows, strict=True))
    return frozenset(place for place, cells in columns if len(set(cells)) == len(cells))


def _without_empty_end(row: list[str]) -> list[str]:
    while len(row) > 1 and not row[-1].strip():
        row = row[:-1]
    return row


def _check_size(file: str, width: int, lines: int) -> None:
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
    if lines // 4 > rows_allowed():  # a row of long answers can stand on some lines
        raise too_many_rows(file)


def _too_long(file: str, row: int, count: int, width: int) -> Listed:
    reason = _("The row has {count} cells, the table has {width}", count=count, width=width)
    return Listed(file=file, sheet=None, row=row, column=None, reason=reason)


def _notes(delimiter: str, found: Cut) -> list[str]:
    notes = []
    if delimiter == ";":
        notes.append(_("The columns are separated by semicolons."))
    if delimiter == ONE_COLUMN:
        notes.append(_("No sign that separates columns was found: the table has one column."))
    if found.mended:
        note = _(
            "Rows with a quote mark that is never closed, read without it: "
            "{count}, first row {row}.",
            count=len(found.mended),
            row=found.mended[0],
        )
        notes.append(note)
    if found.short:
        note = _(
            "Rows shorter than the table, filled with empty cells: {count}, first row {row}.",
            count=len(found.short),
            row=found.short[0],
        )
        notes.append(note)
    return notes
