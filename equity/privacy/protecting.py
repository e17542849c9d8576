"""From a cube to its protected release: family, joint suppression, coding, repair."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from equity.measures import Measure
from equity.numbers import Bounded, Cube, Printed, Values
from equity.privacy.attacker import Attacker
from equity.privacy.bands import band
from equity.privacy.bundle import Bundle
from equity.privacy.bundles import bundles, conditions_of, links, stages, twins
from equity.privacy.coding import Scale
from equity.privacy.family import MOST_CONDITIONS, Member
from equity.privacy.looked_for import looked_for
from equity.privacy.per_atom import largest, per_atom
from equity.privacy.printed import family_by, left_out, of_measure, rows, seen
from equity.privacy.protected import EVERYONE, Protected, Shown
from equity.privacy.repair import repair
from equity.privacy.sensitive import Persons, finest
from equity.privacy.spread import spread_of
from equity.privacy.sums import sums
from equity.privacy.suppression import shown_together
from equity.privacy.tied import Coded, Numbers, Sides, Told
from equity.vocabulary import NOT_RECORDED


class Gate:
    """One cube at the gate: its family is made once, and each base is suppressed once.

    Nothing is told by the ways to group that it does `without`, nor by those that are unasked.
    """

    def __init__(self, cube: Cube, k: int, *, without: Collection[str] = ()) -> None:
        self.cube, self.k = cube, k
        self.without, self.crowd = without, cube.of(())
        self.dimensions = {
            name: cube.dimensions[name] for name in cube.asked if name not in without
        }
        self.family = family_by(self.crowd, self.dimensions, k)
        self.members = self.family.members
        self.sides, self.cells = self._sides()
        self._first: dict[tuple[str, ...], NDArray[np.bool_]] = {}
        self._atoms = _atoms(cube)
        self._shown: dict[bytes, NDArray[np.bool_]] = {}

    def protect(self, keys: Sequence[str]) -> tuple[Protected, ...]:
        """Protect tied measures together, those that are used most first.

        Nothing of them is shown where the repair finds no answer: it fails closed. Where published
        tables alone tell too much by some way to group, it is left out.
        """
        left = left_out(self.cube, keys, self.k)
        gate = Gate(self.cube, self.k, without=left) if left else self
        made = gate._protect(keys)
        return tuple(replace(one, left_out=left | self._without_everyone(one)) for one in made)

    def could_show(self, key: str) -> list[Member]:
        """Give what the release of a measure can show, before the repair takes some of it back."""
        (values,) = (one for one in self.cube.measured if one.measure.key == key)
        crowd, _totals, _scale = self._per_atom(values)
        return list(compress(self.members, self._base(crowd, key)))

    def _without_everyone(self, one: Protected) -> dict[str, str]:
        """Give the published table that takes everyone of a release by ways that nobody asks by."""
        if Member() in one.shown or self.crowd.persons.sum() < self.k:
            return {}
        for printed in of_measure(self.cube, one.measure):
            if any(name in self.cube.unasked for name, _group in printed.conditions):
                return {EVERYONE: printed.table}
        return {}

    def _protect(self, keys: Sequence[str]) -> tuple[Protected, ...]:
        known = {one.measure.key: one for one in self.cube.measured if one.measure.key in keys}
        made: dict[str, Protected] = {}
        settled: list[_Repaired] = []
        measures = [known[key].measure for key in keys if key in known]
        names = {question: [question, topic] for topic, question in twins(measures).items()}
        for stage in stages(measures):
            settled.append(self._repaired(stage, [] if stage[0].is_item else settled))
        for repaired in settled:
            for place, one in enumerate(repaired.measures):
                named = [known[key] for key in names.get(one.key, [one.key])]
                made |= {each.measure: each for each in self._protected(repaired, place, named)}
        return tuple(made[key] for key in keys if key in made)

    def _repaired(self, tied: Sequence[Measure], settled: Sequence["_Repaired"]) -> "_Repaired":
        """Repair measures with the settled questions that they sum up; these may give way too."""
        measures = [*tied, *(one for question in settled for one in question.measures)]
        cube = self.cube.of([one.key for one in measures])
        known = {one.measure.key: one for one in cube.measured}
        atoms = _atoms(cube)
        coded = [self._coded(known[one.key], atoms) for one in measures]
        sides = replace(self.sides, sets=self.sides.sets[:, atoms])
        bundle = Bundle(sides, coded, links=links(measures, coded), k=self.k)
        bundle.printed = [
            told
            for place, (one, code) in enumerate(zip(measures, coded, strict=True))
            for told in self._told(place, one.key, code, atoms)
        ]
        before = [(one.attacker, at) for one in settled for at in range(len(one.measures))]
        bundle.settle([reader.bundle.codes(at) for reader, at in before])
        attacker = repair(bundle)
        for place, (reader, at) in enumerate(before, start=len(tied)):
            reader.take(at, bundle.codes(place))
        return _Repaired(tied, attacker, atoms)

    def _sides(self) -> tuple[Sides, dict[Member, int]]:
        """Give the sets, and by each member which of them it is; then who is alike in every way."""
        rows = np.concatenate([self.family.rows, finest(self.crowd.persons, self.k)])
        sets, places = np.unique(rows, axis=0, return_inverse=True)
        cells = dict(zip(self.members, places.ravel().tolist(), strict=False))
        orders, worth = np.full(len(sets), MOST_CONDITIONS + 1), np.full(len(sets), -1)
        is_rest = np.isin(np.arange(len(sets)), list(cells.values()))
        beside: list[set[int]] = [set() for _set in sets]
        for one, at in cells.items():
            orders[at] = min(orders[at], one.order)
            worth[at] = max(worth[at], _worth(one))
            is_rest[at] &= one.complement_of is not None
            if one.complement_of is not None and one.own in cells:
                beside[at].add(cells[one.own])
        groups = tuple(tuple(sorted(some)) for some in beside)
        how = sums(sets, cells, self.dimensions)
        return Sides(sets, orders, worth, is_rest, groups, how), cells

    def _coded(self, values: Values, atoms: NDArray[np.int64]) -> Coded:
        """Code values over some atoms; `atoms` says of which atom of the family each is part."""
        whole, count = values.over(atoms), len(self.family.codes)
        crowd, totals, scale = per_atom(whole, count)
        shown = np.zeros(len(self.sides.sets), dtype=bool)
        shown[list(self.cells.values())] = self._base(crowd, values.measure.key)
        most = np.where(self.sides.sets, largest(whole, count), 0).max(axis=1)
        shown &= 2 * most <= np.maximum(self.sides.sets @ totals, most)  # nobody is over half of it
        if values.measure.is_theme and not self.k <= totals.sum() <= crowd.sum() - self.k:
            shown[:] = False  # so few writers touch it, or do not, that it could point at them
        asked = self.sides.orders <= self._conditions_of(values.measure)
        persons, totals, _scale = per_atom(values, len(atoms))
        return Coded(crowd, persons, totals, scale, shown, asked)

    def _conditions_of(self, measure: Measure) -> int:
        """Give how many conditions a measure can be asked by, under its own name or its topic's."""
        tied = [one.measure for one in self.cube.measured if one.measure.topic == measure.topic]
        return MOST_CONDITIONS if measure.key in twins(tied).values() else conditions_of(measure)

    def _base(self, persons: Persons, key: str) -> NDArray[np.bool_]:
        before, first = seen(self.crowd, key, without=self.without), self._looked_for(key)
        known = persons.tobytes() + first.tobytes() + before.tobytes()
        if known not in self._shown:
            self._shown[known] = shown_together(
                self.family, persons, self.k, first=first, seen=before
            )
        return self._shown[known]

    def _looked_for(self, key: str) -> NDArray[np.bool_]:
        """Mark the members that people look for in a measure, or in one that it is tied to.

        So tied measures are told of the same groups.
        """
        measures = [one.measure for one in self.cube.measured]
        tied = next(keys for keys in bundles(measures) if key in keys)
        if tied not in self._first:
            found = np.zeros(len(self.sides.sets), dtype=bool)
            for values in (one for one in self.cube.measured if one.measure.key in tied):
                persons, totals, scale = self._per_atom(values)
                sizes, sums = self.sides.sets @ persons, self.sides.sets @ totals
                found |= looked_for(self.sides.beside, sizes, sums, scale.top)
            self._first[tied] = found[list(self.cells.values())]
        return self._first[tied]

    def _per_atom(self, values: Values) -> tuple[Persons, Numbers, Scale]:
        return per_atom(values.over(self._atoms), len(self.family.codes))

    def _told(self, place: int, key: str, coded: Coded, atoms: NDArray[np.int64]) -> Iterator[Told]:
        """Give what published tables tell of a measure: a mask tells from where to where it lies.

        Where a printed number is not ours, all between the two counts as possible: so it may follow
        other rules, and the program has an answer all the same.
        """
        printed = of_measure(self.cube, key)
        for one, row in zip(printed, rows(printed, self.crowd)[:, atoms], strict=True):
            size, ours = float(row @ coded.persons), float(row @ coded.totals)
            low, high = _ends(one, size)
            if low > 0 or high < size * coded.scale.top:
                yield Told(place, row, min(low, ours), max(high, ours))

    def _protected(
        self, repaired: "_Repaired", place: int, named: Sequence[Values]
    ) -> Iterator[Protected]:
        """Give the release of a measure under each of its names."""
        attacker = repaired.attacker.alone(place)
        one, shown = attacker.bundle.measures[0], {}
        sizes = self.family.rows @ one.crowd
        for member, size in zip(self.members, sizes, strict=True):
            code = self._code(attacker, member) if size >= self.k else None
            if code is not None:
                shown[member] = Shown(code, band(int(size)))
        everyone = attacker.bundle.code((0, self.cells[Member()]))
        for values in named:
            yield Protected(
                measure=values.measure.key,
                period=self.cube.period,
                source=values.source,
                k=self.k,
                dimensions=self.dimensions,
                spread=spread_of(values, one.scale, everyone),
                shown=shown,
            )

    def _code(self, attacker: Attacker, member: Member) -> Bounded | None:
        """Give the code of a group; where it has none, what follows of it as everyone else.

        People who have two names are told of by both or by none.
        """
        at = self.cells[member]
        return attacker.bundle.code((0, at)) or attacker.rest(at)


@dataclass(frozen=True, slots=True, eq=False)
class _Repaired:
    """Tied measures whose codes give no secret away, not even to the attacker who tried.

    `atoms` says of which atom of the family each atom of its bundle is part.
    """

    measures: Sequence[Measure]
    attacker: Attacker
    atoms: NDArray[np.int64]


def _atoms(cube: Cube) -> NDArray[np.int64]:
    """Say of which atom of the family each atom of a cube is part: who is alike in every way."""
    _codes, places = np.unique(cube.codes, axis=0, return_inverse=True)
    return places.ravel()


def _ends(one: Printed, size: float) -> tuple[float, float]:
    """Give the least and the most total that a printed number leaves to a group of some size."""
    if one.total is not None and one.total.is_exact:
        return one.total.low, one.total.high
    said = [one.total] if one.total else []
    said += [one.rate.scaled(size)] if one.rate else []
    low = max((each.low for each in said), default=0.0)
    return low, min((each.high for each in said), default=np.inf)


def _worth(member: Member) -> int:
    if any(group == NOT_RECORDED for _dimension, group in member.conditions):
        return -1
    return MOST_CONDITIONS - member.order
