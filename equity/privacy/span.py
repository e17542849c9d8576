"""What can be computed from sums that are seen: Gaussian elimination, exact modulo a prime.

Every sum of atoms is a row. A row can be computed from others exactly where it lies in their span.
Source: Langsrud 2024, Secondary cell suppression by Gaussian elimination; R package
GaussSuppression (Statistics Norway). Modulo a prime a row never looks safe that is not, but for the
rare primes that divide a determinant of the rows: tests repeat the answers with a second prime.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]

PRIME = 2**31 - 1
SECOND_PRIME = 2**31 - 19


def without(rows: Rows, pivot_row: Rows, pivot: int, prime: int = PRIME) -> None:
    """Take a row whose `pivot` is 1 out of all rows, in place.

    >>> rows = np.array([[1, 1, 0], [0, 1, 1]])
    >>> without(rows, np.array([1, 0, 0]), 0)
    >>> rows.tolist()
    [[0, 1, 0], [0, 1, 1]]
    """
    hit = np.flatnonzero(rows[:, pivot])
    if hit.size:
        filled = np.flatnonzero(pivot_row)
        place = np.ix_(hit, filled)
        factors = rows[hit, pivot]
        rows[place] = (rows[place] - factors[:, None] * pivot_row[filled] % prime) % prime


def unit(row: Rows, prime: int = PRIME) -> tuple[Rows, int] | None:
    """Scale a row so that its first number is 1 and give that place; None where it is empty.

    >>> unit(np.array([0, 2, 4]))
    (array([0, 1, 2]), 1)
    """
    filled = np.flatnonzero(row)
    if not filled.size:
        return None
    pivot = int(filled[0])
    return row * pow(int(row[pivot]), -1, prime) % prime, pivot


def basis(rows: Rows, prime: int = PRIME) -> Iterator[tuple[Rows, int]]:
    """Give independent rows with the same span, each with its pivot, in the order of the rows.

    >>> [pivot for _row, pivot in basis(np.array([[1, 1, 0], [1, 1, 0], [0, 1, 1]]))]
    [0, 1]
    """
    left = rows % prime
    for number in range(len(left)):
        found = unit(left[number], prime)
        if found:
            without(left[number + 1 :], *found, prime)
            yield found


def witness(rows: Rows, *, seed: int = 0, prime: int = PRIME) -> Rows:
    """Give random weights of the columns under which every row sums to 0.

    A set of columns whose weights do not sum to 0 can for sure not be computed from the rows; one
    whose weights do can be, but for one chance in `prime`.

    >>> weights = witness(np.array([[1, 1, 0], [0, 1, 1]]))
    >>> bool((weights[0] + weights[1]) % PRIME == 0), bool(weights[0] == 0)
    (True, False)
    """
    weights: Rows = np.random.default_rng(seed).integers(1, prime, size=rows.shape[1:])
    for row, pivot in reversed(list(basis(rows, prime))):
        rest = int((row * weights % prime).sum() - weights[pivot]) % prime
        weights[pivot] = -rest % prime
    return weights
