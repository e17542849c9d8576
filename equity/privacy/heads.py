"""Which groups' numbers of people may be told beside the release, and who did not answer."""

from collections import Counter
from dataclasses import replace

import numpy as np

from equity.numbers import Cube
from equity.privacy.family import Condition
from equity.privacy.printed import PERSONS, family_by, left_out, seen
from equity.privacy.suppression import shown_together


def heads_shown(cube: Cube, k: int) -> frozenset[Condition]:
    """Give the groups by one condition whose number of people may be told beside the release.

    Where published tables print how many people groups have, these numbers are known before.

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
    left = left_out(crowd, [PERSONS], k)
    family = family_by(crowd, set(crowd.asked) - left.keys(), k)
    before = seen(crowd, PERSONS, without=left)
    shown = shown_together(family, crowd.persons, k, seen=before)
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
        printed=(),
        unasked=(),
    )
