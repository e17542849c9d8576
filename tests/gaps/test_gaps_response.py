"""Response rates, and whose voices are missing."""

import math

from hypothesis import given
from hypothesis import strategies as st

from equity.gaps.response import Heard, heard, representation, response_rate
from equity.numbers import Bounded

exactly = Bounded.exactly


def test_an_unknown_enrolment_gives_an_unknown_rate_never_everyone():
    assert response_rate(exactly(86), None) is None
    assert response_rate(None, exactly(131)) is None
    assert response_rate(exactly(0), exactly(0)) is None


def test_more_answers_than_students_give_no_rate():
    assert response_rate(exactly(132), exactly(131)) is None
    assert response_rate(exactly(131), exactly(131)) == exactly(1.0)


def test_a_masked_enrolment_gives_the_outermost_rates():
    assert response_rate(exactly(5), Bounded(0, 9, "masked")) == Bounded(5 / 9, 1.0, "masked")
    assert response_rate(exactly(5), Bounded(4, 10, "band")) == Bounded(0.5, 1.0, "band")


def test_where_nobody_answered_nobody_is_heard_less():
    assert representation(exactly(0.0), exactly(0.0)) is None
    assert heard(None) is None


@given(st.integers(1, 500), st.integers(1, 500), st.floats(0, 1), st.floats(0, 1))
def test_share_among_those_who_answered_over_share_enrolled(own, others, part, other_part):
    answered, rest = math.floor(own * part), math.floor(others * other_part)
    if answered + rest == 0:
        return
    everyone = response_rate(exactly(answered + rest), exactly(own + others))
    found = representation(response_rate(exactly(answered), exactly(own)), everyone)
    classic = (answered / (answered + rest)) / (own / (own + others))
    assert math.isclose(found.low, classic, abs_tol=1e-12)
    expected = Heard.LESS if classic < 0.8 else Heard.MORE if classic > 1.25 else Heard.AS_MUCH
    near = min(abs(classic - 0.8), abs(classic - 1.25)) < 1e-9
    assert near or heard(found) is expected


def test_a_range_that_reaches_over_the_threshold_is_not_flagged():
    assert heard(Bounded(0.7, 0.9)) is Heard.AS_MUCH
    assert heard(Bounded(1.2, 1.4)) is Heard.AS_MUCH
