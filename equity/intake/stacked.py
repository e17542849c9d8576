"""Several tables below each other in one sheet, each with a title and names of its own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from equity.intake.layout import Grid
from equity.intake.masked_cells import is_mask, is_number
from equity.intake.not_rows import blank
from equity.intake.published_words import outcomes_in
from equity.intake.spelling import fold

_MOST_CELLS = 200_000
"""Sheets with more are one table: reports with titles between their rows are short."""

_FEWEST_NAMES = 2


def tables_in(grid: Grid) -> tuple[Grid, ...]:
    """Give each table of a sheet for itself, called by its title; one that is alone as it is.

    A table begins where a title alone in its row is followed by a row of names that has most names
    of the first table. Names that only come again, as on the next page of a print, begin none,
    unless the title says that something else is counted.
    """
    body = grid.body if grid.body.size <= _MOST_CELLS else grid.body.iloc[:0]
    rows = body.astype("str").to_numpy().tolist()
    titled = [place for place in range(1, len(rows)) if _title(rows[place - 1])]
    known = _names(grid.heading, rows if titled else ())
    starts = [place for place in titled if _begins(grid, known, rows, place)]
    ends = [place - 1 for place in starts] + [len(rows)]
    bodies = [(start + 1, end) for start, end in zip([-1, *starts], ends, strict=True)]
    if not starts or any(blank(grid.body.iloc[one:end]).all() for one, end in bodies):
        return (grid,)
    tables = [replace(grid, body=grid.body.iloc[: ends[0]], name=_name(grid, _first(grid)))]
    for start, (begin, end) in zip(starts, bodies[1:], strict=True):
        title = rows[start - 1]
        tables.append(
            replace(
                grid,
                name=_name(grid, _title(title)),
                first_row=int(grid.body.index[start - 1]),
                header_row=int(grid.body.index[start]),
                heading=rows[start],
                above=(*grid.above[:-1], title),
                body=grid.body.iloc[begin:end],
                listed=(),
                notes=(),
            )
        )
    return tuple(tables)


def _names(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Give the names of columns, "" for one that says its name in its own rows, as choices do."""
    known = [fold(one) for one in heading]
    alone: Counter[int] = Counter()
    for row in rows:
        same = [place for place, one in enumerate(row) if one and fold(one) == known[place]]
        alone.update(same if len(same) == 1 else ())
    return ["" if alone[place] > 1 else one for place, one in enumerate(known)]


def _begins(grid: Grid, known: Sequence[str], rows: Sequence[Sequence[str]], place: int) -> bool:
    """Tell whether the names of another table stand in a row below a title."""
    title, names = _title(rows[place - 1]), [fold(one) for one in rows[place]]
    same = sum(bool(one) and one == other for one, other in zip(names, known, strict=True))
    filled = [one for one in names if one]
    if same < max(_FEWEST_NAMES, len(filled) / 2):
        return False
    if any(is_number(one) or is_mask(one) for one in filled):
        return False
    counted = outcomes_in(title)
    is_other = counted and counted != outcomes_in(_first(grid))
    return names != list(map(fold, grid.heading)) or bool(is_other)


def _first(grid: Grid) -> str:
    return _title(grid.above[-1]) if grid.above else ""


def _title(row: Sequence[str]) -> str:
    """Give the words that stand alone in a row, "" where none do: an id alone is no title."""
    filled = [one.strip() for one in row if one.strip()]
    is_title = len(filled) == 1 and bool(" " in filled[0] or outcomes_in(filled[0]))
    return filled[0] if is_title else ""


def _name(grid: Grid, title: str) -> str | None:
    return ": ".join(filter(None, (grid.name, title))) or None
