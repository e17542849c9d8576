"""Published counts without head counts: parts are told of a total that the groups fit."""

import pytest

from equity.measures import counted as kind
from equity.numbers import Bounded, Counts, GroupCount, Tally
from equity.privacy.counted import counted
from equity.question import Only

GROUPS = [("Girls",), ("Boys",)]


def told(girls, boys, total):
    known = {("Girls",): girls, ("Boys",): boys}
    table = Counts(
        measure=kind("counted.Expulsion"),
        by=("gender",),
        only=(Only("place", "Lincoln"),),
        period="2023-24",
        source="Published numbers 2023-24",
        groups=tuple(GroupCount(group, tally(one)) for group, one in known.items() if one),
        total=total and tally(total),
    )
    return [one.part and (one.part.low, one.part.high) for one in counted(table, GROUPS).groups]


def tally(count):
    return Tally(Bounded.unknown(), Bounded(*count))


@pytest.mark.parametrize(
    ("girls", "boys", "total", "parts"),
    [
        ((30, 30), (70, 70), (100, 100), [(0.3, 0.3), (0.7, 0.7)]),
        ((30, 30), (70, 70), None, [(0.3, 0.3), (0.7, 0.7)]),
        ((0, 9), (70, 70), (75, 75), [(0, 0.12), (70 / 75, 70 / 75)]),
        ((30, 30), None, (100, 100), [(0.3, 0.3), None]),
        ((30, 30), (70, 70), (60, 60), [None, None]),
        ((30, 30), (70, 70), (0, 9), [None, None]),
        ((0, 9), (70, 70), None, [None, None]),
        ((30, 30), None, None, [None, None]),
        ((0, 0), (0, 0), (0, 0), [None, None]),
    ],
)
def test_a_part_is_told_where_the_total_is_known_and_the_groups_fit_it(girls, boys, total, parts):
    assert told(girls, boys, total) == parts
