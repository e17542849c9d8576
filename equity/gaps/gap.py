"""One group beside its comparison: the numbers that every sentence and picture is made from."""

from dataclasses import dataclass

from equity.numbers import Bounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A group's rate, that of the comparison, and the distance between the two.

    Rates are in the measure's unit: shares from 0 to 1, events per 100 students, means of points;
    differences are in the same unit, ratios are numbers of times, `excess` is in students (events
    for events, points for points), all signed as group minus comparison. Each `_interval` is the
    95 % interval (its ends are the ends of `Bounded`). None where the quantity does not exist:
    never a filler.
    """

    rate: Bounded
    rate_interval: Bounded | None
    others_rate: Bounded | None
    difference: Bounded | None
    difference_interval: Bounded | None
    ratio: Bounded | None
    ratio_interval: Bounded | None
    excess: Bounded | None
    p_value: float | None
