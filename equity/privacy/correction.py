"""When a corrected file may replace a release: the two together must tell no small group.

Whoever kept the numbers of before can take them from those of after. What is left is about the
people who came, who left, or whose value changed. So both releases are laid side by side over the
persons of both files: a person who stayed as they were is in both, a changed one left and came.
The new one may take the old one's place where of every group that was shown nobody or at least
`k` people came or left, and no set of fewer than `k` can be computed from both.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from equity.numbers import Cube, Values
from equity.privacy.family import Family, Member, build
from equity.privacy.sensitive import Persons, Sets, sensitive, taken_twice
from equity.vocabulary import NOT_RECORDED

Named = tuple[str, ...]
"""The groups of one atom, one a dimension."""


@dataclass(frozen=True, slots=True, eq=False)
class _Both:
    """The persons of both files by atoms of the same dimensions, and what they can be asked by.

    `persons` has three rows: who is in both files with the same value, who only in that of before,
    who only in that of after.
    """

    dimensions: Mapping[str, tuple[str, ...]]
    codes: NDArray[np.int64]
    everybody: tuple[Persons, Persons]
    persons: NDArray[np.int64]

    @classmethod
    def of(cls, before: Cube, after: Cube) -> "_Both":
        """Lay two cubes of one measure side by side; groups are told apart by their names."""
        names = tuple(before.dimensions)
        crowds = [_everybody(one, names) for one in (before, after)]
        values = [_values(one, names) for one in (before, after)]
        atoms = sorted(set(crowds[0]) | set(crowds[1]))
        places = {one: place for place, one in enumerate(atoms)}
        persons = np.zeros((3, len(atoms)), dtype=np.int64)
        for named, value in set(values[0]) | set(values[1]):
            old, new = (one[named, value] for one in values)
            persons[:, places[named]] += (min(old, new), max(old - new, 0), max(new - old, 0))
        groups = [tuple(dict.fromkeys(one[place] for one in atoms)) for place in range(len(names))]
        codes = [[groups[place].index(group) for place, group in enumerate(one)] for one in atoms]
        return cls(
            dict(zip(names, groups, strict=True)),
            np.array(codes, dtype=np.int64).reshape(len(atoms), len(names)),
            (_counted(crowds[0], atoms), _counted(crowds[1], atoms)),
            persons,
        )

    def rows(self, members: Collection[Member], k: int, *, is_after: bool) -> Sets:
        """Give groups of one of the files as rows over the persons of both."""
        family = build(self.dimensions, self.codes, self.everybody[is_after], k)
        known = dict(zip(family.members, family.rows, strict=True))
        nobody = np.zeros(len(self.codes), dtype=bool)
        rows = [known.get(one, nobody) for one in members]
        found = np.array(rows, dtype=bool).reshape(-1, len(self.codes))
        others = np.zeros_like(found)
        return np.hstack([found, others, found] if is_after else [found, found, others])

    def family(self, rows: Sets) -> Family:
        """Give what can be computed with: which file a person is in tells people apart too."""
        ones, zeros = np.ones(len(self.codes)), np.zeros(len(self.codes))
        files = np.stack(
            [np.concatenate([ones, ones, zeros]), np.concatenate([ones, zeros, ones])], axis=1
        )
        codes = np.hstack([np.vstack([self.codes] * 3), files.astype(np.int64)])
        there = self.persons.ravel() > 0
        return Family((), rows[:, there], codes[there])


def is_same(before: Cube, after: Cube) -> bool:
    """Tell whether the persons who have a value are the same, by group and value."""
    names = tuple(before.dimensions)
    return _fits(before, after) and _values(before, names) == _values(after, names)


def may_replace(
    before: Cube, after: Cube, shown: Collection[Member], asked: Collection[Member], k: int
) -> bool:
    """Tell whether the release of `after` may take the place of that of `before`, which is shown.

    Both have the one measure; `asked` is all that the new release can show of it. Dimensions are
    frozen with a release: with others it may not.

    Of 20 girls and 30 boys nobody was suspended. Ten girls more may come, one may not: the two
    releases together would tell of her.

    >>> from equity.measures import SUSPENDED
    >>> from equity.vocabulary import Population
    >>> def school(girls):
    ...     persons = np.array([girls, 30])
    ...     return Cube(
    ...         population=Population.STUDENTS,
    ...         period="2025-26",
    ...         dimensions={"gender": ("Girls", "Boys")},
    ...         codes=np.array([[0], [1]]),
    ...         persons=persons,
    ...         measured=(Values(SUSPENDED, "File", np.arange(2), np.zeros(2), persons),),
    ...     )
    >>> shown = [Member(), Member((("gender", "Girls"),)), Member((("gender", "Boys"),))]
    >>> [may_replace(school(20), school(girls), shown, shown, 10) for girls in (20, 21, 30)]
    [True, False, True]
    """
    if not _fits(before, after) or set(after.dimensions) != set(before.dimensions):
        return False
    both = _Both.of(before, after)
    persons = both.persons.ravel()
    old, again = (both.rows(shown, k, is_after=is_after) for is_after in (False, True))
    changed = np.maximum((again & ~old) @ persons, (old & ~again) @ persons)
    if ((changed > 0) & (changed < k)).any():
        return False
    new = both.rows(asked, k, is_after=True)
    family = both.family(np.vstack([old, new]))
    counted = persons[persons > 0]
    found = sensitive(family, counted, k), taken_twice(family.rows, counted, k)
    return not any(len(one) for one in found)


def _fits(before: Cube, after: Cube) -> bool:
    """Tell whether the file of after has the old dimensions, and says nothing by another one."""
    names = list(after.dimensions)
    if not set(before.dimensions) <= set(names):
        return False
    more = [place for place, name in enumerate(names) if name not in before.dimensions]
    return all(
        after.dimensions[names[place]][code] == NOT_RECORDED
        for place in more
        for code in np.unique(after.codes[:, place])
    )


def _named(cube: Cube, names: Named) -> list[Named]:
    places = [list(cube.dimensions).index(name) for name in names]
    groups = [cube.dimensions[name] for name in names]
    return [
        tuple(known[row[place]] for known, place in zip(groups, places, strict=True))
        for row in cube.codes.tolist()
    ]


def _everybody(cube: Cube, names: Named) -> Counter[Named]:
    counted: Counter[Named] = Counter()
    for named, persons in zip(_named(cube, names), cube.persons.tolist(), strict=True):
        counted[named] += persons
    return counted


def _values(cube: Cube, names: Named) -> Counter[tuple[Named, float]]:
    """Count the persons of every group who have each value of the cube's one measure."""
    (one,) = cube.measured
    atoms, counted = _named(cube, names), Counter[tuple[Named, float]]()
    for atom, value, persons in _lines(one):
        counted[atoms[atom], value] += persons
    return counted


def _lines(one: Values) -> "zip[tuple[int, float, int]]":
    return zip(one.atoms.tolist(), one.values.tolist(), one.persons.tolist(), strict=True)


def _counted(crowd: Counter[Named], atoms: list[Named]) -> Persons:
    return np.array([crowd[one] for one in atoms], dtype=np.int64)
