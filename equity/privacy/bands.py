"""Sizes of groups as bands, so that a size never tells one person from another."""

import math
from bisect import bisect_right
from math import ceil, floor

from equity.numbers import Bounded

STARTS = (1, 5, 10, 15, 20, 30, 40, 55, 70, 100, 130, 160, 200, 250, 300)
"""Where each band begins; from 300 in hundreds. Below 10 only the staff view has groups."""

IN_FIVES = "rounded outward to fives"


def band(persons: float) -> tuple[int, int]:
    """Give the band, both ends included, in which a number of one or more persons lies.

    >>> band(54), band(300), band(1_250)
    ((40, 54), (300, 399), (1200, 1299))
    """
    if persons >= STARTS[-1]:
        hundred = int(persons) // 100 * 100
        return hundred, hundred + 99
    place = bisect_right(STARTS, persons)
    return STARTS[place - 1], STARTS[place] - 1


def size(persons: Bounded) -> str | None:
    """Give the size as people read it, None where it is not known.

    >>> size(Bounded.exactly(41)), size(Bounded(36, 41))
    ('40-54', '30-54')
    """
    if math.isinf(persons.high):
        return None
    return f"{band(max(persons.low, 1))[0]}-{band(persons.high)[1]}"


def in_fives(number: Bounded) -> Bounded:
    """Round a number of students outward to fives; it always stays a range.

    >>> in_fives(Bounded.exactly(12.3))
    Bounded(low=10, high=15, why='rounded outward to fives')
    >>> in_fives(Bounded.exactly(-10)).low, in_fives(Bounded.exactly(-10)).high
    (-10, -5)
    """
    low = floor(number.low / 5) * 5
    return Bounded(low, max(ceil(number.high / 5) * 5, low + 5), IN_FIVES)
