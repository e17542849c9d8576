"""Who puts the mean of the marks beside who passed every class finds no small group."""

import numpy as np
import pytest
from drawn_cube import cube_of, groups
from scipy.optimize import linprog

from equity.measures import GPA, PASSED_ALL
from equity.numbers import Cube
from equity.privacy.protecting import Gate

K, HARDLY = 10, 1e-6
DIMENSIONS = {"race": ("A", "B", "C"), "gender": ("Girls", "Boys"), "grade": ("9", "10")}
WEIGHTS = ([0.75, 0.2, 0.05], [0.5, 0.5], [0.5, 0.5])
MARKS = (0.0, 1.0, 2.0, 3.0, 4.0)


def graded(seed: int, marks: int) -> Cube:
    """Give a school of 120 students with so many marks each, their mean, and who passed all."""
    draw = np.random.default_rng(seed)
    places = groups(draw, WEIGHTS, 120)
    given = draw.choice(MARKS, (120, marks), p=[0.3, 0.0, 0.0, 0.1, 0.6])
    values = {PASSED_ALL: (given > 0).all(axis=1), GPA: given.mean(axis=1)}
    return cube_of(places, DIMENSIONS, values)


def narrowed(cube: Cube, marks: int, keys: list[list[str]]) -> list:
    """Name the small groups of whose passing too much is known to who knows the number of marks."""
    gate, persons, count = Gate(cube, K), cube.persons, len(cube.persons)
    made = {one.measure: one for tied in keys for one in gate.protect(tied)}
    table, low, high = [], [], []
    for place, (key, top) in enumerate(((PASSED_ALL.key, 1.0), (GPA.key, 4.0))):
        for member, said in made[key].shown.items():
            row = gate.family.rows[gate.members.index(member)]
            size, end = int(row @ persons), said.rate.high >= top
            table.append(np.kron(np.eye(1, 2, place)[0], row))
            low.append(said.rate.low * size)
            high.append(said.rate.high * size - (0 if end else HARDLY))
    left = 4.0 * (marks - 1) / marks
    ties = np.kron([[1.0, -1.0], [left - 4.0, 1.0]], np.eye(count))
    program = {
        "A_ub": np.vstack([table, -np.array(table), ties]),
        "b_ub": np.concatenate([high, -np.array(low), 0 * persons, left * persons]),
        "bounds": np.stack([np.zeros(2 * count), np.kron([1, 4], persons)], axis=1),
    }
    found = []
    for member, row in zip(gate.members, gate.family.rows, strict=True):
        size, goal = int(row @ persons), np.kron([1.0, 0.0], row)
        if 0 < size < K:
            least, most = (sign * linprog(sign * goal, **program).fun for sign in (1, -1))
            whole = np.floor(most + HARDLY) - np.ceil(least - HARDLY)
            found += [member] if whole < max(1, -(-size // 2)) else []
    return found


TOGETHER, APART = [[PASSED_ALL.key, GPA.key]], [[PASSED_ALL.key], [GPA.key]]


@pytest.mark.parametrize("marks", [1, 2, 4])
def test_the_mean_of_the_marks_narrows_nobody_of_whom_it_is_known_who_passed(marks):
    assert [narrowed(graded(seed, marks), marks, TOGETHER) for seed in range(6)] == [[]] * 6


def test_protected_apart_they_would():
    assert any(narrowed(graded(seed, 1), 1, APART) for seed in range(6))
