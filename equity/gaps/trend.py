"""The change of a group's rate from one period to the next."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from equity.gaps.comparison import compare
from equity.gaps.rates import rate
from equity.numbers import Bounded, Tally
from equity.vocabulary import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A rate then and now, in the measure's unit; `difference` is now less then.

    `interval` is the 95 % interval of the difference; where it covers 0 there is no verdict.
    """

    then: Bounded
    now: Bounded
    difference: Bounded
    interval: Bounded | None


def change(now: Tally, then: Tally, unit: Unit) -> Change | None:
    """Compare a group with itself in an earlier period; None where one of the two has nobody.

    The difference is that of the unrounded rates. The two periods count as two samples, so the
    interval is wide rather than narrow where the same students are in both.

    >>> students = change(
    ...     Tally(Bounded.exactly(200), Bounded.exactly(9)),
    ...     Tally(Bounded.exactly(200), Bounded.exactly(5)),
    ...     Unit.SHARE,
    ... )
    >>> round(students.difference.low, 6)
    0.02
    """
    if rate(now, unit) is None or rate(then, unit) is None:
        return None
    gap = compare(now, then, unit)
    if gap.others_rate is None or gap.difference is None:
        return None
    return Change(
        then=gap.others_rate,
        now=gap.rate,
        difference=gap.difference,
        interval=gap.difference_interval,
    )


def published_percent(share: float) -> float:
    """Give a share as a percentage with one decimal, halves away from zero, as states publish it.

    A published level is read from the rounded rate, a published change from the unrounded
    difference. Source: California School Dashboard, 2023.

    >>> published_percent(0.0345), published_percent(-0.00125)
    (3.5, -0.1)
    """
    tenth = Decimal("0.1")
    return float((Decimal(repr(share)) * 100).quantize(tenth, rounding=ROUND_HALF_UP))
