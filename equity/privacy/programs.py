"""Which program answers for a bundle."""

from collections.abc import Collection

from equity.privacy.bundle import Bundle, Cell
from equity.privacy.by_proofs import ByProofs
from equity.privacy.by_totals import ByTotals
from equity.privacy.program import Known, Program


def program(bundle: Bundle, offered: Collection[Cell] = ()) -> Program:
    """Give the program of all that is known: by proofs where there are more ties than totals.

    `offered` are cells that may yet be told.
    """
    known = Known.of(bundle, offered)
    ties, totals = known.beside.table.shape
    return ByProofs(known) if ties > totals else ByTotals(known)
