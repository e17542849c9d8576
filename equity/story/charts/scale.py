"""The axis of the forest: places in pixels for times (by doubling) or for points."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from equity.language import _
from equity.numbers import Bounded

LEFT, RIGHT = 190.0, 464.0
"""Where the axis begins and ends."""

LEAST, MOST = 2, 3
"""The axis reaches from 1/4 to 4 times at least, and from 1/8 to 8 times at most."""

STEPS = (5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis and its name."""

    x: float
    name: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Even steps from `-reach` to `reach` around "Same": doublings of times, or steps of points."""

    reach: float
    step: float
    in_times: bool
    in_tenths: bool = False

    def x(self, value: float) -> float:
        """Give the place of a number, at the nearer end of the axis where it lies beyond."""
        if self.in_times:
            value = math.log2(value) if value > 0 else -math.inf
        inside = max(-self.reach, min(self.reach, value))
        return round((LEFT + RIGHT) / 2 + inside / self.reach * (RIGHT - LEFT) / 2, 1)

    def reaches(self, value: float) -> bool:
        """Tell whether a number lies on the axis, or beyond one of its ends."""
        place = (math.log2(value) if value > 0 else -math.inf) if self.in_times else value
        return -self.reach <= place <= self.reach

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The named places from left to right."""
        count = round(self.reach / self.step)
        steps = [number * self.step for number in range(-count, count + 1)]
        return tuple(
            Tick(self.x(2**step if self.in_times else step), self._name(step), step == 0)
            for step in steps
        )

    def _name(self, step: float) -> str:
        if step == 0:
            return _("Same")
        if not self.in_times:
            size = f"{abs(step) / 10:.1f}" if self.in_tenths else f"{abs(step):.0f}"
            return f"{'+' if step > 0 else '−'}{size}"
        times = 2 ** abs(round(step))
        if step < 0:
            return f"1/{times}"
        is_narrow = self.reach == MOST and step < self.reach
        return str(times) if is_narrow else _("{times} times", times=times)


def of_times(ends: Iterable[Bounded]) -> Axis:
    """Give an axis of doublings that holds the given ranges, from 1/4 to 4 at least.

    >>> [tick.name for tick in of_times([Bounded(0.5, 3.7)]).ticks]
    ['1/4', '1/2', 'Same', '2 times', '4 times']
    """
    logs = [
        abs(math.log2(value))
        for one in ends
        for value in (one.low, one.high)
        if 0 < value < math.inf
    ]
    return Axis(max(LEAST, min(MOST, math.ceil(max(logs, default=0)))), 1, in_times=True)


def of_points(ends: Iterable[Bounded], *, in_tenths: bool = False) -> Axis:
    """Give an axis of points that holds the given ranges, with two or three steps on each side.

    >>> [tick.name for tick in of_points([Bounded(-17, 8)]).ticks]
    ['−20', '−10', 'Same', '+10', '+20']
    >>> [tick.name for tick in of_points([Bounded(-4, 3)], in_tenths=True).ticks]
    ['−1.0', '−0.5', 'Same', '+0.5', '+1.0']
    """
    farthest = max((max(abs(one.low), abs(one.high)) for one in ends), default=0)
    step = next((step for step in STEPS if farthest <= 3 * step), STEPS[-1])
    return Axis(
        step * max(2, math.ceil(farthest / step)), step, in_times=False, in_tenths=in_tenths
    )
