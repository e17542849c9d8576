"""One table without its hidden groups, each shown group beside the people it is compared with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from equity.gaps.comparison import compare, compare_with_all
from equity.gaps.gap import Gap
from equity.gaps.ranking import noise_floor
from equity.gaps.rates import is_exact, together
from equity.numbers import Counts, Tally
from equity.privacy.known import Group
from equity.privacy.rule import everyone, recorded, shown_groups
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, Unit


@dataclass(frozen=True, slots=True)
class Side:
    """One group that may be shown, the people that it is compared with, and what came of it."""

    tally: Tally
    others: Tally | None
    gap: Gap

    @property
    def is_graded(self) -> bool:
        """Tell whether there is a difference, and head counts on both sides to grade it by."""
        known = self.others is not None and is_exact(self.tally) and is_exact(self.others)
        return known and self.gap.difference is not None


@dataclass(frozen=True, slots=True)
class Cleared:
    """One table without its hidden groups; `whole` is None where everyone may not be shown.

    `compared_with` is what the table allows of what was asked for.
    """

    table: Counts
    compared_with: str
    whole: Side | None
    sides: Mapping[Group, Side]
    floor: float | None

    @property
    def graded(self) -> list[Group]:
        """The groups whose gap can be graded."""
        return [group for group, side in self.sides.items() if side.is_graded]


def cleared(table: Counts, compared_with: str, min_group: int) -> Cleared:
    """Hide first, then count together and compare what is left."""
    tallies = {count.group: count.tally for count in table.groups}
    persons = {group: tally.persons.low for group, tally in tallies.items()}
    shown = shown_groups(persons, min_group=min_group)
    base = everyone(persons, min_group=min_group)
    unit = table.measure.unit
    sides: dict[Group, Side] = {}
    for group in (group for group in tallies if group in shown):
        others = added(tallies, pool(group, base, shown, compared_with))
        sides[group] = beside(tallies[group], others, unit, compared_with)
    whole = added(tallies, base)
    return Cleared(
        table,
        compared_with,
        beside(whole, None, unit, compared_with)
        if whole and whole.persons.low >= min_group
        else None,
        sides,
        floor(sides, unit),
    )


def pool(
    group: Group, base: frozenset[Group], shown: frozenset[Group], compared_with: str
) -> frozenset[Group]:
    """Give the groups whose people a group is compared with, itself left out."""
    if not recorded([group]):
        return frozenset()
    if compared_with == ALL_STUDENTS:
        return base - {group}
    if compared_with == EVERYONE_ELSE:
        return recorded(base) - {group}
    return shown & {(compared_with,)} - {group}


def added(tallies: Mapping[Group, Tally], groups: Collection[Group]) -> Tally | None:
    """Give several groups as one, None where they have nobody."""
    total = together(tally for group, tally in tallies.items() if group in groups)
    return total if total.persons.high else None


def beside(tally: Tally, others: Tally | None, unit: Unit, compared_with: str) -> Side:
    """Compare a group with others; with all students where it is one of them."""
    if others and compared_with == ALL_STUDENTS:
        return Side(tally, together([tally, others]), compare_with_all(tally, others, unit))
    return Side(tally, others, compare(tally, others, unit))


def floor(sides: Mapping[Group, Side], unit: Unit) -> float | None:
    """Give the noise floor of the recorded groups shown, or of a lone one and its comparison."""
    alone = [sides[group] for group in sides if recorded([group])]
    if len(alone) == 1 and alone[0].others:
        return noise_floor([alone[0].tally, alone[0].others], unit)
    return noise_floor([side.tally for side in alone], unit)
