"""Numbers of two groups that fit what is shown of them: codes for rates, bands for sizes.

A code and a band stand for many schools, and a gap that is clear in one may not be in another. They
are drawn as all that is shown makes them likely (`fitted.py`), and the evidence is judged in one of
those where the gap is weak.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from equity.gaps.chance import mid_p
from equity.gaps.rates import PER
from equity.numbers import Tally
from equity.privacy.coding import HARDLY
from equity.privacy.effects import Normal
from equity.privacy.protected import Shown
from equity.vocabulary import Unit

DRAWS = 2_000

CAUTION = 0.84
"""How many of the schools that fit have a clearer gap than the one that is judged.

At 0.84 the room calls 83, 92 and 87 of 100 gaps clear that exact numbers call so (900, 2,500 and
10,000 students), and for each hundred 2, 0 and 2 more that are not; of 900 students these are 84
and 3 at 0.78, 81 and 2 at 0.88 (schools as in `make bench`: 240, 20 and 12 of them, 7 % outcome).
Of 900 students 97 could be called clear at most: of the others a side is hidden.
"""

AROUND = 0.05
"""So many of them to each side are taken together, so that no single draw decides."""


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


@dataclass(frozen=True, slots=True)
class Fit:
    """What fits two sides: how their sizes vary together, and how their rates do."""

    sizes: Normal
    rates: Normal

    @classmethod
    def of_codes(cls, sides: Sequence[Shown], unit: Unit) -> "Fit":
        """Give what fits the codes and bands of two sides alone, all of it as likely."""
        bands = np.array([one.size for one in sides], dtype=float)
        codes = np.array([(one.rate.low, one.rate.high) for one in sides]) / PER[unit]
        return cls(
            *(
                Normal(ends.mean(axis=1), np.diag((ends[:, 1] - ends[:, 0]) ** 2 / 12))
                for ends in (bands, codes)
            )
        )


@dataclass(frozen=True, slots=True)
class Weak:
    """One side in a school that fits: how many persons, and their rate in parts of one."""

    persons: int
    rate: float


def weak_gap(sides: Sequence[Shown], fit: Fit, unit: Unit) -> tuple[Weak, Weak]:
    """Give two sides as in a school that fits and in which their gap is weak.

    >>> from equity.numbers import Bounded
    >>> few = Shown(Bounded(0.145, 0.155), (100, 129))
    >>> many = Shown(Bounded(0.045, 0.095), (700, 799))
    >>> fit = Fit.of_codes([few, many], Unit.SHARE)
    >>> own, others = weak_gap([few, many], fit, Unit.SHARE)
    >>> 0.07 < others.rate < 0.095
    True
    """
    random = np.random.default_rng(0)
    sizes, rates = (
        one.mean + random.standard_normal((DRAWS, 2)) @ _root(one.covariance).T
        for one in (fit.sizes, fit.rates)
    )
    sizes = np.clip(sizes, *np.array([one.size for one in sides]).T)
    codes = np.array([(one.rate.low, one.rate.high) for one in sides]) / PER[unit]
    rates = np.clip(rates, *codes.T)
    clearest_first = np.argsort(-_clearness(sizes, rates, unit), kind="stable")
    start, end = (int((CAUTION + side) * DRAWS) for side in (-AROUND, AROUND))
    weak = clearest_first[start : end + 1]
    persons, rate = sizes[weak].mean(axis=0), rates[weak].mean(axis=0)
    own, others = (Weak(round(persons[side]), float(rate[side])) for side in (0, 1))
    return own, others


def _root(covariance: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.linalg.cholesky(covariance + np.diag(np.diag(covariance)) * 1e-6).astype(np.float64)


def _clearness(
    sizes: NDArray[np.float64], rates: NDArray[np.float64], unit: Unit
) -> NDArray[np.float64]:
    """Give how many standard errors two rates lie apart: of a mean, in units of its spread."""
    variance = np.ones(len(rates))
    if unit is Unit.SHARE:
        pooled = (rates * sizes).sum(axis=1) / sizes.sum(axis=1)
        variance = pooled * (1 - pooled)
    error = np.sqrt(variance * (1 / sizes).sum(axis=1))
    apart: NDArray[np.float64] = np.abs(rates[:, 0] - rates[:, 1]) / np.maximum(error, HARDLY)
    return apart


def chance(own: Weak, others: Weak) -> float:
    """Give the p-value of two shares, also between whole counts: so no rounding decides.

    >>> 0.0 < chance(Weak(120, 0.151), Weak(880, 0.05)) < chance(Weak(120, 0.15), Weak(880, 0.05))
    True
    """
    found = 0.0
    for ends in product((0, 1), repeat=2):
        weight, counts = 1.0, []
        for one, end in zip((own, others), ends, strict=True):
            count = one.persons * one.rate
            below = min(math.floor(count), one.persons - 1)
            weight *= count - below if end else 1 - count + below
            counts += [below + end, one.persons]
        if weight:
            found += weight * math.log(max(mid_p(*counts), 1e-300))
    return math.exp(found)
