"""Where one measure stands alone and most of what was withheld is told again, nobody learns more.

The programs of the attacker are others than those by which it is decided what is told again.
"""

import numpy as np
from bounding import narrowed
from invented_school import STUDENTS, by_groups, students
from what_is_seen import DIMENSIONS, Crowd, K, seen

from equity.measures import SUSPENDED
from equity.numbers import Cube, Values
from equity.privacy.family import members
from equity.privacy.protecting import Gate
from equity.vocabulary import Population


def school(crowd: Crowd) -> Cube:
    suspended = [float(one["suspended"]) for one in crowd.people]
    ones = np.ones(len(suspended), dtype=np.int64)
    dimensions, codes = by_groups(DIMENSIONS, crowd.codes.T)
    return Cube(
        population=Population.STUDENTS,
        period="2025-26",
        dimensions=dimensions,
        codes=codes,
        persons=crowd.everybody,
        measured=(Values(SUSPENDED, "Log", crowd.atoms, np.array(suspended), ones),),
    )


def test_no_hidden_group_is_bounded_tighter_than_promised():
    crowd = Crowd.of(students(1, 300))
    cube = school(crowd)
    (made,) = Gate(cube, K).protect([SUSPENDED.key])
    rates = {member: one.rate for member, one in made.shown.items()}
    ends = {member: {"low": 100 * one.low, "high": 100 * one.high} for member, one in rates.items()}
    groups = [
        {
            "population": STUDENTS,
            "conditions": member.conditions,
            "complement_of": member.complement_of,
            "measures": {SUSPENDED.key: ends.get(member)},
        }
        for member in members(cube.dimensions)
    ]
    told = seen({"groups": groups}, STUDENTS, crowd, SUSPENDED.key)
    assert narrowed([told]) == []
    assert told.shown.sum() > 80
