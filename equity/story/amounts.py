"""How a number is said: of every 100, times, points, bands; rough ones as about, or a range."""

import math
import re

from equity.gaps.gap import Gap
from equity.language import _
from equity.numbers import Bounded
from equity.privacy.coding import ROUNDED
from equity.vocabulary import Unit

ROUNDING = 0.5
"""A rate known to within one whole number of 100 is said as that number."""

STEPS = {Unit.PER_100_STUDENTS: 5.0, Unit.MEAN_SHARE: 2.5}
"""Events per 100 students and means of shares are coded in steps of this width."""

NEARLY = 1.4
"""A ratio of rounded rates is said as one number where its ends are no farther apart than this."""

_SAID_IN = {Unit.PER_100_STUDENTS: 1, Unit.MEAN: 10}
_POINTS_OF_TENTHS = 2.5
"""A tenth of a grade point in points of 100, where all four grade points are 100."""


def is_of_100(unit: Unit) -> bool:
    """Tell whether a rate is a part of every 100, and not events or a mean of points."""
    return unit in (Unit.SHARE, Unit.MEAN_SHARE)


def of_100(rate: Bounded, unit: Unit) -> Bounded:
    """Give a rate on the scale on which it is said: of every 100, for every 100, or in tenths.

    >>> of_100(Bounded.exactly(0.25), Unit.SHARE)
    Bounded(low=25.0, high=25.0, why=None)
    """
    return rate.scaled(_SAID_IN.get(unit, 100))


def on_100(points: float, unit: Unit) -> float:
    """Give a number on the scale on which it is said as points of 100, to weigh it by its size.

    >>> on_100(11, Unit.SHARE), on_100(4, Unit.MEAN)
    (11, 10.0)
    """
    return points * _POINTS_OF_TENTHS if unit is Unit.MEAN else points


def number(said: int, unit: Unit) -> str:
    """Write a number of the scale on which it is said.

    >>> number(27, Unit.SHARE), number(27, Unit.MEAN)
    ('27', '2.7')
    """
    return f"{said / 10:.1f}" if unit is Unit.MEAN else str(said)


def whole(value: float) -> int:
    """Round half up, as people do.

    >>> whole(0.145 * 100), whole(2.5), whole(-2.5)
    (15, 3, -3)
    """
    return int(math.copysign(math.floor(abs(value) + 0.5 + 1e-9), value))


def sure_and_maybe(rate: Bounded, unit: Unit) -> tuple[int, int]:
    """Give how many of every 100 it is at least, and at most; equal where it is known.

    >>> sure_and_maybe(Bounded(0.145, 0.195, ROUNDED), Unit.SHARE)
    (15, 19)
    """
    number = of_100(rate, unit)
    if _is_tail(number, unit) or not _is_rounded(number, _slack(unit)):
        return whole(number.low), _most(number)
    return whole(number.middle), whole(number.middle)


def ends(rate: Bounded, unit: Unit) -> tuple[int, int]:
    """Give how many of every 100 it is at least, and at most, also where one number is said.

    >>> ends(Bounded(22.5, 27.5, ROUNDED), Unit.PER_100_STUDENTS)
    (23, 27)
    """
    number = of_100(rate, unit)
    if _is_rounded(number, 2 * ROUNDING):
        return sure_and_maybe(rate, unit)
    return whole(number.low), _most(number)


def rate_text(rate: Bounded, unit: Unit) -> str:
    """Say a rate.

    >>> rate_text(Bounded.exactly(0.184), Unit.SHARE), rate_text(Bounded(0, 0.02), Unit.SHARE)
    ('18', '2 or fewer')
    >>> rate_text(Bounded.exactly(2.68), Unit.MEAN), rate_text(Bounded(0, 1), Unit.SHARE)
    ('2.7', '0 to 100')
    >>> rate_text(Bounded(0.6125, 0.6375, ROUNDED), Unit.MEAN_SHARE)
    'about 63'
    """
    low, high = sure_and_maybe(rate, unit)
    least, most = number(low, unit), number(high, unit)
    if low == high and math.isfinite(rate.high):
        is_rough = not _is_rounded(of_100(rate, unit), 2 * ROUNDING)
        return _("about {middle}", middle=least) if is_rough else least
    if low == 0 and (high < 100 or not is_of_100(unit)):
        return _("{high} or fewer", high=most)
    if not math.isfinite(rate.high) or (is_of_100(unit) and high == 100 and low):
        return _("{low} or more", low=least)
    return _("{low} to {high}", low=least, high=most)


def rate_short(rate: Bounded, unit: Unit) -> str:
    """Write a rate where only signs have room.

    >>> rate_short(Bounded(0, 0.02), Unit.SHARE), rate_short(Bounded(0.1, 0.14), Unit.SHARE)
    ('≤2', '10–14')
    """
    low, high = sure_and_maybe(rate, unit)
    least, most = number(low, unit), number(high, unit)
    if low == high and math.isfinite(rate.high):
        return least
    if low == 0 and (high < 100 or not is_of_100(unit)):
        return f"≤{most}"
    if not math.isfinite(rate.high) or (is_of_100(unit) and high == 100 and low):
        return f"≥{least}"
    return f"{least}–{most}"


