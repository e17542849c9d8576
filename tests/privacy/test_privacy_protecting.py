"""The gate tells of everyone else what follows from all codes together, and nothing more."""

import numpy as np
import pytest
from drawn_cube import cube_of, groups
from scipy.optimize import linprog

from equity.measures import REFERRED, SUSPENDED, topic_measure
from equity.measures.questions import Answer, item_measure
from equity.numbers import Cube
from equity.privacy.coding import Scale
from equity.privacy.family import Member
from equity.privacy.protecting import Gate
from equity.vocabulary import Unit

NEAR = 1e-4

DIMENSIONS = {
    "race": ("A", "B", "C", "D"),
    "gender": ("Girls", "Boys", "Nonbinary"),
    "grade": ("6", "7"),
}
WEIGHTS = ([0.2, 0.45, 0.3, 0.05], [0.48, 0.46, 0.06], [0.5, 0.5])


TOPIC = topic_measure("fairness")
ANSWERS = [item_measure("fair", "The rules are fair", TOPIC.topic, part=one) for one in Answer]


def school(*outcomes, students=400) -> Cube:
    """Give a school with groups that are small; each outcome has measures and their rates.

    Of measures that share an outcome every person has one, whose rate it is; another measure of the
    same rate is the same.
    """
    draw = np.random.default_rng(5)
    places, measured = groups(draw, WEIGHTS, students), {}
    for named in outcomes:
        drawn, before = draw.random(students), 0.0
        for rate, measures in named.items():
            has = ((before <= drawn) & (drawn < before + rate)).astype(float)
            before += rate
            measured |= dict.fromkeys(measures, has)
    return cube_of(places, DIMENSIONS, measured)


@pytest.fixture(scope="module")
def cube() -> Cube:
    return school({0.1: [SUSPENDED, REFERRED]})


def test_everyone_else_has_a_code_of_its_own_where_no_secret_gets_sure_by_it(cube):
    alone, tied = (
        Gate(cube, 10).protect(keys)[0].shown
        for keys in ([SUSPENDED.key], [SUSPENDED.key, REFERRED.key])
    )
    inside = [one for one in alone if one.complement_of and one.conditions and one in tied]
    narrower = [
        one
        for one in inside
        if alone[one].rate.high - alone[one].rate.low < tied[one].rate.high - tied[one].rate.low
    ]
    assert len(narrower) > 10


def test_everyone_else_is_told_as_it_follows_from_the_codes_of_groups(cube):
    gate, scale = Gate(cube, 10), Scale.of(Unit.SHARE)
    made, _referred = gate.protect([SUSPENDED.key, REFERRED.key])
    rows = dict(zip(gate.members, gate.family.rows, strict=True))
    has_code = {one: not gate.sides.is_rest_inside[at] for one, at in gate.cells.items()}
    told = [one for one in made.shown if has_code[one]]
    table = np.array([rows[one] for one in told], dtype=float)
    low, high = np.transpose(
        [scale.totals(made.shown[one].rate, int(rows[one] @ cube.persons)) for one in told]
    )
    limits = np.stack([0 * cube.persons, cube.persons], axis=1)
    rests = [one for one in made.shown if not has_code[one]]
    for one in rests:
        size, said = rows[one] @ cube.persons, made.shown[one].rate
        least, most = (
            sign
            * linprog(
                sign * rows[one].astype(float),
                np.concatenate([table, -table]),
                np.concatenate([high, -low]),
                bounds=limits,
            ).fun
            for sign in (1, -1)
        )
        assert said.low * size <= least + NEAR
        assert said.high * size >= most - NEAR
        narrow = most - least + 2 + 0.01 * size  # whole persons at both ends, and one code
        assert said.low == 0 or (said.high - said.low) * size <= narrow
    assert len(rests) > 10


@pytest.mark.parametrize("students", [100, 190])
def test_people_who_have_two_names_are_told_of_by_both_or_by_none(students):
    gate = Gate(school({0.1: [SUSPENDED]}, students=students), 10)
    (made,) = gate.protect([SUSPENDED.key])
    names: dict[bytes, list[Member]] = {}
    for member, row in zip(gate.members, gate.family.rows, strict=True):
        names.setdefault(row.tobytes(), []).append(member)
    twice = [some for some in names.values() if len(some) > 1]
    assert all(len({made.shown.get(one) for one in some}) == 1 for some in twice)
    assert any(some[0] in made.shown for some in twice)


def test_a_topic_of_one_question_is_that_question():
    bad, middle, good = ANSWERS
    gate = Gate(school({0.6: [good, TOPIC], 0.25: [middle], 0.15: [bad]}), 10)
    made = {one.measure: one for one in gate.protect([one.key for one in (*ANSWERS, TOPIC)])}
    assert made[TOPIC.key].shown == made[good.key].shown
    assert any(one.order == 2 for one in made[TOPIC.key].shown)
    assert any(what.size[0] < 20 for what in made[TOPIC.key].shown.values())
