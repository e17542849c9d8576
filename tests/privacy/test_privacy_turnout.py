"""The gate for who is here: nobody learns how few stayed silent, nor how few answered."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equity.gaps.response import Heard
from equity.numbers import Bounded, GroupTurnout, Turnout
from equity.privacy.table import TOO_FEW
from equity.privacy.turnout import turnout
from equity.privacy.voices import MORE_ANSWERS
from equity.problems import Problem
from equity.vocabulary import NOT_RECORDED, View


def counted(groups):
    """Give {group: (enrolled, answered)} as it comes from the store; None is no file."""
    return Turnout(
        by=("race",),
        period="2025-26",
        source="files",
        groups=tuple(
            GroupTurnout((name,), *(None if one is None else Bounded.exactly(one) for one in pair))
            for name, pair in groups.items()
        ),
    )


def room(groups, **least):
    return turnout(counted(groups), view=View.ROOM, **least)


def voices(groups, **least):
    return {one.group[0]: one for one in room(groups, **least).groups}


SCHOOL = {"A": (100, 60), "B": (300, 240), "C": (200, 140)}


def test_shares_and_rates_are_whole_percents_and_sizes_are_bands():
    told = voices({"A": (131, 86), "B": (756, 523)})["A"]
    assert (told.enrolled.low, told.answered.low, told.rate.low) == (0.15, 0.14, 0.66)
    assert told.rate.is_exact
    assert (told.enrolled_size, told.answered_size) == ("130-159", "70-99")


def test_staff_see_exact_shares():
    (told, _other) = turnout(counted({"A": (131, 86), "B": (756, 523)}), view=View.STAFF).groups
    assert told.rate == Bounded.exactly(86 / 131)


def test_voices_that_are_missing_are_flagged():
    heard = {name: one.heard for name, one in voices(SCHOOL | {"D": (90, 40)}).items()}
    assert heard == {
        "A": Heard.AS_MUCH,
        "B": Heard.AS_MUCH,
        "C": Heard.AS_MUCH,
        "D": Heard.LESS,
    }


@pytest.mark.parametrize("answered", [91, 95, 100])
def test_a_rate_that_tells_how_few_are_silent_is_hidden(answered):
    told = voices(SCHOOL | {"A": (100, answered)})["A"]
    assert (told.answered, told.answered_size, told.rate, told.heard) == (None,) * 4
    assert told.enrolled is not None
    assert told.reason == TOO_FEW


def test_ten_silent_students_are_enough():
    told = voices(SCHOOL | {"A": (100, 90)})["A"]
    assert told.rate == Bounded.exactly(0.9)
    assert told.reason is None


def test_where_one_group_has_few_silent_another_hides_too():
    told = voices(SCHOOL | {"A": (100, 96)})
    assert [name for name, one in told.items() if one.rate is None] == ["A", "C"]


def test_where_all_but_a_few_answered_nothing_is_said_about_answers():
    told = room({"A": (100, 98), "B": (60, 58)})
    assert (told.everyone.rate, told.everyone.answered_size) == (None, None)
    assert told.everyone.reason == TOO_FEW
    assert all(one.answered is None and one.enrolled for one in told.groups)


def test_where_nobody_of_one_group_was_asked_all_who_answered_do_not_tell_the_few_silent():
    told = room({"A": (10, 0), "B": (11, 10)})
    assert (told.everyone.rate, told.everyone.reason) == (None, TOO_FEW)
    assert room({"A": (10, 0), "B": (20, 10)}).everyone.rate is not None


def test_a_group_of_nine_is_never_shown():
    told = voices(SCHOOL | {"D": (9, 5), "E": (8, 4)})
    assert [told[name].enrolled_size for name in "DE"] == [None, None]
    assert told["D"].reason == TOO_FEW
    assert told["A"].enrolled_size == "100-129"


def test_without_a_list_of_students_there_are_answers_and_no_rate():
    told = room({"A": (None, 60), "B": (None, 140)})
    assert (told.has_students, told.has_answers) == (False, True)
    assert [(one.enrolled, one.answered.low, one.rate) for one in told.groups] == [
        (None, 0.3, None),
        (None, 0.7, None),
    ]
    assert told.everyone.rate is None


def test_without_a_survey_there_are_students_alone():
    told = room({"A": (60, None), "B": (140, None)})
    assert (told.has_students, told.has_answers) == (True, False)
    assert [(one.enrolled.low, one.answered, one.reason) for one in told.groups] == [
        (0.3, None, None),
        (0.7, None, None),
    ]


def test_more_answers_than_students_have_no_rate_and_a_reason():
    told = room(SCHOOL | {"D": (20, 30), "E": (0, 25)})
    groups = {one.group[0]: one for one in told.groups}
    for name in "DE":
        assert (groups[name].rate, groups[name].heard) == (None, None)
        assert groups[name].reason == MORE_ANSWERS
        assert groups[name].answered is not None
    whole = room({"A": (20, 30), "B": (30, 40)}).everyone
    assert (whole.rate, whole.reason) == (None, MORE_ANSWERS)


def test_people_whose_group_is_not_recorded_have_shares_and_no_rate():
    told = voices(SCHOOL | {NOT_RECORDED: (40, 15)})[NOT_RECORDED]
    assert (told.enrolled.low, told.answered.low) == (0.06, 0.03)
    assert (told.rate, told.heard, told.reason) == (None, None, None)


def test_few_who_are_not_recorded_are_left_out_of_everyone():
    few = {one.group[0]: one for one in room(SCHOOL | {NOT_RECORDED: (4, 3)}).groups}
    assert few["A"].enrolled == voices(SCHOOL)["A"].enrolled
    assert (few[NOT_RECORDED].enrolled, few[NOT_RECORDED].enrolled_size) == (None, None)


def test_a_small_share_is_never_said_as_nobody():
    told = voices({"A": (12, None), "B": (4000, None)})
    assert told["A"].enrolled == Bounded(0.0, 0.01)
    assert told["B"].enrolled == Bounded(0.99, 1.0)


def test_the_room_never_sees_groups_under_ten():
    with pytest.raises(Problem, match="at least 10 students"):
        room(SCHOOL, min_group=9)
    assert turnout(counted(SCHOOL), view=View.STAFF, min_group=5).min_group == 5


PAIRS = st.integers(0, 45).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(st.lists(PAIRS, min_size=1, max_size=6))
def test_nobody_can_subtract_back_a_small_group(pairs):
    """The attacker knows exactly what the page shows rounded, and the totals behind it."""
    groups = {f"G{place}": pair for place, pair in enumerate(pairs)}
    told = room(groups)
    cells = [(name, side) for name in groups for side in ("answered", "silent")]
    size_of = {
        (name, side): answered if side == "answered" else enrolled - answered
        for name, (enrolled, answered) in groups.items()
        for side in ("answered", "silent")
    }
    seen = []
    if told.everyone.enrolled_size:
        seen.append(set(cells))
    if told.everyone.answered_size:
        seen.append({cell for cell in cells if cell[1] == "answered"})
    for one in told.groups:
        if one.enrolled_size:
            seen.append({(one.group[0], "answered"), (one.group[0], "silent")})
        if one.answered_size:
            seen.append({(one.group[0], "answered")})
    filled = [cell for cell in cells if size_of[cell]]
    known = echelon([[Fraction(cell in line) for cell in filled] for line in seen])
    for place, cell in enumerate(filled):
        if size_of[cell] < 10:
            unit = [Fraction(other == place) for other in range(len(filled))]
            assert any(reduced(unit, known)), f"{cell} of {size_of[cell]} is given away"


def echelon(rows):
    """Give a basis of what can be computed from rows, each with its own leading place."""
    basis = []
    for row in rows:
        left = reduced(row, basis)
        if any(left):
            first = next(value for value in left if value)
            basis.append([value / first for value in left])
    return basis


def reduced(row, basis):
    for one in basis:
        lead = next(place for place, value in enumerate(one) if value)
        row = [value - row[lead] * other for value, other in zip(row, one, strict=True)]
    return row
