"""Everyone else who has no code is told of as it follows, or nobody can be sure of them."""

import numpy as np
import pytest
from few_sets import EVERYONE, FIRST, REST, SHARE, counted, sides

from equity.privacy.attacker import Attacker
from equity.privacy.bundle import Bundle
from equity.privacy.coding import Scale
from equity.privacy.repair import repair
from equity.privacy.tied import Link
from equity.vocabulary import Unit

BESIDE_FIVE = counted([5, 60, 65], [2.0, 21.0, 12.0], hidden=[FIRST])


def test_everyone_else_that_lost_its_own_code_is_told_as_it_follows_beside_a_hidden_group():
    one = Bundle(sides(), [BESIDE_FIVE], k=10)
    own = one.code((0, REST))
    one.give_way([(0, REST)])
    assert one.code((0, REST)) is None
    assert Attacker(one).rest(REST) == own == SHARE.code(125, 33.0)


@pytest.mark.parametrize("is_settled", [False, True])
def test_nobody_is_sure_of_everyone_else_by_a_measure_that_theirs_is_tied_to(is_settled):
    nothing, everywhere = np.zeros(3), np.ones(3, dtype=bool)
    same = Link((1, -1), everywhere, nothing, nothing)
    people, hidden = ([5, 60, 15], [2.0, 21.0, 12.0]), [FIRST, EVERYONE]
    scales = SHARE, Scale.of(Unit.MEAN)  # a mean of few persons is not told
    measures = [counted(*people, hidden=hidden, scale=one) for one in scales]
    both = Bundle(sides(), measures, links=[same], k=10)
    both.give_way([(1, REST)])
    if is_settled:
        both.settle([both.codes(1)])
    assert repair(both).alone(1).rest(REST) is None
    reader = Attacker(both)
    low, high = ends = reader.ends((1, REST))
    reader.find(ends)
    assert -high.value - low.value >= 1
    assert (both.levels >= 0).sum() > 2
