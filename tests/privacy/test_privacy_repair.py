"""Who tries to turn codes back goes on from what they found when less is told."""

import numpy as np
import pytest
from tied_persons import K, sure, three_tied, two_tied

from equity.measures import REFERRED
from equity.privacy.attacker import Attacker
from equity.privacy.bundle import Bundle, Cell
from equity.privacy.by_proofs import ByProofs
from equity.privacy.by_totals import ByTotals
from equity.privacy.coding import Scale
from equity.privacy.giving_back import give_back
from equity.privacy.program import LITTLE, End, Known, NotRepairedError, Program
from equity.privacy.programs import Programs
from equity.privacy.repair import repair
from equity.privacy.threads import AT_ONCE
from equity.privacy.tied import Coded, Sides, Told


@pytest.fixture
def bundle() -> Bundle:
    """Give two tied measures."""
    return two_tied()


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
        for cell in attacker.leaned_on(ends):
            attacker.update(bundle.give_way([cell]), everything)
    proven = [end.value for end in everything]
    attacker.find(everything)
    fresh, again = Attacker(bundle), {cell: Attacker(bundle).ends(cell) for cell in hidden}
    fresh.find([end for ends in again.values() for end in ends])
    truly = [end.value for ends in again.values() for end in ends]
    assert [end.value for end in everything] == pytest.approx(truly, abs=LITTLE)
    assert (np.array(proven) <= np.array(truly) + LITTLE).all()


def both_ways(bundle: Bundle) -> tuple[ByTotals, ByProofs]:
    """Give both programs of all that is known of a bundle."""
    known = Known.of(bundle)
    return ByTotals(known), ByProofs(known)


def ends_by(program: Program, bundle: Bundle) -> list[End]:
    """Find both ends of all cells of a bundle."""
    rows = bundle.sides.sets.astype(float)
    goals = [sign * np.outer(one, row) for one in np.eye(2) for row in rows for sign in (1, -1)]
    ends = [End(goal, is_most=at % 2 == 1) for at, goal in enumerate(goals)]
    for end in ends:
        list(program.find(end))
    return ends


def test_by_totals_and_by_proofs_find_the_same_ends_also_where_less_is_told(bundle):
    by_totals, by_proofs = both_ways(bundle)
    for _ in range(2):
        found = [[end.value for end in ends_by(one, bundle)] for one in (by_totals, by_proofs)]
        assert found[0] == pytest.approx(found[1], abs=LITTLE)
        for cell in list(by_totals.told)[::3]:
            bundle.give_way([cell])
            for one in (by_totals, by_proofs):
                one.change(cell, bundle.known(cell), ())
    assert found[0] != pytest.approx([end.value for end in ends_by(by_totals, bundle)], abs=LITTLE)


def test_a_proof_says_how_far_its_end_can_go_where_a_cell_gives_way(bundle):
    gave_way: set[Cell] = set()
    for one in both_ways(bundle):
        ends = ends_by(one, bundle)
        for cell in one.told:
            if cell not in gave_way:
                bundle.give_way([cell])
                gave_way.add(cell)
            one.change(cell, bundle.known(cell), ends)
        truly = [end.value for end in ends_by(one, bundle)]
        proven = [end.value for end in ends]
        assert all(bound <= true + LITTLE for bound, true in zip(proven, truly, strict=True))
        assert any(not end.is_known for end in ends)


def test_all_that_is_possible_on_the_way_keeps_to_what_is_known(bundle, monkeypatch):
    monkeypatch.setattr("equity.privacy.by_proofs.STRETCH", 5)
    _, program = both_ways(bundle)
    goal = np.random.default_rng(0).normal(size=(2, bundle.sides.sets.shape[1]))
    found = list(program.toward(goal))
    known = Known.of(bundle)
    assert len(found) > 5
    for totals in found:
        for rows in (known.told, known.beside, known.own):
            sums = rows.table @ totals.ravel()
            assert (rows.low - LITTLE <= sums).all()
            assert (sums <= rows.high + LITTLE).all()
    values = [(goal * totals).sum() for totals in found]
    assert values == sorted(values, reverse=True)
    assert values[-1] < values[0]


def test_a_program_that_comes_to_no_end_says_nothing(bundle, monkeypatch):
    monkeypatch.setattr("equity.privacy.by_proofs.STRETCH", 1)
    monkeypatch.setattr("equity.privacy.by_proofs.MOST_STRETCHES", 3)
    _, program = both_ways(bundle)
    with pytest.raises(NotRepairedError):
        list(program.toward(np.random.default_rng(0).normal(size=(2, 24))))


def test_more_ties_than_totals_are_asked_by_proofs_of_which_some_work_side_by_side(bundle):
    assert [type(one) for one in Programs(three_tied()).every] == [ByProofs] * AT_ONCE
    assert [type(one) for one in Programs(bundle).every] == [ByTotals]
    assert AT_ONCE > 1


@pytest.mark.parametrize("made", [two_tied, three_tied])
def test_after_the_repair_nobody_finds_a_hidden_cell_too_tight(made):
    bundle = made()
    assert Attacker(bundle).targets() != []
    told = (bundle.levels >= 0).sum()
    repair(bundle)
    assert sure(bundle) == []
    assert 0 < (bundle.levels >= 0).sum() <= told


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
        sums={},
    )
    everyone = np.ones(3, dtype=bool)
    scale = Scale.of(REFERRED.unit)
    one = Coded(persons, persons, np.array(totals), scale, everyone, everyone)
    bundle = Bundle(no_rests, [one], k=K)
    assert sure(bundle) == [(0, 1)]
    repair(bundle)
    assert sure(bundle) == []
    assert bundle.levels[0, 1] == 0


def test_a_settled_measure_gives_way_only_where_nothing_else_can(bundle):
    told = np.flatnonzero((bundle.levels >= 0).all(axis=0) & ~bundle.sides.is_rest)
    sizes = bundle.sizes[0, told]
    smallest, largest = (int(told[at]) for at in (sizes.argmin(), sizes.argmax()))
    bundle.sides.worth[largest] = 2
    assert bundle.give_way([(0, smallest), (1, largest)]) == (0, smallest)
    bundle.is_settled[0] = True
    assert bundle.give_way([(0, smallest), (1, largest)]) == (1, largest)
    assert bundle.give_way([(0, smallest)]) == (0, smallest)
