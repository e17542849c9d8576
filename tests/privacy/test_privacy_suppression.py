"""Of groups that cannot all be shown together, those that people look for are shown first."""

import numpy as np

from equity.measures import CHRONICALLY_ABSENT, REFERRED, SUSPENDED
from equity.numbers import Cube, Values
from equity.privacy.family import Member, build
from equity.privacy.protecting import Gate
from equity.privacy.suppression import shown_together
from equity.vocabulary import Population

GROUPS = ("A", "B", "C", "D")
PERSONS = np.array([40, 200, 300, 4])
CODES = np.arange(4)[:, None]
A, B, C = (Member((("race", one),)) for one in GROUPS[:3])

ALIKE = (5, 25, 37, 0)
APART = (20, 29, 30, 0)
"""So many of each: A and C lie far apart from everyone else, and B is between them."""


def school() -> Cube:
    """Give a school in which one of three large groups must hide, as the fourth is small."""
    counts = {SUSPENDED: APART, REFERRED: ALIKE, CHRONICALLY_ABSENT: ALIKE}
    return Cube(
        population=Population.STUDENTS,
        period="2025-26",
        dimensions={"race": GROUPS},
        codes=CODES,
        persons=PERSONS,
        measured=tuple(
            Values(
                measure,
                "File",
                np.repeat(np.arange(4), 2),
                np.tile([1.0, 0.0], 4),
                np.stack([having, PERSONS - having], axis=1).ravel(),
            )
            for measure, having in ((one, np.array(each)) for one, each in counts.items())
        ),
    )


def shown(measure) -> set[Member]:
    return {A, B, C}.intersection(Gate(school(), 10).could_show(measure.key))


def test_the_smallest_hides_where_no_group_is_looked_for():
    assert shown(CHRONICALLY_ABSENT) == {B, C}


def test_a_small_group_that_lies_clearly_apart_is_shown_before_a_larger_one_that_does_not():
    assert shown(SUSPENDED) == {A, C}


def test_measures_that_are_tied_are_told_of_the_same_groups():
    assert shown(REFERRED) == {A, C}


def test_a_group_with_fewer_conditions_comes_first_whoever_is_looked_for():
    genders = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    dimensions = {"gender": ("Girls", "Boys"), "grade": ("6", "7")}
    persons = np.array([4, 40, 40, 40])
    family = build(dimensions, genders, persons, 10)
    is_pair = np.array([len(one.conditions) == 2 for one in family.members])
    found = shown_together(family, persons, 10, first=is_pair)
    told = {one for one, is_shown in zip(family.members, found, strict=True) if is_shown}
    assert {Member((each,)) for each in (("gender", "Girls"), ("grade", "6"))} <= told
