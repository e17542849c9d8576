"""Which groups of one table hide: small ones, and those that would give small ones away.

What people can subtract from each other are the groups shown and the sums that they can ask for,
called lines: everyone, everyone recorded (a group and everyone else), and for a table by several
dimensions every group that the tables by fewer dimensions show. A group is shown only if

- it has at least `min_group` persons,
- what stays hidden in each of its lines has nobody or at least `min_group` persons, and
- no small group, and no two of one line that are small together, can be computed from all that is
  shown (linear algebra, exact modulo a prime).

Groups are shown from the largest to the smallest, so that few people hide. Where the lines alone
give a small group away nothing of the table is shown: it fails closed. Only people who are not
recorded are excepted: what the tables by fewer dimensions tell of them together, no hiding here
could take back. The rule knows persons only, never an outcome.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from equity.vocabulary import NOT_RECORDED

Group = tuple[str, ...]
Line = frozenset[Group]

PRIME = 2**31 - 1


def recorded(groups: Iterable[Group]) -> Line:
    """Give the groups whose people have a value in every dimension of the table."""
    return frozenset(group for group in groups if NOT_RECORDED not in group)


def everyone(persons: Mapping[Group, float], *, min_group: int) -> Line:
    """Give the groups that make up everyone.

    People who are not recorded stay out of it where they are fewer than `min_group`: everyone less
    everyone recorded would be just them.

    >>> sorted(everyone({("A",): 40, ("B",): 30, (NOT_RECORDED,): 3}, min_group=10))
    [('A',), ('B',)]
    """
    inside = recorded(persons)
    unrecorded = sum(count for group, count in persons.items() if group not in inside)
    return inside if 0 < unrecorded < min_group else frozenset(persons)


def shown_groups(persons: Mapping[Group, float], *, min_group: int) -> Line:
    """Give the groups that may be shown; `persons` has every group of the table with its size.

    >>> sorted(shown_groups({("A",): 40, ("B",): 30, ("C",): 25, ("D",): 4}, min_group=10))
    [('A',), ('B',)]
    """
    margins = _margins(persons, min_group)
    lines = margins + _wholes(persons, min_group)
    large = [group for group, count in persons.items() if count >= min_group]
    large.sort(key=lambda group: -persons[group])
    secret = [
        one
        for one in _secret(persons, margins, min_group)
        if one & recorded(persons) or _Known(persons, lines, [one]).admits_all()
    ]
    known = _Known(persons, [*lines, *({group} for group in large)], secret)
    if not all(known.admits(number) for number in range(len(lines))):
        return frozenset()
    hidden = set(persons)
    for number, group in enumerate(large, start=len(lines)):
        rest = hidden - {group}
        leftovers = [_people(line & rest, persons) for line in lines if group in line]
        if not any(0 < people < min_group for people in leftovers) and known.admits(number):
            hidden = rest
    return frozenset(persons) - hidden


def _people(line: Iterable[Group], persons: Mapping[Group, float]) -> float:
    return sum(persons[group] for group in line)


def _wholes(persons: Mapping[Group, float], min_group: int) -> list[Line]:
    """Give everyone in the parts that a group's comparison tells apart."""
    inside, all_groups = recorded(persons), everyone(persons, min_group=min_group)
    parts = [inside, all_groups - inside] if _people(inside, persons) >= min_group else [all_groups]
    return [part for part in parts if _people(part, persons) >= min_group]


def _margins(persons: Mapping[Group, float], min_group: int) -> list[Line]:
    """Give the groups that tables by fewer of the dimensions show, as groups of this table."""
    dimensions = len(next(iter(persons), ()))
    lines: list[Line] = []
    for kept in (some for n in range(1, dimensions) for some in combinations(range(dimensions), n)):
        members: dict[Group, set[Group]] = defaultdict(set)
        for group in persons:
            members[tuple(group[place] for place in kept)].add(group)
        sizes = {margin: _people(line, persons) for margin, line in members.items()}
        shown = shown_groups(sizes, min_group=min_group)
        lines.extend(frozenset(line) for margin, line in members.items() if margin in shown)
    return lines


def _secret(
    persons: Mapping[Group, float], margins: Iterable[Line], min_group: int
) -> list[set[Group]]:
    """Give what nobody may compute: each small group, and pairs of a line small together."""
    small = [group for group, count in persons.items() if 0 < count < min_group]
    pairs = {
        pair
        for line in margins
        for pair in combinations([group for group in small if group in line], 2)
        if _people(pair, persons) < min_group
    }
    return [{group} for group in small] + [set(pair) for pair in sorted(pairs)]


class _Known:
    """All that can be computed from the sums admitted so far.

    Each row is one sum of groups (first the candidates, then the secrets) with everything taken
    out that the admitted ones explain; a secret of zeros is known.
    """

    def __init__(
        self,
        persons: Mapping[Group, float],
        candidates: Iterable[Iterable[Group]],
        secret: Iterable[Iterable[Group]],
    ) -> None:
        peopled = [group for group, count in persons.items() if count]
        places = {group: place for place, group in enumerate(peopled)}
        self._candidates = _indicators(candidates, places)
        self._secret = _indicators(secret, places)

    def admits_all(self) -> bool:
        """Take every candidate in and tell True, unless a secret would become known."""
        return all(self.admits(number) for number in range(len(self._candidates)))

    def admits(self, number: int) -> bool:
        """Take a candidate in and tell True, unless a secret would become known."""
        row = self._candidates[number].copy()
        filled = np.flatnonzero(row)
        if not filled.size:
            return True
        pivot = int(filled[0])
        unit = row * pow(int(row[pivot]), -1, PRIME) % PRIME
        secret = _without(self._secret, unit, pivot)
        if not secret.any(axis=1).all():
            return False
        self._secret = secret
        self._candidates = _without(self._candidates, unit, pivot)
        return True


def _indicators(sums: Iterable[Iterable[Group]], places: Mapping[Group, int]) -> NDArray[np.int64]:
    rows = [[places[group] for group in one if group in places] for one in sums]
    matrix = np.zeros((len(rows), len(places)), dtype=np.int64)
    for row, filled in zip(matrix, rows, strict=True):
        row[filled] = 1
    return matrix


def _without(matrix: NDArray[np.int64], unit: NDArray[np.int64], pivot: int) -> NDArray[np.int64]:
    reduced: NDArray[np.int64] = (matrix - np.outer(matrix[:, pivot], unit) % PRIME) % PRIME
    return reduced
