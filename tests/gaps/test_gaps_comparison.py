"""A whole comparison: its edges, its masked counts, and its identities."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equity.gaps.comparison import compare, compare_with_all, composition, turning_point
from equity.gaps.ranking import noise_floor
from equity.gaps.rates import MORE_THAN_ENROLLED, rate, together
from equity.numbers import Bounded, Tally
from equity.problems import Problem
from equity.vocabulary import Unit


def share(count: int, persons: int) -> Tally:
    return Tally.of([(1.0, count), (0.0, persons - count)])


def masked(low: float, high: float, persons: int) -> Tally:
    return Tally(Bounded.exactly(persons), Bounded(low, high, "masked"))


def test_more_students_with_the_outcome_than_students_are_a_problem_of_our_own_rows():
    with pytest.raises(Problem, match="incidents, not students"):
        rate(Tally.of([(2.0, 6), (0.0, 4)]), Unit.SHARE)


def test_more_counted_than_enrolled_leaves_a_published_group_without_a_rate_or_comparison():
    over, fine = (Tally(Bounded.exactly(10), Bounded.exactly(count)) for count in (11, 2))
    assert rate(over, Unit.SHARE) == Bounded(0, 1, MORE_THAN_ENROLLED)
    for gap in (compare(over, fine, Unit.SHARE), compare(fine, over, Unit.SHARE)):
        assert gap.others_rate is gap.difference is gap.p_value is None
    assert compare(over, fine, Unit.SHARE).rate_interval is None
    assert noise_floor([over, fine, fine], Unit.SHARE) == noise_floor([fine, fine], Unit.SHARE)
    assert rate(Tally(Bounded.exactly(10), Bounded.exactly(11)), Unit.PER_100_STUDENTS).low == 110


def test_nobody_has_no_rate_and_cannot_be_compared():
    assert rate(share(0, 0), Unit.SHARE) is None
    with pytest.raises(Problem, match="nobody in this group"):
        compare(share(0, 0), share(1, 20), Unit.SHARE)


@pytest.mark.parametrize("others", [None, share(0, 0)])
def test_without_others_there_is_a_rate_only(others):
    gap = compare(share(3, 30), others, Unit.SHARE)
    assert (gap.rate.low, gap.rate_interval is None) == (0.1, False)
    rest = (gap.others_rate, gap.difference, gap.ratio, gap.ratio_interval, gap.excess, gap.p_value)
    assert rest == (None,) * 6


def test_where_nobody_else_has_the_outcome_there_is_no_ratio_but_an_interval_without_upper_end():
    gap = compare(share(5, 50), share(0, 50), Unit.SHARE)
    assert gap.ratio is None
    assert gap.ratio_interval.low > 0
    assert gap.ratio_interval.high == math.inf
    assert gap.difference_interval.low > 0


def test_where_nobody_of_the_group_has_the_outcome_the_ratio_is_zero_with_an_interval():
    gap = compare(share(0, 50), share(5, 450), Unit.SHARE)
    assert gap.ratio == Bounded.exactly(0)
    assert gap.ratio_interval.low == 0
    assert 0 < gap.ratio_interval.high < math.inf


def test_where_nobody_at_all_has_the_outcome_there_is_no_ratio():
    gap = compare(share(0, 50), share(0, 450), Unit.SHARE)
    assert (gap.ratio, gap.ratio_interval, gap.difference.low) == (None, None, 0)


@pytest.mark.parametrize("unit", [Unit.PER_100_STUDENTS, Unit.MEAN_SHARE])
def test_means_without_any_outcome_have_no_filler(unit):
    gap = compare(Tally.of([(0.0, 40)]), Tally.of([(0.0, 90)]), unit)
    assert (gap.rate_interval, gap.ratio, gap.ratio_interval, gap.p_value) == (None,) * 4


def test_events_are_per_100_students_in_every_quantity():
    group = Tally.of([(0.0, 30), (1.0, 6), (2.0, 4)])
    others = Tally.of([(0.0, 180), (1.0, 15), (3.0, 5)])
    gap = compare(group, others, Unit.PER_100_STUDENTS)
    assert (gap.rate.low, gap.others_rate.low, gap.difference.low) == (35, 15, 20)
    assert gap.excess.low == pytest.approx(14 - 40 * 0.15)
    assert gap.ratio.low == pytest.approx(35 / 15)
    assert gap.rate_interval.low < 35 < gap.rate_interval.high
    assert gap.difference_interval.low < 20 < gap.difference_interval.high
    assert gap.ratio_interval.low < 35 / 15 < gap.ratio_interval.high


def test_the_interval_of_a_rate_ends_where_its_unit_ends():
    one_with_five = Tally.of([(0.0, 11), (5.0, 1)])
    assert compare(one_with_five, None, Unit.PER_100_STUDENTS).rate_interval.low == 0
    nearly_all = Tally.of([(0.0, 1), (1.0, 20)])
    assert compare(nearly_all, None, Unit.MEAN_SHARE).rate_interval.high == 1


def test_masked_counts_give_outer_bounds_and_no_intervals():
    gap = compare(masked(0, 9, 40), masked(20, 29, 400), Unit.SHARE)
    assert (gap.rate.low, gap.rate.high, gap.rate.why) == (0, 0.225, "masked")
    assert gap.difference.low == pytest.approx(-0.0725)
    assert gap.difference.high == pytest.approx(0.175)
    assert gap.ratio.high == pytest.approx(4.5)
    assert (gap.excess.low, gap.excess.high) == pytest.approx((-2.9, 7))
    assert (gap.rate_interval, gap.difference_interval, gap.ratio_interval) == (None,) * 3
    assert gap.p_value is None


def test_a_comparison_that_may_be_zero_gives_no_ratio():
    assert compare(share(4, 40), masked(0, 9, 400), Unit.SHARE).ratio is None


counts = st.integers(0, 20)


@given(counts, counts, counts, counts)
def test_every_true_value_lies_within_the_bounds_of_its_masked_counts(low, width, other, wide):
    persons, others = 45, 300
    gap = compare(
        masked(low, low + width, persons), masked(other, other + wide, others), Unit.SHARE
    )
    for k in (low, low + width // 2, low + width):
        for c in (other, other + wide // 2, other + wide):
            true = compare(share(k, persons), share(c, others), Unit.SHARE)
            assert gap.difference.low - 1e-9 <= true.difference.low <= gap.difference.high + 1e-9
            assert gap.excess.low - 1e-9 <= true.excess.low <= gap.excess.high + 1e-9
            if gap.ratio:
                assert gap.ratio.low - 1e-9 <= true.ratio.low <= gap.ratio.high + 1e-9


def test_all_students_include_the_group_and_give_the_same_p():
    group, rest = share(18, 120), share(44, 880)
    apart, whole = compare(group, rest, Unit.SHARE), compare_with_all(group, rest, Unit.SHARE)
    assert whole.others_rate.low == pytest.approx(62 / 1000)
    assert whole.p_value == apart.p_value
    assert whole.difference.low == pytest.approx(apart.difference.low * 0.88)
    assert whole.difference_interval.low == pytest.approx(apart.difference_interval.low * 0.88)
    assert whole.ratio_interval.low < whole.ratio.low < whole.ratio_interval.high
    assert whole.excess.low == pytest.approx(18 - 120 * 0.062)


def test_a_group_that_alone_has_the_outcome_has_an_upper_end_beside_all_students():
    whole = compare_with_all(share(5, 50), share(0, 150), Unit.SHARE)
    assert whole.ratio.low == pytest.approx(4)
    assert whole.ratio_interval.high == pytest.approx(4)


@given(st.integers(0, 60), st.integers(1, 300), st.sampled_from([1.0, 1.2, 1.5, 2.0, 3.0]))
def test_the_turning_point_is_the_fewest_students(count, others_count, threshold):
    fewest = turning_point(share(count, 60), share(others_count, 300), threshold=threshold)

    def is_over(k: int) -> bool:
        return round(k * 300 * 10) >= round(threshold * 10) * 60 * others_count

    assert not is_over(count - fewest)
    assert fewest == 0 or is_over(count - fewest + 1)


def test_there_is_no_turning_point_without_a_ratio():
    assert turning_point(share(5, 50), share(0, 50), threshold=2) is None
    assert turning_point(masked(0, 9, 50), share(4, 50), threshold=2) is None


def test_there_is_no_composition_where_nobody_has_the_outcome():
    assert composition(share(0, 50), share(0, 50)) is None


def test_groups_together_keep_their_histogram():
    whole = together([share(2, 10), share(0, 0), share(3, 40)])
    assert whole.values == ((0.0, 45), (1.0, 5))
    assert together([masked(0, 9, 40), share(3, 40)]).total == Bounded(3, 12, "masked")
