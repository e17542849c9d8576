"""A program whose columns are the totals: the smaller one where little ties them."""

from collections.abc import Iterator

import numpy as np
from highspy import HighsBasis, HighsModelStatus

from equity.privacy.program import (
    DUAL_SIMPLEX,
    PRIMAL_SIMPLEX,
    End,
    Known,
    NotRepairedError,
    Program,
)
from equity.privacy.tied import Numbers


class ByTotals(Program):
    """What is known of the totals of a bundle, with a row for all that is told and for each tie."""

    def __init__(self, known: Known) -> None:
        """Begin with all that is known."""
        super().__init__(known)
        self._highs.setOptionValue("simplex_strategy", DUAL_SIMPLEX)
        self._highs.addVars(known.tops.size, np.zeros(known.tops.size), known.tops)
        self._add_rows(known.told)
        self._add_rows(known.beside)
        self._last: dict[bool, HighsBasis] = {}

    def toward(self, goal: Numbers) -> Iterator[Numbers]:
        """Make a goal least; give the totals at which it is."""
        columns = np.arange(goal.size, dtype=np.int32)
        self._highs.changeColsCost(goal.size, columns, goal.ravel())
        self._highs.run()
        self._highs.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)
        if self._highs.getModelStatus() != HighsModelStatus.kOptimal:
            raise NotRepairedError
        yield np.reshape(self._highs.getSolution().col_value, goal.shape)

    def find(self, end: End) -> Iterator[Numbers]:
        """Find an end and its proof; give the totals at which it is.

        What was found before is still the cheapest, as only rows changed since, so it is sought by
        its proof (dual simplex). An end that was not is sought from where the last of its side was:
        there many totals are far, and all are possible (primal simplex).
        """
        basis = self._last.get(end.is_most) if end.basis is None else end.basis
        if basis is not None:
            self._highs.setBasis(basis)
        if end.basis is not None:
            self._highs.setOptionValue("simplex_strategy", DUAL_SIMPLEX)
        yield from self.toward(end.goal)
        end.value = float(self._highs.getInfo().objective_function_value)
        end.lean = np.array(self._highs.getSolution().row_dual)[: len(self.told)]
        end.basis, end.is_known = self._highs.getBasis(), True
        self._last[end.is_most] = end.basis

    def _put(self, row: int, low: float, high: float) -> None:
        self._highs.changeRowBounds(row, low, high)
