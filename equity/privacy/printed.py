"""What published tables print of the same people: it is seen before anything of ours is shown.

Every exactly printed number of a group is a sum that everybody has. Where these alone give a small
group of ours away, the way to group that does it is left out of our own numbers: nothing that we
show by it could be safe beside them. It still tells people apart: what we show by other ways must
not give away by it what the tables themselves do not. Ways by which they print and nobody here can
ask are the same from the beginning.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from equity.numbers import Bounded, Cube, Printed
from equity.privacy.family import Condition, Family, build
from equity.privacy.per_atom import per_atom
from equity.privacy.sensitive import Persons, Sets
from equity.privacy.suppression import tells

PERSONS = ""
"""What a printed number counts that counts everybody of a group."""


def of_measure(cube: Cube, key: str) -> list[Printed]:
    """Give what is printed of one measure, masked or not."""
    return [one for one in cube.printed if one.measure == key]


def exactly(cube: Cube, key: str) -> list[Printed]:
    """Give what is printed of one measure without a mask: only that can be added and taken away."""
    return [one for one in of_measure(cube, key) if one.is_exact]


def rows(printed: Sequence[Printed], cube: Cube) -> Sets:
    """Give the printed groups as rows over the atoms of a cube.

    >>> from equity.vocabulary import Population
    >>> cube = Cube(population=Population.STUDENTS, period="2025-26", measured=(),
    ...     dimensions={"gender": ("Girls", "Boys")}, codes=np.array([[0], [1]]),
    ...     persons=np.array([50, 40]))
    >>> girls = Printed(conditions=(("gender", "Girls"),), measure="", table="State",
    ...     total=Bounded.exactly(50))
    >>> rows([girls], cube).tolist()
    [[True, False]]
    """
    found = np.ones((len(printed), len(cube.codes)), dtype=bool)
    for at, one in enumerate(printed):
        for condition in one.conditions:
            found[at] &= _mark(cube, condition)
    return found


def seen(crowd: Cube, key: str, *, without: Collection[str] = ()) -> Sets:
    """Give the rows that are seen before ours: of a measure that does without some ways, everyone.

    Everyone is told by us in any case, and was reason enough to leave these ways out.
    """
    everyone = np.ones((int(bool(without)), len(crowd.codes)), dtype=bool)
    return np.concatenate([everyone, rows(exactly(crowd, key), crowd)])


def grouped_by(cube: Cube, names: Collection[str]) -> Cube:
    """Give a cube by some of its ways to group; what was printed by others is added up."""
    kept = [place for place, name in enumerate(cube.dimensions) if name in names]
    return replace(
        cube,
        dimensions={name: groups for name, groups in cube.dimensions.items() if name in names},
        codes=cube.codes[:, kept],
        printed=without_others(cube.printed, names),
        unasked=tuple(name for name in cube.unasked if name in names),
    )


def family_by(crowd: Cube, names: Collection[str], k: int) -> Family:
    """Give the family by some ways to group, of people who are told apart by all of them.

    >>> from equity.vocabulary import Population
    >>> crowd = Cube(population=Population.STUDENTS, period="2025-26", measured=(),
    ...     dimensions={"gender": ("Girls",), "grade": ("6", "7")},
    ...     codes=np.array([[0, 0], [0, 1]]), persons=np.array([50, 40]))
    >>> family = family_by(crowd, ["gender"], 10)
    >>> [one.conditions for one in family.members], family.codes.tolist()
    ([(), (('gender', 'Girls'),)], [[0, 0], [0, 1]])
    """
    alone = grouped_by(crowd, names)
    return replace(build(alone.dimensions, alone.codes, crowd.persons, k), codes=crowd.codes)


def without_others(printed: Sequence[Printed], names: Collection[str]) -> tuple[Printed, ...]:
    """Give what is printed by some ways to group; the groups of all others are added up.

    >>> girls_of = [Printed(conditions=(("gender", "Girls"), ("grade", one)), measure="suspended",
    ...     table="State", total=Bounded.exactly(3)) for one in ("6", "7")]
    >>> [(one.conditions, one.total.high) for one in without_others(girls_of, ["gender"])]
    [((('gender', 'Girls'),), 6)]
    """
    found: dict[object, Printed] = {}
    for one in printed:
        known = tuple(each for each in one.conditions if each[0] in names)
        by = tuple(name for name, _group in one.conditions)
        key = (by, known, one.measure, one.table)
        before = found.get(key)
        is_whole = known == one.conditions
        total = one.total if before is None else _both(before.total, one.total)
        rate = one.rate if is_whole else None
        found[key] = replace(one, conditions=known, total=total, rate=rate)
    return tuple(found.values())


def left_out(cube: Cube, keys: Sequence[str], k: int) -> dict[str, str]:
    """Give the ways to ask by that tied measures must do without, each with the table that does it.

    Those by which a table prints people that our own groups do not know: it is not told whose part
    they are. And those by which the printed numbers alone tell what nobody may compute; everyone
    is told too, by us. Of a table by two ways it is the later one.
    """
    found: dict[str, str] = {}
    for one in cube.printed:
        if one.measure in keys:
            for name in _unknown(cube, one):
                found.setdefault(name, one.table)
    while told := _telling(grouped_by(cube, set(cube.asked) - found.keys()), keys, k):
        found[_last(cube, told)] = told.table
    return found


def _telling(cube: Cube, keys: Sequence[str], k: int) -> Printed | None:
    """Give the first printed number whose table tells too much, beside those before it."""
    for key in keys:
        printed = sorted(exactly(cube, key), key=lambda one: _place(cube, one))
        if not any(one.conditions for one in printed):
            continue
        alone = cube.of([key] if key else ())
        persons = _base(alone, key)
        family = build(alone.dimensions, alone.codes, alone.persons, k)
        everyone = np.ones((int(persons.sum() >= k), len(persons)), dtype=bool)
        for end in _ends(cube, printed):
            seen = np.concatenate([everyone, rows(printed[:end], alone)])
            if tells(family, persons, k, seen):
                return printed[end - 1]
    return None


def _ends(cube: Cube, printed: Sequence[Printed]) -> Iterator[int]:
    """Give where each table by other ways to group ends."""
    places = [_place(cube, one) for one in printed]
    for end, place in enumerate(places, start=1):
        if place[0] and (end == len(places) or places[end] != place):
            yield end


def _place(cube: Cube, one: Printed) -> tuple[int, list[int]]:
    """Say where a table stands: those by fewer ways first, then by the order of the ways."""
    order = list(cube.dimensions)
    return len(one.conditions), sorted(order.index(name) for name, _group in one.conditions)


def _last(cube: Cube, one: Printed) -> str:
    names = {name for name, _group in one.conditions}
    return [name for name in cube.dimensions if name in names][-1]


def _base(cube: Cube, key: str) -> Persons:
    if key == PERSONS or not cube.measured:
        return cube.persons
    return per_atom(cube.measured[0], len(cube.codes))[0]


def _unknown(cube: Cube, one: Printed) -> list[str]:
    """Give the ways to ask by in which nobody of ours is in the group of a printed somebody."""
    if not any(number.low for number in (one.total, one.rate) if number):
        return []
    asked = [each for each in one.conditions if each[0] in cube.asked]
    return [each[0] for each in asked if not _mark(cube, each).any()]


def _mark(cube: Cube, condition: Condition) -> Sets:
    name, group = condition
    groups = cube.dimensions[name]
    code = groups.index(group) if group in groups else -1
    mark: Sets = cube.codes[:, list(cube.dimensions).index(name)] == code
    return mark


def _both(one: Bounded | None, other: Bounded | None) -> Bounded | None:
    return None if one is None or other is None else one + other
