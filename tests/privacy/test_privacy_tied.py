"""What follows from other limits is left out, and nothing else."""

import numpy as np
import pytest
from scipy.optimize import linprog

from equity.measures import (
    DAYS_LOST_PER_100,
    INCIDENTS_PER_100,
    REFERRED,
    SUSPENDED,
    SUSPENSIONS_PER_100,
)
from equity.privacy.bundles import links
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


def counted(persons, tops):
    """Give a measure of some atoms for each of the most that one person can have."""
    nobody = np.zeros(len(persons), dtype=bool)
    scales = [Scale(steps=(0.01,), top=top) for top in tops]
    return [Coded(persons, persons, persons * 0.0, one, nobody, nobody) for one in scales]


def drawn(ties):
    """Give five measures of four atoms, and their ties: the last does not hold in one of them."""
    measures = counted(PERSONS, TOPS)
    tied = [
        Link(factors, np.ones(4, dtype=bool), np.full(4, low), np.full(4, high))
        for factors, low, high in ties
    ]
    tied[-1].where[1] = False
    return measures, tied


def least(goal, rows):
    """Give the least of a goal over all totals between the ends of some rows."""
    upper = [(factors, high) for factors, _low, high in rows if np.isfinite(high)]
    upper += [(-np.array(factors), -low) for factors, low, _high in rows if np.isfinite(low)]
    table, ends = zip(*upper, strict=True)
    found = linprog(goal, A_ub=np.array(table), b_ub=ends, bounds=(None, None))
    assert found.status == 0
    return found.fun


def all_that_is_possible_stays(measures, tied):
    """See that the limits leave each atom the same totals as all that is known of it."""
    found, units = limits(measures, tied), np.eye(len(measures))
    goals = [*units, *-units, *np.random.default_rng(2).normal(size=(20, len(measures)))]
    for atom, persons in enumerate(measures[0].persons):
        tops = [one.scale.top for one in measures]
        known = [(row, 0.0, top * persons) for row, top in zip(units, tops, strict=True)]
        known += [(one.factors, one.low[atom], one.high[atom]) for one in tied if one.where[atom]]
        left = [(one.factors, one.low[atom], one.high[atom]) for one in found]
        for goal in goals:
            assert least(goal, left) == pytest.approx(least(goal, known), abs=1e-6)


@pytest.mark.parametrize("ties", [DISCIPLINE, MEAN])
def test_all_that_is_possible_stays_the_same_without_what_follows(ties):
    all_that_is_possible_stays(*drawn(ties))


@pytest.mark.parametrize("caps", [(2.0, 2.0, 6.0), (1.5, 3.0, 6.0), (1.0, 3.0, 7.5)])
def test_of_few_persons_who_have_little_the_same_stays_possible(caps):
    named = (SUSPENDED, REFERRED, INCIDENTS_PER_100, SUSPENSIONS_PER_100, DAYS_LOST_PER_100)
    measures = counted(np.array([1, 2, 3, 5, 9, 20]), (1.0, 1.0, *caps))
    all_that_is_possible_stays(measures, links(named, measures))


def test_of_nineteen_ends_of_discipline_eight_say_all():
    measures, tied = drawn(DISCIPLINE)
    found = limits(measures, tied)
    ends = np.array([(one.low, one.high) for one in found])
    assert np.isfinite(ends[:, :, 3]).sum() == 8
    assert len(found) == len(measures) + len(tied)
    marked = np.array([one.where for one in found])
    assert (marked == np.isfinite(ends).any(axis=1)).all()
