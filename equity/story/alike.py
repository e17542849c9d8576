"""When two groups are alike: the difference is small as it is said, and small for sure."""

from equity.gaps.gap import Gap
from equity.story import amounts
from equity.vocabulary import Unit

CLOSE = 4
"""Under this many points of 100 a difference is small as it is said."""

AS_MUCH = 10
"""It is small for sure only where its whole 95 % interval is within this many points."""


def are_alike(gap: Gap, unit: Unit) -> bool:
    """Tell whether a difference is small for sure, not only too small to say."""
    points = amounts.points(gap, unit)
    if gap.difference_interval is None or points is None:
        return False
    interval = amounts.of_100(gap.difference_interval, unit)
    ends = [amounts.on_100(end, unit) for end in (interval.low, interval.high)]
    near = abs(amounts.on_100(points, unit)) < CLOSE
    return near and min(ends) >= -AS_MUCH and max(ends) <= AS_MUCH
