"""What follows from other limits is left out, and nothing else."""

import numpy as np
import pytest
from scipy.optimize import linprog

from equity.privacy.coding import Scale
from equity.privacy.tied import Coded, Link, limits

PERSONS = np.array([1, 4, 0, 9])
TOPS = (1.0, 1.0, 3.0, 2.0, 5.0)
DISCIPLINE = tuple(
    (factors, -np.inf, 0.0)
    for factors in (
        (1, -1, 0, 0, 0),  # who was suspended was referred, and had an incident
        (0, 1, -1, 0, 0),
        (1, 0, 0, -1, 0),
        (1, 0, 0, 0, -1),
        (-2, 0, 0, 1, 0),
        (-5, 0, 0, 0, 1),
        (0, -3, 1, 0, 0),
        (-1, 1, -1, 1, 0),
        (0, 0, 0, 1, -1),  # each suspension lasts a day
    )
)
MEAN = (((1, 1, 1, -3, 0), -0.5, 0.5), ((0, 0, 0, 1, -1), 0.0, 0.0))


def drawn(ties):
    """Give five measures of four atoms, and their ties: the last does not hold in one of them."""
    nobody = np.zeros(4, dtype=bool)
    measures = [
        Coded(PERSONS, PERSONS, PERSONS * 0.0, Scale(steps=(0.01,), top=top), nobody, nobody)
        for top in TOPS
    ]
    links = [
        Link(factors, np.ones(4, dtype=bool), np.full(4, low), np.full(4, high))
        for factors, low, high in ties
    ]
    links[-1].where[1] = False
    return measures, links


def least(goal, rows):
    """Give the least of a goal over all totals between the ends of some rows."""
    upper = [(factors, high) for factors, _low, high in rows if np.isfinite(high)]
    upper += [(-np.array(factors), -low) for factors, low, _high in rows if np.isfinite(low)]
    table, ends = zip(*upper, strict=True)
    found = linprog(goal, A_ub=np.array(table), b_ub=ends, bounds=(None, None))
    assert found.status == 0
    return found.fun


@pytest.mark.parametrize("ties", [DISCIPLINE, MEAN])
def test_all_that_is_possible_stays_the_same_without_what_follows(ties):
    measures, links = drawn(ties)
    found = limits(measures, links)
    goals = np.random.default_rng(2).normal(size=(20, 5))
    for atom, persons in enumerate(PERSONS):
        own = [(row, 0.0, top * persons) for row, top in zip(np.eye(5), TOPS, strict=True)]
        tied = [(one.factors, one.low[atom], one.high[atom]) for one in links if one.where[atom]]
        left = [(one.factors, one.low[atom], one.high[atom]) for one in found]
        for goal in goals:
            assert least(goal, left) == pytest.approx(least(goal, [*own, *tied]), abs=1e-6)


def test_of_nineteen_ends_of_discipline_eight_say_all():
    measures, links = drawn(DISCIPLINE)
    found = limits(measures, links)
    ends = np.array([(one.low, one.high) for one in found])
    assert np.isfinite(ends[:, :, 3]).sum() == 8
    assert len(found) == len(measures) + len(links)
    marked = np.array([one.where for one in found])
    assert (marked == np.isfinite(ends).any(axis=1)).all()
