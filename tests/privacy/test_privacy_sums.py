"""Adding up once spares programs where it says as much, and changes nothing that is told."""

from dataclasses import replace

import numpy as np
from drawn_cube import cube_of, groups
from few_sets import EVERYONE, FIRST, REST, SECOND, THIRD, counted, sides

from equity.measures import REFERRED, SUSPENDED
from equity.privacy.bundle import Bundle
from equity.privacy.family import Member
from equity.privacy.protecting import Gate
from equity.vocabulary import NOT_RECORDED

DIMENSIONS = {
    "race": ("A", "B", "C", NOT_RECORDED),
    "gender": ("Girls", "Boys", "Nonbinary"),
    "grade": ("6", "7"),
}
WEIGHTS = ([0.25, 0.45, 0.25, 0.05], [0.48, 0.46, 0.06], [0.5, 0.5])
KEYS = [SUSPENDED.key, REFERRED.key]


def gate() -> Gate:
    """Give the gate of 900 students, some of whom were referred, and some of those suspended."""
    draw = np.random.default_rng(5)
    places, drawn = groups(draw, WEIGHTS, 900), draw.random(900)
    has = {SUSPENDED: (drawn < 0.1).astype(float), REFERRED: (drawn < 0.2).astype(float)}
    return Gate(cube_of(places, DIMENSIONS, has), 10)


def test_every_sum_is_the_set_that_it_says():
    one = gate()
    for at, ways in one.sides.sums.items():
        for more, less in ways:
            totals = one.sides.sets[list(more)].sum(axis=0) - one.sides.sets[list(less)].sum(axis=0)
            assert totals.tolist() == one.sides.sets[at].tolist()
    assert sum(len(ways) for ways in one.sides.sums.values()) > 50


def test_who_is_in_no_group_counts_apart_from_everyone_else():
    one = gate()
    at = one.cells[Member(complement_of=("race", "A"))]
    everyone, unknown, *others = (
        one.cells[Member(named)]
        for named in ((), *((("race", x),) for x in [NOT_RECORDED, *"ABC"]))
    )
    own, *rest = others
    assert set(one.sides.sums[at]) == {
        ((everyone,), tuple(sorted([own, unknown]))),
        (tuple(sorted(rest)), ()),
    }


def test_what_adds_up_lies_between_the_ends_of_all_ways():
    one = Bundle(sides(), [counted([40, 60, 300], [8.0, 21.0, 90.0])], k=10)
    ends = [one.known((0, at)) for at in (FIRST, SECOND, THIRD, EVERYONE)]
    assert ends == [(8.0, 8.0), (21.0, 21.0), (89.0, 91.0), (118.0, 121.0)]
    assert one.adds_up((0, REST)) == (110.0, 112.0)  # two others; less of everyone: 110 to 113
    one.give_way([(0, THIRD)])
    assert one.known((0, THIRD))[1] > 113.0 - 21.0
    assert one.adds_up((0, REST)) == (110.0, 113.0)
    assert one.adds_up((0, FIRST)) == (0.0, 40.0)


def test_a_rest_that_adds_up_is_told_as_programs_tell_it():
    one, by_programs = gate(), gate()
    by_programs.sides = replace(by_programs.sides, sums={})
    told = [each.shown for each in one.protect(KEYS)]
    assert told == [each.shown for each in by_programs.protect(KEYS)]
    rests = [
        each
        for each in told[0]
        if one.sides.is_rest_inside[one.cells[each]] and one.cells[each] in one.sides.sums
    ]
    assert len(rests) > 10
