"""Numbers of two groups that fit what is shown of them: codes for rates, bands for sizes.

A code and a band stand for many schools, and a gap that is clear in one may not be in another. All
that fit are thought equally likely, and the evidence is judged in one of those where the gap is
weak: 17 of 20 have a clearer one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from equity.gaps.rates import PER
from equity.numbers import Tally
from equity.privacy.coding import HARDLY
from equity.privacy.protected import Shown
from equity.vocabulary import Unit

DRAWS = 2_000

CAUTION = 0.85
"""How many of the schools that fit have a clearer gap than the one that is judged.

At 0.85 the room calls 62, 83 and 77 of 100 gaps clear that exact numbers call so (900, 2,500 and
10,000 students), and for each hundred 3, 5 and 1 more that are not; at 0.9 these are 60, 79 and 75,
and 2, 4 and less than 1 (schools as in `make bench`: 120, 40 and 12 of them, 7 % outcome).
"""

AROUND = 0.05
"""So many of them to each side are taken together, so that no single draw decides."""

FEWEST = 50
"""Where fewer draws than these fit the sum of both groups, it is set aside."""


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """One group in many schools; a rate is NaN where nothing fits the size that was drawn."""

    persons: NDArray[np.float64]
    rates: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How persons are counted: the unit, and how far they lie apart where it is a mean."""

    unit: Unit
    spread: float | None = None

    def tally(self, persons: int, rate: float) -> Tally:
        """Count so many persons with a rate, in the measure's own parts of one.

        >>> Kind(unit=Unit.SHARE).tally(10, 0.3).total.low
        3.0
        """
        if self.unit is Unit.SHARE:
            having = round(rate * persons)
            return Tally.of([(1.0, having), (0.0, persons - having)])
        spread, half = self.spread or 0.0, persons // 2
        return Tally.of([(rate - spread, half), (rate + spread, half), (rate, persons - 2 * half)])


def weak_gap(own: Shown, others: Shown, both: Shown | None, kind: Kind) -> tuple[Tally, Tally]:
    """Count two groups as in a school that fits and in which their gap is weak.

    `both` is what is shown of the two together, None where that says nothing of them.

    >>> from equity.numbers import Bounded
    >>> few = Shown(Bounded(0.145, 0.155), (100, 129))
    >>> many = Shown(Bounded(0.045, 0.095), (700, 799))
    >>> own, others = weak_gap(few, many, None, Kind(unit=Unit.SHARE))
    >>> 0.06 < others.total.low / others.persons.low < 0.095
    True
    """
    random = np.random.default_rng(0)
    drawn = [_draw(one, kind.unit, random) for one in (own, others)]
    places = _fitting(drawn, both, kind.unit)
    clearest_first = places[np.argsort(-_clearness(drawn, kind.unit)[places], kind="stable")]
    start, end = (int((CAUTION + side) * len(places)) for side in (-AROUND, AROUND))
    weak = clearest_first[start : end + 1]
    mine, theirs = (
        kind.tally(round(one.persons[weak].mean()), float(one.rates[weak].mean())) for one in drawn
    )
    return mine, theirs


def _draw(one: Shown, unit: Unit, random: np.random.Generator) -> _Drawn:
    persons = random.integers(one.size[0], one.size[1], size=DRAWS, endpoint=True).astype(float)
    part = random.random(DRAWS)
    low, high = one.rate.low / PER[unit], one.rate.high / PER[unit]
    if unit is not Unit.SHARE:
        return _Drawn(persons, low + part * (high - low))
    fewest = np.ceil(low * persons - HARDLY)
    most = np.floor(high * persons - (HARDLY if high < 1 else 0.0))
    having = np.where(most < fewest, np.nan, fewest + np.floor(part * (most - fewest + 1)))
    return _Drawn(persons, having / persons)


def _fitting(drawn: list[_Drawn], both: Shown | None, unit: Unit) -> NDArray[np.int64]:
    own, others = drawn
    there = np.isfinite(own.rates + others.rates)
    if both is not None:
        persons, pooled = _pooled(drawn)
        fit = there & (persons >= both.size[0]) & (persons <= both.size[1])
        low, high = both.rate.low / PER[unit] - HARDLY, both.rate.high / PER[unit] + HARDLY
        fit &= (pooled >= low) & (pooled <= high)
        if fit.sum() >= FEWEST:
            there = fit
    return np.flatnonzero(there)


def _pooled(drawn: list[_Drawn]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    own, others = drawn
    persons = own.persons + others.persons
    return persons, (own.rates * own.persons + others.rates * others.persons) / persons


def _clearness(drawn: list[_Drawn], unit: Unit) -> NDArray[np.float64]:
    """Give how many standard errors two rates lie apart: of a mean, in units of its spread."""
    own, others = drawn
    pooled = _pooled(drawn)[1]
    variance = pooled * (1 - pooled) if unit is Unit.SHARE else np.ones(DRAWS)
    error = np.sqrt(variance * (1 / own.persons + 1 / others.persons))
    apart: NDArray[np.float64] = np.abs(own.rates - others.rates) / np.maximum(error, HARDLY)
    return apart
