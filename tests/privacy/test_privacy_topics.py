"""Who puts a topic beside all answers to its questions finds nobody who is hidden."""

import numpy as np
import pytest
from drawn_cube import cube_of, groups
from scipy.optimize import linprog

from equity.measures import topic_measure
from equity.measures.questions import Answer, item_measure
from equity.numbers import Cube
from equity.privacy.coding import Scale
from equity.privacy.protecting import Gate
from equity.vocabulary import Population, Unit

K, HARDLY = 10, 1e-6
TOPIC = topic_measure("fairness")
NAMES = ("fair", "same", "heard")
ANSWERS = (Answer.FAVOURABLE, Answer.MIDDLE, Answer.UNFAVOURABLE)
DIMENSIONS = {"race": ("A", "B", "C"), "gender": ("Girls", "Boys", "Nonbinary")}
WEIGHTS = ([0.7, 0.2, 0.1], [0.5, 0.42, 0.08])


def asked(seed: int, students: int) -> tuple[Cube, list[str]]:
    """Give a survey of three questions with three answers each, and the keys of all measures."""
    draw = np.random.default_rng(seed)
    places = groups(draw, WEIGHTS, students)
    given = draw.choice(3, (len(NAMES), students), p=[0.5, 0.2, 0.3])
    measured = {
        item_measure(name, name, TOPIC.topic, part=part): given[place] == which
        for place, name in enumerate(NAMES)
        for which, part in enumerate(ANSWERS)
    }
    measured[TOPIC] = (given == 0).mean(axis=0)
    cube = cube_of(places, DIMENSIONS, measured, Population.SURVEY_STUDENTS)
    return cube, [one.key for one in measured]


def told(cube: Cube, keys: list[str], gate: Gate, made: dict) -> dict:
    """Give all that is told of all measures, and what ties them, as rows of a linear program."""
    persons, count, share = cube.persons, len(cube.persons), Scale.of(Unit.SHARE)
    table, ends = [], []
    for place, key in enumerate(keys):
        for member, said in made[key].items():
            row = gate.family.rows[gate.members.index(member)]
            size = int(row @ persons)
            mean = said.rate.low * size, said.rate.high * size
            ends.append(mean if key == TOPIC.key else share.totals(said.rate, size))
            table.append(np.kron(np.eye(1, len(keys), place)[0], row))
    low, high = np.transpose(ends)
    one_each = np.kron(np.eye(len(NAMES), len(keys) // 3), np.ones(3))
    ties = [*(np.append(one, 0) for one in one_each), np.array([1, 0, 0] * 3 + [-3])]
    return {
        "A_ub": np.vstack([table, -np.array(table)]),
        "b_ub": np.concatenate([high, -low]),
        "A_eq": np.vstack([np.kron(one, np.eye(count)) for one in ties]),
        "b_eq": np.concatenate([*[persons] * 3, 0 * persons]),
        "bounds": np.stack([np.zeros(len(keys) * count), np.tile(persons, len(keys))], axis=1),
    }


@pytest.mark.parametrize(("students", "told_at_least"), [(150, 100), (60, 80)])
def test_a_topic_beside_its_questions_narrows_nobody_who_is_hidden(students, told_at_least):
    cube, keys = asked(1, students)
    gate = Gate(cube, K)
    made = {one.measure: one.shown for one in gate.protect(sorted(keys))}
    program, found = told(cube, keys, gate, made), []
    for member, row in zip(gate.members, gate.family.rows.astype(float), strict=True):
        size = int(row @ cube.persons)
        for at, key in enumerate(keys):
            if size == 0 or member in made[key]:
                continue
            goal = np.kron(np.eye(1, len(keys), at)[0], row)
            least, most = (sign * linprog(sign * goal, **program).fun for sign in (1, -1))
            if key != TOPIC.key:
                least, most = np.ceil(least - HARDLY), np.floor(most + HARDLY)
            if most - least < (1 if size >= K else -(-size // 2)) - HARDLY:
                found.append((member, key))
    assert len(program["A_ub"]) > told_at_least
    assert found == []
