"""Which measures are looked at together: side by side in one picture, graded as one scan."""

from collections.abc import Iterable

from equity.measures.measure import Measure

SIDE_BY_SIDE = 10
"""How many measures have room side by side."""


def headlines(known: Iterable[Measure]) -> tuple[Measure, ...]:
    """Give the measures to show side by side: all but survey questions, where they have room.

    Where they have not, those that are no headline are left out.
    """
    broad = tuple(one for one in known if not one.is_item)
    if len(broad) <= SIDE_BY_SIDE:
        return broad
    return tuple(one for one in broad if one.headline)


def scanned_with(measure: Measure, known: Iterable[Measure]) -> tuple[Measure, ...]:
    """Give the measures whose gaps are graded together with one, itself among them.

    They are those side by side with it, else all survey questions, else all other measures.
    """
    every = tuple(known)
    first = headlines(every)
    if measure in first:
        return first
    others = (one for one in every if one not in first)
    return tuple(one for one in others if one.is_item == measure.is_item)
