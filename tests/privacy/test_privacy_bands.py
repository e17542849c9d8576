"""Sizes as bands, and excess as a range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equity.numbers import Bounded
from equity.privacy.bands import band, in_fives, size

BANDS = """10-14 15-19 20-29 30-39 40-54 55-69 70-99 100-129 130-159 160-199 200-249 250-299
300-399 400-499 1200-1299"""


@pytest.mark.parametrize("text", BANDS.split())
def test_both_ends_of_a_band_give_its_text(text):
    low, high = (int(end) for end in text.split("-"))
    assert size(Bounded.exactly(low)) == text
    assert size(Bounded.exactly(high)) == text


@given(st.integers(1, 100_000))
def test_every_number_of_persons_lies_in_its_band(persons):
    low, high = band(persons)
    assert low <= persons <= high


def test_a_range_of_persons_spans_its_bands():
    assert size(Bounded(12, 36)) == "10-39"


@given(st.floats(-500, 500), st.floats(0, 50))
def test_a_number_of_students_stays_inside_its_range_of_fives(low, width):
    rounded = in_fives(Bounded(low, low + width))
    assert rounded.low <= low
    assert low + width <= rounded.high
    assert rounded.low % 5 == rounded.high % 5 == 0
    assert rounded.low < rounded.high
