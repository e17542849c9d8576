"""Published tables with masks, without head counts, or with everyone in a line of its own.

What is masked stays a range: no group is ever "everyone less the others". Everyone else is added up
only where every part is printed; else the printed line of all students takes its place, and without
that line there is no comparison until a person names a group.
"""

import math

from equity.gaps.comparison import compare
from equity.gaps.rates import is_exact, rate
from equity.numbers import Bounded, Counts, Tally
from equity.privacy.known import Group
from equity.privacy.rule import recorded
from equity.privacy.sides import Cleared, Side, added, beside, floor, pool
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, Population, Unit

HALF_A_POINT = 0.005
"""How far a printed percent may be from the exact one."""


def is_printed(table: Counts) -> bool:
    """Tell whether a table needs the rules of this room; exact counts are treated like our own."""
    exact = all(is_exact(count.tally) for count in table.groups)
    return table.measure.population is Population.PUBLISHED and not (exact and table.total is None)


def cleared_print(table: Counts, compared_with: str, min_group: int) -> Cleared:
    """Hide groups that are small for sure, and compare the others by what is printed.

    Where all students are printed and the parts are not, everyone else becomes all students.
    """
    tallies = {count.group: count.tally for count in table.groups}
    shown = frozenset(group for group in tallies if not is_small(tallies[group], min_group))
    parts = frozenset(tallies) if _adds_up(table) else frozenset()
    allowed = compared_with
    if compared_with == EVERYONE_ELSE and not parts and table.total:
        allowed = ALL_STUDENTS
    sides = {
        group: _side(table, group, tallies, pool(group, parts, shown, allowed), allowed)
        for group in tallies
        if group in shown
    }
    unit = table.measure.unit
    whole = table.total or added(tallies, parts)
    return Cleared(
        table,
        allowed,
        beside(whole, None, unit, allowed) if whole and not is_small(whole, min_group) else None,
        sides,
        floor(sides, unit),
    )


def is_small(tally: Tally, min_group: int) -> bool:
    """Tell whether a group has, or may well have, fewer persons than the minimum.

    A masked group of whom nothing is printed is no such group: its range tells nothing.

    >>> is_small(Tally(Bounded.unknown(), Bounded(0, 9, "masked")), 10)
    False
    >>> is_small(Tally(Bounded.unknown(), Bounded.exactly(6), published=Bounded.exactly(1.0)), 10)
    True
    """
    persons = _persons(tally)
    return math.isfinite(persons.high) and persons.low < min_group


def _persons(tally: Tally) -> Bounded:
    """Give the head count, or what a count and its percent leave open."""
    share, count = tally.published, tally.total
    if math.isfinite(tally.persons.high) or share is None:
        return tally.persons
    if not (share.is_exact and count.is_exact and count.low and share.low > HALF_A_POINT):
        return tally.persons
    low, high = count.low / (share.low + HALF_A_POINT), count.low / (share.low - HALF_A_POINT)
    return Bounded(max(math.ceil(low), count.low), math.floor(high))


def _adds_up(table: Counts) -> bool:
    """Tell whether the groups are everyone, with a head count and a count of each."""
    tallies = [count.tally for count in table.groups]
    if not all(math.isfinite(one.persons.high) for one in tallies):
        return False
    if table.total is None or not is_exact(table.total):
        return True
    low, high = (sum(getattr(one.persons, end) for one in tallies) for end in ("low", "high"))
    return bool(low <= table.total.persons.low <= high)


def _side(
    table: Counts, group: Group, tallies: dict[Group, Tally], others: frozenset[Group], asked: str
) -> Side:
    tally, unit = tallies[group], table.measure.unit
    beside_all = asked == ALL_STUDENTS and recorded([group])
    exact = bool(others) and all(is_exact(tallies[one]) for one in (group, *others))
    if beside_all and table.total and not exact:
        rates = [_rate_alone(one, unit) for one in (tally, table.total)]
        return Side(tally, rates[1], compare(rates[0], rates[1], unit))
    return beside(tally, added(tallies, others), unit, asked)


def _rate_alone(tally: Tally, unit: Unit) -> Tally:
    """Leave out counts: a group and all students share people, so no interval holds for them."""
    known = tally.published or (rate(tally, unit) if is_exact(tally) else None)
    return _of_rate(known) if known else tally


def _of_rate(rate: Bounded) -> Tally:
    return Tally(Bounded.unknown(), Bounded.unknown(), published=rate)
