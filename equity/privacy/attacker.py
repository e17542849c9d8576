"""Who reads all that is told with linear programs, and how much of each total that leaves open."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from equity.numbers import Bounded
from equity.privacy.bundle import Bundle, Cell, Codes
from equity.privacy.coding import ROUNDED
from equity.privacy.program import LITTLE, End, NotRepairedError
from equity.privacy.programs import Programs
from equity.privacy.tied import Numbers

ANEW = 0.2
"""Of the cells that one look weighs so many are weighed anew in the next."""

MANY, FEW = 100, 30
"""A look that finds so many cells unsure is worth another: before it is seen which are told of as
rests, and among those that are left, where it takes as long as programs for about so many."""


class Attacker:
    """Who knows all head counts, and for each cell the farthest totals that were found possible."""

    def __init__(
        self,
        bundle: Bundle,
        alone: dict[int, "Attacker"] | None = None,
        *,
        offered: Collection[Cell] = (),
    ) -> None:
        """Begin with the truth only; `offered` are cells that may yet be told."""
        self.bundle, self._alone = bundle, alone or {}
        self.rows, self.sizes = bundle.sides.sets.astype(float), bundle.sizes
        is_small = (self.sizes < bundle.k) & ~bundle.sides.is_finest
        persons = np.where(is_small, np.maximum(1, -(-self.sizes // 2)), 1)
        units = [1.0 if one.scale.grain else one.scale.top for one in bundle.measures]
        self._enough = persons * np.array(units)[:, None]
        truth = np.array([self.rows @ one.totals for one in bundle.measures])
        self.least, self.most = truth.copy(), truth.copy()
        self._programs = Programs(bundle, offered)
        self._rests: dict[int, list[End]] = {}
        self._printed: Attacker | None = None

    def alone(self, measure: int) -> "Attacker":
        """Give who reads one measure only: what is possible with the others is so without them."""
        if measure not in self._alone:
            is_one = len(self.bundle.measures) == 1 and not self.bundle.printed
            self._alone[measure] = self if is_one else Attacker(self.bundle.alone(measure))
        one = self._alone[measure]
        one.least = np.minimum(one.least, self.least[measure])
        one.most = np.maximum(one.most, self.most[measure])
        return one

    def targets(self) -> list[Cell]:
        """Give the cells and rests that are secret and not unsure yet, smallest first."""
        return [one for one in self.not_unsure() if not self.is_told_as_rest(one)]

    def not_unsure(self) -> list[Cell]:
        """Give the same with what is told as a rest.

        A large rest is no secret where it follows from the codes of its measure alone. Of what is
        told it is secret that nobody was it, or that all were.
        """
        bundle, found = self.bundle, []
        rest, is_tied = bundle.sides.is_rest, len(bundle.measures) > 1
        for measure, sizes in enumerate(self.sizes):
            alike = bundle.all_alike(measure)
            unsure = (sizes == 0) | self._are_wide(measure)
            secret = (bundle.secret[measure] | alike) & ~unsure
            for cell in ((measure, row) for row in np.flatnonzero(secret).tolist()):
                is_large_rest = rest[cell[1]] and sizes[cell[1]] >= bundle.k
                follows = is_large_rest and not is_tied and bundle.may_follow(cell)
                if alike[cell[1]] or not follows:
                    found.append((sizes[cell[1]], *cell))
        return [(measure, row) for _size, measure, row in sorted(found)]

    def is_said_anyway(self, cell: Cell) -> bool:
        """Tell whether a bounded cell is told of as a rest, or by published tables alone."""
        return self._is_as_printed(cell) or self.is_told_as_rest(cell)

    def is_told_as_rest(self, cell: Cell) -> bool:
        """Tell whether people are told of a cell what follows from the codes of its measure."""
        measure, at = cell
        bundle = self.bundle
        if bundle.levels[cell] >= 0 or self.sizes[cell] < bundle.k or not bundle.may_follow(cell):
            return False
        return self.alone(measure).rest(at) is not None

    def _is_as_printed(self, cell: Cell) -> bool:
        """Tell whether published tables alone say as much of a bounded cell as all that is told."""
        if not self.bundle.printed:
            return False
        if self._printed is None:
            self._printed = Attacker(self.bundle.untold())
        self._printed.find(self._printed.ends(cell))
        (low, high), (least, most) = self._possible(cell), self._printed._possible(cell)
        return high - low >= most - least - LITTLE

    def is_unsure(self, cell: Cell) -> bool:
        """Tell whether totals that are far enough apart were found possible."""
        return self._is_wide(cell, *self._possible(cell))

    def _possible(self, cell: Cell) -> tuple[float, float]:
        return self._whole(cell, float(self.least[cell]), float(self.most[cell]))

    def is_held(self, cell: Cell, ends: Sequence[End]) -> bool:
        """Tell whether the proofs of both ends of a cell leave it no totals far enough apart."""
        return not self._is_wide(cell, *self._whole(cell, ends[0].value, -ends[1].value))

    def _whole(self, cell: Cell, low: float, high: float) -> tuple[float, float]:
        """Give two ends of a total as what can be counted: of persons as whole ones."""
        return self.bundle.measures[cell[0]].scale.inside(low, high, slack=LITTLE)

    def _is_wide(self, cell: Cell, low: float, high: float) -> bool:
        return bool(high - low >= self._enough[cell] - LITTLE)

    def _are_wide(self, measure: int) -> NDArray[np.bool_]:
        """Tell the same as `is_unsure` of all sets of a measure at once."""
        scale = self.bundle.measures[measure].scale
        low, high = scale.inside(self.least[measure], self.most[measure], slack=LITTLE)
        found: NDArray[np.bool_] = high - low >= self._enough[measure] - LITTLE
        return found

    def ends(self, cell: Cell) -> list[End]:
        """Give both ends of one total: known only where nobody, or everybody, is possible."""
        goal = np.zeros((len(self.bundle.measures), self.rows.shape[1]))
        goal[cell[0]] = self.rows[cell[1]]
        nobody, everybody = self._at_end(cell)
        last = End(-goal, is_most=True, value=-self._top(cell), is_known=everybody)
        return [End(goal, value=0.0, is_known=nobody), last]

    def _at_end(self, cell: Cell) -> tuple[bool, bool]:
        """Tell whether nobody, and whether everybody, was found possible."""
        least, most = self.least[cell], self.most[cell]
        return bool(least <= LITTLE), bool(most >= self._top(cell) - LITTLE)

    def _top(self, cell: Cell) -> float:
        return float(self.sizes[cell]) * self.bundle.measures[cell[0]].scale.top

    @property
    def at_once(self) -> int:
        """Give how many ends are found at the same time."""
        return len(self._programs.every)

    def find(self, ends: Sequence[End]) -> None:
        """Find the ends that are not known."""
        for totals in self._programs.find([end for end in ends if not end.is_known]):
            self._note(totals)

    def leaned_on(self, ends: Sequence[End]) -> list[Cell]:
        """Give the shown cells on which the proofs of some ends lean."""
        return [one for one in self._programs.leaned_on(ends) if self.bundle.levels[one] >= 0]

    def rest(self, at: int) -> Bounded | None:
        """Give what follows of a rest in the first measure; None where it tells next to nothing.

        Of 50 girls 6 were suspended, of 30 others 5. Told are 14 of every 100 of all, and 12 of
        every 100 girls: nothing but 5 fits, so 17 of every 100 is told of the others.

        >>> from equity.privacy.coding import Scale
        >>> from equity.privacy.tied import Coded, Sides
        >>> sets = np.array([[1, 1], [1, 0], [0, 1]], dtype=bool)  # all, girls, the others
        >>> persons, totals, orders = np.array([50, 30]), np.array([6.0, 5.0]), np.array([0, 1, 1])
        >>> sides = Sides(sets, orders, orders, np.arange(3) == 2, ((), (), (1,)), {})
        >>> share, shown = Scale(steps=(0.01, 0.05), has_tails=True, grain=1.0), orders >= 0
        >>> bundle = Bundle(sides, [Coded(persons, persons, totals, share, shown, shown)], k=10)
        >>> bundle.levels[0, 2] = -1  # their own code gave way
        >>> Attacker(bundle).rest(2)
        Bounded(low=0.165, high=0.175, why='rounded')
        """
        if not self.bundle.may_follow((0, at)):
            return None
        rate = self._said(at, self.least[0, at], self.most[0, at])
        return rate and self._said(at, *self._follows(at))

    def _said(self, at: int, low: float, high: float) -> Bounded | None:
        scale, size = self.bundle.measures[0].scale, int(self.sizes[0, at])
        first, last = scale.code(size, low), scale.code(size, high)
        rate = Bounded(first.low, last.high, ROUNDED)
        is_narrow = first == last or rate.high - rate.low <= scale.steps[-1]
        return rate if is_narrow else None

    def _follows(self, at: int) -> tuple[float, float]:
        """Give the least and the most total of a set in the first measure that is still possible.

        Persons are rounded outward to whole ones, so that it tells nothing that the codes do not;
        where a program has no answer nothing follows. It needs none for an end that adding up once
        puts no farther out than what was found possible, as the room says it.
        """
        scale, size = self.bundle.measures[0].scale, int(self.sizes[0, at])
        low, high = scale.around(*self.bundle.adds_up((0, at)), slack=LITTLE)
        first, last = self._rests.setdefault(at, self.ends((0, at)))
        try:
            if scale.code(size, low) != scale.code(size, float(self.least[0, at])):
                self.find([first])
                low = first.value
            if scale.code(size, high) != scale.code(size, float(self.most[0, at])):
                self.find([last])
                high = -last.value
        except NotRepairedError:
            return 0.0, size * scale.top
        return scale.around(low, high, slack=LITTLE)

    def look_around(self, cells: Sequence[Cell], *, worth: int) -> None:
        """Find far totals of many cells at once while a look finds so many that it is worth it."""
        random, left, found = np.random.default_rng(0), list(cells), len(cells)
        looks: list[dict[Cell, float]] = [{} for _look in range(self.at_once)]
        while found >= worth * self.at_once:
            for totals in self._programs.toward([self._goal(left, one, random) for one in looks]):
                self._note(totals)
            still = [cell for cell in left if not self.is_unsure(cell)]
            found, left = len(left) - len(still), still

    def _goal(
        self, cells: Sequence[Cell], weights: dict[Cell, float], random: np.random.Generator
    ) -> Numbers:
        """Ask of each set for the first of tied measures: the others move with it.

        Small sets weigh as much as large ones, by chance more or less and to either side, so that
        others win where they are against each other. From look to look some are weighed anew.
        """
        goal = np.zeros((len(self.bundle.measures), self.rows.shape[1]))
        for cell in {one[1]: one for one in reversed(cells)}.values():
            if cell not in weights or random.random() < ANEW:
                weights[cell] = random.uniform(-1, 1) / self.sizes[cell]
            goal[cell[0]] += self._away(cell, weights[cell]) * self.rows[cell[1]]
        return goal

    def _away(self, cell: Cell, weight: float) -> float:
        """Turn a weight away from an end that is reached already."""
        nobody, everybody = self._at_end(cell)
        return weight if nobody == everybody else abs(weight) * float(everybody - nobody)

    def update(self, cell: Cell, ends: Sequence[End]) -> None:
        """Take over what a cell tells now, and what that leaves of some ends."""
        rests = [end for both in self._rests.values() for end in both]
        self._programs.change(cell, self.bundle.known(cell), [*ends, *rests])
        if (alone := self._alone.get(cell[0], self)) is not self:
            alone.bundle.take(0, self.bundle.codes(cell[0]))
            alone.update((0, cell[1]), ())

    def take(self, measure: int, codes: Codes) -> None:
        """Take over the codes of a measure that gave way among others."""
        both = zip(self.bundle.codes(measure), codes, strict=True)
        is_other = np.any([old != new for old, new in both], axis=0)
        self.bundle.take(measure, codes)
        for at in np.flatnonzero(is_other).tolist():
            self.update((measure, at), ())

    def _note(self, totals: Numbers) -> Numbers:
        """Take over what is possible, and give the totals of all cells."""
        possible: Numbers = totals @ self.rows.T
        self.least = np.minimum(self.least, possible)
        self.most = np.maximum(self.most, possible)
        return possible
