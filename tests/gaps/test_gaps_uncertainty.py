"""Intervals beside an independent implementation (statsmodels, scipy), and at their edges."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from equity.gaps.uncertainty import (
    Spread,
    koopman,
    mean_difference_interval,
    mean_interval,
    mean_ratio_interval,
    newcombe,
    wilson,
)

people = st.integers(min_value=1, max_value=2_000)


@st.composite
def two_shares(draw):
    persons, others = draw(people), draw(people)
    count = draw(st.integers(min_value=0, max_value=persons))
    return count, persons, draw(st.integers(min_value=0, max_value=others)), others


def histogram(values: np.ndarray) -> list[tuple[float, int]]:
    levels, counts = np.unique(values, return_counts=True)
    return list(zip(levels.tolist(), counts.tolist(), strict=True))


@given(two_shares())
def test_intervals_of_shares_and_differences_agree_with_statsmodels(table):
    count, persons, _c, _m = table
    low, high = proportion_confint(count, persons, method="wilson")
    assert wilson(count, persons).low == pytest.approx(low, abs=1e-9)
    assert wilson(count, persons).high == pytest.approx(high, abs=1e-9)
    low, high = confint_proportions_2indep(*table, compare="diff", method="newcomb")
    assert newcombe(*table).low == pytest.approx(low, abs=1e-9)
    assert newcombe(*table).high == pytest.approx(high, abs=1e-9)


@given(two_shares().filter(lambda table: 0 < table[0] < table[1] and 0 < table[2] < table[3]))
def test_the_interval_of_a_ratio_agrees_with_statsmodels(table):
    low, high = confint_proportions_2indep(*table, compare="ratio", method="score")
    interval = koopman(*table)
    assert interval.low == pytest.approx(low, rel=1e-5)
    assert interval.high == pytest.approx(high, rel=1e-5)


@given(two_shares().filter(lambda table: table[0] + table[2] > 0))
def test_the_interval_of_a_ratio_holds_the_ratio_and_turns_over_with_the_sides(table):
    count, persons, others_count, others = table
    interval, turned = koopman(*table), koopman(others_count, others, count, persons)
    if others_count:
        ratio = count * others / (persons * others_count)
        assert interval.low <= ratio * (1 + 1e-9)
        assert ratio <= interval.high * (1 + 1e-9)
    assert (interval.low == 0) == (count == 0)
    assert (interval.high == math.inf) == (others_count == 0)
    if count:
        assert turned.high == pytest.approx(1 / interval.low, rel=1e-6)


def test_there_is_no_ratio_interval_where_nobody_has_the_outcome():
    assert koopman(0, 50, 0, 50) is None


def test_a_group_without_the_outcome_still_has_an_interval():
    assert wilson(0, 20).high > 0.15
    assert koopman(0, 50, 5, 450).high > 1


def test_intervals_of_means_agree_with_scipy_and_statsmodels():
    rng = np.random.default_rng(4)
    ours, others = rng.integers(0, 6, size=40) / 5, rng.integers(2, 6, size=300) / 5
    group, rest = Spread.of(histogram(ours)), Spread.of(histogram(others))
    low, high = stats.t.interval(0.95, 39, loc=ours.mean(), scale=stats.sem(ours))
    assert (mean_interval(group).low, mean_interval(group).high) == pytest.approx((low, high))
    welch = CompareMeans(DescrStatsW(ours), DescrStatsW(others)).tconfint_diff(usevar="unequal")
    interval = mean_difference_interval(group, rest)
    assert (interval.low, interval.high) == pytest.approx(welch)


def test_the_interval_of_a_ratio_of_events_comes_from_both_relative_errors():
    group = Spread(persons=100, mean=2.0, variance=4.0)  # relative error 0.1
    rest = Spread(persons=400, mean=0.5, variance=0.25)  # relative error 0.05
    width = 1.959963984540054 * math.hypot(0.1, 0.05)
    interval = mean_ratio_interval(group, rest)
    ends = (4 * math.exp(-width), 4 * math.exp(width))
    assert (interval.low, interval.high) == pytest.approx(ends)


def test_the_interval_of_a_ratio_of_events_covers_as_often_as_it_says():
    rng = np.random.default_rng(5)
    covered = 0
    for _round in range(400):
        group = Spread.of(histogram(rng.negative_binomial(0.5, 0.4, size=120)))
        rest = Spread.of(histogram(rng.negative_binomial(0.5, 0.5, size=600)))
        interval = mean_ratio_interval(group, rest)
        covered += interval.low <= 1.5 <= interval.high
    assert 0.92 <= covered / 400 <= 0.98


def test_without_any_spread_there_is_no_interval_of_a_mean():
    nobody_had_any = Spread.of([(0.0, 30)])
    others = Spread.of([(0.0, 30), (1.0, 5)])
    assert mean_interval(nobody_had_any) is None
    assert mean_ratio_interval(nobody_had_any, others) is None
    assert mean_difference_interval(nobody_had_any, nobody_had_any) is None
    assert mean_difference_interval(nobody_had_any, others).high < 0
