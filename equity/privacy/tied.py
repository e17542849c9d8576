"""Tied measures over the atoms of a family, and what is known of their sets before any is told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from equity.privacy.coding import HARDLY, Scale
from equity.privacy.family import MOST_CONDITIONS
from equity.privacy.sensitive import Persons, Sets

Numbers = NDArray[np.float64]

Set = NDArray[np.bool_]
"""One set of persons as marks of its atoms."""

Sum = tuple[tuple[int, ...], tuple[int, ...]]
"""Sets that are put together, and those that are then taken away, by their places."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """One measure over the atoms: its base, its totals, its scale.

    `crowd` is the base over fewer atoms, which only groups tell apart. `shown` are the sets that
    may be shown, `asked` those that can be asked for at all.
    """

    crowd: Persons
    persons: Persons
    totals: Numbers
    scale: Scale
    shown: NDArray[np.bool_]
    asked: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Link:
    """What ties the measures of a bundle in some atoms: low <= sum of factor x total <= high.

    `low` and `high` have one number an atom.
    """

    factors: tuple[float, ...]
    where: NDArray[np.bool_]
    low: Numbers
    high: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """What is known of some atoms before any set is told: low <= sum of factor x total <= high.

    `factors` has one number a measure, `low` and `high` have one an atom. An end that follows from
    other limits is infinite.
    """

    factors: Numbers
    low: Numbers
    high: Numbers

    @property
    def where(self) -> NDArray[np.bool_]:
        """Mark the atoms of which an end is known."""
        return np.isfinite(self.low) | np.isfinite(self.high)


def limits(measures: Sequence[Coded], links: Sequence[Link]) -> list[Limit]:
    """Give what is known of each measure, then each tie, without what follows from others.

    Where everyone suspended was referred, it follows that no more than all were suspended, and that
    nobody is the least that were referred:

    >>> none, all_, scale = np.zeros(1, dtype=bool), np.ones(1, dtype=bool), Scale(steps=(0.01,))
    >>> one = Coded(np.array([9]), np.array([9]), np.array([2.0]), scale, none, none)
    >>> tie = Link((-1, 1), all_, np.array([0.0]), np.array([np.inf]))
    >>> for limit in limits([one, one], [tie]):
    ...     print(limit.low, "<=", limit.factors, "<=", limit.high)
    [0.] <= [1. 0.] <= [inf]
    [-inf] <= [0. 1.] <= [9.]
    [0.] <= [-1.  1.] <= [inf]
    """
    everywhere = np.ones(len(measures[0].persons), dtype=bool)
    own = [
        Link(
            tuple(unit),
            everywhere,
            np.zeros(len(everywhere)),
            np.array(one.persons * one.scale.top),
        )
        for unit, one in zip(np.eye(len(measures)), measures, strict=True)
    ]
    factors = np.array([one.factors for one in (*own, *links)], dtype=float)
    low = np.array([np.where(one.where, one.low, -np.inf) for one in (*own, *links)])
    high = np.array([np.where(one.where, one.high, np.inf) for one in (*own, *links)])
    both, least = np.concatenate([factors, -factors]), np.concatenate([low, -high])
    kinds, kind = np.unique(least, axis=1, return_inverse=True)
    tells = np.array([_tell_more(both, some) for some in kinds.T])[kind.ravel()].T
    low, high = np.split(np.where(tells, least, -np.inf), 2)
    return [Limit(*one) for one in zip(factors, low, -high, strict=True)]


def _tell_more(factors: Numbers, least: Numbers) -> NDArray[np.bool_]:
    """Mark the limits of an atom that are no sum of others, or of others and something more."""
    rows, more = np.column_stack([factors, -least]), np.append(np.zeros(factors.shape[1]), 1.0)
    found = np.isfinite(least)
    for at in np.flatnonzero(found).tolist():
        found[at] = False
        others = np.vstack([rows[found], more]).T
        weights, _left = nnls(others, rows[at])  # what it says is left was seen to be wrong
        found[at] = np.linalg.norm(others @ weights - rows[at]) > HARDLY
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A set whose total of one measure others have published: it lies from low to high."""

    measure: int
    row: Set
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """The sets of a family (sets x atoms), and the finest: a few who are alike in every way.

    `orders` is how many conditions a set takes to ask for, `worth` how much more than a group of
    two conditions it tells: 1 for each condition less, -1 where it is not recorded. `is_rest` marks
    sets that are only everyone else beside a group: what follows from other codes needs none of its
    own. `beside` has for each set those beside which it is a rest, `sums` how others make a rest.
    """

    sets: Sets
    orders: NDArray[np.int64]
    worth: NDArray[np.int64]
    is_rest: NDArray[np.bool_]
    beside: tuple[tuple[int, ...], ...]
    sums: Mapping[int, Collection[Sum]]

    @property
    def is_finest(self) -> NDArray[np.bool_]:
        """Mark the sets that are finer than anybody can ask for."""
        return self.orders > MOST_CONDITIONS

    @property
    def is_rest_inside(self) -> NDArray[np.bool_]:
        """Mark the sets that are only everyone else inside a group."""
        return self.is_rest & (self.orders > 1)
