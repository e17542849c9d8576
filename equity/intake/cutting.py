"""The two ways to cut a text into rows: at once where its quote marks pair up, else row by row."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute
from pyarrow import csv as arrow_csv

from equity.intake.limits import MEGABYTE, rows_allowed
from equity.intake.repeating import narrowed, text_cells
from equity.intake.separators import records

Progress = Callable[[int, int], None]
"""Told how many rows are read, and about how many there are."""

TEXT = pa.large_string()
_REPEATING = pa.dictionary(pa.int32(), pa.string())
_PLAIN = slice(ord(" ") + 1, 127)
_BLOCK = 2 * MEGABYTE
_ROWS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """Rows that fit the table (index: their numbers in the file), and what was done to make them.

    `short` are the numbers of rows that were filled, `mended` of rows whose quote marks were taken
    out, `long` the numbers of rows that do not fit, with how many cells they have.
    """

    body: pd.DataFrame
    short: list[int] = field(default_factory=list)
    long: dict[int, int] = field(default_factory=dict)
    mended: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a text is cut: the separator, the position of the row of names, how many columns.

    `lines` are all lines of the text, about as many as its rows. `differing` are the positions of
    columns whose values seem to differ in every row: they are not looked through for repeats.
    """

    delimiter: str
    header: int
    width: int
    lines: int
    differing: frozenset[int] = frozenset()


def cut_at_once(content: bytes, start: int, shape: Shape, progress: Progress) -> Cut | None:
    """Cut a text whose quote marks pair up, from `start` on; None where a row is far too long."""
    uneven: list[arrow_csv.InvalidRow] = []

    def set_aside(row: arrow_csv.InvalidRow) -> str:
        uneven.append(row)
        return "skip"

    done = 0
    pieces: list[list[pa.Array]] = [[] for _place in range(shape.width)]
    try:
        for batch in _reader(content, start, shape, set_aside):
            for piece, column in zip(pieces, batch.columns, strict=True):
                piece.append(narrowed(column))
            done += batch.num_rows
            progress(done, shape.lines)
            if done > rows_allowed():
                break
    except pa.ArrowInvalid:  # a row that is longer than what is read at once
        return None
    return _put_together(pieces, done, uneven, shape)


def _put_together(
    pieces: list[list[pa.Array]], done: int, uneven: Sequence[arrow_csv.InvalidRow], shape: Shape
) -> Cut:
    """Give the table, with the rows that are too short back between those that fit."""
    above = shape.header + 1
    every = np.arange(above + 1, above + 1 + done + len(uneven))
    found = Cut(pd.DataFrame())
    rows = csv.reader([one.text for one in uneven], delimiter=shape.delimiter)
    numbered = zip((one.number + above for one in uneven), rows, strict=True)
    fitted = dict(_fitted(numbered, shape.width, found))
    for piece, cells in zip(pieces, zip(*fitted.values(), strict=True), strict=False):
        piece.append(pa.array(cells, TEXT))
    even = np.delete(every, [one.number - 1 for one in uneven])
    body = frame(pieces, index=np.concatenate([even, np.array(list(fitted), dtype=even.dtype)]))
    return Cut(body.sort_index() if fitted else body, found.short, found.long)


def _reader(
    content: bytes, start: int, shape: Shape, set_aside: Callable[[arrow_csv.InvalidRow], str]
) -> arrow_csv.CSVStreamingReader:
    names = [str(place) for place in range(shape.width)]
    types = [TEXT if one in shape.differing else _REPEATING for one in range(shape.width)]
    return arrow_csv.open_csv(
        pa.BufferReader(pa.py_buffer(memoryview(content)[start:])),
        read_options=arrow_csv.ReadOptions(
            use_threads=False, block_size=_BLOCK, column_names=names
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=shape.delimiter,
            newlines_in_values=content.find(b'"', start) >= 0,
            ignore_empty_lines=False,
            invalid_row_handler=set_aside,
        ),
        convert_options=arrow_csv.ConvertOptions(
            check_utf8=False,
            column_types=dict(zip(names, types, strict=True)),
            strings_can_be_null=False,
        ),
    )


def cut_by_row(content: bytes, shape: Shape, progress: Progress) -> Cut:
    """Cut any text, row by row; a quote mark without a partner never swallows the rows below."""
    found = Cut(pd.DataFrame())
    rows = enumerate(records(content.decode(errors="replace"), shape.delimiter, found.mended), 1)
    fitted = _fitted(islice(rows, shape.header + 1, None), shape.width, found)
    done = 0
    numbers: list[int] = []
    pieces: list[list[pa.Array]] = [[] for _place in range(shape.width)]
    while some := list(islice(fitted, _ROWS_AT_ONCE)):
        numbers += [number for number, _row in some]
        cells = zip(*(row for _number, row in some), strict=True)
        for piece, column in zip(pieces, cells, strict=True):
            piece.append(pa.array(column, TEXT))
        done += len(some)
        progress(done, shape.lines)
        if done > rows_allowed():
            break
    body = frame(pieces, index=np.array(numbers, dtype="int64"))
    return Cut(body, found.short, found.long, found.mended)


def frame(columns: list[list[pa.Array]], *, index: np.ndarray | range) -> pd.DataFrame:
    """Give columns of text as a table, tidied and numbered from 0; the list is empty afterwards."""
    series: dict[int, pd.Series] = {}
    while columns:
        series[len(series)] = pd.Series(text_cells(columns.pop(0), tidied), index=index)
    return pd.DataFrame(series, index=index)


def tidied(cells: pa.Array) -> pa.Array:
    """Give cells without spaces around them, and without the `="..."` that keeps numbers as text.

    >>> tidied(pa.array([' a ', '="007"'], TEXT)).to_pylist()
    ['a', '007']
    """
    edges = _edges(cells)
    if edges[_PLAIN].sum() < edges.sum():
        cells = compute.utf8_trim_whitespace(cells)
    if edges[ord("=")] or edges[: ord(" ") + 1].any():
        cells = compute.replace_substring_regex(cells, r'(?s)^="(.*)"$', r"\1")
        cells = compute.utf8_trim_whitespace(cells)
    return cells


def _edges(cells: pa.Array) -> np.ndarray:
    """Count the bytes with which cells begin or end: to look at them is faster than to cut them."""
    _valid, offsets, letters = cells.buffers()
    if not len(cells) or letters is None:
        return np.zeros(256, dtype=int)
    ends = np.frombuffer(offsets, dtype=np.int64)[cells.offset : cells.offset + len(cells) + 1]
    filled = ends[1:] > ends[:-1]
    bytes_ = np.frombuffer(letters, dtype=np.uint8)
    first, last = bytes_[ends[:-1][filled]], bytes_[ends[1:][filled] - 1]
    return np.bincount(first, minlength=256) + np.bincount(last, minlength=256)


def _fitted(
    rows: Iterable[tuple[int, list[str]]], width: int, found: Cut
) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that fit the table, filled where they are short; note the others in `found`."""
    for number, row in rows:
        if len(row) == width:
            yield number, row
        elif any(cell.strip() for cell in row[width:]):
            found.long[number] = len(row)
        else:
            if 1 < len(row) < width:
                found.short.append(number)
            yield number, row[:width] + [""] * (width - len(row))
