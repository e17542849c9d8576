"""How sure a gap is among all that were looked at, and which gap comes first."""

import math
from collections.abc import Sequence

import numpy as np

from equity.gaps.chance import benjamini_hochberg
from equity.gaps.gap import Gap
from equity.gaps.rates import PER, is_exact, is_more_than_all, together
from equity.gaps.uncertainty import Spread
from equity.numbers import Bounded, Tally
from equity.vocabulary import Evidence, Unit

DRAWS = 2_000

A_STUDENT: dict[Unit, float] = PER | {Unit.MEAN: 4.0}
"""The difference that counts like one student's whole outcome: of grade points, all four."""


def grade(gaps: Sequence[Gap], noise_floors: Sequence[float | None]) -> tuple[Evidence, ...]:
    """Grade every gap among all that were scanned together.

    Clear: it passes Benjamini-Hochberg at 5 % over all gaps given. Worth asking about: its
    difference is above the noise floor of its table. Too small to say: otherwise.
    """
    clear = benjamini_hochberg([gap.p_value for gap in gaps])
    return tuple(
        Evidence.CLEAR if passes else _open_grade(gap, floor)
        for gap, floor, passes in zip(gaps, noise_floors, clear, strict=True)
    )


def _open_grade(gap: Gap, floor: float | None) -> Evidence:
    if gap.difference is None or floor is None or distance(gap.difference) <= floor:
        return Evidence.TOO_SMALL
    return Evidence.WORTH_ASKING


def distance(number: Bounded) -> float:
    """Give the bound nearest to no gap, without its sign; 0 where the range covers 0.

    >>> distance(Bounded(-0.3, -0.1)), distance(Bounded(-0.1, 0.2))
    (0.1, 0.0)
    """
    return max(number.low, -number.high, 0.0)


def noise_floor(groups: Sequence[Tally], unit: Unit, *, seed: int = 0) -> float | None:
    """Give the largest-minus-smallest gap to expect if all groups had the pooled rate.

    In the measure's unit, by seeded simulation: binomial for shares; for means and events, group
    means with the pooled spread between students. Groups with more counted than enrolled are
    left out. None for fewer than two groups, or where counts are not exact.

    >>> groups = [Tally.of([(1.0, 5), (0.0, 45)]), Tally.of([(1.0, 5), (0.0, 45)])]
    >>> round(noise_floor(groups, Unit.SHARE), 2)
    0.05
    """
    groups = [group for group in groups if not is_more_than_all(group, unit)]
    if len(groups) < 2 or not all(is_exact(group) for group in groups):
        return None
    persons = np.array([group.persons.low for group in groups])
    rng = np.random.default_rng(seed)
    size = (DRAWS, len(groups))
    if unit is Unit.SHARE:
        pooled = sum(group.total.low for group in groups) / persons.sum()
        rates = rng.binomial(persons.astype(np.int64), pooled, size=size) / persons
    else:
        spread = Spread.of(together(groups).values)
        if spread is None or spread.variance is None:
            return None
        rates = PER[unit] * rng.normal(0.0, np.sqrt(spread.variance / persons), size=size)
    return float(np.ptp(rates, axis=1).mean())


def place(gap: Gap, unit: Unit, *, students: float) -> tuple[float, float]:
    """Give the key by which gaps sort, the most telling first.

    First (bound of the 95 % interval nearest to no gap) x (students affected: in the room the lower
    end of the size band); where that bound is 0, after all others, by the point difference. Events
    count per student, so that measures of different units sort together.

    >>> far = Bounded.exactly(0.2)
    >>> gap = Gap(rate=far, rate_interval=None, others_rate=Bounded.exactly(0.0), difference=far,
    ...     difference_interval=Bounded(0.1, 0.3), ratio=None, ratio_interval=None, excess=None,
    ...     p_value=None)
    >>> place(gap, Unit.SHARE, students=40)
    (-4.0, -0.2)
    """
    if gap.difference is None:
        return (0.0, math.inf)
    bound = distance(gap.difference_interval) if gap.difference_interval else 0.0
    return (-bound * students / A_STUDENT[unit], -distance(gap.difference) / A_STUDENT[unit])
