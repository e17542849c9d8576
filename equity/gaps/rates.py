"""The rate of one group in its measure's unit, and how far chance alone could move it."""

import math
from collections.abc import Iterable
from itertools import chain

from equity.gaps.uncertainty import Spread, mean_interval, wilson
from equity.language import _
from equity.numbers import Bounded, Tally
from equity.problems import Problem
from equity.vocabulary import Unit

PER: dict[Unit, float] = {
    Unit.SHARE: 1.0,
    Unit.MEAN_SHARE: 1.0,
    Unit.PER_100_STUDENTS: 100.0,
    Unit.MEAN: 1.0,
}
"""How many students a rate is said for."""

MOST: dict[Unit, float] = {
    Unit.SHARE: 1.0,
    Unit.MEAN_SHARE: 1.0,
    Unit.PER_100_STUDENTS: math.inf,
    Unit.MEAN: math.inf,
}
"""The upper end of a unit."""

MORE_THAN_ENROLLED = "more students are counted with it than are enrolled in the published numbers"
"""Why a published group has no rate: nobody can say what share of it had the outcome."""


def is_exact(tally: Tally) -> bool:
    """Tell whether persons and total are both known."""
    return tally.persons.is_exact and tally.total.is_exact


def together(tallies: Iterable[Tally]) -> Tally:
    """Give several groups as one; they share nobody.

    >>> together([Tally.of([(1.0, 2), (0.0, 8)]), Tally.of([(1.0, 1)])]).total.low
    3.0
    """
    parts = [tally for tally in tallies if tally.persons.high]
    if len(parts) == 1:
        return parts[0]
    if all(tally.values for tally in parts):
        return Tally.of(chain.from_iterable(tally.values for tally in parts))
    nobody = Bounded.exactly(0)
    return Tally(
        sum((tally.persons for tally in parts), nobody),
        sum((tally.total for tally in parts), nobody),
    )


def is_more_than_all(tally: Tally, unit: Unit) -> bool:
    """Tell whether more students are counted with the outcome than there are.

    >>> is_more_than_all(Tally(Bounded.exactly(10), Bounded.exactly(11)), Unit.SHARE)
    True
    """
    return unit is Unit.SHARE and tally.total.low > tally.persons.high


def rate(tally: Tally, unit: Unit) -> Bounded | None:
    """Say how much of the outcome a group has: k/n, the mean, or events per 100 students.

    Masked counts give the outermost rates that they and a masked rate allow; where counts are not
    known, the rate that was published. None where there is nobody. A share of more students than
    there are is a Problem of our own rows; of published numbers it can be anything, and says why.

    >>> rate(Tally.of([(1.0, 12), (0.0, 48)]), Unit.SHARE)
    Bounded(low=0.2, high=0.2, why=None)
    >>> rate(Tally(Bounded.exactly(40), Bounded(0, 9, "masked")), Unit.SHARE)
    Bounded(low=0.0, high=0.225, why='masked')
    """
    persons, total, published = tally.persons, tally.total, tally.published
    if not persons.high:
        return None
    if published is not None and published.is_exact and not is_exact(tally):
        return published
    if is_more_than_all(tally, unit):
        if not tally.values:
            return Bounded(0.0, 1.0, MORE_THAN_ENROLLED)
        raise Problem(
            _("These look like incidents, not students"),
            _("A group has more students with the outcome than it has students."),
            _("Count each student once, or choose a measure per 100 students."),
        )
    ceiling = MOST[unit]
    low = PER[unit] * total.low / persons.high
    high = PER[unit] * total.high / persons.low if persons.low else ceiling
    counted = Bounded(low, min(high, ceiling), total.why or persons.why)
    return counted if published is None or counted.is_exact else _within(counted, published)


def _within(counted: Bounded, published: Bounded) -> Bounded:
    low, high = max(counted.low, published.low), min(counted.high, published.high)
    return Bounded(low, max(low, high), published.why or counted.why)


def rate_interval(tally: Tally, unit: Unit) -> Bounded | None:
    """Give the 95 % interval of a rate, in the measure's unit; None where no counts tell it.

    Wilson for a share; for means and events the t interval from the spread between students, cut
    at the ends of the unit.

    >>> rate_interval(Tally.of([(1.0, 1), (0.0, 9)]), Unit.SHARE).high.__round__(6)
    0.40415
    """
    if not is_exact(tally) or not tally.persons.low or is_more_than_all(tally, unit):
        return None
    if unit is Unit.SHARE:
        return wilson(tally.total.low, tally.persons.low)
    spread = Spread.of(tally.values)
    interval = mean_interval(spread) if spread else None
    if interval is None:
        return None
    scaled = interval.scaled(PER[unit])
    return Bounded(max(scaled.low, 0.0), min(scaled.high, MOST[unit]))
