"""Answers of the room, computed from the codes and bands of a protected release and nothing else.

Chance is judged as if a group had the fewest persons of its band and the middle of its code. Of a
code in wide steps a point near the comparison counts: no gap looks surer than it is.
"""

from dataclasses import dataclass, replace
from itertools import product

from equity.gaps.comparison import compare, compare_with_all, difference, risk_ratio
from equity.gaps.rates import PER
from equity.measures import Measure
from equity.numbers import Bounded, Counts, GroupCount, Tally
from equity.privacy.coding import HARDLY, ROUNDED, Scale
from equity.privacy.family import Member
from equity.privacy.known import Group
from equity.privacy.protected import Protected, Shown
from equity.privacy.rule import recorded
from equity.privacy.sides import Cleared, Side, floor
from equity.question import Only
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, Unit

CENTRAL = 0.25
"""How far a point lies from the end of a wide code that is nearest to the comparison to its middle.

At 0, 0.25 and 0.5 the room calls 55, 66 and 71 of 100 gaps clear that exact numbers call so, and 3,
3 and 4 of 100 that it calls clear are not (61 schools as in `make bench`, 7 % outcome).
"""


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

    def shown(self, group: Group) -> Shown | None:
        """Give what is shown of a group of the table; of everyone where it has no name."""
        return self.release.shown.get(Member(self._conditions(group)))

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
        """Give everyone else beside a group.

        Beside a group of two dimensions these are the others of its first group, and all others.
        """
        parts = [
            self.release.shown.get(
                Member(
                    self._conditions(group[:place]), complement_of=(self.by[place], group[place])
                )
            )
            for place in range(len(group))
        ]
        known = [part for part in parts if part is not None]
        if not known or len(known) < len(parts):
            return None
        return known[0] if len(known) == 1 else _together(known[0], known[1])

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
    mine, theirs = _persons(asked, own, others), _persons(asked, others, own)
    gap = compare(mine, theirs, unit)
    if compared_with == ALL_STUDENTS:
        rest = asked.rest(group)
        gap = compare(mine, None, unit)
        if rest:
            gap = compare_with_all(mine, _persons(asked, rest, own), unit)
    apart = difference(own.rate, others.rate)
    return Side(
        mine,
        theirs,
        replace(
            gap,
            rate=own.rate,
            others_rate=others.rate,
            difference=apart,
            ratio=risk_ratio(own.rate, others.rate),
            excess=_excess(own.size, apart, unit),
        ),
    )


def _alone(asked: Asked, own: Shown) -> Side:
    mine = _persons(asked, own, own)
    return Side(mine, None, replace(compare(mine, None, asked.measure.unit), rate=own.rate))


def _persons(asked: Asked, one: Shown, beside: Shown) -> Tally:
    """Give persons with a code's rate, as few as its band holds and with the release's spread."""
    unit, persons = asked.measure.unit, one.size[0]
    rate = _point(one.rate, beside.rate, unit) / PER[unit]
    if unit is Unit.SHARE:
        having = round(rate * persons)
        return Tally.of([(1.0, having), (0.0, persons - having)])
    spread = asked.release.spread or 0.0
    half = persons // 2
    return Tally.of([(rate - spread, half), (rate + spread, half), (rate, persons - 2 * half)])


def _point(code: Bounded, beside: Bounded, unit: Unit) -> float:
    is_tail = code.low <= 0 or (unit is not Unit.PER_100_STUDENTS and code.high >= 1)
    if is_tail or code.high - code.low <= Scale.of(unit, top=4.0).steps[0] + HARDLY:
        return code.middle
    near = min(max(beside.middle, code.low), code.high)
    return near + CENTRAL * (code.middle - near)


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
