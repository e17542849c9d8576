"""Coded values that no linear program can turn back into a small group.

An attacker who knows every head count, the coding and all that is shown still must not bound the
total of a hidden group tightly. Where a program can, one of the values that it leans on is coded in
wider steps, or taken out where no step is wide enough, until none can. Totals of the atoms are the
variables of the programs, measure after measure.
"""

from collections.abc import Sequence

import numpy as np
from highspy import HighsModelStatus
from highspy._core import _Highs as Highs  # the class around it prints to standard output
from scipy.sparse import csr_array, kron, vstack

from equity.numbers import Bounded
from equity.privacy.bundle import Bundle, Cell, Numbers, Set
from equity.privacy.coding import ROUNDED

LITTLE = 1e-6
SLACK = 1e-7

LOOKS = 12
"""How many programs look at all targets at once."""

PRIMAL_SIMPLEX = 4


class NotRepairedError(Exception):
    """The program found no answer, so nothing of the bundle is shown."""


def repair(bundle: Bundle) -> None:
    """Widen or take out values until no hidden group can be bounded too tightly.

    A hidden group of n < k persons keeps a range of max(1, n / 2 rounded up) persons at least; one
    that only hides to protect others, or a rest that nobody is told of, keeps one person. A rest
    that is told of follows from other codes. What settled releases or published tables say by
    themselves stays said. NotRepairedError where a program has no answer.
    """
    attacker = Attacker(bundle)
    said: set[Cell] = set()
    while queue := [one for one in attacker.targets() if one not in said]:
        if len(queue) > LOOKS:
            attacker.look_around(queue)
        for cell in queue:
            if not _make_unsure(attacker, cell):
                said.add(cell)


def _make_unsure(attacker: "Attacker", cell: Cell) -> bool:
    """Tell less until a cell is unsure; False where what is told of it anyway says that much."""
    bundle = attacker.bundle
    while not attacker.is_unsure(cell):
        leaned_on = attacker.bound(cell)
        if attacker.is_unsure(cell):
            break
        if attacker.is_as_printed(cell):
            return False
        if attacker.is_told_as_rest(cell) or (not leaned_on and bundle.is_settled.any()):
            return False
        if not leaned_on:
            raise NotRepairedError
        attacker.update(bundle.give_way(leaned_on))
    return True


