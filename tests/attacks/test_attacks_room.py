"""Every answer of the room is computed from what `shown` gives, and from nothing else."""

import functools
from dataclasses import replace
from itertools import islice, permutations, product

import pytest
from invented_school import files, respondents, students
from what_is_seen import DIMENSIONS, TOPICS, K

import sizes
from equity.chain import answering, bringing, showing, workspaces
from equity.numbers import Bounded
from equity.privacy.coding import ROUNDED
from equity.privacy.family import Member
from equity.privacy.protected import Protected, Shown
from equity.privacy.release import release
from equity.privacy.room import Asked
from equity.question import Only, Question
from equity.vocabulary import (
    ALL_STUDENTS,
    EVERYONE_ELSE,
    NOT_RECORDED,
    Evidence,
    Unit,
    View,
)

MEASURES = ("suspended", "incidents_per_100", *TOPICS, "item.the_rules_are_fair")
NEAR = 1e-6


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch, workspaces.passing() as workspace:
        patch.setenv("EQUITY_HOME", str(tmp_path_factory.mktemp("home")))
        people = students(7, 300, unrecorded=0.05), respondents(7, 250, unrecorded=0.05)
        bringing.load(workspace, bringing.read(files(*people)).readings)
        yield workspace, showing.shown(workspace, k=K)


class Recomputed:
    """What one measure's answers must be, from the record alone."""

    def __init__(self, record: dict, measure, filters: tuple, by: tuple[str, ...]) -> None:
        self.filters, self.by = filters, by
        self.factor = 1 if measure.unit is Unit.PER_100_STUDENTS else 100
        self.said = {
            (
                tuple(map(tuple, one["conditions"])),
                one["complement_of"] and tuple(one["complement_of"]),
            ): one["measures"][measure.key]
            for one in record["groups"]
            if measure.key in one["measures"]
        }

    def own(self, group: tuple[str, ...], beside: tuple[str, str] | None = None):
        """Give (low, high, fewest, most) of a group of the table; None where it is hidden."""
        conditions = tuple(sorted([*self.filters, *zip(self.by, group, strict=False)]))
        said = self.said[conditions, beside]
        if said is None:
            return None
        fewest, most = map(int, said["size"].split("-"))
        return said["low"] / self.factor, said["high"] / self.factor, fewest, most

    def others(self, group: tuple[str, ...], compared_with: str):
        if NOT_RECORDED in group or group == (compared_with,):
            return None
        if compared_with == ALL_STUDENTS:
            return self.own(())
        if compared_with != EVERYONE_ELSE:
            return self.own((compared_with,))
        parts = [
            self.own(group[:place], (name, group[place])) for place, name in enumerate(self.by)
        ]
        if None in parts or len(parts) == 1:
            return None if None in parts else parts[0]
        return _as_one(*parts)


def _as_one(one, other):
    """Add two groups that share nobody: all rates that fit."""
    ends = [
        [
            (one[end] * mine + other[end] * theirs) / (mine + theirs)
            for mine, theirs in product(one[2:], other[2:])
        ]
        for end in (0, 1)
    ]
    return min(ends[0]), max(ends[1]), one[2] + other[2], one[3] + other[3]


def _groups(record: dict, name: str) -> list[set[str]]:
    """Give the groups of one dimension in each population."""
    found: dict[str, set[str]] = {}
    for one in record["groups"]:
        groups = {group for dimension, group in one["conditions"] if dimension == name}
        found.setdefault(one["population"], set()).update(groups)
    return list(found.values())


def questions(record: dict):
    """Ask what pages ask: one breakdown with and without a filter, and two dimensions."""
    groups = {name: set.intersection(*_groups(record, name)) for name in DIMENSIONS}
    ask = functools.partial(Question, measures=MEASURES)
    for name in DIMENSIONS:
        for compared_with in (EVERYONE_ELSE, ALL_STUDENTS, min(groups[name])):
            yield ask(by=(name,), compared_with=compared_with)
    for name, other in permutations(DIMENSIONS, 2):
        yield ask(by=(name, other))
        yield ask(by=(name, other), compared_with=ALL_STUDENTS)
        for group in sorted(groups[other])[:: 1 if sizes.PROVE else 4]:
            only = (Only(other, group),)
            yield ask(by=(name,), only=only)
            yield ask(by=(name,), only=only, compared_with=ALL_STUDENTS)
            yield ask(by=(name,), only=only, compared_with=max(groups[name] - {NOT_RECORDED}))


