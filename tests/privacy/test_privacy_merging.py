"""Which merge is proposed, and that the release then shows about as many groups more."""

import random

import numpy as np
import pytest

from equity.numbers import Cube
from equity.privacy.family import build
from equity.privacy.merging import STEP, small_groups
from equity.privacy.suppression import shown_together
from equity.vocabulary import NOT_RECORDED, Population

K = 10
GENDERS, GRADES = ("Girls", "Boys", "Nonbinary students"), ("6", "7", "8", "9")
RACES = ("Asian", "Black", "Latino", "Native", "Pacific", "White")


def cube_of(people, **dimensions):
    codes = [[groups.index(one[name]) for name, groups in dimensions.items()] for one in people]
    atoms, persons = np.unique(codes, axis=0, return_counts=True)
    return Cube(
        population=Population.STUDENTS,
        period="2025-26",
        dimensions=dimensions,
        codes=atoms,
        persons=persons,
        measured=(),
    )


def line(**sizes):
    groups = tuple(sizes)
    people = [{"one": group} for group, size in sizes.items() for _ in range(size)]
    return cube_of(people, one=groups)


def pupils(seed, *, few):
    draw = random.Random(seed)
    return [
        {
            "gender": GENDERS[2] if number < few else draw.choice(GENDERS[:2]),
            "race": draw.choices(RACES, (9, 17, 34, 6, 6, 33))[0],
            "grade": draw.choice(GRADES),
        }
        for number in range(300)
    ]


def shown(people, genders):
    cube = cube_of(people, gender=genders, race=RACES, grade=GRADES)
    family = build(cube.dimensions, cube.codes, cube.persons, K)
    is_shown = shown_together(family, cube.persons, K)
    return sum(
        bool(one) for one, m in zip(is_shown, family.members, strict=True) if not m.complement_of
    )


@pytest.mark.parametrize("seed", range(3))
def test_the_release_shows_about_as_many_groups_more_as_was_said(seed):
    people = pupils(seed, few=6)
    cube = cube_of(people, gender=GENDERS, race=RACES, grade=GRADES)
    found = small_groups([cube], "gender", K, neighbours=False)
    assert found.more >= STEP
    (apart,) = set(GENDERS).difference(found.merge)
    merged = [one | {"gender": "Us"} if one["gender"] in found.merge else one for one in people]
    brought = shown(merged, (apart, "Us")) - shown(people, GENDERS)
    assert abs(brought - found.more) <= STEP


def test_small_groups_that_are_enough_together_come_before_any_larger_one():
    found = small_groups([line(A=60, B=7, C=50, D=5)], "one", K, neighbours=False)
    assert found.merge == ("B", "D")


def test_where_small_groups_are_too_few_together_a_larger_one_is_named_only_if_it_brings_much():
    people = pupils(1, few=4)
    cube = cube_of(people, gender=GENDERS, race=RACES, grade=GRADES)
    assert len(small_groups([cube], "gender", K, neighbours=False).merge) == 2
    alone = small_groups([line(A=60, B=50, C=4)], "one", K, neighbours=False)
    assert (alone.merge, alone.more) == ((), 0)


def test_where_no_group_is_small_nothing_is_said():
    assert small_groups([line(A=60, B=10)], "one", K, neighbours=False) is None
    assert small_groups([line(A=60, B=10)], "two", K, neighbours=False) is None
    assert small_groups([], "one", K, neighbours=False) is None


def test_people_who_are_not_recorded_are_no_small_group_and_are_never_merged():
    sizes = {"A": 60, "B": 50, NOT_RECORDED: 4}
    assert small_groups([line(**sizes)], "one", K, neighbours=False) is None
    found = small_groups([line(**sizes, C=7, D=6)], "one", K, neighbours=False)
    assert found.merge == ("C", "D")


def test_of_grades_only_those_that_follow_each_other_are_merged():
    sizes = {"6": 7, "7": 50, "8": 6, "9": 5}
    assert small_groups([line(**sizes)], "one", K, neighbours=True).merge == ("8", "9")
    assert small_groups([line(**sizes)], "one", K, neighbours=False).merge != ("8", "9")


def test_one_group_always_stays_apart():
    assert small_groups([line(A=6, B=7)], "one", K, neighbours=False).merge == ()


def test_the_number_said_is_in_fives_so_that_it_counts_nobody():
    for few in range(1, 10):
        cube = cube_of(pupils(2, few=few), gender=GENDERS, race=RACES, grade=GRADES)
        assert small_groups([cube], "gender", K, neighbours=False).more % 5 == 0
