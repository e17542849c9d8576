"""The code of each value of tied measures, no wider than it needs to be."""

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from equity.numbers import Bounded
from equity.privacy.coding import HARDLY
from equity.privacy.looked_for import LOOKED_FOR_LOSS, looked_for
from equity.privacy.tied import Coded, Link, Numbers, Sides, Told, limits

Cell = tuple[int, int]
"""A measure and a set, by their places in a bundle."""

Codes = tuple[NDArray[Any], ...]
"""Levels, least and most totals of the sets of one measure, and which of them are secret."""

CONDITION_LOSS = 2.5
"""A level of a group with one condition less costs so many levels more."""

REST_LOSS = 2.5
"""What it costs, in levels, to take out everyone else."""

LIKE_MOST = 0.75
"""What at least so many of all persons are, or are not, is no secret of a few."""


class Bundle:
    """Tied measures over the same sets, with the code of each cell: one measure in one set.

    `levels` says in which steps a cell is coded, -1 where it is hidden; `low` and `high` are the
    totals that its code leaves open to who knows the head count. `secret` are the cells that must
    not be bounded: not the finest where they are like most. `is_settled` marks measures that were
    repaired before: they give way where nothing else can. `printed` is what published tables tell.
    """

    def __init__(
        self, sides: Sides, measures: Sequence[Coded], *, links: Sequence[Link] = (), k: int
    ) -> None:
        """Begin with the finest code of all that may be shown, but of everyone else inside a group.

        That follows roughly from other codes: where it can have its own is seen when they stand.
        """
        self.sides, self.measures, self.limits, self.k = sides, measures, limits(measures, links), k
        self.sizes = np.array([sides.sets @ one.persons for one in measures])
        self.totals = np.array([sides.sets @ one.totals for one in measures])
        self.levels = np.full(self.sizes.shape, -1)
        self.low, self.high = np.zeros(self.sizes.shape), np.zeros(self.sizes.shape)
        self.secret = ~self._is_tellable | sides.is_rest_inside
        self.secret &= ~sides.is_finest | self._is_unlike_most()
        self.is_settled = np.zeros(len(measures), dtype=bool)
        self.printed: Sequence[Told] = ()
        for cell in self._tellable(~sides.is_rest_inside):
            self._set(cell, 0)

    @cached_property
    def _ends(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Mark the cells in which nobody was it, and those in which all were."""
        tops = np.array([[one.scale.top] for one in self.measures])
        return self.totals <= HARDLY, self.totals >= self.sizes * tops - HARDLY

    def _is_unlike_most(self) -> NDArray[np.bool_]:
        """Mark the cells but those in which nobody was it, or all were, as most persons."""
        tops = [one.scale.top * max(1, one.persons.sum()) for one in self.measures]
        usual = np.array([[one.totals.sum()] for one in self.measures]) / np.array(tops)[:, None]
        is_none, is_all = self._ends
        is_like = (is_none & (usual <= 1 - LIKE_MOST)) | (is_all & (usual >= LIKE_MOST))
        unlike: NDArray[np.bool_] = ~is_like
        return unlike

    def code(self, cell: Cell) -> Bounded | None:
        """Give the code of a cell as it stands, None where it is hidden."""
        level = int(self.levels[cell])
        return None if level < 0 else self._coded(cell, level)

    def may_follow(self, cell: Cell) -> bool:
        """Tell whether a set may be told of as a rest.

        Everyone else may, and everyone else inside a group beside a group that is shown itself.
        """
        measure, at = cell
        is_beside = (self.levels[measure, list(self.sides.beside[at])] >= 0).any()
        is_whole = self.sides.is_rest[at] and not self.sides.is_rest_inside[at]
        return bool(self.measures[measure].shown[at] and (is_whole or is_beside))

    def settle(self, codes: Sequence[Codes]) -> None:
        """Take over the codes of the last measures, which were repaired before."""
        for place, one in enumerate(codes, start=len(self.measures) - len(codes)):
            self.take(place, one)
            self.is_settled[place] = True

    def codes(self, measure: int) -> Codes:
        """Give the codes of a measure as they stand."""
        parts = (self.levels, self.low, self.high, self.secret)
        return tuple(part[measure].copy() for part in parts)

    def take(self, measure: int, codes: Codes) -> None:
        """Take over the codes of a measure."""
        self.levels[measure], self.low[measure], self.high[measure], self.secret[measure] = codes

    def alone(self, measure: int) -> "Bundle":
        """Give the codes of one measure without those that it is tied to."""
        one = Bundle(self.sides, [self.measures[measure]], k=self.k)
        one.take(0, self.codes(measure))
        return one

    def untold(self) -> "Bundle":
        """Give the same where nothing is told but what published tables tell."""
        one = copy(self)
        one.levels = np.full_like(self.levels, -1)
        return one

    def all_alike(self, measure: int) -> NDArray[np.bool_]:
        """Mark the sets that are told of in which nobody was it, or all were: a tail hides it."""
        is_none, is_all = self._ends
        is_told = (self.levels[measure] >= 0) & self.measures[measure].scale.has_tails
        is_end = is_none[measure] | is_all[measure]
        found: NDArray[np.bool_] = is_told & is_end & (self.sizes[measure] >= self.k)
        return found

    def withheld(self) -> list[Cell]:
        """Give the cells of which less is told than could be, those that people look for first.

        Then those with fewer conditions, then the larger. Everyone else inside a group is one only
        beside a group that is shown.
        """

        def last(cell: Cell) -> tuple[float, int, int]:
            return -self._more[cell], -int(self.sides.worth[cell[1]]), -int(self.sizes[cell])

        cells = self._tellable(self.levels != 0)
        inside = self.sides.is_rest_inside
        return sorted(
            (one for one in cells if not inside[one[1]] or self.may_follow(one)), key=last
        )

    @cached_property
    def _is_tellable(self) -> NDArray[np.bool_]:
        """Mark the cells that may have a code: of a set that is shown, asked and large enough."""
        counted = zip(self.measures, self.sizes, strict=True)
        return np.array(
            [one.shown & one.asked & (sizes >= one.scale.least) for one, sizes in counted]
        )

    def _tellable(self, among: NDArray[np.bool_]) -> list[Cell]:
        return [(int(one), int(at)) for one, at in np.argwhere(self._is_tellable & among)]

    def tell(self, cell: Cell) -> None:
        """Tell of a cell in its finest code."""
        self._set(cell, 0)
        self.secret[cell] = False

    def known(self, cell: Cell) -> tuple[float, float]:
        """Give the least and the most total that is known of a cell, hidden or not."""
        if self.levels[cell] < 0:
            return 0.0, float(self.sizes[cell]) * self.measures[cell[0]].scale.top
        return float(self.low[cell]), float(self.high[cell])

    def adds_up(self, cell: Cell) -> tuple[float, float]:
        """Give the least and the most total that follow where what is known is added up once."""
        measure, at = cell
        low, high = 0.0, float(self.sizes[cell]) * self.measures[measure].scale.top
        for more, less in self.sides.sums.get(at, ()):
            added, taken = self._together(measure, more), self._together(measure, less)
            low, high = max(low, added[0] - taken[1]), min(high, added[1] - taken[0])
        return low, high

    def _together(self, measure: int, sets: Sequence[int]) -> tuple[float, float]:
        known = [self.known((measure, at)) for at in sets]
        return sum(low for low, _high in known), sum(high for _low, high in known)

    def give_way(self, cells: Sequence[Cell]) -> Cell:
        """Tell less of one of some shown cells, and give it: wider steps, or nothing at all.

        The least loss first: a group of two conditions is worth less than one of one, and everyone
        most; a settled measure gives way last. Of equals it is the measure that is used least, then
        the smallest group.
        """
        losses = {cell: self._loss(cell) for cell in cells}

        def cost(one: Cell) -> tuple[bool, float, int, int]:
            return bool(self.is_settled[one[0]]), losses[one][0], -one[0], int(self.sizes[one])

        cell = min(cells, key=cost)
        level = losses[cell][1]
        if level is None:
            self.levels[cell], self.secret[cell] = -1, True
        else:
            self._set(cell, level)
        return cell

    def _loss(self, cell: Cell) -> tuple[float, int | None]:
        """Say how much it would cost to tell less of a cell, and on which level; None is nothing.

        A rest has no wider steps: where it goes it still follows roughly from other codes.
        """
        if self.sides.is_rest[cell[1]]:
            return REST_LOSS + self._more[cell], None
        level, worth = self._wider(cell), int(self.sides.worth[cell[1]])
        steps = len(self.measures[cell[0]].scale.steps)
        return (level or steps) + CONDITION_LOSS * worth + self._more[cell], level

    @cached_property
    def _more(self) -> Numbers:
        """Give how much more it costs in each cell because people look for it."""
        tops = [one.scale.top for one in self.measures]
        counted = zip(self.sizes, self.totals, tops, strict=True)
        return LOOKED_FOR_LOSS * np.array([looked_for(self.sides.beside, *one) for one in counted])

    def _wider(self, cell: Cell) -> int | None:
        """Give the next level on which the code of a cell leaves more open."""
        for level in range(int(self.levels[cell]) + 1, len(self.measures[cell[0]].scale.steps)):
            if self._limits(cell, level) != (self.low[cell], self.high[cell]):
                return level
        return None

    def _set(self, cell: Cell, level: int) -> None:
        self.levels[cell] = level
        self.low[cell], self.high[cell] = self._limits(cell, level)

    def _coded(self, cell: Cell, level: int) -> Bounded:
        scale = self.measures[cell[0]].scale
        return scale.code(int(self.sizes[cell]), float(self.totals[cell]), level=level)

    def _limits(self, cell: Cell, level: int) -> tuple[float, float]:
        scale = self.measures[cell[0]].scale
        return scale.totals(self._coded(cell, level), int(self.sizes[cell]))
