"""Three hundred persons in 24 kinds, and measures of them that are tied to each other."""

from collections.abc import Sequence

import numpy as np

from equity.measures import INCIDENTS_PER_100, REFERRED
from equity.privacy.attacker import Attacker
from equity.privacy.bundle import Bundle, Cell
from equity.privacy.coding import Scale
from equity.privacy.tied import Coded, Link, Sides

GROUPS = (4, 3, 2)
K = 10


def two_tied() -> Bundle:
    """Give who has an incident, and how many they have."""
    draw = np.random.default_rng(3)
    codes = np.stack(np.unravel_index(np.arange(24), GROUPS), axis=1)
    persons = draw.integers(1, 24, 24)
    referred = draw.binomial(persons, 0.2).astype(float)
    incidents = referred + draw.binomial(referred.astype(int), 0.4)
    plain = [codes[:, place] == group for place in range(3) for group in range(GROUPS[place])]
    pairs = [one & other for at, one in enumerate(plain) for other in plain[at + 1 :]]
    groups = np.unique([one for one in [*plain, *pairs, codes[:, 0] >= 0] if one.any()], axis=0)
    known = {one.tobytes() for one in groups}
    rests = [~one for one in plain if (~one).tobytes() not in known]
    sets = np.concatenate([groups, rests])
    is_rest = np.arange(len(sets)) >= len(groups)
    sides = Sides(
        sets=sets,
        orders=1 + is_rest,
        worth=np.zeros(len(sets), dtype=int),
        is_rest=is_rest,
        beside=(tuple(range(len(groups))),) * len(sets),
        sums={},
    )
    shown, asked = sets @ persons >= K, np.ones(len(sets), dtype=bool)
    scales = [Scale.of(REFERRED.unit), Scale.of(INCIDENTS_PER_100.unit, 2.0)]
    measures = [
        Coded(persons, persons, totals, scale, shown, asked)
        for totals, scale in zip([referred, incidents], scales, strict=True)
    ]
    return Bundle(sides, measures, links=_at_most([(1, -1), (-2, 1)]), k=K)


def three_tied() -> Bundle:
    """Give the same with the first twice: that makes more ties than totals."""
    two = two_tied()
    referred, incidents = two.measures
    ties = _at_most([(1, -1, 0), (-1, 1, 0), (0, 1, -1), (0, -2, 1)])
    return Bundle(two.sides, [referred, referred, incidents], links=ties, k=K)


def _at_most(every: Sequence[tuple[float, ...]]) -> list[Link]:
    """Tie the measures of each kind of person: a sum of factor x total is not above 0."""
    nothing, everywhere = np.zeros(24), np.ones(24, dtype=bool)
    return [Link(factors, everywhere, nothing - np.inf, nothing) for factors in every]


def sure(bundle: Bundle) -> list[Cell]:
    """Name the cells that somebody who reads all that is told is sure of."""
    attacker = Attacker(bundle)
    for cell in attacker.targets():
        attacker.find(attacker.ends(cell))
    return attacker.targets()
