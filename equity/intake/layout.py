"""Where a table stands in its file: the column names, the rows, and what is neither."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from equity.intake.bands import is_second_row, under_bands
from equity.intake.headless import is_one_of_the_rows
from equity.intake.limits import FIELD_CHARACTERS
from equity.intake.not_rows import blank, reasons_why_not
from equity.intake.repeating import letters
from equity.intake.sheet import Listed, Sheet
from equity.intake.survey_names import described, qualtrics, survey_monkey
from equity.intake.totals import total_notes
from equity.language import _
from equity.problems import Problem

HEADER_WITHIN = 20
"""The column names stand on one of the first rows."""

_LOOKED_AT = 6
"""Rows that tell a second row of names from the first row of the table."""

_LABEL = 1_000
"""Letters of the longest column name; survey questions are long, whole files are not names."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Grid:
    """A table cut at its column names, not yet tidied.

    `heading` and the columns of `body` (text, numbered from 0, index: rows of the file from 1)
    have the same length. `listed` holds rows that did not fit between the columns, `above` the rows
    over the names; `first_row` is the row of the file with which all of it begins.
    """

    file: str
    name: str | None
    format: str
    encoding: str | None
    header_row: int
    heading: Sequence[str]
    body: pd.DataFrame
    listed: tuple[Listed, ...] = ()
    notes: tuple[str, ...] = ()
    above: Sequence[Sequence[str]] = ()
    first_row: int = 1


def find_header(rows: Sequence[Sequence[str]]) -> int:
    """Give the position of the row with the column names: the first that is more than half full.

    A full row is as full as two rows after each other, so that one long row changes nothing.

    >>> find_header([["Lincoln", "", ""], ["", "", ""], ["id", "race", ""], ["1", "A", "x"]])
    2
    """
    filled = [sum(1 for cell in row if cell.strip()) for row in rows[: 3 * HEADER_WITHIN]]
    rows_with_cells = [count for count in filled if count]
    pairs = map(min, rows_with_cells, rows_with_cells[1:])
    widest = max(pairs, default=max(filled, default=0))
    early = filled[:HEADER_WITHIN]
    full = (place for place, count in enumerate(early) if count * 2 > widest)
    return next(full, early.index(max(early)) if early else 0)


def lay_out(grid: Grid) -> Sheet:
    """Give the tidied table with every row either in its frame or listed with a reason.

    Raises a Problem where no row stands below the column names, or where a row stands for them.
    """
    grid = _with_all_names(grid)
    frame, cut = _cut_off(grid.body)
    heading = [" ".join(one.split()) for one in grid.heading]
    frame = _without_nameless_ends(frame, heading)
    frame = frame[: _last_filled(frame) + 1]
    labels = _unique(heading[: frame.shape[1]])
    reasons = reasons_why_not(frame, heading)
    kept = np.ones(len(frame), dtype=bool)
    kept[list(reasons)] = False
    listed = [*grid.listed]
    listed += [_listed(grid, frame.index[place], reason) for place, reason in reasons.items()]
    if not kept.any():
        raise Problem(
            _("There are no rows to read"),
            _("Nothing but column names stands in {place}.", place=_place(grid)),
            _("Choose a file with at least one row below the column names."),
        )
    if is_one_of_the_rows(heading, frame[kept]):
        raise Problem(
            _("This table has no names of columns"),
            _("The first row of {place} looks like the rows below it.", place=_place(grid)),
            _("Put a row above it that names each column, such as 'Student ID' or 'Grade'."),
        )
    return Sheet(
        file=grid.file,
        name=grid.name,
        format=grid.format,
        encoding=grid.encoding,
        header_row=grid.header_row,
        labels=labels,
        frame=_of_rows(frame, kept).set_axis([f"c{place}" for place in range(len(labels))], axis=1),
        listed=tuple(sorted(listed, key=lambda one: one.row)),
        notes=(
            *grid.notes,
            *_notes(grid, labels, heading),
            *cut,
            *total_notes(_of_rows(frame, kept), frame.iloc[list(reasons)], labels),
        ),
        around=_around(grid, frame, reasons),
    )


def _of_rows(frame: pd.DataFrame, kept: np.ndarray) -> pd.DataFrame:
    """Give the rows that are kept, without a copy where only rows at the end are not."""
    count = int(kept.sum())
    return frame[:count] if kept[:count].all() else frame[kept]


