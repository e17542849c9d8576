"""A program whose columns are how far a proof leans on each end of what is known.

It is the dual of the one by totals, and the smaller one where much ties them. From program to
program only the goal changes, which is a right side here: the dual simplex goes on from where it
was, keeps its weights for steepest edges (Forrest and Goldfarb, Mathematical Programming 57, 1992),
and all that it passes is possible. All is measured from the truth: that is possible, so a proof
that leans on nothing is where it can begin.
"""

from collections.abc import Iterator

import numpy as np
from highspy import HighsModelStatus
from scipy.sparse import csr_array, vstack

from equity.privacy.program import DUAL_SIMPLEX, LITTLE, End, Known, NotRepairedError, Program, Rows
from equity.privacy.tied import Numbers

STRETCH = 400
"""After so many steps a program says where it is: what is possible there costs next to nothing."""

MOST_STRETCHES = 10_000
"""A program that is still under way then comes to no end."""

APART = "dual_simplex_cost_perturbation_multiplier"


class ByProofs(Program):
    """What is known of the totals of a bundle, with columns for the ends of all that is known."""

    def __init__(self, known: Known) -> None:
        """Begin with all that is known.

        The columns are the lower ends of what is told, then the upper ones, then all others.
        """
        super().__init__(known)
        self._highs.setOptionValue("simplex_strategy", DUAL_SIMPLEX)
        self._highs.setOptionValue("presolve", "off")
        self._highs.setOptionValue("simplex_iteration_limit", STRETCH)
        self._highs.setOptionValue(APART, 0.0)
        every = (known.told, known.beside, known.own)
        truly = [rows.table @ known.truth for rows in every]
        self._truth, self._there = known.truth, truly[0]
        tables, costs = [], []
        for rows, there in zip(every, truly, strict=True):
            tables += [rows.table, -rows.table]
            costs += [there - rows.low, rows.high - there]
        cost = np.concatenate(costs)
        is_end = np.isfinite(cost)
        ends, cost = csr_array(vstack(tables))[is_end], cost[is_end]
        self._highs.addVars(cost.size, np.zeros(cost.size), np.full(cost.size, np.inf))
        self._highs.changeColsCost(cost.size, np.arange(cost.size, dtype=np.int32), cost)
        nothing = np.zeros(known.truth.size)
        self._add_rows(Rows(csr_array(ends.T), nothing, nothing))

    def toward(self, goal: Numbers) -> Iterator[Numbers]:
        """Make a goal less and less; give totals that are possible on the way, at last the least.

        A program that comes to no end is begun anew once, with its costs a little apart.
        """
        for row, weight in enumerate(goal.ravel().tolist()):
            self._highs.changeRowBounds(row, weight, weight)
        try:
            yield from self._on_the_way(goal.shape)
        except NotRepairedError:
            self._highs.clearSolver()
            self._highs.setOptionValue(APART, 1.0)
            yield from self._on_the_way(goal.shape)

    def _on_the_way(self, shape: tuple[int, ...]) -> Iterator[Numbers]:
        """Give the totals after each stretch, where they are possible: no end is passed."""
        for _stretch in range(MOST_STRETCHES):
            self._highs.run()
            status, found = self._highs.getModelStatus(), self._highs.getSolution()
            is_least = status == HighsModelStatus.kOptimal
            if not is_least and status != HighsModelStatus.kIterationLimit:
                break
            if is_least or min(found.col_dual) >= -LITTLE:
                yield np.reshape(self._truth - np.array(found.row_dual), shape)
            if is_least:
                return
        raise NotRepairedError

    def find(self, end: End) -> Iterator[Numbers]:
        """Find an end and its proof; give totals that are possible on the way, at last there."""
        least = -np.inf
        for totals in self.toward(end.goal):
            least = float((end.goal * totals).sum())
            yield totals
        count, leans = len(self.told), np.array(self._highs.getSolution().col_value)
        end.lean = leans[:count] - leans[count : 2 * count]
        end.value, end.is_known = least, True

    def _put(self, row: int, low: float, high: float) -> None:
        self._highs.changeColCost(row, self._there[row] - low)
        self._highs.changeColCost(len(self.told) + row, high - self._there[row])