class Attacker:
    """Who knows all head counts, and for each cell the farthest totals that were found possible.

    One linear program stands for all that is known: its rows are the cells that are told of, then
    the links, then what is printed.
    """

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.rows = np.concatenate([bundle.sides.sets, bundle.sides.watched]).astype(float)
        truth = np.array([self.rows @ one.totals for one in bundle.measures])
        self.least, self.most = truth.copy(), truth.copy()
        told = np.argwhere(bundle.levels >= 0).tolist()
        self.told = {(int(one), int(row)): place for place, (one, row) in enumerate(told)}
        self.program = _program(bundle, list(self.told))
        self._alone: dict[int, Attacker] = {}
        self._printed: Attacker | None = None

    def targets(self) -> list[Cell]:
        """Give the cells and rests that are secret and not unsure yet, the smallest first.

        A large rest is no secret where nobody can ask for its group, or where it follows from the
        codes of its measure alone.
        """
        bundle, found = self.bundle, []
        watched = np.ones(len(bundle.sides.watched), dtype=bool)
        rest, is_tied = np.concatenate([bundle.sides.is_rest, watched]), len(bundle.measures) > 1
        for measure, one in enumerate(bundle.measures):
            sizes = self.rows @ one.persons
            secret = np.concatenate([bundle.secret[measure], watched])
            for cell in ((measure, row) for row in np.flatnonzero(secret & (sizes > 0)).tolist()):
                is_open = bundle.is_asked(cell) and (is_tied or not bundle.may_follow(cell))
                is_open &= not bundle.is_settled[measure]
                if sizes[cell[1]] < bundle.k or not rest[cell[1]] or is_open:
                    found.append((sizes[cell[1]], *cell))
        cells = [(measure, row) for _size, measure, row in sorted(found)]
        return [cell for cell in cells if not self.is_unsure(cell)]

    def is_told_as_rest(self, cell: Cell) -> bool:
        """Tell whether people are told of a cell what follows from the codes of its measure."""
        measure, at = cell
        size = self.rows[at] @ self.bundle.measures[measure].persons
        if size < self.bundle.k or not self.bundle.may_follow(cell):
            return False
        if measure not in self._alone:
            self._alone[measure] = Attacker(self.bundle.alone(measure))
        return self._alone[measure].rest(at) is not None

    def is_unsure(self, cell: Cell) -> bool:
        """Tell whether totals that are far enough apart were found possible."""
        one = self.bundle.measures[cell[0]]
        size = float(self.rows[cell[1]] @ one.persons)
        low, high = self._possible(cell)
        enough = max(1.0, -(-size // 2)) if size < self.bundle.k else 1.0
        return bool(high - low >= enough * (1.0 if one.scale.is_whole else one.scale.top) - LITTLE)

    def is_as_printed(self, cell: Cell) -> bool:
        """Tell whether published tables alone say as much of a bounded cell as all that is told."""
        if not self.bundle.printed:
            return False
        if self._printed is None:
            self._printed = Attacker(self.bundle.untold())
        self._printed.bound(cell)
        (low, high), (least, most) = self._possible(cell), self._printed._possible(cell)
        return bool(high - low >= most - least - LITTLE)

    def _possible(self, cell: Cell) -> tuple[float, float]:
        """Give the least and the most total that was found possible, of persons as whole ones."""
        low, high = float(self.least[cell]), float(self.most[cell])
        if self.bundle.measures[cell[0]].scale.is_whole:
            return float(np.ceil(low - LITTLE)), float(np.floor(high + LITTLE))
        return low, high

    def bound(self, cell: Cell) -> list[Cell]:
        """Bound one total from both sides, and give the shown cells that the bounds lean on."""
        goal = np.zeros((len(self.bundle.measures), self.rows.shape[1]))
        goal[cell[0]] = self.rows[cell[1]]
        lean = self._solve(goal) + self._solve(-goal)
        return [
            one
            for one, place in self.told.items()
            if lean[place] > LITTLE and self.bundle.may_give_way(one)
        ]

    def follows(self, row: Set) -> tuple[float, float]:
        """Give the least and the most total of a set in the first measure that is still possible.

        Persons are rounded outward to whole ones, so that it tells nothing that the codes do not.
        Where a program has no answer nothing follows.
        """
        one = self.bundle.measures[0]
        goal = np.zeros((len(self.bundle.measures), self.rows.shape[1]))
        goal[0] = row
        try:
            low, high = (sign * self._least(sign * goal) for sign in (1.0, -1.0))
        except NotRepairedError:
            return 0.0, float(row @ one.persons) * one.scale.top
        if one.scale.is_whole:
            return float(np.floor(low + LITTLE)), float(np.ceil(high - LITTLE))
        return low, high

    def rest(self, at: int) -> Bounded | None:
        """Give what follows of a rest in the first measure; None where it tells next to nothing."""
        if not self.bundle.may_follow((0, at)):
            return None
        row, one = self.rows[at] > 0, self.bundle.measures[0]
        size, (low, high) = int(row @ one.persons), self.follows(row)
        first, last = one.scale.code(size, low), one.scale.code(size, high)
        rate = Bounded(first.low, last.high, ROUNDED)
        is_narrow = first == last or rate.high - rate.low <= one.scale.steps[-1]
        return rate if is_narrow else None

    def _least(self, goal: Numbers) -> float:
        self._solve(goal)
        return float(self.program.getInfo().objective_function_value)

    def look_around(self, cells: Sequence[Cell], *, seed: int = 0) -> None:
        """Find far totals of many cells at once, so that few need programs of their own."""
        random = np.random.default_rng(seed)
        for _look in range(LOOKS):
            goal = np.zeros((len(self.bundle.measures), self.rows.shape[1]))
            for measure, row in cells:
                goal[measure] += random.choice([-1.0, 1.0]) * self.rows[row]
            self._solve(goal)

    def update(self, cell: Cell) -> None:
        """Take over what a cell tells now."""
        low, high = self.bundle.known(cell)
        self.program.changeRowBounds(self.told[cell], low - SLACK, high + SLACK)
        self._alone.pop(cell[0], None)

    def _solve(self, goal: Numbers) -> Numbers:
        """Make a goal least; give how much it leans on each row."""
        columns = np.arange(goal.size, dtype=np.int32)
        self.program.changeColsCost(goal.size, columns, goal.ravel())
        self.program.run()
        if self.program.getModelStatus() != HighsModelStatus.kOptimal:
            raise NotRepairedError
        solution = self.program.getSolution()
        possible = np.array(solution.col_value).reshape(goal.shape) @ self.rows.T
        self.least = np.minimum(self.least, possible)
        self.most = np.maximum(self.most, possible)
        leaning: Numbers = np.abs(np.array(solution.row_dual))
        return leaning


def _program(bundle: Bundle, told: Sequence[Cell]) -> Highs:
    """Give the program of all that is known, without a goal."""
    atoms = bundle.sides.sets.shape[1]
    blocks = [
        csr_array(
            kron(np.eye(1, len(bundle.measures), measure), bundle.sides.sets[cell].astype(float))
        )
        for measure, cell in told
    ]
    ends = [bundle.known(cell) for cell in told]
    low, high = [np.array([end[side] for end in ends]) for side in (0, 1)]
    for link in bundle.links:
        blocks.append(csr_array(kron(np.array([link.factors]), np.eye(atoms)[link.where])))
        low, high = (
            np.concatenate(both)
            for both in ((low, link.low[link.where]), (high, link.high[link.where]))
        )
    for told_by_others in bundle.printed:
        measure, row = told_by_others.measure, told_by_others.row.astype(float)
        blocks.append(csr_array(kron(np.eye(1, len(bundle.measures), measure), row)))
        low, high = np.append(low, told_by_others.low), np.append(high, told_by_others.high)
    table = csr_array(vstack(blocks)) if blocks else csr_array((0, atoms * len(bundle.measures)))
    program = Highs()
    program.setOptionValue("output_flag", False)
    program.setOptionValue("threads", 1)
    program.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)
    tops = np.concatenate([one.persons * one.scale.top for one in bundle.measures]).astype(float)
    program.addVars(len(tops), np.zeros(len(tops)), tops)
    program.addRows(
        table.shape[0],
        low - SLACK,
        high + SLACK,
        table.nnz,
        table.indptr.astype(np.int32),
        table.indices.astype(np.int32),
        table.data,
    )
    return program
