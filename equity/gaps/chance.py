"""How often chance alone would make a gap at least this large: p-values, and many of them at once.

They grade the evidence and are never printed; the 95 % interval is printed beside the grade.
"""

import math
from collections.abc import Sequence

import numpy as np
from scipy.special import stdtr

from equity.gaps.uncertainty import Spread, welch

MOST_DRAWS = 9_999
ENOUGH_EXTREMES = 100


def mid_p(count: int, persons: int, others_count: int, others: int) -> float:
    """Give Fisher's exact mid-p of two shares.

    It is Fisher's two-sided p (all tables with these margins that are no more likely than the
    observed one) less half the probability of the observed table. Source: Lancaster 1961, Journal
    of the American Statistical Association 56.

    >>> round(mid_p(3, 3, 0, 3), 6)  # two-sided 2 of 20 tables, less half of 1 of 20
    0.075
    """
    total, people = count + others_count, persons + others
    mean = total * persons / people
    reach = 60 + 40 * math.sqrt(mean * (1 - persons / people))  # beyond lies less than 1e-100
    low = max(0, total - others, min(count, math.floor(mean - reach)))
    high = min(total, persons, max(count, math.ceil(mean + reach)))
    k = np.arange(low, high, dtype=float)
    steps = np.log((total - k) * (persons - k)) - np.log((k + 1) * (others - total + k + 1))
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    weights = np.exp(logs - logs.max())
    observed = weights[count - low]
    extreme = weights[weights <= observed * (1 + 1e-7)].sum()
    return float((extreme - observed / 2) / weights.sum())


def welch_p(group: Spread, others: Spread) -> float | None:
    """Give the two-sided p of Welch's t for two means; None without any spread."""
    known = welch(group, others)
    if known is None:
        return None
    error, freedom = known
    return float(2 * stdtr(freedom, -abs(group.mean - others.mean) / error))


def permutation_p(
    group: Sequence[tuple[float, int]], others: Sequence[tuple[float, int]], *, seed: int
) -> float | None:
    """Give the seeded permutation p for events or days a person, from the two histograms.

    All persons are dealt anew to two sides of the same sizes, and the distance of the means is
    compared; only the histograms are drawn, so a draw costs the same in a school and in a state.
    It stops at the draw that brings the 100th distance as large as the observed one, at 9,999 at
    the latest. Source: Besag and Clifford 1991, Biometrika 78. None where a side is empty or
    nobody differs.
    """
    own, other = dict(group), dict(others)
    values = sorted(own.keys() | other.keys())
    ours = np.array([own.get(value, 0) for value in values], dtype=np.int64)
    everyone = ours + np.array([other.get(value, 0) for value in values], dtype=np.int64)
    persons, people = int(ours.sum()), int(everyone.sum())
    if not 0 < persons < people or np.count_nonzero(everyone) < 2:
        return None
    amounts = np.array(values)
    expected = float(everyone @ amounts) * persons / people
    observed = abs(float(ours @ amounts) - expected) * (1 - 1e-9)
    rng = np.random.default_rng(seed)
    extremes = drawn = 0
    while drawn < MOST_DRAWS:
        size = min(max(400, 4 * drawn), MOST_DRAWS - drawn)
        dealt = rng.multivariate_hypergeometric(everyone, persons, size=size) @ amounts
        hits = np.flatnonzero(np.abs(dealt - expected) >= observed)
        if extremes + hits.size >= ENOUGH_EXTREMES:
            return ENOUGH_EXTREMES / (drawn + int(hits[ENOUGH_EXTREMES - extremes - 1]) + 1)
        extremes, drawn = extremes + hits.size, drawn + size
    return (extremes + 1) / (drawn + 1)


def benjamini_hochberg(
    p_values: Sequence[float | None], *, level: float = 0.05
) -> tuple[bool, ...]:
    """Tell for each p-value whether it passes, with false alarms held to `level` of what passes.

    A gap without a p-value was looked at too: it counts, and does not pass. Source: Benjamini and
    Hochberg 1995, Journal of the Royal Statistical Society B 57.

    >>> benjamini_hochberg([0.01, None, 0.03, 0.2], level=0.06)
    (True, False, True, False)
    """
    scanned = len(p_values)
    ordered = sorted(p for p in p_values if p is not None)
    passing = [p for rank, p in enumerate(ordered, start=1) if p <= level * rank / scanned]
    bar = passing[-1] if passing else -1.0
    return tuple(p is not None and p <= bar for p in p_values)
