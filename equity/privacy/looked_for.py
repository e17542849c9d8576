"""The numbers that people look for: of groups that lie clearly apart from everyone else."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LOOKED_FOR_LOSS = 2.5
"""So many levels more it costs to tell less of them: a wide code there hides a clear gap."""

CLEARLY = 3.0
"""So many standard errors lie between a group and everyone else: chance hardly does that."""

FEWEST = 10
"""A group of fewer persons, or beside fewer, has no numbers to look for."""


def looked_for(
    beside: Sequence[Sequence[int]],
    sizes: NDArray[np.int64],
    totals: NDArray[np.float64],
    top: float,
) -> NDArray[np.bool_]:
    """Mark the sets that lie clearly apart from a set beside them.

    `beside` has for each set those beside which it is everyone else. `top` is the most that one
    person can have: so far apart are persons of a mean at most (Bhatia and Davis 2000, A Better
    Bound on the Variance).

    >>> sizes, totals = np.array([100, 100, 50]), np.array([30.0, 5.0, 9.0])
    >>> looked_for([[1], [0, 2], []], sizes, totals, 1.0).tolist()
    [True, True, False]
    """
    rests = np.repeat(np.arange(len(beside)), [len(groups) for groups in beside])
    pairs = np.stack([rests, np.array([one for groups in beside for one in groups], dtype=int)])
    own, other = pairs = pairs[:, (sizes[pairs] >= FEWEST).all(axis=0)]
    mean = totals[pairs].sum(axis=0) / sizes[pairs].sum(axis=0)
    error = np.sqrt(mean * (top - mean) * (1 / sizes[pairs]).sum(axis=0))
    apart = np.abs(totals[own] / sizes[own] - totals[other] / sizes[other])
    found = np.zeros(len(beside), dtype=bool)
    found[pairs[:, (error > 0) & (apart >= CLEARLY * error)]] = True
    return found
