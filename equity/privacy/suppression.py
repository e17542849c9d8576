"""Which members of a family may be shown together: joint secondary suppression.

Members are let through one after the other, those with fewer conditions first, then those that
people look for, then the larger, unless some sensitive set could then be computed from all that was
let through. An attacker reads the outcome and names what else must not be computed, until it finds
nothing; where that does not end, nothing is shown.
Source: Langsrud 2024; R package GaussSuppression (Statistics Norway).
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from equity.privacy.family import Family
from equity.privacy.sensitive import Persons, Sets, distinct, sensitive, taken_twice
from equity.privacy.span import PRIME, Rows, basis, unit, without

ROUNDS = 20
"""How often the attacker may find something before nothing is shown."""


def shown_together(
    family: Family,
    persons: Persons,
    k: int,
    *,
    first: NDArray[np.bool_] | None = None,
    seen: Sets | None = None,
    prime: int = PRIME,
) -> NDArray[np.bool_]:
    """Tell of each member whether it may be shown.

    `persons` are those of each atom who have a value: the base of a measure. `first` marks members
    that people look for: of those with as many conditions they come before the others. `seen` are
    the sets that somebody else has published exactly: they are known before anything is shown, and
    what they tell alone is told already.

    >>> from equity.privacy.family import build
    >>> genders = {"gender": ("Girls", "Boys", "Nonbinary")}
    >>> persons = np.array([50, 12, 4])
    >>> family = build(genders, np.array([[0], [1], [2]]), persons, 10)
    >>> shown = shown_together(family, persons, 10)
    >>> [one.conditions for one, is_shown in zip(family.members, shown) if is_shown]
    [(), (('gender', 'Girls'),), ()]
    """
    inside, counted, before = _there(family, persons, seen)
    secret = _secret(inside, counted, k, before, prime)
    sets, place, queue = _queue(inside, counted, k, first)
    for _round in range(ROUNDS):
        shown = _let_through(sets, queue, secret, before, prime)[place]
        found = taken_twice(np.concatenate([inside.rows[shown], before]), counted, k)
        found = found[_unexplained(found, before, prime).any(axis=1)]
        if not len(found):
            return shown
        secret = distinct(np.concatenate([secret, found]))
    return np.zeros(len(family.members), dtype=bool)


def tells(family: Family, persons: Persons, k: int, seen: Sets, *, prime: int = PRIME) -> bool:
    """Tell whether sets that are seen anyway give away what must not be computed.

    >>> from equity.privacy.family import build
    >>> persons = np.array([50, 12, 4])
    >>> genders = {"gender": ("Girls", "Boys", "Nonbinary")}
    >>> family = build(genders, np.array([[0], [1], [2]]), persons, 10)
    >>> tells(family, persons, 10, np.array([[1, 1, 1], [1, 0, 0]], dtype=bool))
    False
    >>> tells(family, persons, 10, np.array([[1, 1, 1], [1, 1, 0]], dtype=bool))
    True
    """
    inside, counted, before = _there(family, persons, seen)
    found = (_secret(inside, counted, k, before, prime), taken_twice(before, counted, k))
    return not _unexplained(np.concatenate(found), before, prime).any(axis=1).all()


def _there(family: Family, persons: Persons, seen: Sets | None) -> tuple[Family, Persons, Sets]:
    """Give all three over the atoms that have somebody."""
    there = persons > 0
    before = family.rows[:0] if seen is None else seen
    inside = replace(family, rows=family.rows[:, there], codes=family.codes[there])
    return inside, persons[there], before[:, there]


def _secret(family: Family, persons: Persons, k: int, seen: Sets, prime: int) -> Sets:
    """Give the sets that could be computed if the whole family were shown beside what is seen."""
    with_seen = replace(family, rows=np.concatenate([family.rows, seen]))
    return sensitive(with_seen, persons, k, prime=prime)


def _unexplained(sets: Sets, seen: Sets, prime: int) -> Rows:
    """Give what is left of sets when all that is seen is taken out of them."""
    left = sets.astype(np.int64)
    for row, pivot in basis(seen.astype(np.int64), prime):
        without(left, row, pivot, prime)
    return left


def _queue(
    family: Family, persons: Persons, k: int, first: NDArray[np.bool_] | None
) -> tuple[Sets, NDArray[np.int64], NDArray[np.int64]]:
    """Give the sets of a family, which of them each member is, and in which order to try them."""
    sets, places = np.unique(family.rows, axis=0, return_inverse=True)
    place, sizes = places.ravel(), sets @ persons
    later = np.ones(len(place), dtype=bool) if first is None else ~first
    ranks = np.full((3, len(sets)), len(persons))
    np.minimum.at(ranks[0], place, later)
    np.minimum.at(ranks[1], place, [one.order for one in family.members])
    np.minimum.at(ranks[2], place, [bool(one.complement_of) for one in family.members])
    order = np.lexsort((-sizes, *ranks))
    return sets, place, order[sizes[order] >= k]


def _let_through(
    sets: Sets, queue: NDArray[np.int64], secret: Sets, seen: Sets, prime: int
) -> NDArray[np.bool_]:
    """Tell of each set whether it may be shown, where they are tried in the order of a queue."""
    left, kept = _unexplained(sets, seen, prime), _unexplained(secret, seen, prime)
    kept = kept[kept.any(axis=1)]
    shown = np.zeros(len(sets), dtype=bool)
    for one in queue:
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
    return shown
