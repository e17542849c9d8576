"""What nobody may compute: every set of one to k-1 persons that the family could give away.

Cells of any number of conditions (also those that nobody can ask for), unions of small siblings,
one askable group less another inside it, and what an attacker finds who takes away two.
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from equity.privacy.family import Family
from equity.privacy.span import PRIME, Rows, witness

Sets = NDArray[np.bool_]
"""Sets of persons as rows over the atoms."""

Persons = NDArray[np.int64]
"""The persons of each atom."""

MANY_SIBLINGS = 10
"""Of more small siblings than these only pairs, threes and all together are watched."""

MOST_FINEST = 5_000
"""Of more atoms than these none is watched by itself."""


def sensitive(family: Family, persons: Persons, k: int, *, prime: int = PRIME) -> Sets:
    """Give the sets under `k` that could be computed if the whole family were shown.

    What not even the whole family gives away needs no watching. Every atom has somebody.

    >>> from equity.privacy.family import build
    >>> persons = np.array([50, 4])
    >>> family = build({"gender": ("Girls", "Boys")}, np.array([[0], [1]]), persons, 10)
    >>> sensitive(family, persons, 10).tolist()
    [[False, True]]
    """
    weights = witness(family.rows.astype(np.int64), prime=prime)
    found = [
        *_cells(family.codes, persons, k, weights, prime),
        *_unions(family.codes, persons, k),
        *_differences(family.rows, persons, k),
    ]
    sets = distinct(np.concatenate(found) if found else np.zeros((0, len(persons)), dtype=bool))
    computable: Sets = sets[(sets @ weights) % prime == 0]
    return computable


def distinct(sets: Sets) -> Sets:
    """Give each set once, in the order of their marks."""
    if not len(sets):
        return sets
    packed = np.ascontiguousarray(np.packbits(sets, axis=1))
    whole = packed.view(f"V{packed.shape[1]}").ravel()  # a row is compared at once, not by marks
    return sets[np.unique(whole, return_index=True)[1]]


def _few(sets: Sets, persons: Persons, k: int) -> NDArray[np.bool_]:
    sizes = sets @ persons
    return (sizes > 0) & (sizes < k)


def _cells(
    codes: NDArray[np.int64], persons: Persons, k: int, weights: Rows, prime: int
) -> Iterator[Sets]:
    """Give the small cells of every number of conditions whose weights sum to 0.

    The cells of one condition more are parts of those before. Where each atom is a cell of its own
    there are no parts.
    """
    nothing = np.zeros(len(codes), dtype=np.int64)
    open_ended = [(nothing, codes.shape[1])]
    while open_ended:
        cells, places = open_ended.pop()
        for place in range(places):
            radix = int(codes[:, place].max(initial=0)) + 1
            _known, parts = np.unique(cells * radix + codes[:, place], return_inverse=True)
            sizes = np.bincount(parts, weights=persons)
            is_computable = np.bincount(parts, weights=weights).astype(np.int64) % prime == 0
            small = np.flatnonzero((sizes > 0) & (sizes < k) & is_computable)
            yield parts[None, :] == small[:, None]
            if len(sizes) < len(codes):
                open_ended.append((parts, place))


def _unions(codes: NDArray[np.int64], persons: Persons, k: int) -> Iterator[Sets]:
    """Give small siblings that are under k together: one parent, one dimension."""
    parents = [np.ones(len(persons), dtype=bool)]
    for column in codes.T:
        parents += [column == code for code in np.unique(column)]
    for parent in parents:
        for column in codes.T:
            siblings = np.array([parent & (column == one) for one in np.unique(column[parent])])
            small = siblings[_few(siblings, persons, k)]
            unions = [small[list(some)].any(axis=0) for some in _together(len(small))]
            if unions:
                sets = np.array(unions)
                yield sets[_few(sets, persons, k)]


def _together(count: int) -> Iterator[tuple[int, ...]]:
    most = count if count <= MANY_SIBLINGS else 3
    for size in range(2, most + 1):
        yield from combinations(range(count), size)
    if count > most:
        yield tuple(range(count))


def _differences(rows: Sets, persons: Persons, k: int) -> Iterator[Sets]:
    """Give a group less another inside it, where only few are left."""
    large = distinct(rows[rows @ persons >= k])
    sizes = large @ persons
    for row, size in zip(large, sizes, strict=True):
        near = large[(sizes < size) & (sizes > size - k)]
        inside = near[~(near & ~row).any(axis=1)]
        yield row & ~inside


def finest(persons: Persons, k: int) -> Sets:
    """Give those who are alike in every way and under `k`, a set each, while they can be watched.

    >>> finest(np.array([4, 30, 1]), 10).tolist()
    [[True, False, False], [False, False, True]]
    """
    few = np.flatnonzero(persons < k)
    watched = few if len(few) <= MOST_FINEST else few[:0]
    marks: Sets = watched[:, None] == np.arange(len(persons))
    return marks


def taken_twice(shown: Sets, persons: Persons, k: int) -> Sets:
    """Give a shown group less two other shown ones inside it that share nobody, where few are left.

    This is the attacker that reads the release before anybody else does.

    >>> shown = np.array([[1, 1, 1], [1, 0, 0], [0, 1, 0]], dtype=bool)
    >>> taken_twice(shown, np.array([30, 20, 4]), 10).tolist()
    [[False, False, True]]
    """
    rows = distinct(shown)
    common = (rows * persons).astype(np.float64) @ rows.T.astype(np.float64)
    sizes = common.diagonal()
    found = [np.zeros((0, rows.shape[1]), dtype=bool)]
    for place, size in enumerate(sizes):
        inside = np.flatnonzero((common[place] == sizes) & (sizes < size))
        left = size - sizes[inside][:, None] - sizes[inside]
        apart = np.triu((common[np.ix_(inside, inside)] == 0) & (left > 0) & (left < k), 1)
        firsts, seconds = np.nonzero(apart)
        found.append(rows[place] & ~rows[inside[firsts]] & ~rows[inside[seconds]])
    return distinct(np.concatenate(found))
