"""Coded values that no linear program can turn back into a small group.

An attacker who knows every head count, the coding and all that is shown still must not bound the
total of a hidden group tightly. Where a program can, one of the values that it leans on is coded in
wider steps, or taken out where no step is wide enough, until none can.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from equity.privacy.attacker import FEW, MANY, Attacker
from equity.privacy.bundle import Bundle, Cell
from equity.privacy.giving_back import give_back
from equity.privacy.program import End, NotRepairedError
from equity.privacy.threads import in_threads


def repair(bundle: Bundle) -> Attacker:
    """Widen or take out values until no hidden group can be bounded too tightly; give who tried.

    A hidden group of n < k persons keeps a range of max(1, n / 2 rounded up) persons at least. One
    person is kept by one that only hides to protect others, by a few who are alike in every way and
    unlike most, and by a shown group in which nobody was it, or all were: no tail may be undone. A
    rest that is told of follows from other codes. What published tables say by themselves stays
    said. Nothing is shown where a program has no answer.

    Only a measure that stands alone gets something back: among tied ones each try would take many
    large programs, and what each got back alone would cost the others as much.

    Of 34 girls 6 were suspended, of 6 boys 5. Told are 28 of every 100 of all, and 18 of every 100
    girls: that leaves 5 boys only. So of all it is told that they are 20 to 29: 2 to 5 boys.

    >>> from equity.privacy.coding import Scale
    >>> from equity.privacy.tied import Coded, Sides
    >>> all_girls_boys = np.array([[1, 1], [1, 0], [0, 1]], dtype=bool)
    >>> persons, totals, zeros = np.array([34, 6]), np.array([6.0, 5.0]), np.zeros(3, dtype=int)
    >>> shown = all_girls_boys @ persons >= 10
    >>> sides = Sides(all_girls_boys, zeros, zeros, zeros > 0, ((), (), ()), {})
    >>> share = Scale(steps=(0.01, 0.05, 0.1), has_tails=True, grain=1.0)
    >>> bundle = Bundle(sides, [Coded(persons, persons, totals, share, shown, shown)], k=10)
    >>> def boys():
    ...     reader = Attacker(bundle)
    ...     least, most = ends = reader.ends((0, 2))
    ...     reader.find(ends)
    ...     return least.value, -most.value
    >>> boys(), bundle.code((0, 0))
    ((5.0, 5.0), Bounded(low=0.275, high=0.285, why='rounded'))
    >>> attacker = repair(bundle)
    >>> boys(), bundle.code((0, 0))
    ((2.0, 5.0), Bounded(low=0.195, high=0.295, why='rounded'))
    """
    try:
        attacker = Attacker(bundle, _repaired_alone(bundle))
        _repair(attacker)
        if len(bundle.measures) == 1 and not bundle.printed:
            attacker = give_back(bundle)
    except NotRepairedError:
        bundle.levels[:] = -1
        return Attacker(bundle)
    return attacker


def _repaired_alone(bundle: Bundle) -> dict[int, Attacker]:
    """Repair each of several measures alone; give who tried.

    What one measure says alone must give way in any case, and its program is far smaller. Beside
    published tables it may be said anyway.
    """
    is_tied = len(bundle.measures) > 1 and not bundle.printed
    measures = np.flatnonzero(~bundle.is_settled).tolist() if is_tied else []
    found = {measure: Attacker(bundle.alone(measure)) for measure in measures}
    in_threads(_repair, list(found.values()))
    for measure, one in found.items():
        bundle.take(measure, one.bundle.codes(0))
    return found


def _repair(attacker: Attacker) -> None:
    """Make all unsure: what can be asked for, then of the finest what is not unsure by that."""
    is_finest = attacker.bundle.sides.is_finest
    for among in (~is_finest, is_finest):
        said: set[Cell] = set()
        attacker.look_around(_of(attacker.not_unsure(), among), worth=MANY)
        while queue := [one for one in _of(attacker.targets(), among) if one not in said]:
            attacker.look_around(queue, worth=FEW)
            said |= _make_unsure(attacker, queue)


def _of(cells: Sequence[Cell], among: NDArray[np.bool_]) -> list[Cell]:
    """Give those cells whose sets are marked."""
    return [one for one in cells if among[one[1]]]


def _make_unsure(attacker: Attacker, cells: Sequence[Cell]) -> set[Cell]:
    """Tell less until some cells are unsure; give those of which what is told anyway says as much.

    So many are under way as programs work side by side.
    """
    said, left = set[Cell](), list(cells)
    ends: dict[Cell, list[End]] = {}
    while left := [one for one in left if one not in said and not attacker.is_unsure(one)]:
        ends = {cell: ends.get(cell) or attacker.ends(cell) for cell in left[: attacker.at_once]}
        every = [end for both in ends.values() for end in both]
        sought = {cell: _let_go(attacker, cell, both, every) for cell, both in ends.items()}
        said |= {cell for cell, end in sought.items() if end is None}
        attacker.find([end for end in sought.values() if end is not None])
    return said


def _let_go(
    attacker: Attacker, cell: Cell, ends: Sequence[End], every: Sequence[End]
) -> End | None:
    """Tell less of what holds a cell; give its end to find next, None where it is said anyway.

    While the proofs of its ends still hold it, more must give way of what they lean on. Beside
    published tables both ends are found first: what is told may say no more than they do. `every`
    are the ends of all cells that are under way.
    """
    bundle = attacker.bundle
    while True:
        leaned_on = attacker.leaned_on(ends)
        unknown = [end for end in ends if not end.is_known]
        if unknown and (bundle.printed or not (leaned_on and attacker.is_held(cell, ends))):
            return unknown[0]
        if attacker.is_said_anyway(cell):
            return None
        if not leaned_on:
            raise NotRepairedError
        attacker.update(bundle.give_way(leaned_on), every)
