"""Chance is judged in a school that fits what is shown and in which the gap is weak."""

import pytest

from equity.gaps.comparison import compare
from equity.numbers import Bounded
from equity.privacy.fitting import Kind, weak_gap
from equity.privacy.protected import Shown
from equity.vocabulary import Unit

SHARE = Kind(unit=Unit.SHARE)
GROUP = Shown(Bounded(0.145, 0.155), (130, 159))
OTHERS = Shown(Bounded(0.045, 0.055), (700, 799))


def rate(tally) -> float:
    return tally.total.low / tally.persons.low


def p_value(own, others, both=None, kind=SHARE) -> float:
    return compare(*weak_gap(own, others, both, kind), kind.unit).p_value


@pytest.mark.parametrize("kind", [SHARE, Kind(unit=Unit.MEAN_SHARE, spread=0.3)])
def test_what_is_judged_lies_in_bands_and_codes(kind):
    pair = weak_gap(GROUP, OTHERS, None, kind)
    for tally, shown in zip(pair, (GROUP, OTHERS), strict=True):
        assert shown.size[0] <= tally.persons.low <= shown.size[1]
        assert shown.rate.low - 0.004 < rate(tally) < shown.rate.high + 0.004  # whole students


def test_of_a_wide_code_the_part_near_the_comparison_counts():
    wide = Shown(Bounded(0.095, 0.295), GROUP.size)
    mine, theirs = weak_gap(wide, OTHERS, None, SHARE)
    assert 0.095 < rate(mine) < 0.15
    assert 0.045 < rate(theirs) < 0.056
    assert p_value(wide, OTHERS) > p_value(Shown(Bounded(0.19, 0.2), GROUP.size), OTHERS)


def test_nothing_is_clear_where_the_codes_overlap_by_half():
    own, others = Shown(Bounded(0.0, 0.195), (30, 39)), Shown(Bounded(0.0, 0.105), (100, 129))
    assert p_value(own, others) > 0.3


def test_a_gap_that_is_sure_in_every_school_that_fits_stays_sure():
    assert p_value(GROUP, OTHERS) < 0.001


def test_what_is_shown_of_both_together_narrows_what_fits():
    vague = Shown(Bounded(0.045, 0.145), OTHERS.size)
    both = Shown(Bounded(0.065, 0.075), (900, 999))
    assert p_value(GROUP, vague, both) < p_value(GROUP, vague) / 10


def test_what_cannot_hold_both_is_set_aside():
    nobody = Shown(Bounded(0.9, 0.91), (900, 999))
    assert weak_gap(GROUP, OTHERS, nobody, SHARE) == weak_gap(GROUP, OTHERS, None, SHARE)


def test_the_same_numbers_are_judged_alike_every_time():
    assert weak_gap(GROUP, OTHERS, None, SHARE) == weak_gap(GROUP, OTHERS, None, SHARE)


def test_events_are_judged_for_each_student():
    events = Kind(unit=Unit.PER_100_STUDENTS, spread=0.5)
    own, others = Shown(Bounded(27.5, 32.5), (100, 129)), Shown(Bounded(7.5, 12.5), (300, 399))
    mine, theirs = weak_gap(own, others, None, events)
    assert 0.27 < rate(mine) < 0.33
    assert 0.07 < rate(theirs) < 0.13