def _with_all_names(grid: Grid) -> Grid:
    """Give the table with names that stand on two rows put together."""
    if from_tool := _named_by_tool(grid):
        return from_tool
    above = list(grid.above[-1]) if grid.above else []
    first = grid.body.iloc[0].tolist() if len(grid.body) > 1 else []
    if is_second_row(grid.heading, first):
        return replace(
            grid,
            heading=under_bands(first, grid.heading),
            body=grid.body.iloc[1:],
            header_row=grid.header_row + 1,
        )
    return replace(grid, heading=under_bands(grid.heading, above))


def _named_by_tool(grid: Grid) -> Grid | None:
    """Give the table of a survey tool, whose names stand on two or three rows."""
    below = [row.tolist() for _row, row in grid.body.head(_LOOKED_AT).iterrows()]
    if found := qualtrics(grid.heading, below):
        names, count = found
        return replace(
            grid,
            heading=names,
            body=grid.body.iloc[count:],
            header_row=grid.header_row + count,
        )
    if grid.above and (lines := survey_monkey(grid.above[-1], grid.heading)):
        return replace(grid, heading=lines)
    if below and (lines := survey_monkey(grid.heading, below[0])):
        return replace(grid, heading=lines, body=grid.body.iloc[1:], header_row=grid.header_row + 1)
    if lines := described(grid.heading, below):
        return replace(grid, heading=lines, body=grid.body.iloc[1:], header_row=grid.header_row + 1)
    return None


def _around(grid: Grid, frame: pd.DataFrame, reasons: dict[int, str]) -> str:
    """Give the text above the names and of the notes below the table."""
    below = [place for place, why in reasons.items() if why != _("The row is empty")]
    rows = [*grid.above, *(frame.iloc[place].tolist() for place in below)]
    return "\n".join(" ".join(filter(None, map(str.strip, row))) for row in rows)


def _cut_off(body: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Give the table without the ends of cells that are longer than any text of a person."""
    long = [place for place in body if letters(body[place]) > FIELD_CHARACTERS]
    count = sum(int((body[place].str.len() > FIELD_CHARACTERS).sum()) for place in long)
    if not count:
        return body, []
    body = body.copy(deep=False)
    for place in long:
        body[place] = body[place].astype("str").str.slice(0, FIELD_CHARACTERS)
    return body, [_("Cells cut off after a million letters: {count}.", count=count)]


def _without_nameless_ends(frame: pd.DataFrame, heading: list[str]) -> pd.DataFrame:
    width = len(heading)
    while width > 1 and not heading[width - 1] and (frame[width - 1] == "").all():
        width -= 1
    return frame.iloc[:, :width]


def _last_filled(frame: pd.DataFrame) -> int:
    filled = np.flatnonzero(~blank(frame))
    return int(filled[-1]) if len(filled) else -1


def _unique(heading: list[str]) -> tuple[str, ...]:
    given = {name.casefold() for name in heading}
    taken: set[str] = set()
    labels = []
    for number, name in enumerate(heading, 1):
        plain = name[:_LABEL] or _("Column {number}", number=str(number))
        label, copy = plain, 1
        while label.casefold() in taken or (copy > 1 and label.casefold() in given):
            copy += 1
            label = f"{plain} ({copy})"
        taken.add(label.casefold())
        labels.append(label)
    return tuple(labels)


def _notes(grid: Grid, labels: tuple[str, ...], heading: list[str]) -> list[str]:
    notes = []
    first, above = grid.first_row, grid.header_row - 1
    if first == above:
        notes.append(_("Row {row} stands above the column names and was left out.", row=first))
    elif first < above:
        notes.append(
            _(
                "Rows {first} to {above} stand above the column names and were left out.",
                first=first,
                above=above,
            )
        )
    new = [label for label, name in zip(labels, heading, strict=False) if label != name]
    if new:
        names = ", ".join(f"'{label}'" for label in new)
        notes.append(
            _("Columns without a name or named twice were given names: {names}.", names=names)
        )
    if not any(sign.isalpha() for name in heading for sign in name):
        notes.append(
            _("Row {row} was read as column names, but it holds no words.", row=grid.header_row)
        )
    return notes


def _listed(grid: Grid, row: int, reason: str) -> Listed:
    return Listed(file=grid.file, sheet=grid.name, row=int(row), column=None, reason=reason)


def _place(grid: Grid) -> str:
    if grid.name is None:
        return _("'{file}'", file=grid.file)
    return _("sheet '{sheet}' of '{file}'", sheet=grid.name, file=grid.file)
