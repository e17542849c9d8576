"""Where the columns of the heatmap stand: measures in blocks of one area, under its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from equity.language import _
from equity.privacy.table import SafeTable
from equity.story.charts.drawing import width_of
from equity.vocabulary import Area, Direction

LEFT = 180
"""Where the first column begins; the groups' names stand left of it."""

ROOM = 521
"""What all columns have together."""

NARROWEST, WIDEST = 56, 108
"""From one column to the next, where no area's name needs more."""

GAP = 4

_AREAS = {
    Area.ACADEMICS: "Academics",
    Area.DISCIPLINE: "Discipline",
    Area.CULTURE: "School culture",
    Area.ENGAGEMENT: "Engagement",
}


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

    A block is at least as wide as its name, so that names never run into each other.
    """
    areas = list(dict.fromkeys(_area(table) for table in tables))
    ordered = sorted(tables, key=lambda one: (not fewer_is_better(one), areas.index(_area(one))))
    grouped = [(_(_AREAS[area]), list(members)) for area, members in groupby(ordered, key=_area)]
    step = _step([(name, len(members)) for name, members in grouped])
    blocks, left = [], float(LEFT)
    for name, members in grouped:
        each = _block_width(name, len(members), step) / len(members)
        columns = tuple(
            Column(table, round(left + place * each, 1), round(each - GAP, 1))
            for place, table in enumerate(members)
        )
        blocks.append(Block(name, columns))
        left += each * len(members)
    return tuple(blocks)


def _step(sizes: Sequence[tuple[str, int]]) -> int:
    """Give the widest step from column to column with which all blocks fit."""
    for step in range(WIDEST, NARROWEST, -1):
        if sum(_block_width(name, count, step) for name, count in sizes) <= ROOM + GAP:
            return step
    return NARROWEST


def _block_width(name: str, count: int, step: int) -> float:
    return max(step * count, width_of(name) + GAP)


def fewer_is_better(table: SafeTable) -> bool:
    """Tell whether a lower number is good news."""
    return table.measure.direction is Direction.HIGHER_IS_WORSE


def _area(table: SafeTable) -> Area:
    return table.measure.area
