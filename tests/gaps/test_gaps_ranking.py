"""Evidence grades, the noise floor, the order of gaps, and the change of a rate."""

import numpy as np
import pytest

from equity.gaps.comparison import compare
from equity.gaps.ranking import grade, noise_floor, place
from equity.gaps.trend import change
from equity.numbers import Bounded, Tally
from equity.vocabulary import Evidence, Unit


def share(count: int, persons: int) -> Tally:
    return Tally.of([(1.0, count), (0.0, persons - count)])


LARGE = compare(share(40, 100), share(40, 800), Unit.SHARE)
MIDDLING = compare(share(10, 60), share(80, 800), Unit.SHARE)
NONE = compare(share(7, 70), share(80, 800), Unit.SHARE)
MASKED = compare(Tally(Bounded.exactly(40), Bounded(0, 9, "masked")), share(80, 800), Unit.SHARE)


def test_each_grade_is_given_where_it_belongs():
    assert grade([LARGE, MIDDLING, MIDDLING, NONE, MASKED], [0.05, 0.05, 0.07, 0.05, None]) == (
        Evidence.CLEAR,
        Evidence.WORTH_ASKING,
        Evidence.TOO_SMALL,
        Evidence.TOO_SMALL,
        Evidence.TOO_SMALL,
    )


def test_more_gaps_looked_at_need_more_evidence():
    gap = compare(share(12, 60), share(80, 800), Unit.SHARE)
    assert 0.01 < gap.p_value < 0.05
    assert grade([gap], [0.05]) == (Evidence.CLEAR,)
    assert grade([gap] + [NONE] * 9, [0.05] * 10)[0] is Evidence.WORTH_ASKING


def test_the_noise_floor_is_what_chance_makes_of_equal_groups():
    groups = [share(5, 50), share(10, 100), share(15, 150), share(2, 20)]
    rng = np.random.default_rng(99)
    persons = np.array([50, 100, 150, 20])
    expected = np.ptp(rng.binomial(persons, 0.1, size=(20_000, 4)) / persons, axis=1).mean()
    assert noise_floor(groups, Unit.SHARE) == pytest.approx(expected, rel=0.03)
    assert noise_floor(groups, Unit.SHARE) == noise_floor(groups, Unit.SHARE)


@pytest.mark.parametrize(("unit", "per"), [(Unit.MEAN_SHARE, 1), (Unit.PER_100_STUDENTS, 100)])
def test_the_noise_floor_of_means_comes_from_the_spread_between_students(unit, per):
    groups = [share(50, 100), share(50, 100)]
    expected = per * 2 / np.sqrt(np.pi) * np.sqrt(0.25 / 100)  # of two alike normal means
    assert noise_floor(groups, unit) == pytest.approx(expected, rel=0.05)


def test_one_group_or_masked_counts_have_no_noise_floor():
    assert noise_floor([share(5, 50)], Unit.SHARE) is None
    hidden = Tally(Bounded.exactly(40), Bounded(0, 9, "masked"))
    assert noise_floor([share(5, 50), hidden], Unit.SHARE) is None


def test_gaps_whose_interval_covers_no_gap_come_after_all_others_by_their_difference():
    small = compare(share(8, 70), share(80, 800), Unit.SHARE)
    assert MIDDLING.difference_interval.low < 0 < MIDDLING.difference_interval.high
    gaps = [small, MIDDLING, NONE, LARGE]
    ordered = sorted(gaps, key=lambda gap: place(gap, Unit.SHARE, students=60))
    assert ordered == [LARGE, MIDDLING, small, NONE]


def test_a_gap_of_more_students_comes_first():
    few, many = (place(LARGE, Unit.SHARE, students=students) for students in (40, 100))
    assert many < few


def test_a_gap_to_the_group_s_advantage_ranks_by_its_nearest_bound_too():
    turned = compare(share(40, 800), share(40, 100), Unit.SHARE)
    assert place(turned, Unit.SHARE, students=100) == pytest.approx(
        place(LARGE, Unit.SHARE, students=100)
    )


def test_a_rate_without_comparison_comes_last():
    alone = compare(share(4, 40), None, Unit.SHARE)
    assert place(alone, Unit.SHARE, students=40) > place(NONE, Unit.SHARE, students=40)


def test_a_change_says_how_sure_it_is():
    moved = change(share(80, 800), share(40, 800), Unit.SHARE)
    assert (moved.then.low, moved.now.low, moved.difference.low) == (0.05, 0.1, 0.05)
    assert moved.interval.low > 0
    assert change(share(80, 800), share(0, 0), Unit.SHARE) is None
    assert change(share(0, 0), share(80, 800), Unit.SHARE) is None
