"""Every mask that publishers use is a range with a reason, never 0 and never a midpoint."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equity.intake.masked_cells import MASKED, is_mask, read_cells, read_count, read_share
from equity.numbers import Bounded


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        *((mask, 0, 9) for mask in ("*", "**", "***", "--", "PS", "DS", "s", "†", "Privacy", "~")),
        ("<10", 0, 9),
        ("n<10", 0, 9),
        ("<=10", 0, 10),
        ("≤ 10", 0, 10),
        ("10 or fewer", 0, 10),
        ("fewer than 10", 0, 9),
        ("1-4", 1, 4),
        (">500", 501, math.inf),
    ],
)
def test_a_masked_count_is_all_that_the_mask_leaves_open(text, low, high):
    assert read_count(text) == Bounded(low, high, MASKED)
    assert is_mask(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("*", 0, 1),
        ("<5%", 0, 0.05),
        ("<=5", 0, 0.05),
        ("≤5%", 0, 0.05),
        ("LE5", 0, 0.05),
        (">95%", 0.95, 1),
        ("GE95", 0.95, 1),
        ("≥95%", 0.95, 1),
        ("6-9%", 0.06, 0.09),
    ],
)
def test_a_masked_percent_is_all_that_the_mask_leaves_open(text, low, high):
    assert read_share(text, of_100=True) == Bounded(low, high, MASKED)


@pytest.mark.parametrize("text", ["", " ", "NULL", "N/A", "-9", "-5", "-2", "-99999999", "abc"])
def test_blanks_and_reserve_codes_say_nothing(text):
    assert read_count(text) is None
    assert read_share(text, of_100=True) is None


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("1,437", 1437), ("   1,437", 1437), ("12.0", 12)]
)
def test_a_number_is_itself_and_zero_only_where_zero_stands(text, value):
    assert read_count(text) == Bounded.exactly(value)


@pytest.mark.parametrize(
    ("text", "of_100", "share"),
    [("16.4", True, 0.164), ("0.164", False, 0.164), ("4.80%", False, 0.048), ("130", True, None)],
)
def test_a_share_is_read_by_its_column_or_its_percent_sign(text, of_100, share):
    expected = None if share is None else Bounded.exactly(share)
    assert read_share(text, of_100=of_100) == expected


def test_not_applicable_beside_a_mask_is_a_mask_and_beside_nothing_is_nothing():
    cells = read_cells("N/A", "", "*", of_100=True)
    assert cells.count == Bounded(0, 9, MASKED)
    assert cells.share == Bounded(0, 1, MASKED)
    assert not read_cells("N/A", "", "N/A", of_100=True).says_something
    assert read_cells("N/A", "40", "12.5", of_100=True).count is None


def test_a_masked_count_is_at_most_the_head_count():
    assert read_cells("*", "4", "", of_100=True).count == Bounded(0, 4, MASKED)


def test_a_masked_count_of_more_students_than_nobody_knows_has_no_upper_end():
    assert read_cells("*", ">200", "50%", of_100=True).count == Bounded(100, math.inf, MASKED)
    assert read_cells("*", ">200", "1%", of_100=True).count == Bounded(0, 9, MASKED)


def test_a_hidden_count_of_few_students_is_no_smaller_than_its_share():
    assert read_cells("*", "12", ">= 80.0", of_100=True).count == Bounded(10, 12, MASKED)


@given(st.text(max_size=12))
def test_no_text_becomes_a_number_that_it_does_not_say(text):
    for number in (read_count(text), read_share(text, of_100=True)):
        if number is not None and number.is_exact:
            assert any(mark.isdigit() for mark in text)
        elif number is not None:
            assert number.why == MASKED
            assert 0 <= number.low < number.high


def test_a_comma_before_parts_and_a_dot_after_thousands_are_no_number_of_ours():
    """Parts after a comma, thousands after a dot: so is "0,050" one in twenty elsewhere."""
    assert read_share("0,050", of_100=True) is None
    assert read_count("1.000") is None
    assert read_count("1,000") == read_count("1000.0") == Bounded.exactly(1000)


def test_a_range_from_one_in_a_column_of_percents_is_one_of_students():
    assert read_share("1-9", of_100=True) == Bounded(0, 1, MASKED)
    assert read_share("6-9", of_100=True) == Bounded(0.06, 0.09, MASKED)
