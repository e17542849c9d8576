"""Parts of a crowd of which nobody knows who is missing: who is in it, and who has an outcome.

Those with the outcome and those without are crowds of their own: a group's part is told only where
the head counts of all dimensions together let it through in each (`heads.heads_shown`).
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from equity.measures import REFERRED, SUSPENDED
from equity.numbers import Bounded, Cube, GroupTurnout, Turnout
from equity.privacy.family import Condition
from equity.privacy.heads import heads_shown
from equity.privacy.per_atom import per_atom
from equity.privacy.printed import PERSONS
from equity.privacy.turnout import turnout
from equity.privacy.voices import SafeTurnout
from equity.vocabulary import View

Heads = NDArray[np.int64]


def parts(cube: Cube, *, source: str, k: int) -> dict[str, SafeTurnout]:
    """Say for each dimension which part of the crowd each group is (`enrolled`).

    Where the cube has a measure, `answered` is the group's part of those who have it.
    """
    of_all, of_some = _told(cube, cube.persons, k, REFERRED.key), frozenset[Condition]()
    having = None
    if cube.measured:
        _persons, totals, _scale = per_atom(cube.measured[0], len(cube.codes))
        having = totals.astype(np.int64)
        of_some = _told(cube, having, k, SUSPENDED.key) & _told(cube, cube.persons - having, k)
    return {
        name: turnout(
            Turnout(
                by=(name,),
                period=cube.period,
                source=source,
                groups=tuple(_groups(cube, name, having)),
            ),
            view=View.ROOM,
            min_group=k,
            students=_of(of_all, name),
            answers=_of(of_some, name),
        )
        for name in cube.asked
    }


def _told(cube: Cube, persons: Heads, k: int, key: str | None = None) -> frozenset[Condition]:
    """Give the groups that may be told; who they are is what published tables count by this key."""
    there = persons > 0
    printed = tuple(replace(one, measure=PERSONS) for one in cube.printed if one.measure == key)
    crowd = replace(cube, codes=cube.codes[there], persons=persons[there], measured=())
    return heads_shown(replace(crowd, printed=printed), k)


def _of(told: frozenset[Condition], name: str) -> set[tuple[str]]:
    return {(group,) for dimension, group in told if dimension == name}


def _groups(cube: Cube, name: str, having: Heads | None) -> Sequence[GroupTurnout]:
    codes = cube.codes[:, list(cube.dimensions).index(name)]
    return [
        GroupTurnout(
            (group,),
            _people(cube.persons[codes == code]),
            None if having is None else _people(having[codes == code]),
        )
        for code, group in enumerate(cube.dimensions[name])
    ]


def _people(persons: Heads) -> Bounded:
    return Bounded.exactly(float(persons.sum()))
