"""The gate and published tables: masks stay ranges, and nobody is total less the rest."""

import pytest

from equity.measures import PUBLISHED
from equity.numbers import Bounded, Counts, GroupCount, Tally
from equity.privacy.release import release
from equity.privacy.table import (
    MASKED_NUMBER,
    NO_HEAD_COUNTS,
    NOT_COMPARED,
    NOT_PRINTED,
    PARTS_MISSING,
)
from equity.question import Only
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, Evidence, View

WHY = "masked by the publisher"
MASK = Bounded(0, 9, WHY)
ANY_SHARE = Bounded(0, 1, WHY)


def rated(percent, count=None):
    total = Bounded.unknown() if count is None else Bounded.exactly(count)
    return Tally(Bounded.unknown(), total, published=Bounded.exactly(percent / 100))


def counted(k, n):
    total = k if isinstance(k, Bounded) else Bounded.exactly(k)
    return Tally(Bounded.exactly(n), total)


def table(total=None, **groups):
    return Counts(
        measure=PUBLISHED[0],
        by=("race_ethnicity",),
        only=(Only("place", "Lincoln"),),
        period="2023-24",
        source="Published numbers",
        groups=tuple(GroupCount((name,), tally) for name, tally in groups.items()),
        total=total,
    )


def shown(counts, compared_with=EVERYONE_ELSE, view=View.ROOM):
    (safe,) = release([counts], compared_with=compared_with, view=view)
    return safe


HIDDEN_CELL = Tally(Bounded.unknown(), MASK, published=ANY_SHARE)


def test_a_gap_of_rates_is_their_difference_without_an_interval_and_says_why():
    safe = shown(table(Black=rated(16.4, 1021), White=rated(5.6, 111)), "White")
    black = safe.group("Black")
    assert black.gap.difference.low == pytest.approx(0.108)
    assert black.gap.ratio.low == pytest.approx(2.92857, abs=1e-5)
    assert black.gap.difference_interval is black.gap.ratio_interval is black.evidence is None
    assert black.not_graded == NO_HEAD_COUNTS
    assert safe.scanned == 0


def test_rates_alone_have_no_everyone_else_and_no_silent_norm():
    safe = shown(table(Black=rated(16.4), White=rated(5.6)))
    assert all(one.gap.others_rate is None for one in safe.groups)
    assert {one.not_graded for one in safe.groups} == {NOT_COMPARED}
    assert not safe.everyone.shown
    assert safe.everyone.reason == NOT_PRINTED


def test_a_printed_line_of_all_students_takes_the_place_of_everyone_else():
    safe = shown(table(total=rated(8.0), Black=rated(16.4), White=rated(5.6)))
    assert safe.compared_with == ALL_STUDENTS
    assert safe.everyone.gap.rate == Bounded.exactly(0.08)
    assert safe.group("Black").gap.difference.low == pytest.approx(0.084)
    assert safe.group("Black").gap.difference_interval is None


def test_a_masked_cell_is_shown_as_the_span_that_it_leaves_open():
    safe = shown(table(Asian=HIDDEN_CELL, White=rated(5.6, 111)), "White")
    asian = safe.group("Asian")
    assert asian.shown
    assert (asian.total.low, asian.total.high) == (0, 9)
    assert (asian.gap.rate.low, asian.gap.rate.high) == (0, 1)
    assert asian.not_graded == MASKED_NUMBER
    assert asian.evidence is None


def test_total_less_the_rest_undoes_no_mask():
    parts = {"Asian": counted(MASK, 60), "Black": counted(30, 100), "White": counted(20, 300)}
    safe = shown(table(total=counted(54, 460), **parts), view=View.STAFF)
    asian, black = safe.group("Asian"), safe.group("Black")
    assert (asian.gap.rate.low, asian.gap.rate.high) == (0, 0.15)
    assert not black.gap.others_rate.is_exact
    others = black.gap.others_rate
    assert (others.low, others.high) == pytest.approx((20 / 360, 29 / 360))
    assert black.not_graded == MASKED_NUMBER


def test_a_table_with_head_counts_is_graded_like_any_other():
    safe = shown(table(Black=counted(300, 1000), White=counted(100, 1000)))
    assert safe.group("Black").evidence is Evidence.CLEAR
    assert safe.group("Black").gap.ratio_interval is not None
    assert safe.scanned == 2


def test_published_groups_under_ten_stay_hidden_in_the_room():
    safe = shown(table(Asian=counted(2, 8), Black=counted(30, 100), White=counted(20, 300)))
    assert not safe.group("Asian").shown
    printed = shown(table(Asian=rated(100, 6), White=rated(5.6, 111)), "White")
    assert not printed.group("Asian").shown
    assert printed.group("White").shown


def test_parts_that_are_not_everyone_give_no_everyone_else():
    safe = shown(table(total=counted(90, 1000), Black=counted(30, 100), White=counted(20, 300)))
    assert safe.compared_with == ALL_STUDENTS
    assert safe.group("Black").gap.others_rate == Bounded.exactly(0.09)
    assert safe.group("Black").evidence is None
    assert safe.group("Black").not_graded == PARTS_MISSING


def test_the_p_value_stays_inside():
    safe = shown(table(Black=counted(300, 1000), White=counted(100, 1000)))
    assert all(one.gap.p_value is None for one in safe.groups)
