"""Attackers that subtract: each gives the sets of fewer than K persons that it can compute."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from what_is_seen import K, Seen

PRIME = 998_244_353
"""Another prime than those of the release."""

Sets = list[np.ndarray]


def span(seen: Seen) -> Sets:
    """Give every listed small set that is a combination of what is shown."""
    there = seen.persons > 0
    small = list({one.tobytes(): one for one in _listed(seen)}.values())
    if not small:
        return []
    sets = np.array(small)[:, there].astype(np.int64)
    for row, pivot in _eliminated(_telling(seen)[:, there].astype(np.int64)):
        factors = sets[:, pivot].copy()
        sets = (sets - factors[:, None] * row % PRIME) % PRIME
    return [one for one, left in zip(small, sets, strict=True) if not left.any()]


def _telling(seen: Seen) -> np.ndarray:
    """Give the rows of all that is shown, everyone else included."""
    return np.unique(seen.rows[seen.shown], axis=0)


def _eliminated(rows: np.ndarray) -> Iterator[tuple[np.ndarray, int]]:
    left = rows % PRIME
    while len(left):
        row, left = left[0], left[1:]
        filled = np.flatnonzero(row)
        if not filled.size:
            continue
        pivot = int(filled[0])
        row = row * pow(int(row[pivot]), -1, PRIME) % PRIME
        left = (left - left[:, pivot : pivot + 1] * row % PRIME) % PRIME
        yield row, pivot


def _is_small(seen: Seen, row: np.ndarray) -> bool:
    return bool(0 < row @ seen.persons < K)


def _listed(seen: Seen) -> Iterator[np.ndarray]:
    yield from (row for row in seen.rows if _is_small(seen, row))
    yield from finer_cells(seen)
    yield from small_unions(seen)
    large = [row for row in seen.rows if row @ seen.persons >= K]
    yield from _differences(seen, np.array(large))


def finer_cells(seen: Seen) -> Iterator[np.ndarray]:
    """Give small cells of any number of conditions, also those that nobody can ask for."""
    codes = seen.crowd.codes
    for count in range(1, codes.shape[1] + 1):
        for chosen in combinations(range(codes.shape[1]), count):
            _groups, cell = np.unique(codes[:, chosen], axis=0, return_inverse=True)
            sizes = np.bincount(cell.ravel(), weights=seen.persons)
            for one in np.flatnonzero((sizes > 0) & (sizes < K)):
                yield cell.ravel() == one


def _families(seen: Seen) -> Iterator[tuple[np.ndarray, list[int]]]:
    """Give each parent with the places of its parts by one more dimension."""
    parts: dict[tuple, list[int]] = {}
    for place, (conditions, beside) in enumerate(seen.groups):
        for own in conditions if beside is None else ():
            above = tuple(one for one in conditions if one != own)
            parts.setdefault((above, own[0]), []).append(place)
    places = {group: place for place, group in enumerate(seen.groups)}
    for (above, _name), found in parts.items():
        yield seen.rows[places[above, None]], found


def small_unions(seen: Seen) -> Iterator[np.ndarray]:
    """Give siblings that are few even together."""
    for _parent, places in _families(seen):
        small = [seen.rows[one] for one in places if _is_small(seen, seen.rows[one])]
        for count in range(2, len(small) + 1):
            for some in combinations(small, count):
                union = np.any(some, axis=0)
                if _is_small(seen, union):
                    yield union


def _differences(seen: Seen, rows: np.ndarray) -> Iterator[np.ndarray]:
    sizes = rows @ seen.persons
    for row, size in zip(rows, sizes, strict=True):
        near = rows[(sizes < size) & (sizes > size - K)]
        inside = near[~(near & ~row).any(axis=1)]
        yield from row & ~inside


def complements(seen: Seen) -> Sets:
    """Take a shown part from its shown parent."""
    found = []
    places = {group: place for place, group in enumerate(seen.groups)}
    for place in np.flatnonzero(seen.shown & ~seen.is_rest):
        conditions, _beside = seen.groups[place]
        for own in conditions:
            parent = places[tuple(one for one in conditions if one != own), None]
            if seen.shown[parent]:
                found.append(seen.rows[parent] & ~seen.rows[place])
    return [row for row in found if _is_small(seen, row)]


def multi_select(seen: Seen) -> Sets:
    """Choose all shown parts of a shown parent and take them away."""
    shown = {seen.rows[place].tobytes() for place in np.flatnonzero(seen.shown)}
    found = [
        parent & ~np.any([seen.rows[one] for one in places if seen.shown[one]], axis=0)
        for parent, places in _families(seen)
        if parent.tobytes() in shown
    ]
    return [row for row in found if _is_small(seen, row)]


def nested(seen: Seen) -> Sets:
    """Take any shown group from any other that it lies in."""
    return [row for row in _differences(seen, _telling(seen)) if _is_small(seen, row)]


def triples(seen: Seen) -> Sets:
    """Take two shown groups that share nobody from a third."""
    rows = _telling(seen)
    common = (rows * seen.persons) @ rows.T.astype(float)
    sizes, found = common.diagonal(), []
    for place, size in enumerate(sizes):
        inside = np.flatnonzero((common[place] == sizes) & (sizes < size))
        left = size - sizes[inside][:, None] - sizes[inside]
        apart = (common[np.ix_(inside, inside)] == 0) & (left > 0) & (left < K)
        found += [
            rows[place] & ~rows[inside[one]] & ~rows[inside[other]]
            for one, other in np.argwhere(np.triu(apart, 1))
        ]
    return found


EVERY = (span, complements, multi_select, nested, triples)
