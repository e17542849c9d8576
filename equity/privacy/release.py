"""The gate: counts go in, safe tables come out. No safe table is made anywhere else.

What hides is decided first, from persons only. The numbers of a hidden group then enter no
arithmetic, except within the sums "everyone" and "everyone else".
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from equity.gaps.comparison import compare, compare_with_all
from equity.gaps.gap import Gap
from equity.gaps.ranking import grade, noise_floor
from equity.gaps.rates import together
from equity.language import _
from equity.numbers import Counts, Tally
from equity.privacy.bands import in_fives, size
from equity.privacy.known import Group
from equity.privacy.rule import everyone, recorded, shown_groups
from equity.privacy.table import TOO_FEW, SafeGroup, SafeTable
from equity.problems import Problem
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, NOT_RECORDED, Evidence, Unit, View

ROOM_MINIMUM = 10
"""The fewest persons of a group that the room view may show."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One group that may be shown, the people that it is compared with, and what came of it."""

    tally: Tally
    others: Tally | None
    gap: Gap


@dataclass(frozen=True, slots=True)
class _Cleared:
    """One table without its hidden groups; `whole` is None where everyone together is too few."""

    table: Counts
    whole: _Side | None
    sides: Mapping[Group, _Side]
    floor: float | None

    @property
    def compared(self) -> list[Group]:
        """The groups that have a comparison."""
        return [group for group, side in self.sides.items() if side.gap.difference]


def release(
    tables: Sequence[Counts], *, compared_with: str, view: View, min_group: int = ROOM_MINIMUM
) -> tuple[SafeTable, ...]:
    """Make tables safe for a view, compare their groups, and grade all their gaps together.

    `compared_with` is "rest", "all", or a group of a table by one dimension. Hidden groups stay in
    their place without numbers. People who are not recorded, the named group itself, and every
    group where the named one is hidden have a rate only. In the room view persons, totals and
    p-values are left out and `excess` is rounded outward to fives. A Problem where the room would
    see groups under ten, or where there is no such group to compare with.
    """
    check_minimum(view, min_group)
    for table in tables:
        _check_comparison(table, compared_with)
    cleared = [_cleared(table, compared_with, min_group) for table in tables]
    compared = [(number, group) for number, one in enumerate(cleared) for group in one.compared]
    grades = grade(
        [cleared[number].sides[group].gap for number, group in compared],
        [cleared[number].floor for number, _group in compared],
    )
    evidence = dict(zip(compared, grades, strict=True))
    return tuple(
        SafeTable(
            measure=one.table.measure,
            by=one.table.by,
            only=one.table.only,
            period=one.table.period,
            source=one.table.source,
            view=view,
            compared_with=compared_with,
            min_group=min_group,
            scanned=len(compared),
            everyone=_safe((), one.whole, None, view),
            groups=tuple(
                _safe(group, one.sides.get(group), evidence.get((number, group)), view)
                for group in (count.group for count in one.table.groups)
            ),
        )
        for number, one in enumerate(cleared)
    )


def check_minimum(view: View, min_group: int) -> None:
    """Refuse groups that are too small for a view."""
    least = ROOM_MINIMUM if view is View.ROOM else 1
    if min_group < least:
        raise Problem(
            _("Groups this small cannot be shown"),
            _("Here a group needs at least {least} students.", least=least),
            _("Choose {least} or more.", least=least),
        )


def _check_comparison(table: Counts, compared_with: str) -> None:
    groups = [count.group[0] for count in table.groups if len(count.group) == 1]
    names = [name for name in groups if name != NOT_RECORDED]
    choices = [EVERYONE_ELSE, ALL_STUDENTS, *names]
    if compared_with not in choices:
        raise Problem(
            _("There is no group '{name}' to compare with", name=compared_with),
            _("This table can be compared with {choices}.", choices=", ".join(choices)),
            _("Choose one of these."),
        )


def _cleared(table: Counts, compared_with: str, min_group: int) -> _Cleared:
    """Hide first, then count together and compare what is left."""
    tallies = {count.group: count.tally for count in table.groups}
    persons = {group: tally.persons.low for group, tally in tallies.items()}
    shown = shown_groups(persons, min_group=min_group)
    base = everyone(persons, min_group=min_group)
    unit = table.measure.unit
    sides: dict[Group, _Side] = {}
    for group in (group for group in tallies if group in shown):
        pool = _pool(group, base, shown, compared_with)
        others = _sum(tallies, pool)
        sides[group] = _side(tallies[group], others, unit, compared_with)
    whole = _sum(tallies, base)
    return _Cleared(
        table,
        _side(whole, None, unit, compared_with)
        if whole and whole.persons.low >= min_group
        else None,
        sides,
        _floor(sides, unit),
    )


def _pool(
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


def _sum(tallies: Mapping[Group, Tally], groups: Collection[Group]) -> Tally | None:
    total = together(tally for group, tally in tallies.items() if group in groups)
    return total if total.persons.high else None


def _side(tally: Tally, others: Tally | None, unit: Unit, compared_with: str) -> _Side:
    if others and compared_with == ALL_STUDENTS:
        return _Side(tally, together([tally, others]), compare_with_all(tally, others, unit))
    return _Side(tally, others, compare(tally, others, unit))


def _floor(sides: Mapping[Group, _Side], unit: Unit) -> float | None:
    """Give the noise floor of the recorded groups shown, or of a lone one and its comparison."""
    alone = [sides[group] for group in sides if recorded([group])]
    if len(alone) == 1 and alone[0].others:
        return noise_floor([alone[0].tally, alone[0].others], unit)
    return noise_floor([side.tally for side in alone], unit)


def _safe(group: Group, side: _Side | None, evidence: Evidence | None, view: View) -> SafeGroup:
    if side is None:
        return SafeGroup(group=group, shown=False, reason=TOO_FEW)
    is_staff = view is View.STAFF
    return SafeGroup(
        group=group,
        shown=True,
        size=size(side.tally.persons),
        others_size=size(side.others.persons) if side.others else None,
        persons=side.tally.persons if is_staff else None,
        total=side.tally.total if is_staff else None,
        gap=side.gap if is_staff else _without_counts(side.gap),
        evidence=evidence,
    )


def _without_counts(gap: Gap) -> Gap:
    """Leave out what tells numbers of students: the p-value and the exact excess."""
    return replace(gap, p_value=None, excess=gap.excess and in_fives(gap.excess))
