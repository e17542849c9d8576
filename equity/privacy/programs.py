"""Which programs answer for a bundle."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from equity.privacy.bundle import Bundle, Cell
from equity.privacy.by_proofs import ByProofs
from equity.privacy.by_totals import ByTotals
from equity.privacy.program import End, Known, Program
from equity.privacy.threads import AT_ONCE, in_threads
from equity.privacy.tied import Numbers


class Programs:
    """What is known of the totals of a bundle: by proofs where there are more ties than totals.

    There a program takes long, so some work side by side, each on goals of its own.
    """

    def __init__(self, bundle: Bundle, offered: Collection[Cell] = ()) -> None:
        """Begin with all that is known; `offered` are cells that may yet be told."""
        known = Known.of(bundle, offered)
        ties, totals = known.beside.table.shape
        self.every: list[Program] = (
            [ByProofs(known) for _one in range(AT_ONCE)] if ties > totals else [ByTotals(known)]
        )

    def toward(self, goals: Sequence[Numbers]) -> Iterator[Numbers]:
        """Make goals less and less, one by each program; give totals that are possible.

        Where no program answers it raises `NotRepairedError`.
        """
        work = list(zip(self.every, goals, strict=True))
        for found in in_threads(lambda one: list(one[0].toward(one[1])), work):
            yield from found

    def find(self, ends: Sequence[End]) -> Iterator[Numbers]:
        """Find ends and their proofs; give totals that are possible."""
        for first in range(0, len(ends), len(self.every)):
            work = list(zip(self.every, ends[first:], strict=False))
            for found in in_threads(lambda one: list(one[0].find(one[1])), work):
                yield from found

    def leaned_on(self, ends: Sequence[End]) -> list[Cell]:
        """Give the cells on which the proofs of some ends lean."""
        return self.every[0].leaned_on(ends)

    def change(self, cell: Cell, known: tuple[float, float], ends: Iterable[End]) -> None:
        """Take over what a cell tells now, and what that leaves of some ends."""
        first, *others = self.every
        first.change(cell, known, ends)
        for one in others:
            one.change(cell, known, ())
