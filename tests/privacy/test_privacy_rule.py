"""Who hides: small groups, and whoever would give them away to someone who subtracts."""

from collections import defaultdict
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from equity.privacy.rule import everyone, recorded, shown_groups
from equity.vocabulary import NOT_RECORDED

K = 10


def names(**persons: int) -> dict[tuple[str, ...], int]:
    return {(name.replace("_", " "),): count for name, count in persons.items()}


def hides(persons: dict[tuple[str, ...], int]) -> set[str]:
    shown = shown_groups(persons, min_group=K)
    return {"/".join(group) for group in persons if group not in shown}


@pytest.mark.parametrize(
    ("persons", "hidden"),
    [
        (names(A=40, B=30), set()),
        (names(A=40, B=10), set()),
        (names(A=40, B=9), {"A", "B"}),  # everyone else of A would be the 9
        (names(A=40, B=30, C=9), {"B", "C"}),
        (names(A=40, B=30, C=5, D=5), {"C", "D"}),
        (names(A=40, B=30, C=5, D=4), {"B", "C", "D"}),
        (names(A=40, B=30, C=0), {"C"}),  # nobody is hidden, and needs no company
        (names(A=40, B=30, Not_recorded=20), set()),
        (names(A=40, B=30, Not_recorded=4), {NOT_RECORDED}),  # and everyone leaves the 4 out
        (names(A=40, B=30, C=5, Not_recorded=20), {"B", "C"}),
        (names(A=4, B=3), {"A", "B"}),
        (names(A=4, Not_recorded=60), {"A", NOT_RECORDED}),
        (names(Not_recorded=60), set()),
        ({}, set()),
    ],
)
def test_a_table_by_one_dimension_hides(persons, hidden):
    assert hides(persons) == hidden


def test_a_smaller_minimum_shows_smaller_groups():
    assert len(shown_groups(names(A=40, B=30, C=5), min_group=5)) == 3


def test_everyone_leaves_the_few_who_are_not_recorded_out():
    few, many = names(A=40, Not_recorded=9), names(A=40, Not_recorded=10)
    assert everyone(few, min_group=K) == {("A",)}
    assert everyone(many, min_group=K) == set(many)


def test_a_small_cell_hides_a_cell_of_its_row_one_of_its_column_and_where_those_cross():
    sizes = {("A", "F"): 50, ("A", "M"): 40, ("B", "F"): 30, ("B", "M"): 4, ("C", "F"): 60}
    assert hides(sizes | {("C", "M"): 70}) == {"A/F", "A/M", "B/F", "B/M"}


def test_a_full_table_by_two_dimensions_hides_nothing():
    persons = dict.fromkeys(product("ABC", "FM"), 12)
    assert hides(persons) == set()


def test_a_table_whose_margins_alone_give_a_small_group_away_shows_nothing():
    persons = {("Oak", "5"): 50, ("Oak", "6"): 40, ("Elm", "6"): 4, ("Elm", "7"): 60}
    assert hides(persons) == {"Oak/5", "Oak/6", "Elm/6", "Elm/7"}


@pytest.mark.parametrize(
    ("block", "few"),
    [("AB", {"C": 3, "D": 4}), ("AB", {"C": 1, "D": 2, "E": 3}), ("ABF", {"C": 3, "D": 4})],
)
def test_a_table_whose_margins_give_a_union_of_small_groups_away_shows_nothing(block, few):
    persons = {("R", "A"): 40, ("R", "B"): 30, ("R", "F"): 9 if "F" in block else 0}
    persons |= {("S", column): 20 for column in block}
    persons |= {("R", column): count for column, count in few.items()}  # R less (A + B - S)
    persons |= {(row, column): 50 for row in "TU" for column in few}
    assert len(hides(persons)) == len(persons)
    assert hides(persons | {("R", column): 12 for column in (*few, *block)}) <= {"R/F"}


# The attacker: exact head counts of whatever is shown, and every sum of them, over the reals.

sizes_of_groups = st.one_of(st.integers(0, 30), st.integers(0, 400))
one_way = st.lists(sizes_of_groups, min_size=1, max_size=8)


