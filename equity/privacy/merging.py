"""Which merge of small groups brings most back, by a count that needs no release.

People are asked by a dimension in many places: among everyone, and inside each group of another
dimension. In each place its groups stand in one line. Of a line the groups of `k` or more are
shown, unless only a few of the group are elsewhere: these could be subtracted. Where all that is
hidden would be fewer than `k` people, one more group of the line hides.
The release decides over all lines together; this count only tells which merge is worth asking for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from equity.numbers import Cube
from equity.vocabulary import NOT_RECORDED

Lines = NDArray[np.int64]
"""Persons by place (rows) and group (columns): those inside, and the others of the group."""

MOST, LEAST = 3, 2
"""How many groups a proposed merge takes."""

PARTNERS = 8
"""How many of the smallest groups a proposed merge is looked for among."""

STEP = 5
"""A proposal counts in steps: an exact number would tell how few people are in a group."""


@dataclass(frozen=True, slots=True)
class SmallGroups:
    """A dimension with groups of fewer than `k` people, and the merge that brings most back.

    `merge` is empty where no merge of a few groups brings much. `more` says how many groups come
    back, rounded down to fives.
    """

    dimension: str
    merge: tuple[str, ...]
    more: int


def small_groups(
    cubes: Sequence[Cube], dimension: str, k: int, *, neighbours: bool
) -> SmallGroups | None:
    """Say which merge of a dimension's groups brings most back; None where no group is small.

    The cubes have the same groups. Small groups that are `k` people together come first. A merge
    with a larger group is named only where it brings a group back in more than half of the places:
    less may be nothing once all lines are decided together. Of merges that bring the same, the one
    with fewer groups, then with fewer people is named. With `neighbours` only groups are merged
    that follow each other.

    >>> cube = Cube(
    ...     population="students",
    ...     period="2025-26",
    ...     dimensions={"club": ("Chess", "Music", "Sport", "Theatre")},
    ...     codes=np.array([[0], [1], [2], [3]]),
    ...     persons=np.array([6, 90, 80, 7]),
    ...     measured=(),
    ... )
    >>> small_groups([cube], "club", 10, neighbours=False).merge
    ('Chess', 'Theatre')
    """
    known = [one for one in cubes if dimension in one.dimensions]
    if not known:
        return None
    columns = known[0].dimensions[dimension]
    groups = [name for name in columns if name != NOT_RECORDED]
    lines = [_lines(one, dimension) for one in known]
    wholes = np.array([one[0, 0] for one in lines])[:, : len(groups)]
    every = np.concatenate(lines, axis=1)
    small = frozenset(np.flatnonzero(((wholes > 0) & (wholes < k)).any(axis=0)).tolist())
    if not small:
        return None
    before, places = _shown(every, k), int((every[0].sum(axis=1) >= k).sum())
    best: tuple[bool, int, int, int, tuple[int, ...]] = (False, 0, 0, 0, ())
    for some in _candidates(wholes.sum(axis=0), small, neighbours=neighbours):
        together = wholes[:, some].sum(axis=1)
        more = _shown(_merged(every, some), k) - before
        of_small = small.issuperset(some) and bool((together >= k).any())
        if of_small or (more >= STEP and more > places / 2):
            best = max(best, (of_small, more, -len(some), -int(together.sum()), some))
    more, merge = best[1], tuple(groups[place] for place in best[-1])
    return SmallGroups(dimension, merge, max(more, 0) // STEP * STEP)


def _lines(cube: Cube, dimension: str) -> Lines:
    """Give the people of each group among everyone, then inside each group of other dimensions.

    Beside them those of the group who are outside.
    """
    own = list(cube.dimensions).index(dimension)
    everyone = np.zeros(len(cube.codes), dtype=np.int64)
    found = []
    for codes in (everyone, *np.delete(cube.codes, own, axis=1).T):
        lines = np.zeros((int(codes.max(initial=0)) + 1, len(cube.dimensions[dimension])), int)
        np.add.at(lines, (codes, cube.codes[:, own]), cube.persons)
        found.append(lines)
    inside = np.concatenate(found)
    return np.stack([inside, inside[0] - inside])


def _shown(lines: Lines, k: int) -> int:
    """Count the groups that are shown, each line by itself.

    >>> inside = np.array([[90, 80, 4], [45, 40, 0], [45, 8, 4]])
    >>> _shown(np.stack([inside, inside[0] - inside]), 10)
    4
    """
    inside, outside = lines
    fits = (inside >= k) & ((outside == 0) | (outside >= k))
    hidden = np.where(fits, 0, inside).sum(axis=1)
    return int((fits.sum(axis=1) - ((hidden > 0) & (hidden < k) & fits.any(axis=1))).sum())


def _merged(lines: Lines, some: Sequence[int]) -> Lines:
    together = lines[:, :, some].sum(axis=2, keepdims=True)
    return np.concatenate([np.delete(lines, some, axis=2), together], axis=2)


def _candidates(
    persons: NDArray[np.int64], small: frozenset[int], *, neighbours: bool
) -> Iterator[tuple[int, ...]]:
    """Give few groups at a time, one of them small; one group at least stays apart."""
    count = len(persons)
    pool = range(count) if neighbours else sorted(np.argsort(persons)[:PARTNERS].tolist())
    for size in range(LEAST, min(MOST, count - 1) + 1):
        for some in combinations(pool, size):
            if small.intersection(some) and not (neighbours and some[-1] - some[0] >= size):
                yield some
