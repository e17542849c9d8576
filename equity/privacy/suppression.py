"""Which members of a family may be shown together: joint secondary suppression.

Members are let through one after the other, those with fewer conditions first, then the larger,
unless some sensitive set could then be computed from all that was let through. An attacker reads
the outcome and names what else must not be computed, until it finds nothing; where that does not
end, nothing is shown.
Source: Langsrud 2024; R package GaussSuppression (Statistics Norway).
"""

from collections import Counter
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from equity.numbers import Cube
from equity.privacy.family import Condition, Family, build
from equity.privacy.sensitive import Persons, Sets, distinct, sensitive, taken_twice
from equity.privacy.span import PRIME, unit, without

ROUNDS = 20
"""How often the attacker may find something before nothing is shown."""


def shown_together(
    family: Family, persons: Persons, k: int, *, prime: int = PRIME
) -> NDArray[np.bool_]:
    """Tell of each member whether it may be shown.

    `persons` are those of each atom who have a value: the base of a measure.

    >>> from equity.privacy.family import build
    >>> genders = {"gender": ("Girls", "Boys", "Nonbinary")}
    >>> persons = np.array([50, 12, 4])
    >>> family = build(genders, np.array([[0], [1], [2]]), persons, 10)
    >>> shown = shown_together(family, persons, 10)
    >>> [one.conditions for one, is_shown in zip(family.members, shown) if is_shown]
    [(), (('gender', 'Girls'),), ()]
    """
    there = persons > 0
    inside = replace(family, rows=family.rows[:, there], codes=family.codes[there])
    counted = persons[there]
    secret = sensitive(inside, counted, k, prime=prime)
    for _round in range(ROUNDS):
        shown = _let_through(inside, counted, k, secret, prime)
        found = taken_twice(inside.rows[shown], counted, k)
        if not len(found):
            return shown
        secret = distinct(np.concatenate([secret, found]))
    return np.zeros(len(family.members), dtype=bool)


def heads_shown(cube: Cube, k: int) -> frozenset[Condition]:
    """Give the groups by one condition whose number of people may be told beside the release.

    >>> from equity.vocabulary import Population
    >>> cube = Cube(population=Population.STUDENTS, period="2025-26", measured=(),
    ...     dimensions={"gender": ("Girls", "Boys", "Nonbinary")},
    ...     codes=np.array([[0], [1], [2]]), persons=np.array([50, 12, 4]))
    >>> heads_shown(cube, 10)
    frozenset({('gender', 'Girls')})
    """
    crowd = cube.of(())
    if not len(crowd.codes):
        return frozenset()
    family = build(crowd.dimensions, crowd.codes, crowd.persons, k)
    shown = shown_together(family, crowd.persons, k)
    alone = (one for one, is_shown in zip(family.members, shown, strict=True) if is_shown)
    return frozenset(
        one.conditions[0] for one in alone if len(one.conditions) == 1 and not one.complement_of
    )


def silent(enrolled: Cube, answered: Cube) -> Cube:
    """Give who of the enrolled did not answer, by all the ways to group that both have.

    >>> from equity.vocabulary import Population
    >>> codes, names = np.array([[0], [1]]), {"gender": ("Girls", "Boys")}
    >>> some = Cube(population=Population.STUDENTS, period="2025-26", measured=(),
    ...     dimensions=names, codes=codes, persons=np.array([50, 40]))
    >>> silent(some, replace(some, persons=np.array([38, 40]))).persons.tolist()
    [12]
    """
    names = [name for name in enrolled.dimensions if name in answered.dimensions]
    left: Counter[tuple[str, ...]] = Counter()
    for sign, cube in ((1, enrolled), (-1, answered)):
        places = [list(cube.dimensions).index(name) for name in names]
        for row, persons in zip(cube.codes.tolist(), cube.persons.tolist(), strict=True):
            groups = zip(names, places, strict=True)
            left[tuple(cube.dimensions[name][row[place]] for name, place in groups)] += (
                sign * persons
            )
    atoms = sorted(+left)
    dimensions = {
        name: tuple(dict.fromkeys(one[place] for one in atoms)) for place, name in enumerate(names)
    }
    codes = [
        [dimensions[name].index(one[place]) for place, name in enumerate(names)] for one in atoms
    ]
    return replace(
        enrolled,
        dimensions=dimensions,
        codes=np.array(codes, dtype=np.int64).reshape(len(atoms), len(names)),
        persons=np.array([left[one] for one in atoms], dtype=np.int64),
        measured=(),
    )


def _let_through(
    family: Family, persons: Persons, k: int, secret: Sets, prime: int
) -> NDArray[np.bool_]:
    sets, place = np.unique(family.rows, axis=0, return_inverse=True)
    sizes = sets @ persons
    ranks = np.full((2, len(sets)), len(persons))
    np.minimum.at(ranks[0], place.ravel(), [one.order for one in family.members])
    np.minimum.at(ranks[1], place.ravel(), [bool(one.complement_of) for one in family.members])
    left, kept = sets.astype(np.int64), secret.astype(np.int64)
    shown = np.zeros(len(sets), dtype=bool)
    for one in np.lexsort((-sizes, ranks[0], ranks[1])):
        if sizes[one] < k:
            continue
        found = unit(left[one], prime)
        if found is None:
            shown[one] = True  # it can be computed from what is shown already
            continue
        row, pivot = found
        rest = kept[kept[:, pivot] != 0]
        without(rest, row, pivot, prime)
        if not rest.any(axis=1).all():
            continue
        without(kept, row, pivot, prime)
        without(left, row, pivot, prime)
        shown[one] = True
    answer: NDArray[np.bool_] = shown[place.ravel()]
    return answer