def in_reach(known: np.ndarray, secret: np.ndarray) -> bool:
    """Tell whether the secret is a sum of multiples of what is known."""
    if not len(known):
        return False
    rank = np.linalg.matrix_rank
    return bool(rank(np.vstack([known, secret])) == rank(known))


def vector(groups, persons) -> np.ndarray:
    return np.array([float(group in groups and count > 0) for group, count in persons.items()])


def margins_shown(persons) -> list[set]:
    lines = []
    for place in (0, 1):
        members = defaultdict(set)
        for group in persons:
            members[group[place],].add(group)
        totals = {name: sum(persons[one] for one in line) for name, line in members.items()}
        shown = shown_groups(totals, min_group=K)
        lines += [members[name] for name in totals if name in shown]
    return lines


def seen(persons, shown) -> np.ndarray:
    """Give the sums that a table shows: its groups, everyone, and who is not in a group."""
    inside, whole = recorded(persons), everyone(persons, min_group=K)
    sums = [{group} for group in shown] + [inside - {group} for group in shown & inside]
    if sum(persons[group] for group in whole) >= K:
        sums.append(whole)
    return np.array([vector(one, persons) for one in sums])


def small_unions(persons, hidden):
    small = [group for group in hidden if 0 < persons[group] < K]
    for length in (1, 2, 3):
        for union in combinations(small, length):
            if sum(persons[group] for group in union) < K:
                yield set(union)


@given(one_way, st.integers(0, 30))
def test_nobody_can_subtract_a_small_group_of_a_table_by_one_dimension(counts, unrecorded):
    persons = {(f"G{place}",): count for place, count in enumerate(counts)}
    persons[NOT_RECORDED,] = unrecorded
    shown = shown_groups(persons, min_group=K)
    hidden = set(persons) - shown
    assert all(persons[group] >= K for group in shown)
    left = sum(persons[group] for group in hidden & recorded(persons))
    assert not shown & recorded(persons) or left == 0 or left >= K
    for union in small_unions(persons, hidden):
        assert not in_reach(seen(persons, shown), vector(union, persons))


@given(st.integers(2, 5), st.integers(2, 4), st.data())
def test_nobody_can_subtract_a_small_group_of_a_table_by_two_dimensions(rows, columns, data):
    cells = list(product([f"R{row}" for row in range(rows)], [f"C{c}" for c in range(columns)]))
    counts = data.draw(
        st.lists(sizes_of_groups, min_size=len(cells), max_size=len(cells)), label="persons"
    )
    persons = dict(zip(cells, counts, strict=True))
    shown = shown_groups(persons, min_group=K)
    lines = margins_shown(persons)
    known = np.array([vector(line, persons) for line in lines])
    hidden = set(persons) - shown
    for line in lines:
        inside = [persons[group] for group in line & hidden if persons[group]]
        assert not line & shown or not inside or (len(inside) > 1 and sum(inside) >= K)
    assume(shown)
    everything = np.vstack([*([known] if len(known) else []), seen(persons, shown)])
    for union in small_unions(persons, hidden):
        if len(union) == 1 or (len(union) == 2 and any(union <= line for line in lines)):
            assert not in_reach(everything, vector(union, persons))


@given(st.lists(sizes_of_groups, min_size=12, max_size=12))
def test_people_who_are_not_recorded_are_part_of_the_sums_of_their_row(counts):
    cells = list(product(["A", "B", "C"], ["F", "M", "X", NOT_RECORDED]))
    persons = dict(zip(cells, counts, strict=True))
    shown = shown_groups(persons, min_group=K)
    for line in margins_shown(persons):
        left = sum(persons[group] for group in line - shown)
        assert not line & shown or left == 0 or left >= K


def test_three_dimensions_are_held_by_their_tables_by_two():
    persons = dict.fromkeys(product("AB", "FM", "67"), 20)
    persons["A", "F", "6"] = 3
    shown = shown_groups(persons, min_group=K)
    for place in range(3):
        line = {group for group in persons if group[place] == ("A", "F", "6")[place]}
        assert len(line - shown) > 1
    assert shown == frozenset()  # a cell of 2 x 2 x 2 is known from any other one
