"""All that a release shows narrows where each of its numbers lies, and says no more than is so."""

from dataclasses import replace

import numpy as np
import pytest

from equity.measures import SUSPENDED
from equity.numbers import Bounded, Cube, Values
from equity.privacy.effects import Design, Effects
from equity.privacy.family import Member
from equity.privacy.fitted import fitted
from equity.privacy.protected import Protected, Shown
from equity.privacy.protecting import Gate
from equity.vocabulary import NOT_RECORDED, Population, Unit

GROUPS = {"disability": 2, "gender": 3, "grade": 4, "race_ethnicity": 5}
GIRLS, BOYS = Member((("gender", "Girls"),)), Member((("gender", "Boys"),))
ALL_BUT_GIRLS = Member(complement_of=("gender", "Girls"))
NO_GENDER = Member((("gender", NOT_RECORDED),))
HALF, WHOLE = (400, 499), (900, 999)


def released(shown: dict[Member, Shown], *, gender=("Girls", "Boys"), spread=None) -> Protected:
    return Protected(
        measure="suspended",
        period="2025-26",
        source="A file",
        k=10,
        dimensions={"gender": gender},
        spread=spread,
        shown=shown,
    )


def code(low: float, high: float, size: tuple[int, int]) -> Shown:
    return Shown(Bounded(low, high), size)


def rate_of(release: Protected, member: Member, unit: Unit = Unit.SHARE) -> tuple[float, float]:
    """Give the rate and its standard deviation."""
    _sizes, rates = fitted(release, unit).beside([[member], [member]])
    return float(rates.mean[0]), float(np.sqrt(rates.covariance[0, 0]))


@pytest.fixture(scope="module")
def school() -> Cube:
    """Draw 900 students with a rate that depends on the group."""
    draw = np.random.default_rng(5)
    codes = np.stack(
        [draw.choice(some, 900, p=draw.dirichlet(np.full(some, 4.0))) for some in GROUPS.values()],
        axis=1,
    )
    atoms, atom_of = np.unique(codes, axis=0, return_inverse=True)
    has = draw.random(900) < 0.04 + 0.06 * (codes[:, 3] == 1) + 0.05 * (codes[:, 1] == 0)
    keys, persons = np.unique(np.stack([atom_of.ravel(), has], axis=1), axis=0, return_counts=True)
    return Cube(
        population=Population.STUDENTS,
        period="2025-26",
        dimensions={name: tuple(map(str, range(some))) for name, some in GROUPS.items()},
        codes=atoms,
        persons=np.bincount(atom_of.ravel()),
        measured=(Values(SUSPENDED, "A file", keys[:, 0], keys[:, 1].astype(float), persons),),
    )


@pytest.fixture(scope="module")
def release(school) -> Protected:
    (made,) = Gate(school, 10).protect([SUSPENDED.key])
    return made


def counted(school: Cube, member: Member) -> tuple[float, float]:
    """Count the persons of a member, and those with the outcome."""
    marks = np.ones(len(school.codes), dtype=bool)
    for place, (name, groups) in enumerate(school.dimensions.items()):
        for one in (group for known, group in member.conditions if known == name):
            marks &= school.codes[:, place] == groups.index(one)
        if member.complement_of and member.complement_of[0] == name:
            marks &= school.codes[:, place] != groups.index(member.complement_of[1])
    (values,) = school.measured
    return school.persons[marks].sum(), (values.values * values.persons)[marks[values.atoms]].sum()