def test_every_answer_follows_from_what_is_shown(room):
    workspace, record = room
    compared = hidden = 0
    for question in questions(record):
        for table in answering.answer(workspace, question):
            filters = tuple((one.dimension, one.group) for one in table.only)
            told = Recomputed(record, table.measure, filters, question.by)
            assert_same(table.everyone, told.own(()), None)
            for one in table.groups:
                own, others = told.own(one.group), told.others(one.group, question.compared_with)
                assert_same(one, own, others, 100 // told.factor)
                compared += bool(own and others)
                hidden += own is None
    assert compared > 500
    assert hidden > 500


def test_grades_and_order_follow_from_what_is_shown_too(room):
    workspace, record = room
    measures = {one.key: one for one in answering.measures(workspace)}
    releases = {key: _release(record, key) for key in MEASURES if key in measures}
    seen = set()
    for question in islice(questions(record), 0, None, 7):
        asked = replace(question, measures=tuple(releases))
        tables = answering.answer(workspace, asked)
        told = [
            Asked(
                measure=measures[key],
                release=one,
                by=asked.by,
                only=() if measures[key].is_item else asked.only,
            )
            for key, one in releases.items()
        ]
        again = release(told, compared_with=asked.compared_with, view=View.ROOM)
        assert len(again) == len(tables)
        assert list(map(_graded, again)) == list(map(_graded, tables))
        seen |= {grade for table in again for _group, grade, _why in _graded(table)}
    assert {Evidence.WORTH_ASKING, Evidence.TOO_SMALL, None} <= seen


def _graded(table):
    return [(one.group, one.evidence, one.not_graded) for one in table.groups]


def _release(record: dict, key: str) -> Protected:
    """Make the release of a measure from the record alone."""
    groups = [one for one in record["groups"] if key in one["measures"]]
    factor = 1 if key == "incidents_per_100" else 100
    dimensions: dict[str, list[str]] = {}
    shown = {}
    for one in groups:
        conditions = tuple(map(tuple, one["conditions"]))
        beside = one["complement_of"] and tuple(one["complement_of"])
        if len(conditions) == 1 and not beside:
            dimensions.setdefault(conditions[0][0], []).append(conditions[0][1])
        if said := one["measures"][key]:
            fewest, most = map(int, said["size"].split("-"))
            rate = Bounded(said["low"] / factor, said["high"] / factor, ROUNDED)
            shown[Member(conditions, complement_of=beside)] = Shown(rate, (fewest, most))
    (spread,) = [one["is"] for one in record["spreads"] if one["measure"] == key] or [None]
    return Protected(
        measure=key,
        period="2025-26",
        source="",
        k=record["k"],
        dimensions={name: tuple(names) for name, names in dimensions.items()},
        spread=spread,
        shown=shown,
    )


def assert_same(one, own, others, per=1):
    """Compare rates, sizes, difference and the students over it with what was computed."""
    assert one.shown is (own is not None)
    assert (one.persons, one.total) == (None, None)
    if own is None:
        assert (one.gap, one.size, one.others_size, one.evidence) == (None, None, None, None)
        return
    assert (one.gap.rate.low, one.gap.rate.high) == pytest.approx(own[:2], abs=NEAR)
    assert one.size == f"{own[2]}-{own[3]}"
    assert one.gap.p_value is None
    if others is None:
        assert (one.gap.others_rate, one.gap.difference, one.others_size) == (None, None, None)
        return
    assert (one.gap.others_rate.low, one.gap.others_rate.high) == pytest.approx(
        others[:2], abs=NEAR
    )
    assert int(one.others_size.split("-")[0]) <= others[2]
    apart = own[0] - others[1], own[1] - others[0]
    assert (one.gap.difference.low, one.gap.difference.high) == pytest.approx(apart, abs=NEAR)
    ends = [persons * end / per for persons in own[2:] for end in apart]
    assert one.gap.excess.low % 5 == one.gap.excess.high % 5 == 0
    assert min(ends) - 5 - NEAR <= one.gap.excess.low <= min(ends) + NEAR
    assert max(ends) - NEAR <= one.gap.excess.high <= max(ends) + 5 + NEAR
