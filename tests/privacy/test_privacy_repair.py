"""Who tries to turn codes back goes on from what they found when less is told."""

import numpy as np
import pytest

from equity.measures import INCIDENTS_PER_100, REFERRED
from equity.privacy.attacker import Attacker
from equity.privacy.bundle import Bundle, Cell
from equity.privacy.coding import Scale
from equity.privacy.giving_back import give_back
from equity.privacy.program import LITTLE
from equity.privacy.repair import repair
from equity.privacy.tied import Coded, Link, Sides, Told

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
    )
    shown, asked = sets @ persons >= K, np.ones(len(sets), dtype=bool)
    scales = [Scale.of(REFERRED.unit), Scale.of(INCIDENTS_PER_100.unit, 2.0)]
    measures = [
        Coded(persons, persons, totals, scale, shown, asked)
        for totals, scale in zip([referred, incidents], scales, strict=True)
    ]
    nothing, everywhere = np.zeros(24), np.ones(24, dtype=bool)
    nested = [
        Link(factors, everywhere, nothing - np.inf, nothing) for factors in ((1, -1), (-2, 1))
    ]
    return Bundle(sides, measures, links=nested, k=K)


def test_what_follows_is_found_again_wherever_less_is_told(bundle):
    attacker = Attacker(bundle)
    rests = np.flatnonzero(bundle.sides.is_rest).tolist()
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
    assert sure(bundle) == []
    assert 0 < (bundle.levels >= 0).sum() <= told


def sure(bundle: Bundle) -> list[Cell]:
    """Name the cells that somebody who reads all that is told is sure of."""
    attacker = Attacker(bundle)
    for cell in attacker.targets():
        attacker.find(attacker.ends(cell))
    return attacker.targets()


def test_what_is_withheld_is_told_again_where_no_secret_gets_sure_by_it(bundle):
    one = bundle.alone(0)
    repair(one)
    assert (one.levels[0, one.sides.is_rest] == 0).any()
    assert sure(one) == []


def test_what_stays_withheld_would_make_a_secret_sure(bundle):
    one = bundle.alone(0)
    repair(one)
    codes, withheld = one.codes(0), one.withheld()
    assert len(withheld) > 2
    for cell in withheld:
        one.tell(cell)
        assert sure(one) != []
        one.take(0, codes)


def test_nothing_is_given_back_by_a_reader_who_is_wrong(bundle, monkeypatch):
    one = bundle.alone(0)
    repair(one)
    codes, see, blind = one.codes(0), Attacker.targets, [True]
    monkeypatch.setattr(
        Attacker, "targets", lambda each: [] if blind and blind.pop() else see(each)
    )
    give_back(one)
    assert all((now == was).all() for now, was in zip(one.codes(0), codes, strict=True))


def test_beside_other_measures_and_published_tables_nothing_is_given_back(bundle):
    one = bundle.alone(0)
    one.printed = [Told(0, one.sides.sets[0], 0.0, float(one.sizes[0, 0]) - 1)]
    for each in (one, bundle):
        repair(each)
        assert (each.levels[:, each.sides.is_rest] == -1).all()


def test_everyone_else_who_is_told_no_longer_is_secret_again(bundle):
    rest = (0, int(np.flatnonzero(bundle.sides.is_rest)[0]))
    bundle.tell(rest)
    assert not bundle.secret[rest]
    bundle.give_way([rest])
    assert bundle.secret[rest]


@pytest.mark.parametrize("totals", [(0.0, 8.0), (20.0, 12.0)])
def test_a_tail_is_not_undone_by_taking_away(totals):
    persons = np.array([20, 20])
    sets = np.array([[True, True], [True, False], [False, True]])
    no_rests = Sides(
        sets=sets,
        orders=np.array([0, 1, 1]),
        worth=np.array([2, 1, 1]),
        is_rest=np.zeros(3, dtype=bool),
        beside=((), (), ()),
    )
    everyone = np.ones(3, dtype=bool)
    scale = Scale.of(REFERRED.unit)
    one = Coded(persons, persons, np.array(totals), scale, everyone, everyone)
    bundle = Bundle(no_rests, [one], k=K)
    assert sure(bundle) == [(0, 1)]
    repair(bundle)
    assert sure(bundle) == []
    assert bundle.levels[0, 1] == 0
