"""Where the columns of the heatmap stand: measures in blocks of one area, under its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from equity.language import _
from equity.privacy.table import SafeTable
from equity.story.charts.drawing import width_of
from equity.vocabulary import AREA_NAMES, Area, Direction

LEFT = 136
"""Where the first column begins; the groups' names stand left of it."""

ROOM = 660
"""What all columns have together."""

NARROWEST, WIDEST = 50, 108
"""From one column to the next, where no area's name needs more."""

GAP = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One measure's column: its table, its left edge and the width of its cells."""

    table: SafeTable
    left: float
    width: float

    @property
    def right(self) -> float:
        """The right edge of the cells."""
        return self.left + self.width

    @property
    def middle(self) -> float:
        """The centre of the cells."""
        return self.left + self.width / 2


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring columns of one area."""

    name: str
    columns: tuple[Column, ...]


def placed(tables: Sequence[SafeTable]) -> tuple[Block, ...]:
    """Give the columns in blocks: measures where fewer is better first, then by area as they came.

    A column is as wide as its longest word and a block as its name at least: no name meets another.
    """
    areas = list(dict.fromkeys(_area(table) for table in tables))
    ordered = sorted(tables, key=lambda one: (not fewer_is_better(one), areas.index(_area(one))))
    grouped = [
        (_(AREA_NAMES[area]), list(members)) for area, members in groupby(ordered, key=_area)
    ]
    step = _step(grouped)
    blocks, left = [], float(LEFT)
    for name, members in grouped:
        widths = _widths(name, members, step)
        lefts = accumulate(widths, initial=left)
        columns = tuple(
            Column(table, round(place, 1), round(width - GAP, 1))
            for table, place, width in zip(members, lefts, widths, strict=False)
        )
        blocks.append(Block(name, columns))
        left += sum(widths)
    return tuple(blocks)


def _step(grouped: Sequence[tuple[str, list[SafeTable]]]) -> int:
    """Give the widest step from column to column with which all blocks fit."""
    for step in range(WIDEST, NARROWEST, -1):
        if sum(sum(_widths(name, members, step)) for name, members in grouped) <= ROOM + GAP:
            return step
    return NARROWEST


def _widths(name: str, members: Sequence[SafeTable], step: int) -> list[float]:
    """Give the steps of a block's columns: room for the longest word, and for the area's name."""
    longest = [
        max(map(width_of, _(table.measure.column).split()), default=0.0) for table in members
    ]
    widths = [max(step, word + GAP) for word in longest]
    missing = max(0.0, width_of(name) + GAP - sum(widths))
    return [width + missing / len(members) for width in widths]


def fewer_is_better(table: SafeTable) -> bool:
    """Tell whether a lower number is good news."""
    return table.measure.direction is Direction.HIGHER_IS_WORSE


def _area(table: SafeTable) -> Area:
    return table.measure.area
