"""The range in which the true number plausibly lies, in words: times, or points of 100."""

import math

from equity.gaps.gap import Gap
from equity.language import _
from equity.numbers import Bounded
from equity.story import amounts
from equity.vocabulary import Unit

_AS_OFTEN = "1.0"
"""As many times as the others, as it is said."""


def of(gap: Gap, unit: Unit, *, in_times: bool) -> str:
    """Say the range of a gap: in times where they are said and known, else in points."""
    if in_times and gap.ratio_interval:
        return times(gap.ratio_interval)
    if gap.difference_interval:
        return points(gap.difference_interval, unit)
    return _("The range is not known")


def has_a_gap(gap: Gap, unit: Unit, *, in_times: bool) -> bool:
    """Tell whether all of a gap's range, as `of` says it, is on one side of no gap."""
    if in_times and gap.ratio_interval:
        low, high = round(gap.ratio_interval.low, 1) - 1, round(gap.ratio_interval.high, 1) - 1
    elif gap.difference_interval:
        number = amounts.of_100(gap.difference_interval, unit)
        low, high = amounts.whole(number.low), amounts.whole(number.high)
    else:
        return False
    return low > 0 or high < 0


def but_maybe_chance(scanned: int) -> str:
    """Say why a gap may be chance though its range, on its own, says that there is one.

    >>> but_maybe_chance(63)
    'But among the 63 gaps that we looked at, chance alone can make one like this'
    """
    if scanned < 2:
        return _("But chance alone can make a gap like this")
    return _(
        "But among the {count} gaps that we looked at, chance alone can make one like this",
        count=f"{scanned:,}",
    )


def times(interval: Bounded) -> str:
    """Say a range of numbers of times.

    >>> times(Bounded(1.8, 3.7)), times(Bounded(0, 0.6)), times(Bounded(0.98, 1.04))
    ('Likely between 1.8 and 3.7 times as often', 'At most 0.6 times as often', 'About as often')
    """
    if math.isinf(interval.high):
        return _("At least {times} times as often", times=_times(interval.low))
    high = _times(interval.high)
    if interval.low <= 0:
        return _("At most {times} times as often", times=high)
    low = _times(interval.low)
    if low == high == _AS_OFTEN:
        return _("About as often")
    if low == high:
        return _("About {times} times as often", times=low)
    return _("Likely between {low} and {high} times as often", low=low, high=high)


def points(interval: Bounded, unit: Unit) -> str:
    """Say a range of differences in points.

    >>> points(Bounded(-0.22, -0.12), Unit.SHARE), points(Bounded(0.001, 0.004), Unit.SHARE)
    ('Likely between 12 and 22 fewer of every 100', 'Less than 1 of every 100 apart')
    >>> points(Bounded(0.2, 0.4), Unit.MEAN), points(Bounded(0.051, 0.054), Unit.SHARE)
    ('Likely between 0.2 and 0.4 points higher', 'About 5 more of every 100')
    """
    number = amounts.of_100(interval, unit)
    low, high = amounts.whole(number.low), amounts.whole(number.high)
    if unit is Unit.MEAN:
        return _means(low, high)
    if low == high:
        return _apart(low)
    if low >= 0:
        return _("Likely between {low} and {high} more of every 100", low=low, high=high)
    if high <= 0:
        return _("Likely between {low} and {high} fewer of every 100", low=-high, high=-low)
    return _("Likely between {low} fewer and {high} more of every 100", low=-low, high=high)


def _apart(count: int) -> str:
    """Say a range whose two ends are the same whole number."""
    if count == 0:
        return _("Less than 1 of every 100 apart")
    if count > 0:
        return _("About {count} more of every 100", count=count)
    return _("About {count} fewer of every 100", count=-count)


def _means(low: int, high: int) -> str:
    left, right = (amounts.number(abs(end), Unit.MEAN) for end in (low, high))
    if low == high == 0:
        return _("Less than 0.1 points apart")
    if low >= 0:
        return _("Likely between {low} and {high} points higher", low=left, high=right)
    if high <= 0:
        return _("Likely between {low} and {high} points lower", low=right, high=left)
    return _("Likely between {low} points lower and {high} higher", low=left, high=right)


def _times(value: float) -> str:
    return amounts.times(Bounded.exactly(value))
