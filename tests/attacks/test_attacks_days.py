"""How many suspensions and days: attacked together with who was suspended."""

import pytest
from attackers import EVERY
from bounding import REPEATED, narrowed, repeated
from invented_school import STUDENTS, files, students, with_repeats
from what_is_seen import Crowd, K, seen, threshold_only

from equity.chain import bringing, showing, workspaces

CROWD = Crowd.of(with_repeats(students(3, 200)))


@pytest.fixture(scope="module")
def told():
    with workspaces.passing() as workspace:
        bringing.load(workspace, bringing.read(files(CROWD.people)).readings)
        record = showing.shown(workspace, k=K)
    return [seen(record, STUDENTS, CROWD, key) for key in REPEATED]


@pytest.mark.parametrize("key", REPEATED[3:])
def test_no_small_group_can_be_computed_and_all_that_is_said_is_true(told, key):
    (one,) = (each for each in told if each.key == key)
    assert one.shown.sum() > 40, "a half day in a school hides no more than a whole one"
    assert [attack.__name__ for attack in EVERY if attack(one)] == []
    truth = (one.rows @ one.totals)[one.shown]
    assert (one.low[one.shown] <= truth + 1e-6).all()
    assert (truth <= one.high[one.shown] + 1e-6).all()


def test_no_hidden_group_is_bounded_tighter_than_promised(told):
    assert narrowed(told, repeated(told)) == []


def test_the_same_attackers_find_small_groups_where_only_these_hide():
    record = threshold_only(STUDENTS, CROWD, REPEATED)
    assert [attack for attack in EVERY if attack(seen(record, STUDENTS, CROWD, REPEATED[4]))]
