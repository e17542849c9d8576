"""The gate tells of everyone else what follows from all codes together, and nothing more."""

import numpy as np
import pytest
from scipy.optimize import linprog

from equity.measures import SUSPENDED
from equity.numbers import Cube, Values
from equity.privacy.coding import Scale
from equity.privacy.protecting import Gate
from equity.vocabulary import Population, Unit

NEAR = 1e-4

DIMENSIONS = {
    "race": ("A", "B", "C", "D"),
    "gender": ("Girls", "Boys", "Nonbinary"),
    "grade": ("6", "7"),
}
WEIGHTS = ([0.2, 0.45, 0.3, 0.05], [0.48, 0.46, 0.06], [0.5, 0.5])


@pytest.fixture(scope="module")
def cube() -> Cube:
    """Give a school of 400 with groups that are small and an outcome of a tenth."""
    draw = np.random.default_rng(5)
    rows = np.stack([draw.choice(len(part), 400, p=part) for part in WEIGHTS], axis=1)
    codes, atom_of = np.unique(rows, axis=0, return_inverse=True)
    suspended = (draw.random(400) < 0.1).astype(float)
    keys, persons = np.unique(
        np.stack([atom_of.ravel(), suspended], axis=1), axis=0, return_counts=True
    )
    return Cube(
        population=Population.STUDENTS,
        period="2025-26",
        dimensions=DIMENSIONS,
        codes=codes,
        persons=np.bincount(atom_of.ravel()),
        measured=(Values(SUSPENDED, "Log", keys[:, 0].astype(int), keys[:, 1], persons),),
    )


def test_everyone_else_is_told_as_it_follows_from_the_codes_of_groups(cube):
    gate, scale = Gate(cube, 10), Scale.of(Unit.SHARE)
    (made,) = gate.protect([SUSPENDED.key])
    rows = {member: gate.family.rows[place] for member, place in gate.places.items()}
    told = [one for one in made.shown if one in gate.cells]
    table = np.array([rows[one] for one in told], dtype=float)
    low, high = np.transpose(
        [scale.totals(made.shown[one].rate, int(rows[one] @ cube.persons)) for one in told]
    )
    limits = np.stack([0 * cube.persons, cube.persons], axis=1)
    rests = [one for one in made.shown if one not in gate.cells]
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