def test_errors_are_as_large_as_is_said_and_smaller_than_of_the_codes_alone(school, release):
    fit = fitted(release, Unit.SHARE)
    of_sizes, of_rates, alone = [], [], []
    for member, shown in release.shown.items():
        persons, having = counted(school, member)
        sizes, rates = fit.beside([[member], [member]])
        deviation = np.sqrt([sizes.covariance[0, 0], rates.covariance[0, 0]])
        of_sizes.append((sizes.mean[0] - persons) / deviation[0])
        of_rates.append((rates.mean[0] - having / persons) / deviation[1])
        alone.append(deviation[1] / ((shown.rate.high - shown.rate.low) / np.sqrt(12)))
    assert 0.7 < np.sqrt(np.mean(np.square(of_sizes))) < 1.3
    assert 0.7 < np.sqrt(np.mean(np.square(of_rates))) < 1.3
    assert np.median(alone) < 0.75


def test_a_wide_code_is_narrowed_by_everyone_and_everyone_else():
    everyone, boys = code(0.095, 0.105, WHOLE), code(0.045, 0.055, HALF)
    wide = code(0.05, 0.25, HALF)
    alone, unsure = rate_of(released({GIRLS: wide}), GIRLS)
    known, surer = rate_of(released({Member(): everyone, GIRLS: wide, BOYS: boys}), GIRLS)
    assert alone == pytest.approx(0.15, abs=0.01)
    assert known == pytest.approx(0.147, abs=0.005)
    assert surer < unsure / 3


def test_a_group_of_two_names_counts_once():
    once = released({GIRLS: code(0.1, 0.2, HALF), BOYS: code(0.0, 0.1, HALF)})
    twice = released({**once.shown, ALL_BUT_GIRLS: once.shown[BOYS]})
    assert rate_of(once, BOYS) == rate_of(twice, BOYS) == rate_of(twice, ALL_BUT_GIRLS)


def test_who_is_not_recorded_is_in_no_rest_unless_too_few():
    gender = ("Girls", "Boys", NOT_RECORDED)
    shown = {GIRLS: code(0.0, 0.2, (500, 599)), ALL_BUT_GIRLS: code(0.0, 0.2, HALF)}
    many = {**shown, NO_GENDER: code(0.9, 1.0, (100, 129))}
    few = released({**shown, Member(): code(0.0, 0.2, WHOLE), BOYS: shown[GIRLS]}, gender=gender)
    boys = fitted(released(many, gender=gender), Unit.SHARE).crowd
    assert boys.part(ALL_BUT_GIRLS) == boys.part(BOYS)
    assert fitted(few, Unit.SHARE).crowd.part(ALL_BUT_GIRLS) == (("gender", (1, 2)),)


@pytest.mark.parametrize(("unit", "per"), [(Unit.MEAN_SHARE, 1), (Unit.PER_100_STUDENTS, 100)])
def test_means_and_events_are_fitted_a_person(unit, per):
    shown = {
        Member(): code(0.27 * per, 0.3 * per, WHOLE),
        GIRLS: code(0.25 * per, 0.45 * per, HALF),
        BOYS: code(0.2 * per, 0.22 * per, HALF),
    }
    rate, deviation = rate_of(released(shown, spread=0.45), GIRLS, unit)
    assert rate == pytest.approx(0.355, abs=0.015)
    assert deviation < 0.02


def test_codes_that_do_not_fit_together_are_not_fitted():
    shown = {Member(): code(0.1, 0.11, WHOLE), GIRLS: code(0.9, 0.91, HALF)}
    assert fitted(released({**shown, BOYS: code(0.8, 0.81, HALF)}), Unit.SHARE) is None
    assert fitted(released({}), Unit.SHARE) is None


def test_effects_that_cannot_be_told_apart_are_not_fitted():
    girls = (("gender", (0,)),)
    design = Design.of(Effects({"gender": np.array([0.5, 0.5])}), [girls])
    ends = np.array([4.0]), np.array([6.0])
    assert design.fit(10.0, np.array([5.0]), *ends) is not None
    assert design.fit(np.inf, np.array([5.0]), *ends) is None


def test_an_equal_release_is_fitted_once():
    one = released({GIRLS: code(0.1, 0.2, HALF)})
    assert fitted(one, Unit.SHARE) is fitted(replace(one), Unit.SHARE)
