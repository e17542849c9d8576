"""Everything that the room can ever ask of one population and year: a closed family of groups.

A member is a group named by at most two conditions, or everyone else beside one inside its parent.
Persons who are alike in every dimension are one atom; a member is a row of zeros and ones over the
atoms. All that anybody can subtract from anything is a combination of such rows.
"""

from collections.abc import Iterator, Mapping
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

    @property
    def unrecorded(self) -> "Member":
        """The people of the parent whose group is not recorded, where a group is left out."""
        dimension = self.complement_of[0] if self.complement_of else ""
        return self._with((dimension, NOT_RECORDED))

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
    unknown = {one: row for one, row in marks.items() if one[1] == NOT_RECORDED}
    found = dict(_groups(marks, len(codes)))
    parents = [one for one in found if one.order <= 1]
    for parent in parents:
        apart = {
            name: row
            for (name, _group), row in unknown.items()
            if (row & found[parent]) @ persons >= k
        }
        found |= _complements(parent.conditions, found[parent], marks, apart)
    found = {member: row for member, row in found.items() if row.any()}
    return Family(tuple(found), np.array(list(found.values())), codes)


def _groups(marks: Mapping[Condition, Atoms], atoms: int) -> Iterator[tuple[Member, Atoms]]:
    yield Member(), np.ones(atoms, dtype=bool)
    for one in marks:
        yield Member((one,)), marks[one]
    for one, other in combinations(marks, 2):
        if one[0] != other[0]:
            yield Member((one, other)), marks[one] & marks[other]


def _complements(
    parent: tuple[Condition, ...],
    inside: Atoms,
    marks: Mapping[Condition, Atoms],
    apart: Mapping[str, Atoms],
) -> Iterator[tuple[Member, Atoms]]:
    """Give everyone else beside each group of a parent; `apart` are the unrecorded to leave out."""
    asked = {dimension for dimension, _group in parent}
    for one in marks:
        dimension, group = one
        if dimension not in asked and group != NOT_RECORDED and (marks[one] & inside).any():
            others = inside & ~marks[one]
            yield (
                Member(parent, one),
                others & ~apart[dimension] if dimension in apart else others,
            )
