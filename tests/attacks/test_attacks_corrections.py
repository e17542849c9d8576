"""Who kept the numbers of before takes them from those after a corrected file, and learns nothing.

The attacker knows both files. Without the rule the same attacker finds who came.
"""

import numpy as np
import pytest
from attackers import Sets, finer_cells
from corrected_school import SCHOOL, differences, told, with_more
from invented_school import STUDENTS
from what_is_seen import Crowd, K, Seen, seen

from equity.chain import correcting
from equity.privacy.span import SECOND_PRIME, witness

FEW = (1, 9)


@pytest.fixture
def rule_is_off(monkeypatch):
    """Let every file replace what was released."""
    monkeypatch.setattr(correcting, "settle", lambda _workspace: None)


def computed(before, after, came: int) -> Sets:
    """Give the sets of one to nine people that a combination of both releases tells.

    The last `came` people of the second file are in it alone; all others are in both.
    """
    old = seen(before, STUDENTS, Crowd.of(SCHOOL), "suspended")
    new = seen(after, STUDENTS, Crowd.of(with_more(came)), "suspended")
    crowd = new.crowd
    newcomers = np.bincount(crowd.atoms[-came:], minlength=len(crowd.codes))
    persons = np.concatenate([crowd.everybody - newcomers, newcomers])
    there = persons > 0
    weights = witness(_rows(old, new)[:, there].astype(np.int64), prime=SECOND_PRIME)
    few = [one[there] for one in _cells(new) if 0 < one @ persons < K]
    return [one for one in few if not (one.astype(np.int64) @ weights) % SECOND_PRIME]


def _rows(old: Seen, new: Seen) -> np.ndarray:
    """Give what both releases show, over those who stayed and those who came."""
    shown = [one for one, is_shown in zip(old.groups, old.shown, strict=True) if is_shown]
    rows = np.array([new.crowd.row(one) for one in shown])
    again = new.rows[new.shown]
    return np.vstack([np.hstack([rows, np.zeros_like(rows)]), np.hstack([again, again])])


def _cells(new: Seen):
    """Give every cell of any number of conditions: those who stayed, those who came, and all."""
    nobody = np.zeros(len(new.crowd.codes), dtype=bool)
    for row in [*new.rows, *finer_cells(new)]:
        yield from (np.concatenate(pair) for pair in ((row, nobody), (nobody, row), (row, row)))


@pytest.mark.parametrize("came", FEW)
def test_a_few_students_more_change_nothing_that_the_room_sees(workspace, before, came):
    assert told(workspace, with_more(came)) == before


@pytest.mark.usefixtures("rule_is_off")
@pytest.mark.parametrize("came", FEW)
def test_without_the_rule_the_same_few_students_are_found(workspace, before, came):
    after = told(workspace, with_more(came))
    assert differences(before, after)
    assert computed(before, after, came)


def test_a_small_group_that_grew_by_many_is_not_told_by_the_difference(workspace, before):
    assert told(workspace, with_more(40)) == before


@pytest.mark.usefixtures("rule_is_off")
def test_without_the_rule_the_small_group_that_grew_is_found(workspace, before):
    after = told(workspace, with_more(40))
    assert computed(before, after, 40)


def test_one_value_that_changed_changes_nothing_that_the_room_sees(workspace, before):
    first = next(place for place, one in enumerate(SCHOOL) if one["referred"] > one["suspended"])
    changed = [*SCHOOL[:first], SCHOOL[first] | {"suspended": 1.0}, *SCHOOL[first + 1 :]]
    assert told(workspace, changed) == before
    assert correcting.held(workspace)
