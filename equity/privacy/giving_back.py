"""What the repair withheld is told again where no secret gets sure by it.

A value gives way because a proof leans on it at the time; what gives way later often makes the same
secret unsure without it. And everyone else inside a group begins without a code of its own.
"""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from equity.privacy.attacker import FEW, Attacker
from equity.privacy.bundle import Bundle, Cell
from equity.privacy.program import LITTLE, NotRepairedError
from equity.privacy.tied import Numbers

MOST_PROGRAMS = 100
"""After so many nothing more is offered: a fifth of a second for 900 students, five dimensions."""


def give_back(bundle: Bundle) -> Attacker:
    """Tell what is withheld of one repaired measure while all secrets stay unsure; give who reads.

    All of it at once if that goes. Else one by one, what people look for first: each value leaves
    less open to the next. At the end all is read anew: where a secret is sure, nothing is given
    back.

    Of 50 girls and 30 boys what was taken out is told again. Not so beside 6 boys, of whom all and
    the girls would tell too much:

    >>> from equity.privacy.coding import Scale
    >>> from equity.privacy.tied import Coded, Sides
    >>> sets, zeros = np.array([[1, 1], [1, 0], [0, 1]], dtype=bool), np.zeros(3, dtype=int)
    >>> sides = Sides(sets, zeros, zeros, zeros > 0, ((), (), ()), {})
    >>> share = Scale(steps=(0.01,), has_tails=True, grain=1.0)
    >>> for boys in (30, 6):
    ...     persons, totals = np.array([50, boys]), np.array([6.0, 5.0])
    ...     shown = sets @ persons >= 10
    ...     bundle = Bundle(sides, [Coded(persons, persons, totals, share, shown, shown)], k=10)
    ...     bundle.levels[0, 1:], bundle.secret[0, 1:] = -1, True
    ...     print(give_back(bundle).bundle.levels)
    [[0 0 0]]
    [[ 0 -1 -1]]
    """
    repaired, offered = bundle.codes(0), bundle.withheld()
    reader = _Reader(bundle, offered)
    if not reader.keeps_secrets_with(offered):
        for cell in offered:
            if reader.programs < MOST_PROGRAMS:
                reader.keeps_secrets_with([cell])
    if _Reader(bundle).keeps_secrets():
        return reader
    bundle.take(0, repaired)
    return Attacker(bundle)


class _Reader(Attacker):
    """Who keeps all totals that were found possible: a code that is told leaves some of them."""

    def __init__(self, bundle: Bundle, offered: Collection[Cell] = ()) -> None:
        super().__init__(bundle, offered=offered)
        self.programs, self._found = 0, self.least[None]
        self._were_sure = Counter[Cell]()

    def keeps_secrets_with(self, cells: Sequence[Cell]) -> bool:
        """Tell cells in their finest code; where that makes a secret sure, all stays as it was."""
        bundle, found, rests = self.bundle, self._found, self._rests
        before, known = bundle.codes(0), [bundle.known(cell) for cell in cells]
        left = np.ones(len(found), dtype=bool)
        for cell in cells:
            bundle.tell(cell)
            low, high = bundle.known(cell)
            self._programs.change(cell, (low, high), ())
            totals = found[:, cell[0], cell[1]]
            left &= (low - LITTLE <= totals) & (totals <= high + LITTLE)
        self._rests = {}
        self._keep(found[left])
        if self.keeps_secrets():
            return True
        bundle.take(0, before)
        for cell, ends in zip(cells, known, strict=True):
            self._programs.change(cell, ends, ())
        self._rests = rests
        self._keep(np.concatenate([found, self._found[left.sum() :]]))
        return False

    def keeps_secrets(self) -> bool:
        """Tell whether nothing secret is sure; what was so before is looked at first."""
        left = self.targets()
        self.look_around(left, worth=FEW)
        for cell in sorted(left, key=lambda one: -self._were_sure[one]):
            if not self._finds_unsure(cell):
                self._were_sure[cell] += 1
                return False
        return True

    def _finds_unsure(self, cell: Cell) -> bool:
        """Find a cell unsure; where a program has no answer it may be sure."""
        try:
            for end in self.ends(cell):
                if not self.is_unsure(cell):
                    self.find([end])
        except NotRepairedError:
            return False
        return self.is_unsure(cell)

    def _keep(self, found: Numbers) -> None:
        self._found = found
        self.least, self.most = found.min(axis=0), found.max(axis=0)

    def _note(self, totals: Numbers) -> Numbers:
        possible = super()._note(totals)
        self.programs += 1
        self._found = np.concatenate([self._found, possible[None]])
        return possible
