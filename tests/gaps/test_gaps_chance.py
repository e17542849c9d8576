"""p-values beside scipy's, and how often a school without gaps is called unequal."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import sizes
from equity.gaps.chance import benjamini_hochberg, mid_p, permutation_p, welch_p
from equity.gaps.uncertainty import Spread

SCHOOLS = 2_000 if sizes.PROVE else 300


@st.composite
def two_shares(draw):
    persons, others = draw(st.integers(1, 400)), draw(st.integers(1, 400))
    return draw(st.integers(0, persons)), persons, draw(st.integers(0, others)), others


def histogram(values: np.ndarray) -> list[tuple[float, int]]:
    levels, counts = np.unique(values, return_counts=True)
    return list(zip(levels.astype(float).tolist(), counts.tolist(), strict=True))


@given(two_shares())
def test_the_mid_p_is_fishers_p_less_half_of_the_observed_table(table):
    count, persons, others_count, others = table
    cells = [[count, persons - count], [others_count, others - others_count]]
    observed = stats.hypergeom.pmf(count, persons + others, count + others_count, persons)
    expected = stats.fisher_exact(cells).pvalue - observed / 2
    assert mid_p(*table) == pytest.approx(expected, rel=1e-6, abs=1e-12)


def test_the_mid_p_of_a_million_students_is_right_too():
    observed = stats.hypergeom.pmf(7_300, 1_000_000, 70_000, 100_000)
    fisher = stats.fisher_exact([[7_300, 92_700], [62_700, 837_300]]).pvalue
    assert mid_p(7_300, 100_000, 62_700, 900_000) == pytest.approx(fisher - observed / 2, rel=1e-5)
    assert mid_p(100_000, 100_000, 0, 900_000) == 0


def test_the_p_of_two_means_agrees_with_scipy():
    rng = np.random.default_rng(6)
    ours, others = rng.integers(0, 6, size=25) / 5, rng.integers(1, 6, size=400) / 5
    ours_spread, others_spread = Spread.of(histogram(ours)), Spread.of(histogram(others))
    expected = stats.ttest_ind(ours, others, equal_var=False).pvalue
    assert welch_p(ours_spread, others_spread) == pytest.approx(expected)
    assert welch_p(Spread.of([(0.5, 1)]), others_spread) is None


def test_the_permutation_p_of_yes_and_no_is_near_the_exact_one():
    group, others = [(0.0, 90), (1.0, 14)], [(0.0, 846), (1.0, 54)]
    dealt = stats.hypergeom(1_004, 68, 104)  # 7.04 expected: 14 and more are as far away as 0
    found = [permutation_p(group, others, seed=seed) for seed in range(20)]
    assert np.mean(found) == pytest.approx(dealt.sf(13) + dealt.pmf(0), rel=0.15)


def test_the_permutation_p_agrees_with_scipy_on_events():
    rng = np.random.default_rng(7)
    ours, others = rng.negative_binomial(0.4, 0.4, 60), rng.negative_binomial(0.4, 0.5, 300)
    expected = stats.permutation_test(
        (ours, others),
        lambda x, y, axis: x.mean(axis=axis) - y.mean(axis=axis),
        vectorized=True,
        n_resamples=4_000,
        rng=np.random.default_rng(8),
    ).pvalue
    found = permutation_p(histogram(ours), histogram(others), seed=3)
    assert found == pytest.approx(expected, rel=0.5, abs=0.01)


def test_the_same_seed_gives_the_same_p():
    group, others = [(0.0, 40), (1.0, 6), (4.0, 2)], [(0.0, 300), (1.0, 20), (2.0, 4)]
    assert permutation_p(group, others, seed=3) == permutation_p(group, others, seed=3)
    assert permutation_p(group, others, seed=3) != permutation_p(group, others, seed=4)


def test_a_certain_gap_gets_the_smallest_p_and_alike_sides_the_largest():
    assert permutation_p([(5.0, 40)], [(0.0, 400)], seed=0) == pytest.approx(1e-4)
    assert permutation_p([(0.0, 40), (1.0, 4)], [(0.0, 400), (1.0, 40)], seed=0) == 1
    assert permutation_p([(0.0, 40)], [(0.0, 400)], seed=0) is None


def test_benjamini_and_hochberg_agree_with_scipy():
    rng = np.random.default_rng(9)
    p_values = rng.beta(0.4, 2, size=200).tolist()
    adjusted = stats.false_discovery_control(p_values)
    assert benjamini_hochberg(p_values) == tuple((adjusted <= 0.05).tolist())
    assert benjamini_hochberg([]) == ()


def test_few_schools_without_gaps_have_a_gap_that_is_called_clear():
    rng = np.random.default_rng(10)
    persons = np.array([260, 240, 190, 120, 60, 20, 10])
    false_alarms = 0
    for _school in range(SCHOOLS):
        p_values = []
        for share in (0.03, 0.08, 0.15, 0.5):
            counts = rng.binomial(persons, share)
            p_values += [
                mid_p(int(k), int(n), int(counts.sum() - k), int(persons.sum() - n))
                for k, n in zip(counts, persons, strict=True)
            ]
        false_alarms += any(benjamini_hochberg(p_values))
    assert 0.005 <= false_alarms / SCHOOLS <= 0.055
