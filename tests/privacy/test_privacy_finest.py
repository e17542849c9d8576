"""Of a few who are alike in every way nobody is sure that they are unlike most."""

import numpy as np
import pytest
from drawn_cube import cube_of

from equity.measures import SUSPENDED
from equity.privacy.attacker import Attacker
from equity.privacy.bundle import Bundle
from equity.privacy.coding import Scale
from equity.privacy.family import MOST_CONDITIONS
from equity.privacy.protecting import Gate
from equity.privacy.repair import repair
from equity.privacy.tied import Coded, Sides

FEW = 2


def few_beside_many(persons: list[int], totals: list[float]) -> Bundle:
    """Give a few and many others, who are told of alone and with the few."""
    people, is_few = np.array(persons), np.arange(3) == FEW
    sides = Sides(
        sets=np.array([[True, True], [False, True], [True, False]]),
        orders=np.where(is_few, MOST_CONDITIONS + 1, 1),
        worth=np.where(is_few, -1, 1),
        is_rest=np.zeros(3, dtype=bool),
        beside=((), (), ()),
        sums={},
    )
    one = Coded(people, people, np.array(totals), Scale.of(SUSPENDED.unit), ~is_few, ~is_few)
    return Bundle(sides, [one], k=10)


@pytest.mark.parametrize(("few", "many"), [(2, 6), (1, 6), (1, 37), (0, 37), (1, 20), (2, 20)])
def test_that_few_are_unlike_most_stays_open(few, many):
    bundle = few_beside_many([2, 40], [few, many])
    assert bundle.secret[0, FEW]
    repair(bundle)
    reader = Attacker(bundle)
    low, high = ends = reader.ends((0, FEW))
    reader.find(ends)
    assert -high.value - low.value >= 1
    assert (bundle.levels[0] >= 0).any()


@pytest.mark.parametrize(("few", "many"), [(0, 6), (2, 37)])
def test_that_few_are_like_most_is_no_secret(few, many):
    bundle = few_beside_many([2, 40], [few, many])
    repair(bundle)
    assert bundle.levels[0].tolist() == [0, 0, -1]


@pytest.mark.parametrize(("most", "watched"), [(1, [3]), (0, [])])
def test_few_who_are_alike_in_every_way_are_watched_where_they_are_not_too_many(
    most, watched, monkeypatch
):
    monkeypatch.setattr("equity.privacy.sensitive.MOST_FINEST", most)
    each_20 = [[0, 1, 0], [0, 0, 1], [1, 1, 1], [1, 0, 0]]
    places = np.array(each_20 * 20 + [[0, 1, 1]] * 3)
    dimensions = {"race": ("A", "B"), "gender": ("Girls", "Boys"), "grade": ("6", "7")}
    cube = cube_of(places, dimensions, {SUSPENDED: np.zeros(len(places))})
    gate = Gate(cube, 10)
    finest = np.flatnonzero(gate.sides.is_finest)
    assert (gate.sides.sets[finest] @ cube.persons).tolist() == watched
    assert set(finest).isdisjoint(gate.cells.values())