def of_ends(ends: tuple[int, int]) -> str:
    """Write how many of every 100 it is, from at least to at most, where only signs have room.

    >>> of_ends((44, 44)), of_ends((0, 2)), of_ends((97, 100)), of_ends((24, 25))
    ('44', '≤2', '≥97', '24–25')
    """
    low, high = ends
    if low == high:
        return str(low)
    if low == 0 and high < 100:
        return f"≤{high}"
    return f"≥{low}" if low and high == 100 else f"{low}–{high}"


def difference(gap: Gap, unit: Unit) -> tuple[int, int] | None:
    """Give the least and the most that the numbers as said are apart; None where one is missing."""
    if gap.others_rate is None:
        return None
    low, high = sure_and_maybe(gap.rate, unit)
    others_low, others_high = sure_and_maybe(gap.others_rate, unit)
    return low - others_high, high - others_low


def points(gap: Gap, unit: Unit) -> int | None:
    """Give a difference in whole points (events per 100, tenths): that of the two numbers as said.

    None where there is no comparison, or its sign is not known. Where only a range is known, the
    end nearest to no difference is given: the gap is at least it.
    """
    least, most = difference(gap, unit) or (-1, 1)
    if least == most or least > 0:
        return least
    return most if most < 0 else None


def difference_text(gap: Gap, unit: Unit) -> str:
    """Say a difference with its sign, from least to most where only a range is known."""
    ends = difference(gap, unit)
    if ends is None:
        return ""
    least, most = (signed(end, unit) for end in ends)
    return least if least == most else _("{low} to {high}", low=least, high=most)


def signed(value: int, unit: Unit = Unit.SHARE) -> str:
    """Write a difference with its sign.

    >>> signed(11), signed(-16), signed(0), signed(-3, Unit.MEAN)
    ('+11', '−16', '0', '−0.3')
    """
    return "0" if value == 0 else f"{'+' if value > 0 else '−'}{number(abs(value), unit)}"


def times(ratio: Bounded) -> str:
    """Say a number of times, with one decimal under 10.

    >>> times(Bounded.exactly(2.57)), times(Bounded.exactly(14.2)), times(Bounded(1.8, 3.7))
    ('2.6', '14', '1.8 to 3.7')
    >>> times(Bounded(2.7, 3.4, ROUNDED))
    'about 3.0'
    """
    if math.isinf(ratio.high):
        return _("more than {low}", low=_times(ratio.low))
    low, high = _times(ratio.low), _times(ratio.high)
    if low == high:
        return low
    if ratio.why == ROUNDED and ratio.high <= NEARLY * ratio.low:
        return _("about {middle}", middle=_times(math.sqrt(ratio.low * ratio.high)))
    if ratio.low == 0:
        return _("up to {high}", high=high)
    return _("{low} to {high}", low=low, high=high)


def band(size: str | None, persons: Bounded | None) -> str:
    """Say how many students: the exact number where the view has it, else the band.

    >>> band("1200-1299", None), band("100-129", Bounded.exactly(114.0)), band(None, None)
    ('1,200 to 1,299', '114', '')
    """
    if persons is not None and persons.is_exact:
        return f"{whole(persons.low):,}"
    if size is None:
        return ""
    said = re.sub(r"\d+", lambda found: f"{int(found[0]):,}", size)
    low, dash, high = said.replace("–", "-").partition("-")
    return _("{low} to {high}", low=low.strip(), high=high.strip()) if dash else said


def fewest(size: str | None, persons: Bounded | None) -> int:
    """Give the least number of students that the group has, 0 where nothing is known.

    >>> fewest("100-129", None), fewest(None, Bounded.exactly(114.0))
    (100, 114)
    """
    if persons is not None:
        return whole(persons.low)
    found = re.match(r"\d+", size or "")
    return int(found[0]) if found else 0


def _most(number: Bounded) -> int:
    """Round the upper end; a rounded number never reaches it."""
    if math.isinf(number.high):
        return whole(number.low)
    return math.ceil(number.high - 0.5 - 1e-9) if number.why == ROUNDED else whole(number.high)


def _times(value: float) -> str:
    return f"{value:.1f}" if value < 9.95 else str(whole(value))


def _slack(unit: Unit) -> float:
    return STEPS.get(unit, 2 * ROUNDING)


def _is_rounded(number: Bounded, slack: float) -> bool:
    return number.high - number.low <= slack + 1e-6


def _is_tail(number: Bounded, unit: Unit) -> bool:
    at_the_top = is_of_100(unit) and number.high >= 100
    return not number.is_exact and (number.low <= 0 or at_the_top)
