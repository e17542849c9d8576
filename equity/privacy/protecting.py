"""From a cube to its protected release: family, joint suppression, coding, repair."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from equity.numbers import Bounded, Cube, Values
from equity.privacy.bands import band
from equity.privacy.bundle import Bundle, Coded, Sides
from equity.privacy.bundles import conditions_of, largest, links, per_atom, stages
from equity.privacy.coding import ROUNDED, Scale
from equity.privacy.family import MOST_CONDITIONS, Member, build
from equity.privacy.protected import Protected, Shown
from equity.privacy.repair import Attacker, NotRepairedError, repair
from equity.privacy.sensitive import Persons, distinct
from equity.privacy.suppression import shown_together
from equity.vocabulary import NOT_RECORDED, Unit


class Gate:
    """One cube at the gate: its family is made once, and each base is suppressed once."""

    def __init__(self, cube: Cube, k: int) -> None:
        self.cube, self.k = cube, k
        self.family = build(cube.dimensions, cube.codes, cube.persons, k)
        self.members = self.family.members
        self.places = {member: place for place, member in enumerate(self.members)}
        self.sides, self.cells = self._sides()
        self._shown: dict[bytes, NDArray[np.bool_]] = {}

    def protect(self, keys: Sequence[str]) -> tuple[Protected, ...]:
        """Protect tied measures together, those that are used most first.

        Nothing of them is shown where the repair finds no answer: it fails closed.
        """
        known = {one.measure.key: one for one in self.cube.measured if one.measure.key in keys}
        made: dict[str, Protected] = {}
        before: list[Bundle] = []
        for stage in stages([known[key].measure for key in keys if key in known]):
            tied = [known[one.key] for one in stage]
            bundle = self._repaired(tied, before)
            before.append(bundle)
            for place, one in enumerate(tied):
                made[one.measure.key] = self._protected(bundle, place, one)
        return tuple(made[key] for key in keys if key in made)

    def _repaired(self, tied: Sequence[Values], before: Sequence[Bundle]) -> Bundle:
        """Repair measures together with what was released before and is summed up by them."""
        questions = before if tied[0].measure.unit is Unit.MEAN_SHARE else []
        coded = [self._coded(one) for one in tied] + [one.measures[0] for one in questions]
        ties = links([one.measure for one in tied], coded)
        bundle = Bundle(self.sides, coded, links=ties, k=self.k)
        for place, one in enumerate(questions):
            bundle.settle(len(tied) + place, one)
        try:
            repair(bundle)
        except NotRepairedError:
            bundle.levels[:] = -1
        return bundle

    def _sides(self) -> tuple[Sides, dict[Member, int]]:
        """Give the sets that have codes of their own, and the members that are one of them.

        Everyone else inside a group is one where the same people have another name too.
        """
        own = [one for one in self.members if one.complement_of is None or not one.conditions]
        rows = self.family.rows[[self.places[one] for one in own]]
        sets, cells = np.unique(rows, axis=0, return_inverse=True)
        orders = np.full(len(sets), len(self.cube.dimensions) + 1)
        np.minimum.at(orders, cells.ravel(), [one.order for one in own])
        worth = np.full(len(sets), -1)
        np.maximum.at(worth, cells.ravel(), [_worth(one) for one in own])
        is_rest = np.ones(len(sets), dtype=bool)
        np.logical_and.at(is_rest, cells.ravel(), [one.complement_of is not None for one in own])
        numbers = {row.tobytes(): cell for cell, row in enumerate(sets)}
        named = {
            one: cell
            for one, row in zip(self.members, self.family.rows, strict=True)
            if (cell := numbers.get(row.tobytes())) is not None
        }
        beside = [place for one, place in self.places.items() if one not in named]
        return Sides(sets, orders, worth, is_rest, distinct(self.family.rows[beside])), named

    def _coded(self, values: Values) -> Coded:
        persons, totals, scale = per_atom(values, len(self.cube.codes))
        shown = np.zeros(len(self.sides.sets), dtype=bool)
        may_be_shown = self._base(persons)
        for member, cell in self.cells.items():
            shown[cell] = may_be_shown[self.places[member]]
        most = np.where(self.sides.sets, largest(values, len(self.cube.codes)), 0).max(axis=1)
        shown &= 2 * most <= np.maximum(self.sides.sets @ totals, most)  # nobody is over half of it
        asked = self.sides.orders <= conditions_of(values.measure)
        return Coded(persons, totals, scale, shown, asked)

    def _base(self, persons: Persons) -> NDArray[np.bool_]:
        key = persons.tobytes()
        if key not in self._shown:
            self._shown[key] = shown_together(self.family, persons, self.k)
        return self._shown[key]

    def _protected(self, bundle: Bundle, place: int, values: Values) -> Protected:
        sizes = self.family.rows @ bundle.measures[place].persons
        attacker = Attacker(bundle.alone(place))
        shown = {}
        for member, size in zip(self.members, sizes, strict=True):
            code = self._code(attacker, member, int(size)) if size >= self.k else None
            if code is not None:
                shown[member] = Shown(code, band(int(size)))
        return Protected(
            measure=values.measure.key,
            period=self.cube.period,
            source=values.source,
            k=self.k,
            dimensions=self.cube.dimensions,
            spread=_spread(values),
            shown=shown,
        )

    def _code(self, attacker: Attacker, member: Member, size: int) -> Bounded | None:
        cell, bundle = self.cells.get(member), attacker.bundle
        code = None if cell is None else bundle.code((0, cell))
        if code is None and self._is_rest(bundle, member):
            low, high = attacker.follows(self.family.rows[self.places[member]])
            return _between(bundle.measures[0].scale, size, low, high)
        return code

    def _is_rest(self, bundle: Bundle, member: Member) -> bool:
        """Tell whether a member is everyone else inside a group, and may be told of.

        Nobody asks for it where the group is hidden beside which it is everyone else.
        """
        own = self.cells.get(member.own)
        if member.complement_of is None or own is None or bundle.levels[0, own] < 0:
            return False
        return bool(self._base(bundle.measures[0].persons)[self.places[member]])


def _worth(member: Member) -> int:
    if any(group == NOT_RECORDED for _dimension, group in member.conditions):
        return -1
    return MOST_CONDITIONS - member.order


def _between(scale: Scale, size: int, low: float, high: float) -> Bounded | None:
    """Give the code that holds those of both ends; None where it tells next to nothing."""
    rate = Bounded(scale.code(size, low).low, scale.code(size, high).high, ROUNDED)
    return rate if rate.high - rate.low <= scale.steps[-1] else None


def _spread(values: Values) -> float | None:
    if values.measure.unit is Unit.SHARE:
        return None
    mean = np.average(values.values, weights=values.persons)
    variance = np.average((values.values - mean) ** 2, weights=values.persons)
    return float(f"{float(np.sqrt(variance)):.2g}")
