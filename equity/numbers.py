"""The only number types that cross a wall: `Bounded`, `Counts`, `Turnout` and `Cube`."""

import hashlib
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from equity.measures import Measure
from equity.question import Only
from equity.vocabulary import Population


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number known to lie from `low` to `high`; `why` says what widens it.

    Exact is low == high. A masked cell of a published file is 0 to 9, a size is a band. `high` is
    infinity where there is no upper end.
    """

    low: float
    high: float
    why: str | None = None

    @classmethod
    def exactly(cls, value: float) -> Self:
        """Give a number that is known.

        >>> Bounded.exactly(4).is_exact
        True
        """
        return cls(value, value)

    @classmethod
    def unknown(cls, why: str | None = None) -> Self:
        """Give a number of students of whom nothing is known.

        >>> Bounded.unknown().high
        inf
        """
        return cls(0.0, math.inf, why)

    @property
    def is_exact(self) -> bool:
        """Tell whether the number is known."""
        return self.low == self.high

    @property
    def middle(self) -> float:
        """The centre: for order and length in a picture, never for a claim."""
        return (self.low + self.high) / 2

    def __add__(self, other: "Bounded") -> "Bounded":
        return Bounded(self.low + other.low, self.high + other.high, self.why or other.why)

    def __sub__(self, other: "Bounded") -> "Bounded":
        return Bounded(self.low - other.high, self.high - other.low, self.why or other.why)

    def scaled(self, factor: float) -> "Bounded":
        """Give the number times an exact positive factor."""
        return Bounded(self.low * factor, self.high * factor, self.why)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted in one group: persons, and the total of their values.

    `values` is the histogram ((value, persons), ...) where rows were counted; published files give
    persons and total only. For a share the value is 0 or 1 and the total is the persons with the
    outcome; for events it is their number a person; for a topic a person's share of good answers.
    `published` is the rate that the publisher printed, None where the counts alone tell it.
    """

    persons: Bounded
    total: Bounded
    values: tuple[tuple[float, int], ...] = ()
    published: Bounded | None = None

    @classmethod
    def of(cls, values: Iterable[tuple[float, int]]) -> Self:
        """Count a histogram, in the order of its values.

        >>> Tally.of([(1.0, 12), (0.0, 48)]).total
        Bounded(low=12.0, high=12.0, why=None)
        """
        pairs: dict[float, int] = {}
        for value, persons in values:
            pairs[value] = pairs.get(value, 0) + persons
        ordered = tuple(sorted(pairs.items()))
        return cls(
            Bounded.exactly(sum(persons for _, persons in ordered)),
            Bounded.exactly(float(sum(value * persons for value, persons in ordered))),
            ordered,
        )


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One group of a table, named by one value for each dimension of the breakdown."""

    group: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class GroupTurnout:
    """How many of one group are enrolled and how many answered; None where no file says it."""

    group: tuple[str, ...]
    enrolled: Bounded | None
    answered: Bounded | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """Who is enrolled and who answered a survey, by one dimension, before the gate.

    `groups` are disjoint, in the fixed order of every screen, "Not recorded" last. A file that is
    there counts 0 for a group that it does not have; one that is not there gives None for all.
    """

    by: tuple[str, ...]
    period: str
    source: str
    groups: tuple[GroupTurnout, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """One measure in every group of one breakdown, before the gate.

    `groups` are disjoint, in the fixed order of every screen; a person with a missing value of any
    dimension of `by` is in a group that says `NOT_RECORDED` there. Groups of the year that have
    nobody under the filter are listed with zero persons. Their sum is everyone, but for a published
    file that prints everyone itself: `total` is that line, and is never added to its parts.
    """

    measure: Measure
    by: tuple[str, ...]
    only: tuple[Only, ...]
    period: str
    source: str
    groups: tuple[GroupCount, ...]
    total: Tally | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """One measure in every atom of a cube, as rows of (atom, value, persons who have it)."""

    measure: Measure
    source: str
    atoms: NDArray[np.int64]
    values: NDArray[np.float64]
    persons: NDArray[np.int64]

    def over(self, atoms: NDArray[np.int64]) -> Self:
        """Give the same over other atoms: `atoms` says which one each of ours is part of."""
        pairs, places = np.unique(
            np.column_stack([atoms[self.atoms], self.values]), axis=0, return_inverse=True
        )
        return replace(
            self,
            atoms=pairs[:, 0].astype(np.int64),
            values=pairs[:, 1],
            persons=_counted(places.ravel(), self.persons),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a published table prints of one group of the same people, for all to see.

    `measure` is the key of ours that it counts, "" for all persons of the group; `total` is how
    many, `rate` their share: None where it is not printed. `table` names it in people's words.
    """

    conditions: tuple[tuple[str, str], ...]
    measure: str
    table: str
    total: Bounded | None
    rate: Bounded | None = None

    @property
    def is_exact(self) -> bool:
        """Tell whether a number of it is known: a mask only says from where to where it lies."""
        return any(one is not None and one.is_exact for one in (self.total, self.rate))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cube:
    """One population in one year by all its dimensions at once, before the gate.

    Persons who are alike in every dimension, and have values of the same measures, are one atom.
    `dimensions` has the groups of each by name, "Not recorded" last where somebody is; `codes`
    (atoms x dimensions) are their positions, `persons` how many there are, with a value or not.
    `printed` is what published tables print of the same people; by the dimensions that are
    `unasked` they do, and nobody here can ask.
    """

    population: Population
    period: str
    dimensions: Mapping[str, tuple[str, ...]]
    codes: NDArray[np.int64]
    persons: NDArray[np.int64]
    measured: tuple[Values, ...]
    printed: tuple[Printed, ...] = ()
    unasked: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """The dimensions by which the room can ask."""
        return tuple(name for name in self.dimensions if name not in self.unasked)

    def of(self, keys: Collection[str]) -> Self:
        """Give it with some measures only: who differs in nothing but others becomes one atom."""
        kept = [one for one in self.measured if one.measure.key in keys]
        has = np.zeros((len(self.codes), len(kept)), dtype=np.int64)
        for place, one in enumerate(kept):
            has[one.atoms, place] = 1
        alike, atoms = np.unique(np.hstack([self.codes, has]), axis=0, return_inverse=True)
        return replace(
            self,
            codes=alike[:, : self.codes.shape[1]],
            persons=_counted(atoms.ravel(), self.persons),
            measured=tuple(one.over(atoms.ravel()) for one in kept),
        )

    def digest(self, keys: Collection[str]) -> str:
        """Name what is counted of some measures: the same rows in the same groups, the same name.

        Values of other measures play no part.
        """
        named, alone = hashlib.sha256(repr(sorted(self.dimensions.items())).encode()), self.of(keys)
        named.update(alone.codes.tobytes() + alone.persons.tobytes())
        for one in sorted(alone.measured, key=lambda one: one.measure.key):
            named.update(one.measure.key.encode())
            named.update(one.atoms.tobytes() + one.values.tobytes() + one.persons.tobytes())
        named.update("".join(repr(one) for one in self.printed if one.measure in keys).encode())
        named.update("".join(self.unasked).encode())
        return named.hexdigest()


def _counted(places: NDArray[np.int64], persons: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.bincount(places, weights=persons).astype(np.int64)
