"""Who tries to turn codes back goes on from what they found when less is told."""

import numpy as np
import pytest

from equity.measures import INCIDENTS_PER_100, REFERRED
from equity.privacy.attacker import Attacker
from equity.privacy.bundle import Bundle, Coded, Link, Sides
from equity.privacy.coding import Scale
from equity.privacy.program import LITTLE
from equity.privacy.repair import repair

GROUPS = (4, 3, 2)
K = 10


@pytest.fixture
def bundle() -> Bundle:
    """Give two tied measures of 300 persons: who has an incident, and how many they have."""
    draw = np.random.default_rng(3)
    codes = np.stack(np.unravel_index(np.arange(24), GROUPS), axis=1)
    persons = draw.integers(1, 24, 24)
    referred = draw.binomial(persons, 0.2).astype(float)
    incidents = referred + draw.binomial(referred.astype(int), 0.4)
    plain = [codes[:, place] == group for place in range(3) for group in range(GROUPS[place])]
    pairs = [one & other for at, one in enumerate(plain) for other in plain[at + 1 :]]
    sets = np.unique([one for one in [*plain, *pairs, codes[:, 0] >= 0] if one.any()], axis=0)
    groups = len(sets)
    watched = np.array([~one for one in plain])
    beside = tuple(range(groups))
    sides = Sides(
        sets=sets,
        orders=np.ones(groups, dtype=int),
        worth=np.zeros(groups, dtype=int),
        is_rest=np.zeros(groups, dtype=bool),
        watched=watched,
        beside=(beside,) * (groups + len(watched)),
    )
    follows = np.concatenate([sets, watched]) @ persons >= K
    scales = [Scale.of(REFERRED.unit), Scale.of(INCIDENTS_PER_100.unit, 2.0)]
    measures = [
        Coded(persons, persons, totals, scale, follows[:groups], np.ones(groups, bool), follows)
        for totals, scale in zip([referred, incidents], scales, strict=True)
    ]
    nothing, everywhere = np.zeros(24), np.ones(24, dtype=bool)
    nested = [
        Link(factors, everywhere, nothing - np.inf, nothing) for factors in ((1, -1), (-2, 1))
    ]
    return Bundle(sides, measures, links=nested, k=K)


def test_what_follows_is_found_again_wherever_less_is_told(bundle):
    attacker = Attacker(bundle)
    rests = range(len(bundle.sides.sets), len(bundle.sides.beside))
    before = [attacker.alone(0).rest(at) for at in rests]
    for at in np.flatnonzero(bundle.levels[0] >= 0).tolist():
        attacker.update(bundle.give_way([(0, at)]), ())
    after = [attacker.alone(0).rest(at) for at in rests]
    assert after == [Attacker(bundle.alone(0)).rest(at) for at in rests]
    assert sum(one is not None for one in after) > 2
    assert after != before


def test_an_end_goes_on_to_where_a_new_program_finds_it(bundle):
    attacker = Attacker(bundle)
    hidden = [tuple(cell) for cell in np.argwhere(bundle.levels < 0).tolist()]
    found = {cell: attacker.ends(cell) for cell in hidden}
    everything = [end for ends in found.values() for end in ends]
    attacker.find(everything)
    for ends in found.values():
        for cell in filter(bundle.may_give_way, attacker.leaned_on(ends)):
            attacker.update(bundle.give_way([cell]), everything)
    proven = [end.value for end in everything]
    attacker.find(everything)
    fresh, again = Attacker(bundle), {cell: Attacker(bundle).ends(cell) for cell in hidden}
    fresh.find([end for ends in again.values() for end in ends])
    truly = [end.value for ends in again.values() for end in ends]
    assert [end.value for end in everything] == pytest.approx(truly, abs=LITTLE)
    assert (np.array(proven) <= np.array(truly) + LITTLE).all()


def test_after_the_repair_nobody_finds_a_hidden_cell_too_tight(bundle):
    assert Attacker(bundle).targets() != []
    told = (bundle.levels >= 0).sum()
    repair(bundle)
    attacker = Attacker(bundle)
    for cell in attacker.targets():
        attacker.find(attacker.ends(cell))
    assert attacker.targets() == []
    assert 0 < (bundle.levels >= 0).sum() <= told
