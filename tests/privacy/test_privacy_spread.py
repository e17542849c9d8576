"""How far apart persons are is said too: it tells no more of their number than its code."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equity.measures import GPA, INCIDENTS_PER_100, Measure, topic_measure
from equity.numbers import Cube, Values
from equity.privacy.family import Member
from equity.privacy.protected import Protected
from equity.privacy.protecting import Gate
from equity.vocabulary import Population

STUDENTS = 300
SAFETY = topic_measure("Safety")


def released(measure: Measure, counted: dict[float, int]) -> Protected:
    """Release a measure of 300 students without groups; the others have 0."""
    values = {0.0: STUDENTS - sum(counted.values())} | counted
    cube = Cube(
        population=Population.STUDENTS,
        period="2025-26",
        dimensions={},
        codes=np.zeros((1, 0), dtype=np.int64),
        persons=np.array([STUDENTS]),
        measured=(
            Values(
                measure,
                "A file",
                np.zeros(len(values), dtype=np.int64),
                np.array(list(values), dtype=float),
                np.array(list(values.values())),
            ),
        ),
    )
    (made,) = Gate(cube, 10).protect([measure.key])
    return made


@given(st.integers(0, STUDENTS), st.integers(-8, 8))
def test_two_numbers_with_one_code_have_one_spread(count, more):
    one, other = (
        released(SAFETY, {1.0: max(0, min(STUDENTS, number))}) for number in (count, count + more)
    )
    if one.shown == other.shown:
        assert one.spread == other.spread


@pytest.mark.parametrize("measure", [SAFETY, INCIDENTS_PER_100])
def test_nobody_and_two_have_the_same_spread(measure):
    assert released(measure, {}).spread == released(measure, {1.0: 2}).spread


def test_what_is_beyond_the_most_of_one_student_does_not_count():
    few, many = (released(INCIDENTS_PER_100, {1.0: 60, most: 1}) for most in (2.0, 40.0))
    assert Member() in few.shown
    assert few.spread == many.spread


def test_it_is_never_less_than_the_true_one_and_seldom_much_more():
    grades = np.random.default_rng(4).normal(2.9, 0.6, STUDENTS).clip(0, 4).round(2)
    values, persons = np.unique(grades, return_counts=True)
    made = released(GPA, dict(zip(values.tolist(), persons.tolist(), strict=True)))
    assert np.std(grades) <= made.spread < 1.35 * np.std(grades)
