"""Published numbers beside ours: what they print by a way that ours do without is still known."""

from dataclasses import replace

import numpy as np

from equity.measures import SUSPENDED
from equity.numbers import Bounded, Cube, Printed, Values
from equity.privacy.family import Member
from equity.privacy.heads import heads_shown
from equity.privacy.printed import PERSONS, rows
from equity.privacy.protecting import Gate
from equity.vocabulary import Population

DIMENSIONS = {
    "gender": ("Girls", "Boys", "Nonbinary students"),
    "grade": ("6", "7"),
    "school": ("Lincoln", "Roosevelt"),
}
PERSONS_OF = {
    (0, 0, 0): 4,
    (0, 1, 0): 54,
    (1, 1, 0): 58,
    (2, 1, 0): 20,
    (0, 0, 1): 30,
    (0, 1, 1): 30,
    (1, 0, 1): 30,
    (1, 1, 1): 30,
    (2, 0, 1): 3,
    (2, 1, 1): 2,
}
LINCOLN, NONBINARY = ("school", "Lincoln"), ("gender", "Nonbinary students")
FEW = (("grade", "6"), LINCOLN)
"""Four students: of them Lincoln's table tells by itself."""


def school(*printed, key) -> Cube:
    """Give two schools, a tenth of every group suspended, beside what one of them prints."""
    codes, persons = map(np.array, zip(*sorted(PERSONS_OF.items()), strict=True))
    suspended = -(-persons // 10)
    values = Values(
        SUSPENDED,
        "Log",
        np.tile(np.arange(len(codes)), 2),
        np.repeat([0.0, 1.0], len(codes)),
        np.concatenate([persons - suspended, suspended]),
    )
    counted = persons if key == PERSONS else suspended
    cube = Cube(
        population=Population.STUDENTS,
        period="2025-26",
        dimensions=DIMENSIONS,
        codes=codes,
        persons=persons,
        measured=(values,),
    )
    bare = [
        Printed(conditions=tuple(sorted(one)), measure=key, table="Lincoln", total=None)
        for one in printed
    ]
    totals = (rows(bare, cube) @ counted).tolist()
    return Cube(
        **{name: getattr(cube, name) for name in ("population", "period", "dimensions", "codes")},
        persons=persons,
        measured=(values,),
        printed=tuple(
            replace(one, total=Bounded.exactly(total))
            for one, total in zip(bare, totals, strict=True)
        ),
    )


def computed(cube, members):
    """Tell whether who sees these members and the table computes the other school's nonbinary."""
    family = Gate(cube, 10).family
    known = family.rows[[family.members.index(one) for one in members]]
    secret = (cube.codes[:, 0] == 2) & (cube.codes[:, 2] == 1)
    assert cube.persons[secret].sum() == 5
    seen = np.vstack([known, rows(cube.printed, cube)]).astype(float)
    return np.linalg.matrix_rank(np.vstack([seen, secret])) == np.linalg.matrix_rank(seen)


def test_what_is_printed_by_a_way_that_is_left_out_is_not_taken_from_what_we_show():
    cube = school(FEW, (LINCOLN,), (NONBINARY, LINCOLN), key=SUSPENDED.key)
    (made,) = Gate(cube, 10).protect([SUSPENDED.key])
    assert made.left_out == {"school": "Lincoln"}
    assert "school" not in made.dimensions
    assert Member() in made.shown
    assert len(made.shown) > 5
    assert computed(cube, [*made.shown, Member((NONBINARY,))])
    assert not computed(cube, list(made.shown))


def test_neither_are_head_counts():
    told = heads_shown(school(FEW, (LINCOLN,), (NONBINARY, LINCOLN), key=PERSONS), 10)
    assert told
    assert NONBINARY not in told
    assert NONBINARY in heads_shown(school(FEW, (LINCOLN,), key=PERSONS), 10)


def test_a_table_that_tells_of_few_hides_nothing_else():
    cube = school(FEW, (LINCOLN,), key=SUSPENDED.key)
    (made,) = Gate(cube, 10).protect([SUSPENDED.key])
    (alone,) = Gate(school(key=SUSPENDED.key), 10).protect([SUSPENDED.key])
    ours = {one for one in alone.shown if "school" not in str(one)}
    assert made.left_out
    assert {one for one in ours if one.order < 2} <= set(made.shown)
