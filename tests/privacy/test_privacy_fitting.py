"""Chance is judged in a school that fits what is shown and in which the gap is weak."""

import numpy as np
import pytest

from equity.gaps.chance import mid_p
from equity.numbers import Bounded
from equity.privacy.effects import Normal
from equity.privacy.fitting import Fit, Weak, chance, weak_gap
from equity.privacy.protected import Shown
from equity.vocabulary import Unit

GROUP = Shown(Bounded(0.145, 0.155), (130, 159))
OTHERS = Shown(Bounded(0.045, 0.055), (700, 799))


def weak(own, others, unit=Unit.SHARE) -> tuple[Weak, Weak]:
    """Judge two sides by their own codes and bands."""
    return weak_gap([own, others], Fit.of_codes([own, others], unit), unit)


def p_value(own, others) -> float:
    return chance(*weak(own, others))


@pytest.mark.parametrize("unit", [Unit.SHARE, Unit.MEAN_SHARE])
def test_what_is_judged_lies_in_bands_and_codes(unit):
    for one, shown in zip(weak(GROUP, OTHERS, unit), (GROUP, OTHERS), strict=True):
        assert shown.size[0] <= one.persons <= shown.size[1]
        assert shown.rate.low <= one.rate <= shown.rate.high


def test_what_fits_all_that_is_shown_still_lies_in_their_own_bands_and_codes():
    far = Fit(
        Normal(np.array([500.0, 500.0]), np.diag([9.0, 9.0])),
        Normal(np.array([0.5, 0.5]), np.diag([1e-4, 1e-4])),
    )
    own, others = weak_gap([GROUP, OTHERS], far, Unit.SHARE)
    assert (own.persons, others.persons) == (159, 700)
    assert (own.rate, others.rate) == pytest.approx((0.155, 0.055))


def test_of_a_wide_code_the_part_near_the_comparison_counts():
    wide = Shown(Bounded(0.095, 0.295), GROUP.size)
    mine, theirs = weak(wide, OTHERS)
    assert 0.095 < mine.rate < 0.18
    assert 0.045 < theirs.rate < 0.055
    assert p_value(wide, OTHERS) > p_value(Shown(Bounded(0.19, 0.2), GROUP.size), OTHERS)


def test_nothing_is_clear_where_the_codes_overlap_by_half():
    own, others = Shown(Bounded(0.0, 0.195), (30, 39)), Shown(Bounded(0.0, 0.105), (100, 129))
    assert p_value(own, others) > 0.3


def test_a_gap_that_is_sure_in_every_school_that_fits_stays_sure():
    assert p_value(GROUP, OTHERS) < 0.001


def test_the_surer_the_numbers_the_surer_the_gap():
    vague = Shown(Bounded(0.045, 0.145), OTHERS.size)
    alone = Fit.of_codes([GROUP, vague], Unit.SHARE)
    known = Fit(alone.sizes, Normal(np.array([0.15, 0.05]), np.diag([1e-5, 1e-6])))
    judged = [chance(*weak_gap([GROUP, vague], fit, Unit.SHARE)) for fit in (alone, known)]
    assert judged[1] < judged[0] / 10


def test_two_rates_that_vary_together_are_drawn_together():
    apart = Normal(np.array([0.15, 0.13]), np.diag([4e-4, 4e-4]))
    alike = Normal(apart.mean, np.full((2, 2), 4e-4))
    sides = [Shown(Bounded(0.0, 1.0), GROUP.size), Shown(Bounded(0.0, 1.0), OTHERS.size)]
    sizes = Fit.of_codes(sides, Unit.SHARE).sizes
    (one, other), (first, second) = (
        weak_gap(sides, Fit(sizes, rates), Unit.SHARE) for rates in (alike, apart)
    )
    assert one.rate - other.rate == pytest.approx(0.02, abs=0.002)
    assert abs(first.rate - second.rate) < 0.015


def test_the_same_numbers_are_judged_alike_every_time():
    assert weak(GROUP, OTHERS) == weak(GROUP, OTHERS)


def test_events_are_judged_for_each_student():
    own, others = Shown(Bounded(27.5, 32.5), (100, 129)), Shown(Bounded(7.5, 12.5), (300, 399))
    mine, theirs = weak(own, others, Unit.PER_100_STUDENTS)
    assert 0.27 < mine.rate < 0.33
    assert 0.07 < theirs.rate < 0.13


def test_chance_between_whole_counts_lies_between_theirs():
    others = Weak(800, 0.05)
    ends = [mid_p(count, 100, 40, 800) for count in (13, 14)]
    assert chance(Weak(100, 0.13), others) == pytest.approx(ends[0])
    assert chance(Weak(100, 0.135), others) == pytest.approx(np.sqrt(ends[0] * ends[1]))
    assert chance(Weak(100, 1.0), Weak(800, 1.0)) == pytest.approx(mid_p(100, 100, 800, 800))
