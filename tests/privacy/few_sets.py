"""Three groups, everyone, and everyone but the first group: as few sets as can add up."""

from collections.abc import Sequence

import numpy as np

from equity.measures import SUSPENDED
from equity.privacy.coding import Scale
from equity.privacy.tied import Coded, Sides

FIRST, SECOND, THIRD, EVERYONE, REST = range(5)

SHARE = Scale.of(SUSPENDED.unit)


def sides() -> Sides:
    """Give the sets, and how everyone else adds up."""
    return Sides(
        sets=np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [0, 1, 1]], dtype=bool),
        orders=np.array([1, 1, 1, 0, 1]),
        worth=np.array([1, 1, 1, 2, 1]),
        is_rest=np.arange(5) == REST,
        beside=((), (), (), (), (FIRST,)),
        sums={REST: [((EVERYONE,), (FIRST,)), ((SECOND, THIRD), ())]},
    )


def counted(
    persons: Sequence[int],
    totals: Sequence[float],
    *,
    hidden: Sequence[int] = (),
    scale: Scale = SHARE,
) -> Coded:
    """Give a measure of the three groups; `hidden` are sets that are not shown."""
    people, every = np.array(persons), np.ones(5, dtype=bool)
    shown = ~np.isin(np.arange(5), hidden)
    return Coded(people, people, np.array(totals), scale, shown, every)
