"""Tied measures over the atoms of a family, and what is known of their sets before any is told."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from equity.privacy.coding import Scale
from equity.privacy.sensitive import Persons, Sets

Numbers = NDArray[np.float64]

Set = NDArray[np.bool_]
"""One set of persons as marks of its atoms."""


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
class Told:
    """A set whose total of one measure others have published: it lies from low to high."""

    measure: int
    row: Set
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """The sets of a family (sets x atoms).

    `orders` is how many conditions a set takes to ask for, `worth` how much more than a group of
    two conditions it tells: 1 for each condition less, -1 where it is not recorded. `is_rest` marks
    sets that are only everyone else beside a group: what follows from other codes needs none of its
    own. `beside` has for each set those beside which it is a rest.
    """

    sets: Sets
    orders: NDArray[np.int64]
    worth: NDArray[np.int64]
    is_rest: NDArray[np.bool_]
    beside: tuple[tuple[int, ...], ...]

    @property
    def is_rest_inside(self) -> NDArray[np.bool_]:
        """Mark the sets that are only everyone else inside a group."""
        return self.is_rest & (self.orders > 1)
