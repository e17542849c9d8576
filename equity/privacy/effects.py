"""Numbers of many sets of persons that fit an interval each, as sums of a few effects.

A number of a set, be it persons or a total, is a sum of effects: of everyone, of each group, of
each pair of groups. Before anything is shown these are normal and independent, so that what two
sets have in common varies with the persons that they are expected to share. Each interval then
counts as the normal one that leaves the same mean and variance, found by expectation propagation.
Sources: Minka 2001, Expectation Propagation for Approximate Bayesian Inference; Cunningham, Hennig
and Lacoste-Julien 2011, Gaussian Probabilities and Expectation Propagation.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr

Numbers = NDArray[np.float64]

Part = tuple[tuple[str, tuple[int, ...]], ...]
"""A set of persons: of each dimension that it does not have whole, the places of its groups."""

HARDLY = 1e-6
"""No interval is narrower."""

MOST_SWEEPS = 40

STEP = 0.7
"""Each sweep goes so much of the way: all intervals are taken at once, and could overshoot."""

SETTLED = 0.02
"""It has settled where no number moves by more than this part of its interval."""


@dataclass(frozen=True, slots=True)
class Normal:
    """Numbers that vary together: their means, and how they vary (variances and covariances)."""

    mean: Numbers
    covariance: Numbers


class Effects:
    """What sets of persons are sums of: everyone, each group, each pair of groups.

    `shares` has the share that each group of a dimension has of everyone. The effects are scaled so
    that two sets have the more in common, the more persons they are expected to share.

    >>> effects = Effects({"gender": np.array([0.5, 0.5]), "grade": np.array([0.2, 0.8])})
    >>> of_6, of_6_girls = (effects.part(one) for one in (
    ...     (("grade", (0,)),), (("gender", (0,)), ("grade", (0,)))))
    >>> of_6[0].tolist(), of_6_girls[0].tolist()
    ([0, 1], [0, 1, 2, 3])
    >>> round(float(of_6_girls[1] @ of_6_girls[1]), 3)
    0.1
    """

    def __init__(self, shares: Mapping[str, Numbers]) -> None:
        self.shares = shares
        self._contrasts = {name: _contrasts(one) for name, one in shares.items()}
        self._columns: dict[tuple[str, ...], NDArray[np.int64]] = {(): np.zeros(1, dtype=np.int64)}
        self.count = 1

    def _places(self, names: tuple[str, ...]) -> NDArray[np.int64]:
        """Give the places of the effects of at most two dimensions; they are made when needed."""
        if names not in self._columns:
            size = [len(self.shares[name]) for name in names]
            grid = np.zeros(size, dtype=np.int64)
            if len(size) > 1:
                grid[:, 0], grid[0] = (self._places((name,)) for name in names)
            new = grid[(slice(1, None),) * len(size)]
            new[...] = np.arange(self.count, self.count + new.size).reshape(new.shape)
            self.count += new.size
            self._columns[names] = grid.ravel()
        return self._columns[names]

    def part(self, one: Part) -> tuple[NDArray[np.int64], Numbers]:
        """Give the effects that a set is made of, by their places, and how much of each."""
        weights = np.ones(1)
        for name, places in one:
            weights = np.outer(weights, self._contrasts[name][list(places)].sum(axis=0)).ravel()
        return self._places(tuple(name for name, _places in one)), weights

    def of(self, one: Part) -> Numbers:
        """Give how much of each effect is in a set."""
        columns, weights = self.part(one)
        found = np.zeros(self.count)
        found[columns] = weights
        return found

    def share(self, one: Part) -> float:
        """Give which share of everyone a set is expected to have."""
        return math.prod(float(self.shares[name][list(places)].sum()) for name, places in one)


def _contrasts(shares: Numbers) -> Numbers:
    """Give each group's part in its dimension's mean, and in effects that are independent of it."""
    root = np.sqrt(shares)
    whole = np.column_stack([root, np.eye(len(root))[:, 1:]])
    turned: Numbers = np.linalg.qr(whole)[0]
    turned[:, 0] = root
    return turned * root[:, None]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """The sets that are shown as sums of effects, those of the same dimensions together."""

    blocks: tuple[tuple[NDArray[np.int64], NDArray[np.int64], Numbers], ...]
    rows: int
    count: int

    @classmethod
    def of(cls, effects: Effects, parts: Sequence[Part]) -> "Design":
        """Put sets of the same dimensions together."""
        alike: dict[tuple[str, ...], list[int]] = {}
        for row, one in enumerate(parts):
            alike.setdefault(tuple(name for name, _places in one), []).append(row)
        blocks = []
        for rows in alike.values():
            found = [effects.part(parts[row]) for row in rows]
            weights = np.array([weight for _columns, weight in found])
            blocks.append((np.array(rows), found[0][0], weights))
        return cls(tuple(blocks), len(parts), effects.count)

    @np.errstate(all="ignore")
    def fit(self, prior: float, expected: Numbers, low: Numbers, high: Numbers) -> Normal | None:
        """Give the effects, over what is expected, of which all sums lie in their intervals.

        `prior` is their variance before. None where it does not settle, on numbers too large or
        none at all, and where the intervals do not fit together.
        """
        width = np.maximum(high - low, HARDLY)
        low, high = low - expected, low + width - expected
        sure, pull = 12 / width**2, (low + high) * 6 / width**2
        before = np.full(self.rows, np.inf)
        for _sweep in range(MOST_SWEEPS):
            try:
                effects = self._posterior(prior, sure, pull)
            except np.linalg.LinAlgError:
                return None
            mean, variance = self.sums(effects)
            if (np.abs(mean - before) <= SETTLED * width).all():
                return effects if (np.abs(mean - (low + high) / 2) <= width).all() else None
            before = mean
            without = 1 / np.maximum(1 / variance - sure, 1e-6 / variance)
            middle = without * (mean / variance - pull)
            inside, left = _cut(middle, without, low, high)
            sure += STEP * (np.maximum(1 / left - 1 / without, 0.0) - sure)
            pull += STEP * (inside / left - middle / without - pull)
        return None

    def _posterior(self, prior: float, sure: Numbers, pull: Numbers) -> Normal:
        precision, pulled = np.eye(self.count) / prior, np.zeros(self.count)
        for rows, columns, weights in self.blocks:
            precision[np.ix_(columns, columns)] += (weights.T * sure[rows]) @ weights
            pulled[columns] += pull[rows] @ weights
        covariance = np.linalg.inv(precision).astype(np.float64)
        return Normal(covariance @ pulled, covariance)

    def sums(self, effects: Normal) -> tuple[Numbers, Numbers]:
        """Give the mean and the variance of each set."""
        mean, variance = np.zeros(self.rows), np.zeros(self.rows)
        for rows, columns, weights in self.blocks:
            mean[rows] = weights @ effects.mean[columns]
            among = effects.covariance[np.ix_(columns, columns)]
            variance[rows] = ((weights @ among) * weights).sum(axis=1)
        return mean, variance


def _cut(mean: Numbers, variance: Numbers, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """Give mean and variance of normal numbers of which only those in their intervals count."""
    deviation, width = np.sqrt(variance), high - low
    start, end = (low - mean) / deviation, (high - mean) / deviation
    turned = start + end > 0  # the lower tail is told more exactly
    start, end = np.where(turned, -end, start), np.where(turned, -start, end)
    below = log_ndtr(start)
    inside = log_ndtr(end)
    inside += np.log1p(-np.exp(np.minimum(below - inside, -1e-12)))
    at_start, at_end = (
        np.exp(-(one**2) / 2 - inside) / math.sqrt(2 * math.pi) for one in (start, end)
    )
    moved = at_start - at_end
    left = variance * (1 + start * at_start - end * at_end - moved**2)
    moved = deviation * np.where(turned, -moved, moved)
    least, most = (width * 1e-3) ** 2, np.minimum(variance, width**2 / 12)
    return np.clip(mean + moved, low, high), np.clip(left, np.minimum(least, most), most)
