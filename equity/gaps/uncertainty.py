"""How far chance alone could move a number: 95 % intervals of shares, ratios and means.

Shares take counts of students, means take a `Spread`. Every function gives None where its interval
does not exist.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scipy.optimize import brentq
from scipy.special import stdtrit

from equity.numbers import Bounded

Z = 1.959963984540054
"""The normal deviate of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Persons, the mean of their values, and the variance between them (None for one person)."""

    persons: int
    mean: float
    variance: float | None

    @classmethod
    def of(cls, values: Sequence[tuple[float, int]]) -> "Spread | None":
        """Measure a histogram of (value, persons); None where it has nobody.

        >>> Spread.of(((0.0, 2), (3.0, 2)))
        Spread(persons=4, mean=1.5, variance=3.0)
        """
        persons = sum(count for _, count in values)
        if not persons:
            return None
        mean = sum(value * count for value, count in values) / persons
        squares = sum((value - mean) ** 2 * count for value, count in values)
        return cls(persons, mean, squares / (persons - 1) if persons > 1 else None)

    @property
    def squared_error(self) -> float | None:
        """The squared standard error of the mean, None without any spread between persons."""
        return self.variance / self.persons if self.variance else None


def wilson(count: float, persons: float) -> Bounded:
    """Give the score interval of a share; it has a width at 0 and at everyone too.

    Source: Wilson 1927, Journal of the American Statistical Association 22.

    >>> wilson(0, 10).low, round(wilson(0, 10).high, 6)
    (0.0, 0.277533)
    """
    share = count / persons
    centre = share + Z**2 / (2 * persons)
    width = Z * math.sqrt(share * (1 - share) / persons + (Z / (2 * persons)) ** 2)
    scale = 1 + Z**2 / persons
    low = (centre - width) / scale if count else 0.0
    high = (centre + width) / scale if count < persons else 1.0
    return Bounded(low, high)


def newcombe(count: float, persons: float, others_count: float, others: float) -> Bounded:
    """Give the interval of the difference of two shares, made from the two Wilson intervals.

    Source: Newcombe 1998, Statistics in Medicine 17, method 10.

    >>> interval = newcombe(56, 70, 48, 80)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.0524, 0.3339)
    """
    own, other = wilson(count, persons), wilson(others_count, others)
    share, others_share = count / persons, others_count / others
    difference = share - others_share
    return Bounded(
        difference - math.hypot(share - own.low, other.high - others_share),
        difference + math.hypot(own.high - share, others_share - other.low),
    )


def koopman(count: float, persons: float, others_count: float, others: float) -> Bounded | None:
    """Give the score interval of the ratio of two shares, None where nobody has the outcome.

    From 0 where nobody of the group has it; to infinity, "no upper end", where nobody else has it.
    Source: Koopman 1984, Biometrics 40, with the factor N / (N - 1) on the variance of Miettinen
    and Nurminen 1985, Statistics in Medicine 4.

    >>> interval = koopman(56, 70, 48, 80)
    >>> round(interval.low, 4), round(interval.high, 4)
    (1.079, 1.6721)
    >>> koopman(5, 50, 0, 50).high
    inf
    """
    if not count and not others_count:
        return None

    def deviate(log_ratio: float) -> float:
        return _ratio_deviate(math.exp(log_ratio), count, persons, others_count, others)

    half = 0.5  # a place to start from where one count is 0
    start = math.log(max(count, half) * others / (max(others_count, half) * persons))
    low = math.exp(_crossing(deviate, Z, start, step=-1.0)) if count else 0.0
    high = math.exp(_crossing(deviate, -Z, start, step=1.0)) if others_count else math.inf
    return Bounded(low, high)


def _ratio_deviate(
    ratio: float, count: float, persons: float, others_count: float, others: float
) -> float:
    """Give the score statistic of "the group's share is `ratio` times that of the others"."""
    people = persons + others
    slope = persons * ratio + count + others + others_count * ratio
    root = math.sqrt(max(slope**2 - 4 * people * ratio * (count + others_count), 0.0))
    others_share = 2 * (count + others_count) / (slope + root)
    share = ratio * others_share
    variance = share * (1 - share) / persons + ratio**2 * others_share * (1 - others_share) / others
    distance = count / persons - ratio * others_count / others
    if variance <= 0:
        return math.copysign(math.inf, distance) if distance else 0.0
    return distance / math.sqrt(variance * people / (people - 1))


def _crossing(
    falling: Callable[[float], float], level: float, start: float, *, step: float
) -> float:
    """Find where a falling function meets a level, walking from `start` in growing steps."""

    def above(place: float) -> float:
        return min(max(falling(place) - level, -1e6), 1e6)

    near = start
    while above(near) * step <= 0:  # the start may lie beyond the crossing where a count is 0
        near -= step
    far = near + step
    while above(far) * step > 0:
        near, far = far, far + 2 * (far - near)
    return float(brentq(above, near, far, xtol=1e-12, rtol=1e-12))


def mean_interval(spread: Spread) -> Bounded | None:
    """Give the t interval of a mean, None without any spread between persons.

    >>> mean_interval(Spread(persons=25, mean=2.0, variance=1.0)).low.__round__(4)
    1.5872
    """
    error = spread.squared_error
    if error is None:
        return None
    width = float(stdtrit(spread.persons - 1, 0.975)) * math.sqrt(error)
    return Bounded(spread.mean - width, spread.mean + width)


def welch(group: Spread, others: Spread) -> tuple[float, float] | None:
    """Give standard error and degrees of freedom of a difference of two means, or None.

    The two sides may differ in spread. Source: Welch 1947, Biometrika 34.
    """
    if group.persons < 2 or others.persons < 2:
        return None
    own, other = group.squared_error or 0.0, others.squared_error or 0.0
    if own + other == 0:
        return None
    freedom = (own + other) ** 2 / (own**2 / (group.persons - 1) + other**2 / (others.persons - 1))
    return math.sqrt(own + other), freedom


def mean_difference_interval(group: Spread, others: Spread) -> Bounded | None:
    """Give the Welch interval of the difference of two means."""
    known = welch(group, others)
    if known is None:
        return None
    error, freedom = known
    width = float(stdtrit(freedom, 0.975)) * error
    difference = group.mean - others.mean
    return Bounded(difference - width, difference + width)


def mean_ratio_interval(group: Spread, others: Spread) -> Bounded | None:
    """Give the interval of the ratio of two means, from the spread between persons.

    The log of the ratio has the variance s1**2/(n1*m1**2) + s2**2/(n2*m2**2). None where a mean
    is 0 or a side has no spread. Source: Hedges, Gurevitch and Curtis 1999, Ecology 80, equation 1.

    >>> alike = Spread(persons=100, mean=1.0, variance=1.0)
    >>> interval = mean_ratio_interval(alike, alike)
    >>> round(interval.low * interval.high, 9)
    1.0
    """
    own, other = group.squared_error, others.squared_error
    if own is None or other is None or group.mean <= 0 or others.mean <= 0:
        return None
    width = Z * math.sqrt(own / group.mean**2 + other / others.mean**2)
    ratio = group.mean / others.mean
    return Bounded(ratio * math.exp(-width), ratio * math.exp(width))
