"""The gate: counts or a protected release go in, safe tables come out; none is made elsewhere.

The room's answers about our own people come from the protected release (`room.py`); published
numbers and the staff view from counts. There, what hides is decided first, from persons only: the
numbers of a hidden group then enter no arithmetic, except within the sums "everyone" and "everyone
else".
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from equity.gaps.gap import Gap
from equity.gaps.ranking import grade
from equity.gaps.rates import is_exact
from equity.language import _
from equity.numbers import Counts
from equity.privacy.bands import in_fives, size
from equity.privacy.known import Group
from equity.privacy.published import cleared_print, is_printed
from equity.privacy.room import Asked, cleared_room
from equity.privacy.sides import Cleared, Side, cleared
from equity.privacy.table import (
    MASKED_NUMBER,
    NO_HEAD_COUNTS,
    NOT_COMPARED,
    NOT_PRINTED,
    PARTS_MISSING,
    TOO_FEW,
    SafeGroup,
    SafeTable,
)
from equity.problems import Problem
from equity.vocabulary import (
    ALL_STUDENTS,
    EVERYONE_ELSE,
    NOT_RECORDED,
    Evidence,
    Population,
    View,
)

ROOM_MINIMUM = 10
"""The fewest persons of a group that the room view may show."""


def release(
    tables: Sequence[Counts | Asked],
    *,
    compared_with: str,
    view: View,
    min_group: int = ROOM_MINIMUM,
) -> tuple[SafeTable, ...]:
    """Make tables safe for a view, compare their groups, and grade all their gaps together.

    `compared_with` is "rest", "all", or a group of a table by one dimension. Hidden groups stay in
    their place without numbers. People who are not recorded, the named group itself, and every
    group where the named one is hidden have a rate only. In the room view p-values, and persons and
    totals of our own data, are left out and `excess` is rounded outward to fives. A published table
    that cannot be added up is compared with its line of all students, if it has one. A Problem
    where the room would see groups under ten, or where there is no such group to compare with.
    """
    check_minimum(view, min_group)
    for table in tables:
        counted = table.table if isinstance(table, Asked) else table
        _check_comparison(counted, compared_with)
    cleared_tables = [_cleared(table, compared_with, min_group) for table in tables]
    graded = [(number, group) for number, one in enumerate(cleared_tables) for group in one.graded]
    grades = grade(
        [cleared_tables[number].sides[group].gap for number, group in graded],
        [cleared_tables[number].floor for number, _group in graded],
    )
    evidence = dict(zip(graded, grades, strict=True))
    return tuple(
        _table(
            one,
            {group: evidence.get((number, group)) for group in one.sides},
            len(graded),
            view,
            min_group,
        )
        for number, one in enumerate(cleared_tables)
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


def _cleared(table: Counts | Asked, compared_with: str, min_group: int) -> Cleared:
    if isinstance(table, Asked):
        return cleared_room(table, compared_with)
    if is_printed(table):
        return cleared_print(table, compared_with, min_group)
    return cleared(table, compared_with, min_group)


def _table(
    one: Cleared,
    evidence: Mapping[Group, Evidence | None],
    scanned: int,
    view: View,
    min_group: int,
) -> SafeTable:
    table = one.table
    return SafeTable(
        measure=table.measure,
        by=table.by,
        only=table.only,
        period=table.period,
        source=table.source,
        view=view,
        compared_with=one.compared_with,
        min_group=min_group,
        scanned=scanned,
        everyone=_everyone(one, view),
        groups=tuple(
            _safe(one, count.group, evidence.get(count.group), view) for count in table.groups
        ),
    )


def _everyone(one: Cleared, view: View) -> SafeGroup:
    if one.whole is None:
        unprinted = is_printed(one.table) and one.table.total is None
        return SafeGroup(group=(), shown=False, reason=NOT_PRINTED if unprinted else TOO_FEW)
    return _shown(one.table, (), one.whole, view)


def _safe(one: Cleared, group: Group, evidence: Evidence | None, view: View) -> SafeGroup:
    side = one.sides.get(group)
    if side is None:
        return SafeGroup(group=group, shown=False, reason=TOO_FEW)
    shown = _shown(one.table, group, side, view)
    return replace(shown, evidence=evidence, not_graded=_why_not_graded(one, group, side))


def _shown(table: Counts, group: Group, side: Side, view: View) -> SafeGroup:
    has_counts = view is View.STAFF or table.measure.population is Population.PUBLISHED
    return SafeGroup(
        group=group,
        shown=True,
        size=size(side.tally.persons),
        others_size=size(side.others.persons) if side.others else None,
        persons=side.tally.persons if has_counts else None,
        total=side.tally.total if has_counts else None,
        gap=side.gap if view is View.STAFF else _for_the_room(side.gap, has_counts=has_counts),
    )


def _why_not_graded(one: Cleared, group: Group, side: Side) -> str | None:
    """Say why a gap of a published table has no grade; None where it has one or needs none."""
    if side.is_graded or not is_printed(one.table) or group == (one.compared_with,):
        return None
    rates = [side.gap.rate, side.gap.others_rate]
    if any(rate is not None and not rate.is_exact for rate in rates):
        return MASKED_NUMBER
    if side.gap.others_rate is None:
        return NOT_COMPARED
    return PARTS_MISSING if is_exact(side.tally) else NO_HEAD_COUNTS


def _for_the_room(gap: Gap, *, has_counts: bool) -> Gap:
    """Leave out what tells numbers of students: the p-value and, of our own, the exact excess."""
    excess = gap.excess if has_counts else gap.excess and in_fives(gap.excess)
    return replace(gap, p_value=None, excess=excess)
