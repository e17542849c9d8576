"""How many persons have a value, and how much of it, in every atom of a family."""

from dataclasses import replace

import numpy as np

from equity.measures import DAYS_LOST_PER_100, SUSPENSIONS_PER_100
from equity.numbers import Values
from equity.privacy.coding import Scale
from equity.privacy.sensitive import Persons
from equity.privacy.tied import Numbers
from equity.vocabulary import Unit

_FEW_HAVE = (SUSPENSIONS_PER_100, DAYS_LOST_PER_100)

HALF = 0.5
"""A school counts days as whole ones or as halves; other parts of a day are weighed."""

USUAL_PERCENTILE = 0.95
"""A person's events count up to the number that this share of all persons does not exceed.

Of what few have, it is the share of those who have any: else nobody's second day would count.
"""


def per_atom(values: Values, atoms: int) -> tuple[Persons, Numbers, Scale]:
    """Give the persons with a value and their total for every atom, and the measure's scale."""
    counted = np.minimum(values.values, _cap(values))
    persons = np.bincount(values.atoms, weights=values.persons, minlength=atoms)
    totals = np.bincount(values.atoms, weights=counted * values.persons, minlength=atoms)
    scale = Scale.of(values.measure.unit, _top(values))
    if scale.top == 1 and np.isin(values.values, (0, 1)).all():
        scale = replace(scale, grain=1.0)  # a topic of one question counts persons
    elif (counted % 1).any():
        halves = not (counted % HALF).any()
        scale = replace(scale, grain=HALF if halves and scale.grain else 0.0)
    return persons.astype(np.int64), totals.astype(np.float64), scale


def largest(values: Values, atoms: int) -> Numbers:
    """Give the most that one person of every atom has, for events; else nothing."""
    most = np.zeros(atoms)
    if values.measure.unit is Unit.PER_100_STUDENTS:
        np.maximum.at(most, values.atoms, np.minimum(values.values, _cap(values)))
    return most


def _cap(values: Values) -> float:
    if values.measure.unit is not Unit.PER_100_STUDENTS:
        return np.inf
    counted = values.values > 0 if values.measure in _FEW_HAVE else values.values >= 0
    events, persons = values.values[counted], values.persons[counted]
    order = np.argsort(events)
    reached = np.cumsum(persons[order]) >= USUAL_PERCENTILE * persons.sum()
    return max(1.0, *map(float, events[order][reached][:1]))


def _top(values: Values) -> float:
    """Give the most that one person can have: events are capped, grade points end at whole ones."""
    if values.measure.unit is Unit.PER_100_STUDENTS:
        return _cap(values)
    if values.measure.unit is Unit.MEAN:
        return max(4.0, float(np.ceil(values.values.max())))
    return 1.0
