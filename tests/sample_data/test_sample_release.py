"""The release that comes with the sample school is the one that its rows give."""

import gzip
import json

import pytest

import sizes
from equity.chain import beside, bringing, planning, workspaces
from equity.chain.answering import MIN_GROUP
from equity.privacy.bundles import bundles
from equity.privacy.protecting import Gate
from equity.vocabulary import Population
from sample_data import FILES, RELEASE

QUICK = ("passed_all", "advanced")
"""What `make test` makes again; `make prove` makes everything."""


@pytest.fixture(scope="module")
def cubes(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EQUITY_HOME", str(tmp_path_factory.mktemp("release")))
        made = workspaces.create("Sample")
        bringing.load(made, bringing.read([(one.name, one.read_bytes()) for one in FILES]).readings)
        yield [
            beside.cube(made, population, period)
            for population in planning.OF_OUR_OWN
            for period in ("2024-25", "2025-26")
        ]


def shipped():
    lines = gzip.decompress(RELEASE.read_bytes()).decode("utf-8").splitlines()
    return {(digest, measure): text for digest, _k, measure, text in map(json.loads, lines)}


def test_every_measure_of_both_years_comes_with_the_app(cubes):
    known = shipped()
    wanted = {
        (cube.digest(keys), key)
        for cube in cubes
        for keys in bundles([one.measure for one in cube.measured])
        for key in keys
    }
    assert wanted
    assert wanted == known.keys()


def test_making_the_release_again_gives_the_same_release(cubes):
    known, made = shipped(), 0
    for cube in cubes:
        gate = Gate(cube, MIN_GROUP)
        for keys in bundles([one.measure for one in cube.measured]):
            if sizes.PROVE or keys[0] in QUICK:
                for one in gate.protect(keys):
                    assert one.to_text() == known[cube.digest(keys), one.measure]
                    made += 1
    assert made >= len(QUICK) * 2


def test_other_rows_are_not_taken_for_the_sample_school(cubes):
    students = next(one for one in cubes if one.population is Population.STUDENTS)
    keys = ("gpa",)
    before = students.digest(keys)
    students.persons[0] += 1
    try:
        assert students.digest(keys) != before
    finally:
        students.persons[0] -= 1
