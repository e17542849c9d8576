"""Answers of the room, computed from the codes and bands of a protected release and nothing else.

Chance is judged in a school that fits all that is shown and in which the gap is weak
(`fitting.py`): so few gaps look surer than they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from equity.gaps.comparison import compare, compare_with_all, difference, risk_ratio
from equity.gaps.gap import Gap
from equity.gaps.rates import PER
from equity.measures import Measure
from equity.numbers import Bounded, Counts, GroupCount, Tally
from equity.privacy.coding import ROUNDED
from equity.privacy.family import Member
from equity.privacy.fitted import fitted
from equity.privacy.fitting import Fit, Kind, chance, weak_gap
from equity.privacy.known import Group
from equity.privacy.protected import Protected, Shown
from equity.privacy.rule import recorded
from equity.privacy.sides import Cleared, Side, floor
from equity.question import Only
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question about one protected measure: how people are grouped, and whom it is about."""

    measure: Measure
    release: Protected
    by: tuple[str, ...]
    only: tuple[Only, ...]

    @property
    def table(self) -> Counts:
        """The groups of the answer, all that their dimensions have; numbers are not in it."""
        nobody = Tally(Bounded.exactly(0), Bounded.exactly(0))
        names = product(*(self.release.dimensions[name] for name in self.by))
        return Counts(
            measure=self.measure,
            by=self.by,
            only=self.only,
            period=self.release.period,
            source=self.release.source,
            groups=tuple(GroupCount(group, nobody) for group in names),
        )

    def member(self, group: Group) -> Member:
        """Name a group of the table in the release; everyone where it has no name."""
        return Member(self._conditions(group))

    def shown(self, group: Group) -> Shown | None:
        """Give what is shown of a group of the table; of everyone where it has no name."""
        return self.release.shown.get(self.member(group))

    def others(self, group: Group, compared_with: str) -> Shown | None:
        """Give what is shown of the people that a group is compared with."""
        if not recorded([group]) or group == (compared_with,):
            return None
        if compared_with == ALL_STUDENTS:
            return self.shown(())
        if compared_with == EVERYONE_ELSE:
            return self.rest(group)
        return self.shown((compared_with,))

    def rest(self, group: Group) -> Shown | None:
        """Give everyone else beside a group."""
        parts = [self.release.shown.get(member) for member in self.rests(group)]
        known = [part for part in parts if part is not None]
        if not known or len(known) < len(parts):
            return None
        return known[0] if len(known) == 1 else _together(known[0], known[1])

    def rests(self, group: Group) -> list[Member]:
        """Name the members of the release that make up everyone else beside a group.

        Beside a group of two dimensions these are the others of its first group, and all others.
        """
        return [
            Member(self._conditions(group[:place]), complement_of=(self.by[place], group[place]))
            for place in range(len(group))
        ]

    def fit(self, sides: Sequence[Sequence[Member]], shown: Sequence[Shown]) -> Fit:
        """Give what fits two sides, each made up of members of the release."""
        known = fitted(self.release, self.measure.unit)
        return Fit(*known.beside(sides)) if known else Fit.of_codes(shown, self.measure.unit)

    @property
    def kind(self) -> Kind:
        """How the measure's persons are counted."""
        return Kind(unit=self.measure.unit, spread=self.release.spread)

    def _conditions(self, group: Group) -> tuple[tuple[str, str], ...]:
        filters = [(one.dimension, one.group) for one in self.only]
        return tuple(sorted([*filters, *zip(self.by, group, strict=False)]))


def cleared_room(asked: Asked, compared_with: str) -> Cleared:
    """Take from the release what a question asks for, and compare each group."""
    unit, table = asked.measure.unit, asked.table
    found = {count.group: asked.shown(count.group) for count in table.groups if asked.by}
    sides = {
        group: _side(asked, group, shown, compared_with) for group, shown in found.items() if shown
    }
    whole = asked.shown(())
    return Cleared(
        table,
        compared_with,
        _alone(asked, whole) if whole else None,
        sides,
        floor(sides, unit),
    )


def _side(asked: Asked, group: Group, own: Shown, compared_with: str) -> Side:
    others = asked.others(group, compared_with)
    if others is None:
        return _alone(asked, own)
    unit = asked.measure.unit
    apart = difference(own.rate, others.rate)
    return Side(
        _fewest(asked, own),
        _fewest(asked, others),
        replace(
            _judged(asked, group, own, compared_with),
            rate=own.rate,
            others_rate=others.rate,
            difference=apart,
            ratio=risk_ratio(own.rate, others.rate),
            excess=_excess(own.size, apart, unit),
        ),
    )


def _judged(asked: Asked, group: Group, own: Shown, compared_with: str) -> Gap:
    """Compare a group with people outside of it, where what fits makes the gap weak."""
    unit, kind = asked.measure.unit, asked.kind
    is_named = compared_with not in (ALL_STUDENTS, EVERYONE_ELSE)
    apart = asked.others(group, compared_with) if is_named else asked.rest(group)
    if apart is None:
        return compare(_fewest(asked, own), None, unit)
    others = [asked.member((compared_with,))] if is_named else asked.rests(group)
    fit = asked.fit([[asked.member(group)], others], [own, apart])
    weak = weak_gap([own, apart], fit, unit)
    mine, theirs = (kind.tally(one.persons, one.rate) for one in weak)
    judged = compare_with_all if compared_with == ALL_STUDENTS else compare
    gap = judged(mine, theirs, unit)
    return replace(gap, p_value=chance(*weak)) if unit is Unit.SHARE else gap


def _alone(asked: Asked, own: Shown) -> Side:
    mine = _fewest(asked, own)
    return Side(mine, None, replace(compare(mine, None, asked.measure.unit), rate=own.rate))


def _fewest(asked: Asked, one: Shown) -> Tally:
    """Give as few persons as a band holds, with the middle of a code."""
    return asked.kind.tally(one.size[0], one.rate.middle / PER[asked.measure.unit])


def _excess(size: tuple[int, int], apart: Bounded, unit: Unit) -> Bounded:
    ends = [persons * end / PER[unit] for persons in size for end in (apart.low, apart.high)]
    return Bounded(min(ends), max(ends), ROUNDED)


def _together(one: Shown, other: Shown) -> Shown:
    """Give two groups that share nobody as one: all rates that their codes and bands allow."""
    rates = [
        [
            (first * one_rate + second * other_rate) / (first + second)
            for first in one.size
            for second in other.size
        ]
        for one_rate, other_rate in (
            (one.rate.low, other.rate.low),
            (one.rate.high, other.rate.high),
        )
    ]
    return Shown(
        Bounded(min(rates[0]), max(rates[1]), ROUNDED),
        (one.size[0] + other.size[0], one.size[1] + other.size[1]),
    )
