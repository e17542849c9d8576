"""Which sign separates the columns of a text, and the rows that it cuts."""

import csv
from math import log2
from statistics import mode

from equity.intake.limits import FILE_BYTES

Rows = list[list[str]]

DELIMITERS = (",", ";", "\t", "|")
ONE_COLUMN = "\x1f"
"""Stands for no separator: a sign that no person writes."""

_SAMPLE = 64 * 1024

csv.field_size_limit(FILE_BYTES)


def sniff(text: str) -> tuple[str, Rows]:
    r"""Give the separator that cuts the beginning of a text most evenly, and the rows it cuts.

    >>> sniff("id;rate\n1;12,5\n2;7,25")[0]
    ';'
    """
    start = text[:_SAMPLE]
    if len(text) > _SAMPLE and "\n" in start:
        start = start[: start.rindex("\n")]
    tried = {delimiter: records(start, delimiter)[0] for delimiter in DELIMITERS}
    best = max(tried, key=lambda delimiter: _evenness(tried[delimiter]))
    if _evenness(tried[best]) > 0:
        return best, tried[best]
    return ONE_COLUMN, records(start, ONE_COLUMN)[0]


def _evenness(rows: Rows) -> float:
    """Say how well rows fit one table: even widths, many columns, names at the top; 0: not."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    widths = [len(row) for row in filled]
    if max(widths, default=0) < 2:
        return 0
    common = mode([width for width in widths if width > 1])
    top = widths.index(common)
    share = widths.count(common) / (len(widths) - top)
    below_top = 1 - top / len(widths) / 2
    named = sum(any(sign.isalpha() for sign in cell) for cell in filled[top]) / common
    return share * log2(common) * (0.5 + named) * below_top if share >= 0.5 else 0


def records(text: str, delimiter: str, *, most: int | None = None) -> tuple[Rows, list[int]]:
    """Give all rows of a text, and the numbers of rows whose quote marks had no partner.

    Such a row is taken as one line without its quote marks, so that it never swallows the rest.
    `most` stops the reading of a text with far too many rows.
    """
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
