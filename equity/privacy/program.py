"""What somebody knows who knows all head counts, the coding and all that is told.

Unknown are the totals of the atoms, measure after measure. Known are the cells that are told of,
what ties the measures of each atom, and what is printed. A goal, a weight for each total, is made
least by a linear program; the proof that it cannot be less leans on some of what is known.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from highspy import HighsBasis, HighsBasisStatus
from highspy._core import _Highs as Highs  # the class around it prints to standard output
from scipy.sparse import block_diag, csr_array, eye_array, kron, vstack

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
    rows changed since, it may be found again from `basis`. `is_most` says which of the two it is.
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


def _keep_to_its_side(basis: HighsBasis, row: int, lean: float) -> None:
    """Put a row that gives way to the end on which the proof leans: an exact one had only one."""
    sides = basis.row_status
    if sides[row] != HighsBasisStatus.kBasic:
        sides[row] = HighsBasisStatus.kLower if lean > 0 else HighsBasisStatus.kUpper
        basis.row_status = sides


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Sums of totals, a row for each (rows x totals), and from where to where they lie."""

    table: csr_array
    low: Numbers
    high: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """All that is known of the totals, of which `truth` is one possibility.

    `told` are the cells that are told of, in the order of `cells`. `beside` is what ties the totals
    of an atom, and what is printed; `own` is what each total can be as far as that does not follow
    from its ties, and `tops` the most that it can be in any case.
    """

    cells: tuple[Cell, ...]
    told: Rows
    beside: Rows
    own: Rows
    tops: Numbers
    truth: Numbers

    @classmethod
    def of(cls, bundle: Bundle, offered: Collection[Cell] = ()) -> "Known":
        """Put together what is known; `offered` are cells that may yet be told."""
        sets, measures = bundle.sides.sets, bundle.measures
        told = {(int(one), int(at)) for one, at in np.argwhere(bundle.levels >= 0)}
        every = tuple(sorted(told.union(offered)))
        width, atoms = sets.shape[1] * len(measures), csr_array(eye_array(sets.shape[1]))
        rows = [[at for measure, at in every if measure == one] for one in range(len(measures))]
        cells = block_diag([csr_array(sets[some].astype(float)) for some in rows])
        limits = [
            (kron([one.factors], atoms[one.where]), one.low[one.where], one.high[one.where])
            for one in bundle.limits
        ]
        printed = [
            (kron(np.eye(1, len(measures), one.measure), one.row), [one.low], [one.high])
            for one in bundle.printed
        ]
        ends = np.array([bundle.known(cell) for cell in every]).reshape(-1, 2)
        return cls(
            every,
            _rows([(cells, *ends.T)], width),
            _rows([*limits[len(measures) :], *printed], width),
            _rows(limits[: len(measures)], width),
            np.concatenate([one.persons * one.scale.top for one in measures]).astype(float),
            np.concatenate([one.totals for one in measures]).astype(float),
        )


def _rows(parts: Sequence[tuple[Any, Any, Any]], width: int) -> Rows:
    """Put tables with their ends under each other."""
    tables, low, high = zip((csr_array((0, width)), [], []), *parts, strict=True)
    return Rows(csr_array(vstack(tables)), np.concatenate(low), np.concatenate(high))


class Program(ABC):
    """What is known of the totals of a bundle."""

    def __init__(self, known: Known) -> None:
        """Begin with all that is known."""
        self.told = {cell: row for row, cell in enumerate(known.cells)}
        self._ends = list(zip(known.told.low, known.told.high, strict=True))
        self._highs = Highs()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)

    @abstractmethod
    def toward(self, goal: Numbers) -> Iterator[Numbers]:
        """Make a goal less and less; give totals that are possible on the way, at last the least.

        Where no program answers it raises `NotRepairedError`.
        """

    @abstractmethod
    def find(self, end: End) -> Iterator[Numbers]:
        """Find an end and its proof; give totals that are possible on the way, at last there."""

    @abstractmethod
    def _put(self, row: int, low: float, high: float) -> None:
        """Put a cell that is told of between two ends."""

    def leaned_on(self, ends: Sequence[End]) -> list[Cell]:
        """Give the cells on which the proofs of some ends lean."""
        leans = [np.abs(end.lean) for end in ends if end.lean is not None]
        lean = np.sum(leans, axis=0) if leans else np.zeros(len(self.told))
        return [cell for cell, row in self.told.items() if lean[row] > LITTLE]

    def change(self, cell: Cell, known: tuple[float, float], ends: Iterable[End]) -> None:
        """Take over what a cell tells now, and what that leaves of some ends."""
        row = self.told[cell]
        before, self._ends[row] = self._ends[row], known
        self._put(row, *known)
        for end in ends:
            end.loosen(row, before[0] - known[0], known[1] - before[1])

    def _add_rows(self, rows: Rows) -> None:
        table, count = rows.table, rows.table.shape[0]
        starts, places = table.indptr.astype(np.int32), table.indices.astype(np.int32)
        self._highs.addRows(count, rows.low, rows.high, table.nnz, starts, places, table.data)
