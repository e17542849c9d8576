"""What somebody who subtracts can compute from the sums that they have seen.

Every sum of groups is a row of zeros and ones. What can be computed is what is left of nothing
when all seen rows are taken out of it: Gaussian elimination, exact modulo a prime.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Group = tuple[str, ...]

PRIME = 2**31 - 1


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The state of somebody's knowledge; `sums` and `secret` hold what it does not explain yet.

    `sums` has a row for each of `groups`, `secret` one for each sum of groups that must stay
    unknown.
    """

    groups: tuple[Group, ...]
    sums: NDArray[np.int64]
    secret: NDArray[np.int64]

    @classmethod
    def start(
        cls,
        persons: Mapping[Group, float],
        lines: Sequence[Collection[Group]],
        *,
        groups: Sequence[Group],
        secret: Sequence[Collection[Group]],
    ) -> "Known | None":
        """Begin with lines that are seen anyway; None where they tell a secret.

        A group without persons tells nothing and takes no part.

        >>> persons = {("A",): 40, ("B",): 30, ("C",): 4}
        >>> groups, secret = [("A",), ("B",)], [{("C",)}]
        >>> known = Known.start(persons, [set(persons)], groups=groups, secret=secret)
        >>> known.learning(("A",)).learning(("B",)) is None
        True
        """
        places = {group: place for place, group in enumerate(g for g in persons if persons[g])}
        rows = _rows([*lines, *({group} for group in groups)], places)
        known: Known | None = cls((), rows, _rows(secret, places))
        for number in range(len(lines)):
            known = known and known._with(number)
        return known and cls(tuple(groups), known.sums[len(lines) :], known.secret)

    @property
    def told(self) -> frozenset[Group]:
        """The groups that can be computed, shown or not."""
        return frozenset(
            group for group, row in zip(self.groups, self.sums, strict=True) if not row.any()
        )

    def learning(self, group: Group) -> "Known | None":
        """Give what is known once a group is shown too; None where that tells a secret."""
        return self._with(self.groups.index(group))

    def _with(self, number: int) -> "Known | None":
        row = self.sums[number]
        filled = np.flatnonzero(row)
        if not filled.size:
            return self
        pivot = int(filled[0])
        unit = row * pow(int(row[pivot]), -1, PRIME) % PRIME
        secret = _without(self.secret, unit, pivot)
        if not secret.any(axis=1).all():
            return None
        return Known(self.groups, _without(self.sums, unit, pivot), secret)


def _rows(sums: Sequence[Collection[Group]], places: Mapping[Group, int]) -> NDArray[np.int64]:
    matrix = np.zeros((len(sums), len(places)), dtype=np.int64)
    for row, groups in zip(matrix, sums, strict=True):
        row[[places[group] for group in groups if group in places]] = 1
    return matrix


def _without(matrix: NDArray[np.int64], unit: NDArray[np.int64], pivot: int) -> NDArray[np.int64]:
    left: NDArray[np.int64] = (matrix - np.outer(matrix[:, pivot], unit) % PRIME) % PRIME
    return left
