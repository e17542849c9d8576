"""Where the columns of the heatmap stand: measures in blocks of one area, under its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from equity.language import _
from equity.privacy.table import SafeTable
from equity.story.charts.drawing import width_of
from equity.vocabulary import Area, Direction

LEFT = 186
"""Where the first column begins; the groups' names stand left of it."""

ROOM = 538
"""What all columns have together."""

NARROWEST, WIDEST = 60, 108
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
    grouped = [(area, list(members)) for area, members in groupby(ordered, key=_area)]
    step = min(WIDEST, max(NARROWEST, (ROOM + GAP) // max(len(tables), 1)))
    blocks, left = [], float(LEFT)
    for area, members in grouped:
        name = _(_AREAS[area])
        wide = max(step, (width_of(name) + GAP) / len(members))
        places = [left + index * wide for index in range(len(members))]
        columns = [
            Column(table, place, wide - GAP) for table, place in zip(members, places, strict=True)
        ]
        blocks.append(Block(name, tuple(columns)))
        left += wide * len(members)
    return tuple(blocks)


def fewer_is_better(table: SafeTable) -> bool:
    """Tell whether a lower number is good news."""
    return table.measure.direction is Direction.HIGHER_IS_WORSE


def _area(table: SafeTable) -> Area:
    return table.measure.area
