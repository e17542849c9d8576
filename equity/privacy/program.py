"""The linear program of somebody who knows all head counts, the coding and all that is told.

Its columns are the totals of the atoms, measure after measure; its rows are the cells that are told
of, then what ties the measures, then what is printed. A goal is made least: a weight for each
column.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from highspy import HighsBasis, HighsBasisStatus, HighsModelStatus
from highspy._core import _Highs as Highs  # the class around it prints to standard output
from scipy.sparse import block_diag, csr_array, kron, vstack

from equity.privacy.bundle import Bundle, Cell
from equity.privacy.coding import HARDLY
from equity.privacy.tied import Numbers

LITTLE = 1e-6

DUAL_SIMPLEX, PRIMAL_SIMPLEX = 1, 4


class NotRepairedError(Exception):
    """The program found no answer, so nothing of the bundle is shown."""


@dataclass(slots=True, eq=False)
class End:
    """One end of what is possible of a total: the goal that is least there, and the proof of it.

    No total is under `value`: the proof leans on each row as much as `lean` says, which is how far
    the value can go where the row gives way. `is_known` says that some total is there; where only
    rows changed since, it is found again from `basis`. `is_most` says which of the two ends it is.
    """

    goal: Numbers
    is_most: bool = False
    value: float = -np.inf
    lean: Numbers | None = None
    basis: HighsBasis | None = None
    is_known: bool = False

    def loosen(self, row: int, low: float, high: float) -> None:
        """Take over that a row gives way by so much at its ends."""
        lean = 0.0 if self.lean is None else float(self.lean[row])
        if abs(lean) > HARDLY:
            self.value -= lean * low if lean > 0 else -lean * high
            self.is_known = False
            if self.basis is not None:
                _keep_to_its_side(self.basis, row, lean)


class Program:
    """What is known of the totals of a bundle."""

    def __init__(self, bundle: Bundle, offered: Collection[Cell] = ()) -> None:
        """Take over what each cell tells, and the ties; `offered` are cells that may yet tell."""
        told = {(int(one), int(at)) for one, at in np.argwhere(bundle.levels >= 0)}
        self.told = {cell: place for place, cell in enumerate(sorted(told.union(offered)))}
        self._ends = {cell: bundle.known(cell) for cell in self.told}
        self._highs = _highs(bundle, list(self.told))
        self._last: dict[bool, HighsBasis] = {}

    def least(self, goal: Numbers) -> tuple[float, Numbers]:
        """Make a goal least; give its value and the totals at which it is."""
        columns = np.arange(goal.size, dtype=np.int32)
        self._highs.changeColsCost(goal.size, columns, goal.ravel())
        self._highs.run()
        self._highs.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)
        if self._highs.getModelStatus() != HighsModelStatus.kOptimal:
            raise NotRepairedError
        totals = np.array(self._highs.getSolution().col_value).reshape(goal.shape)
        return float(self._highs.getInfo().objective_function_value), totals

    def find(self, end: End) -> Numbers:
        """Find an end, and give the totals at which it is.

        What was found before is still the cheapest, as only rows changed since, so it is sought by
        its proof (dual simplex). An end that was not is sought from where the last of its side was:
        there many totals are far, and all are possible (primal simplex).
        """
        basis = self._last.get(end.is_most) if end.basis is None else end.basis
        if basis is not None:
            self._highs.setBasis(basis)
        if end.basis is not None:
            self._highs.setOptionValue("simplex_strategy", DUAL_SIMPLEX)
        end.value, totals = self.least(end.goal)
        end.lean = np.array(self._highs.getSolution().row_dual)
        end.basis, end.is_known = self._highs.getBasis(), True
        self._last[end.is_most] = end.basis
        return totals

    def leaned_on(self, ends: Sequence[End]) -> list[Cell]:
        """Give the cells on which the proofs of some ends lean."""
        leans = [np.abs(end.lean) for end in ends if end.lean is not None]
        lean = np.sum(leans, axis=0) if leans else np.zeros(len(self.told))
        return [cell for cell, row in self.told.items() if lean[row] > LITTLE]

    def change(self, cell: Cell, known: tuple[float, float], ends: Iterable[End]) -> None:
        """Take over what a cell tells now, and what that leaves of some ends."""
        row, before = self.told[cell], self._ends[cell]
        self._highs.changeRowBounds(row, *known)
        self._ends[cell] = known
        for end in ends:
            end.loosen(row, before[0] - known[0], known[1] - before[1])


def _keep_to_its_side(basis: HighsBasis, row: int, lean: float) -> None:
    """Put a row that gives way to the end on which the proof leans: an exact one had only one."""
    sides = basis.row_status
    if sides[row] != HighsBasisStatus.kBasic:
        sides[row] = HighsBasisStatus.kLower if lean > 0 else HighsBasisStatus.kUpper
        basis.row_status = sides


def _highs(bundle: Bundle, told: Sequence[Cell]) -> Highs:
    """Give the program of all that is known, without a goal."""
    sets, measures = bundle.sides.sets, range(len(bundle.measures))
    rows = [[at for measure, at in told if measure == one] for one in measures]
    cells = block_diag([csr_array(sets[some].astype(float)) for some in rows])
    ties = [kron([one.factors], np.eye(sets.shape[1])[one.where]) for one in bundle.links]
    printed = [kron(np.eye(1, len(bundle.levels), one.measure), one.row) for one in bundle.printed]
    table = csr_array(vstack([cells, *ties, *printed]))
    ends = np.array([bundle.known(cell) for cell in told]).reshape(-1, 2)
    ranges = [ends, *(np.stack([one.low, one.high], axis=1)[one.where] for one in bundle.links)]
    ranges += [np.array([[one.low, one.high]]) for one in bundle.printed]
    low, high = np.concatenate(ranges).T
    program = Highs()
    program.setOptionValue("output_flag", False)
    program.setOptionValue("threads", 1)
    program.setOptionValue("simplex_strategy", DUAL_SIMPLEX)
    tops = np.concatenate([one.persons * one.scale.top for one in bundle.measures]).astype(float)
    program.addVars(len(tops), np.zeros(len(tops)), tops)
    program.addRows(
        table.shape[0],
        low,
        high,
        table.nnz,
        table.indptr.astype(np.int32),
        table.indices.astype(np.int32),
        table.data,
    )
    return program
