"""The gate for published counts without head counts: counts as printed, and parts of all counts.

They are public, and each is shown as its publisher prints it: a masked one as all that it can be.
Nothing that is masked or missing is worked out from the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from equity.numbers import Bounded, Counts
from equity.privacy.known import Group
from equity.vocabulary import DIMENSION_FIELDS

_ARE_ALL = frozenset(map(str, DIMENSION_FIELDS))
"""The ways to group in which everyone has one group: there the groups together are all students."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeCount:
    """One group: how often it was counted, and its part of all counts, from 0 to 1.

    `count` is None where the publisher prints nothing, `part` where none can be told.
    """

    group: Group
    count: Bounded | None
    part: Bounded | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeCounted:
    """What is counted of one kind in one place and year.

    `everyone` is the printed total. `groups` are all groups of the table in the fixed order, none
    where it names none. `adds_up` tells whether parts may be told: the groups fit the total.
    """

    kind: str
    by: tuple[str, ...]
    place: str
    period: str
    source: str
    everyone: SafeCount
    groups: tuple[SafeCount, ...]
    adds_up: bool

    @property
    def has_parts(self) -> bool:
        """Tell whether any group has a part."""
        return any(one.part for one in self.groups)


def counted(table: Counts, groups: Sequence[Group]) -> SafeCounted:
    """Give the counts of a table in all its `groups`, printed here or not.

    Parts are told of a total that is printed, or of the sum where every group is. Where the groups
    do not fit the printed total, the two may count different things, and no part is told.
    """
    printed = {one.group: one.tally.total for one in table.groups if one.group}
    every = [printed.get(group, Bounded.unknown()) for group in groups]
    added = sum(every, Bounded.exactly(0))
    total = table.total.total if table.total else None
    fits = not groups or total is None or not total.is_exact or _within(total, added)
    whole = total or (added if len(groups) > 1 and _ARE_ALL.issuperset(table.by) else None)
    return SafeCounted(
        kind=table.measure.label,
        by=table.by,
        place=table.only[0].group,
        period=table.period,
        source=table.source,
        everyone=SafeCount(group=(), count=total),
        groups=tuple(
            SafeCount(
                group=group,
                count=printed.get(group),
                part=_part(printed.get(group), whole) if fits else None,
            )
            for group in groups
        ),
        adds_up=fits,
    )


def _within(total: Bounded, added: Bounded) -> bool:
    return added.low <= total.low <= added.high


def _part(count: Bounded | None, whole: Bounded | None) -> Bounded | None:
    """Give what part of a known whole a count is.

    >>> _part(Bounded(0, 9), Bounded.exactly(100))
    Bounded(low=0.0, high=0.09, why=None)
    """
    if count is None or whole is None or not whole.is_exact or not whole.low:
        return None
    return Bounded(count.low / whole.low, min(count.high / whole.low, 1.0), count.why)
