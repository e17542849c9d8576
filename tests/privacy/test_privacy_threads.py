"""Programs that work side by side find what one finds, and on no machine anything else."""

import numpy as np
import pytest
from tied_persons import three_tied

from equity.privacy.attacker import Attacker
from equity.privacy.bundle import Bundle
from equity.privacy.by_proofs import ByProofs
from equity.privacy.program import LITTLE, End, Known
from equity.privacy.programs import Programs
from equity.privacy.repair import repair
from equity.privacy.threads import in_threads


@pytest.fixture
def bundle() -> Bundle:
    """Give three tied measures, for which programs work side by side."""
    return three_tied()


def every_end(bundle: Bundle) -> list[End]:
    """Give both ends of all cells, an odd number of them."""
    reader = Attacker(bundle)
    cells = [tuple(cell) for cell in np.argwhere(bundle.levels < 1).tolist()]
    return [end for cell in cells for end in reader.ends(cell)][1:]


def test_side_by_side_the_same_ends_are_found_as_by_one_also_where_less_is_told(bundle):
    alone, both = ByProofs(Known.of(bundle)), Programs(bundle)
    before: list[float] = []
    for _ in range(2):
        expected, found = every_end(bundle), every_end(bundle)
        assert len(found) % 2 == 1
        for end in expected:
            list(alone.find(end))
        list(both.find(found))
        values = [end.value for end in found]
        assert values == pytest.approx([end.value for end in expected], abs=LITTLE)
        assert all(end.is_known for end in found)
        assert values != pytest.approx(before, abs=LITTLE)
        before = values
        for cell in list(alone.told)[::3]:
            bundle.give_way([cell])
            alone.change(cell, bundle.known(cell), ())
            both.change(cell, bundle.known(cell), ())


def test_a_goal_is_sought_by_each_and_none_is_left_out(bundle):
    programs, reader = Programs(bundle), Attacker(bundle)
    ends = reader.ends((0, 0))
    found = list(programs.toward([end.goal for end in ends]))
    for end in ends:
        list(ByProofs(Known.of(bundle)).find(end))
        assert min((end.goal * totals).sum() for totals in found) == pytest.approx(end.value)
    with pytest.raises(ValueError, match="shorter"):
        list(programs.toward([ends[0].goal]))


def test_what_gives_way_does_not_depend_on_who_is_done_first():
    repaired = [three_tied() for _ in range(3)]
    for one in repaired:
        repair(one)
    first, *others = repaired
    for one in others:
        assert (one.levels == first.levels).all()
        assert (one.low == first.low).all()
    assert (first.levels != three_tied().levels).any()


def test_nothing_is_shown_where_a_program_side_by_side_comes_to_no_end(bundle, monkeypatch):
    monkeypatch.setattr("equity.privacy.by_proofs.STRETCH", 1)
    monkeypatch.setattr("equity.privacy.by_proofs.MOST_STRETCHES", 3)
    repair(bundle)
    assert (bundle.levels == -1).all()


def test_what_goes_wrong_with_one_of_them_is_told():
    with pytest.raises(ZeroDivisionError):
        in_threads(lambda one: 1 / one, [1, 0, 2])
