"""The gate as a whole: what a safe table says, and what it never says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equity.measures import INCIDENTS_PER_100, SUSPENDED
from equity.numbers import Bounded, Counts, GroupCount, Tally
from equity.privacy.release import release
from equity.privacy.table import TOO_FEW, SafeGroup
from equity.problems import Problem
from equity.question import Only
from equity.vocabulary import NOT_RECORDED, Evidence, View

HIDDEN_NUMBERS = (
    "size", "others_size", "persons", "total", "gap", "evidence",
)  # fmt: skip


def share(count: int, persons: int) -> Tally:
    return Tally.of([(1.0, count), (0.0, persons - count)])


def table(groups: dict[tuple[str, ...] | str, tuple[int, int]], by=("race",), **changes) -> Counts:
    counts = Counts(
        measure=SUSPENDED,
        by=by,
        only=(),
        period="2025-26",
        source="roster.csv",
        groups=tuple(
            GroupCount((name,) if isinstance(name, str) else name, share(*pair))
            for name, pair in groups.items()
        ),
    )
    return replace(counts, **changes)


SCHOOL = table(
    {"A": (24, 60), "B": (30, 400), "C": (2, 20), "D": (1, 5), "E": (0, 0), NOT_RECORDED: (3, 14)}
)


def only(tables) -> dict[str, SafeGroup]:
    return {"/".join(one.group): one for one in tables[0].groups}


def room(counts: Counts = SCHOOL, compared_with: str = "rest") -> dict[str, SafeGroup]:
    return only(release([counts], compared_with=compared_with, view=View.ROOM))


def staff(counts: Counts = SCHOOL, compared_with: str = "rest", **least) -> dict[str, SafeGroup]:
    return only(release([counts], compared_with=compared_with, view=View.STAFF, **least))


@pytest.mark.parametrize("answer", [room, staff])
def test_a_hidden_group_keeps_its_place_and_has_no_number(answer):
    groups = answer()
    assert list(groups) == ["A", "B", "C", "D", "E", NOT_RECORDED]
    for name in "CDE":
        assert (groups[name].shown, groups[name].reason) == (False, TOO_FEW)
        assert [getattr(groups[name], number) for number in HIDDEN_NUMBERS] == [None] * 6
    assert all(groups[name].shown for name in ("A", "B", NOT_RECORDED))


def test_everyone_else_holds_the_hidden_but_never_the_unrecorded():
    gap = staff()["A"].gap
    assert gap.others_rate == Bounded.exactly(33 / 425)
    assert staff()["A"].others_size == "400-499"


def test_people_who_are_not_recorded_have_a_rate_and_no_comparison():
    for compared_with in ("rest", "all", "B"):
        unrecorded = staff(compared_with=compared_with)[NOT_RECORDED]
        assert unrecorded.gap.rate == Bounded.exactly(3 / 14)
        assert (unrecorded.gap.difference, unrecorded.evidence) == (None, None)


def test_all_students_are_everyone_of_the_table():
    (whole,) = release([SCHOOL], compared_with="all", view=View.STAFF)
    assert whole.everyone.group == ()
    assert whole.everyone.persons == Bounded.exactly(499)
    assert whole.everyone.gap.difference is None
    assert whole.group("A").gap.others_rate == whole.everyone.gap.rate == Bounded.exactly(60 / 499)
    assert whole.group("A").others_size == "400-499"


def test_few_who_are_not_recorded_stay_out_of_everyone():
    counts = table({"A": (24, 60), "B": (30, 400), NOT_RECORDED: (1, 3)})
    (whole,) = release([counts], compared_with="rest", view=View.STAFF)
    assert whole.everyone.persons == Bounded.exactly(460)
    assert [one.group for one in whole.hidden] == [(NOT_RECORDED,)]


def test_a_named_group_is_compared_with_nobody_and_others_with_it():
    groups = staff(compared_with="B")
    assert groups["A"].gap.others_rate == Bounded.exactly(0.075)
    assert (groups["B"].gap.rate.low, groups["B"].gap.difference) == (0.075, None)


def test_where_the_named_group_is_hidden_nothing_is_compared():
    (answer,) = release([SCHOOL], compared_with="C", view=View.ROOM)
    assert answer.scanned == 0
    assert answer.group("A").shown
    assert all(one.gap.others_rate is None for one in answer.groups if one.shown)
    assert all(one.others_size is None for one in answer.groups)


def test_an_unknown_comparison_is_a_problem_that_lists_the_choices():
    with pytest.raises(Problem, match="rest, all, A, B, C, D, E"):
        release([SCHOOL], compared_with="Z", view=View.ROOM)
    with pytest.raises(Problem, match="no group 'Not recorded'"):
        release([SCHOOL], compared_with=NOT_RECORDED, view=View.ROOM)
    pairs = table({("A", "F"): (1, 40), ("B", "F"): (2, 40)}, by=("race", "gender"))
    with pytest.raises(Problem, match=r"rest, all\."):
        release([pairs], compared_with="A", view=View.ROOM)


def test_the_room_never_has_groups_under_ten_and_staff_may():
    with pytest.raises(Problem, match="at least 10 students"):
        release([SCHOOL], compared_with="rest", view=View.ROOM, min_group=9)
    with pytest.raises(Problem, match="at least 1 student"):
        release([SCHOOL], compared_with="rest", view=View.STAFF, min_group=0)
    assert staff(min_group=5)["D"].persons == Bounded.exactly(5)
    assert not staff(min_group=5)["E"].shown


def test_the_room_sees_neither_numbers_of_persons_nor_p_values():
    ours, exact = room()["A"], staff()["A"]
    assert (ours.size, exact.size) == ("55-69", "55-69")
    assert (ours.persons, ours.total, ours.gap.p_value) == (None, None, None)
    assert (exact.persons.low, exact.total.low) == (60, 24)
    assert exact.gap.p_value < 0.001
    assert exact.gap.excess.low == pytest.approx(24 - 60 * 33 / 425)
    assert (ours.gap.excess.low, ours.gap.excess.high) == (15, 20)
    assert ours.evidence is exact.evidence is Evidence.CLEAR


def test_gaps_of_all_tables_are_graded_together():
    rare = table({"A": (12, 60), "B": (80, 800)})
    even = table({"A": (40, 400), "B": (41, 410)})
    (alone,) = release([rare], compared_with="rest", view=View.ROOM)
    among = release([rare, *[even] * 5], compared_with="rest", view=View.ROOM)
    assert alone.scanned == 2
    assert {one.scanned for one in among} == {12}
    assert alone.group("A").evidence is Evidence.CLEAR
    assert among[0].group("A").evidence is Evidence.WORTH_ASKING
    assert among[1].group("A").evidence is Evidence.TOO_SMALL


def test_a_table_of_nine_persons_shows_nothing():
    (answer,) = release([table({"A": (3, 6), "B": (1, 3)})], compared_with="rest", view=View.ROOM)
    assert not answer.everyone.shown
    assert answer.everyone.reason == TOO_FEW
    assert len(answer.hidden) == 2


def test_a_table_without_breakdown_is_everyone():
    (answer,) = release([table({(): (30, 400)}, by=())], compared_with="rest", view=View.ROOM)
    assert answer.everyone.gap.rate == answer.group().gap.rate == Bounded.exactly(0.075)
    assert answer.scanned == 0


def test_a_table_keeps_what_it_was_asked():
    asked = table({"A": (1, 40), "B": (2, 40)}, only=(Only("grade", "7"),))
    (answer,) = release([asked], compared_with="rest", view=View.ROOM, min_group=20)
    kept = (answer.measure, answer.by, answer.only, answer.period, answer.source)
    assert kept == (SUSPENDED, ("race",), asked.only, "2025-26", "roster.csv")
    assert (answer.view, answer.compared_with, answer.min_group) == (View.ROOM, "rest", 20)


def test_events_pass_the_gate_with_their_interval():
    events = GroupCount(("A",), Tally.of([(0.0, 50), (1.0, 6), (4.0, 4)]))
    others = GroupCount(("B",), Tally.of([(0.0, 380), (1.0, 20)]))
    groups = staff(replace(SCHOOL, measure=INCIDENTS_PER_100, groups=(events, others)))
    assert groups["A"].gap.rate.low == pytest.approx(100 * 22 / 60)
    assert groups["A"].gap.ratio_interval.low > 1
    assert groups["A"].evidence is Evidence.CLEAR


def test_the_numbers_of_a_hidden_group_reach_the_others_only_as_a_sum():
    moved = table({"A": (24, 60), "B": (30, 400), "C": (0, 20), "D": (3, 5), NOT_RECORDED: (3, 14)})
    before, after = room(), room(moved)
    assert {name: before[name] for name in "ABCD"} == {name: after[name] for name in "ABCD"}


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=7),
    st.sampled_from(["rest", "all", "G0"]),
    st.sampled_from(list(View)),
)
def test_whatever_is_counted_no_hidden_group_has_a_number(pairs, compared_with, view):
    groups = {f"G{place}": (min(pair), max(pair)) for place, pair in enumerate(pairs)}
    (answer,) = release([table(groups)], compared_with=compared_with, view=view)
    for one, (_count, persons) in zip(answer.groups, groups.values(), strict=True):
        numbers = [getattr(one, number) for number in HIDDEN_NUMBERS]
        assert one.shown or numbers == [None] * 6
        assert not one.shown or persons >= 10
        assert not one.shown or one.gap.rate.is_exact
