"""Where less must be told, the numbers that people look for stay narrow the longest."""

import numpy as np

from equity.privacy.bundle import Bundle
from equity.privacy.coding import Scale
from equity.privacy.tied import Coded, Sides
from equity.vocabulary import Unit

PERSONS = np.array([90, 100, 100, 100])
PAIRS = ((1,), (0,), (3,), (2,))
"""The first two sets are beside each other, and the last two."""


def bundle(totals: list[int]) -> Bundle:
    """Code a measure of four sets of one condition, one atom each."""
    marks = np.ones(4, dtype=bool)
    sets = np.eye(4, dtype=bool)
    ones = np.ones(4, dtype=np.int64)
    sides = Sides(sets, ones, ones, ~marks, PAIRS, {})
    scale = Scale.of(Unit.SHARE)
    coded = Coded(PERSONS, PERSONS, np.array(totals, dtype=float), scale, marks, marks)
    return Bundle(sides, [coded], k=10)


def test_of_equals_the_smallest_group_gives_way():
    assert bundle([20, 20, 20, 20]).give_way([(0, 0), (0, 2)]) == (0, 0)


def test_a_group_that_lies_clearly_apart_gives_way_last():
    assert bundle([40, 10, 20, 20]).give_way([(0, 0), (0, 2)]) == (0, 2)
    assert bundle([40, 10, 20, 20]).give_way([(0, 1), (0, 2)]) == (0, 2)


def test_apart_by_chance_is_not_clearly_apart():
    assert bundle([24, 18, 20, 20]).give_way([(0, 0), (0, 2)]) == (0, 0)
