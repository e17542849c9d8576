"""How exactly the room says a number: whole percent, tails by size, and wider steps where needed.

Source of the tails: NCES, SLDS Technical Brief 3 (2011), Statistical Methods for Protecting
Personally Identifiable Information in Aggregate Reporting.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from equity.numbers import Bounded
from equity.vocabulary import Unit

Total = TypeVar("Total", float, NDArray[np.float64])
"""One total, or those of many sets."""

ROUNDED = "rounded"
"""Why a number of the room is a range."""

TAIL_FROM = (10, 20, 40, 100, 300)
TAILS = (0.20, 0.10, 0.05, 0.02, 0.01)
"""From so many persons on, a share is not told apart below the one, nor above 1 less it.

Of events the same holds per person, so that no code says that nobody had one.
"""

QUARTER_TENTHS = 40
"""Means are said to a tenth of a quarter of the scale."""

HARDLY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How a measure is coded: `steps` from the finest to the widest, in the measure's unit.

    `top` is the most that one person can have, `per` for how many persons a rate is said, `least`
    the fewest persons of a group that is said at all: a mean of points needs more than a share, and
    a topic's share follows from the shares of its questions. `grain`: what totals are counted in,
    persons and events as 1, half days as 0.5; 0 where they are weighed.
    """

    steps: tuple[float, ...]
    top: float = 1.0
    per: float = 1.0
    least: int = 1
    has_tails: bool = False
    grain: float = 0.0

    @classmethod
    def of(cls, unit: Unit, top: float = 1.0) -> Self:
        """Give the scale of a unit; `top` counts for means of points and for events.

        >>> Scale.of(Unit.SHARE).steps
        (0.01, 0.05, 0.1, 0.2)
        >>> Scale.of(Unit.MEAN, 4.0).steps
        (0.1, 0.2, 0.4, 0.8)
        """
        match unit:
            case Unit.SHARE:
                return cls(steps=(0.01, 0.05, 0.1, 0.2), has_tails=True, grain=1.0)
            case Unit.PER_100_STUDENTS:
                steps = (5.0, 10.0, 20.0, 40.0)
                return cls(steps=steps, top=top, per=100.0, has_tails=True, grain=1.0)
        tenth = top / QUARTER_TENTHS
        steps = (tenth, 2 * tenth, 4 * tenth, 8 * tenth)
        if unit is Unit.MEAN_SHARE:
            return cls(steps=steps, top=top, has_tails=True)
        return cls(steps=steps, top=top, least=20)

    def code(self, persons: int, total: float, *, level: int = 0) -> Bounded:
        """Give the rate as the room says it: all that it tells.

        The rates that get the same code on a level are all that lie in it, and a code of a wider
        level is made of whole codes of the finer ones: its ends tell nothing of what is inside.

        >>> Scale.of(Unit.SHARE).code(120, 22)
        Bounded(low=0.175, high=0.185, why='rounded')
        >>> Scale.of(Unit.SHARE).code(45, 1).high, Scale.of(Unit.SHARE).code(120, 22, level=1).low
        (0.055, 0.145)
        >>> Scale.of(Unit.PER_100_STUDENTS, top=3.0).code(13, 0)
        Bounded(low=0.0, high=22.5, why='rounded')
        """
        fine, step, most = self.steps[0], self.steps[level], self.per * self.top
        middle = math.floor(self.per * total / persons / fine + 0.5 + HARDLY) * fine
        low, high = _around(middle, step, fine)
        if self.has_tails:
            tail = TAILS[max(bisect_right(TAIL_FROM, persons) - 1, 0)] * min(most, self.per)
            lowest, highest = _around(tail, step, fine)[1], _around(most - tail, step, fine)[0]
            if high <= lowest + HARDLY:
                low, high = 0.0, lowest
            elif low >= highest - HARDLY:
                low, high = highest, most
        return Bounded(round(max(low, 0.0), 9), round(min(high, most), 9), ROUNDED)

    def totals(self, code: Bounded, persons: int) -> tuple[float, float]:
        """Give the least and the most total that a code leaves open to who knows the head count.

        >>> Scale.of(Unit.SHARE).totals(Bounded(0.175, 0.185), 120)
        (21.0, 22.0)
        """
        low, high = code.low * persons / self.per, code.high * persons / self.per
        if not self.grain:
            return low, high
        least, most = self.inside(low, high)
        if most >= high - HARDLY and code.high < self.per * self.top:
            most -= self.grain  # half is rounded up: a code never reaches its upper end
        return least, most

    def inside(self, low: Total, high: Total, *, slack: float = HARDLY) -> tuple[Total, Total]:
        """Give the first and the last total that can be counted between two ends, or many of them.

        >>> Scale(steps=(5.0,), grain=0.5).inside(1.2, 3.9)
        (1.5, 3.5)
        """
        if not self.grain:
            return low, high
        first, last = -((slack - low / self.grain) // 1), (high / self.grain + slack) // 1
        return first * self.grain, last * self.grain

    def around(self, low: float, high: float, *, slack: float = HARDLY) -> tuple[float, float]:
        """Give two totals that can be counted and have two ends between them.

        >>> Scale(steps=(5.0,), grain=0.5).around(1.2, 3.9)
        (1.0, 4.0)
        """
        if not self.grain:
            return low, high
        first, last = math.floor(low / self.grain + slack), math.ceil(high / self.grain - slack)
        return first * self.grain, last * self.grain


def _around(middle: float, step: float, fine: float) -> tuple[float, float]:
    """Give the code of a step that holds the finest code around a middle."""
    start = math.floor(middle / step + HARDLY) * step - fine / 2
    return start, start + step
