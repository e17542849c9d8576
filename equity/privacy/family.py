"""Everything that the room can ever ask of one population and year: a closed family of groups.

A member is a group named by at most two conditions, or everyone else beside one inside its parent.
Persons who are alike in every dimension are one atom; a member is a row of zeros and ones over the
atoms. All that anybody can subtract from anything is a combination of such rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from equity.vocabulary import NOT_RECORDED

Condition = tuple[str, str]
"""A dimension and one of its groups."""

Atoms = NDArray[np.bool_]
"""A set of persons, as one mark an atom."""

MOST_CONDITIONS = 2
"""How many conditions on a person the room may ask for at once."""

MOST_DIMENSIONS = 9
"""How many dimensions a release has; a person who has more declares which."""


@dataclass(frozen=True, slots=True)
class Member:
    """One group: all who meet the conditions, less the people of `complement_of`.

    People whose group is not recorded are in no complement, unless they are too few to be told
    apart: then they count with everyone else.
    """

    conditions: tuple[Condition, ...] = ()
    complement_of: Condition | None = None

    @property
    def order(self) -> int:
        """How many conditions it takes to ask for the group."""
        return len(self.conditions) + (self.complement_of is not None)

    @property
    def own(self) -> "Member":
        """The group beside which a complement is everyone else."""
        return self if self.complement_of is None else self._with(self.complement_of)

    def siblings(self, dimensions: Mapping[str, Sequence[str]]) -> list["Member"]:
        """Give all groups into which the parent falls by the dimension of a complement.

        >>> one = Member(complement_of=("gender", "Girls"))
        >>> [each.conditions[0][1] for each in one.siblings({"gender": ("Girls", "Boys")})]
        ['Girls', 'Boys']
        """
        if self.complement_of is None:
            return []
        name = self.complement_of[0]
        return [self._with((name, group)) for group in dimensions[name]]

    def _with(self, one: Condition) -> "Member":
        return Member(tuple(sorted((*self.conditions, one))))


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """The members, their rows over the atoms (members x atoms), and the atoms themselves.

    `codes` is atoms x dimensions, positions of groups.
    """

    members: tuple[Member, ...]
    rows: NDArray[np.bool_]
    codes: NDArray[np.int64]


def build(
    dimensions: Mapping[str, tuple[str, ...]],
    codes: NDArray[np.int64],
    persons: NDArray[np.int64],
    k: int,
) -> Family:
    """Give the closed family over atoms; members without an atom are left out.

    `dimensions` has the groups of each by name, in the order of the columns of `codes`. The
    conditions of a member are in the order of their names.

    >>> codes = np.array([[0, 0], [0, 1], [1, 0]])
    >>> dimensions = {"gender": ("Girls", "Boys"), "grade": ("6", "7")}
    >>> family = build(dimensions, codes, np.array([20, 20, 20]), 10)
    >>> girls_but_of_6 = Member((("gender", "Girls"),), complement_of=("grade", "6"))
    >>> family.rows[family.members.index(girls_but_of_6)].tolist()
    [False, True, False]
    """
    marks = {
        (name, group): codes[:, place] == code
        for name, place in sorted((name, place) for place, name in enumerate(dimensions))
        for code, group in enumerate(dimensions[name])
    }
    found = {}
    for member in members(dimensions):
        row = np.ones(len(codes), dtype=bool)
        for one in member.conditions:
            row &= marks[one]
        if member.complement_of:
            row = _beside(member.complement_of, row, marks, persons, k)
        if row.any():
            found[member] = row
    return Family(tuple(found), np.array(list(found.values())), codes)


def members(dimensions: Mapping[str, Sequence[str]]) -> Iterator[Member]:
    """Give every member that dimensions with these groups have, whoever is there.

    >>> len(list(members({"gender": ("Girls", "Boys"), "grade": ("6", "7")})))
    21
    """
    single = [(name, group) for name in sorted(dimensions) for group in dimensions[name]]
    yield Member()
    yield from (Member((one,)) for one in single)
    yield from (Member(pair) for pair in combinations(single, 2) if pair[0][0] != pair[1][0])
    parents: list[tuple[Condition, ...]] = [(), *((one,) for one in single)]
    for parent in parents:
        asked = {dimension for dimension, _group in parent}
        for dimension, group in single:
            if dimension not in asked and group != NOT_RECORDED:
                yield Member(parent, complement_of=(dimension, group))


def _beside(
    one: Condition,
    inside: Atoms,
    marks: Mapping[Condition, Atoms],
    persons: NDArray[np.int64],
    k: int,
) -> Atoms:
    """Give everyone else beside a group of a parent, nobody where the group has nobody there."""
    if not (inside & marks[one]).any():
        return np.zeros_like(inside)
    others: Atoms = inside & ~marks[one]
    unknown = marks.get((one[0], NOT_RECORDED))
    if unknown is None or (unknown & inside) @ persons < k:
        return others
    return others & ~unknown
