"""What published tables print of our own students, in our own words."""

import math
from collections.abc import Iterator, Mapping, Sequence

from equity.chain.same_place import WHOLE, same_places
from equity.language import _
from equity.measures import ALSO_OURS, published_measure
from equity.numbers import Bounded, Printed
from equity.privacy.family import Condition
from equity.privacy.printed import PERSONS
from equity.store import merges, published_people
from equity.store.published_people import Cell
from equity.vocabulary import Field

Groups = Mapping[str, Sequence[str]]
"""The groups of some ways to group by name."""


def own_schools(cursor: published_people.Cursor, period: str) -> Mapping[str, float]:
    """Count our students by school; where no list says it, nobody knows how many there are."""
    return published_people.schools(cursor, period) or {WHOLE: math.nan}


def printed_of(cursor: published_people.Cursor, period: str, known: Groups) -> Iterator[Printed]:
    """Give what is printed of our schools in a year, by our names of groups where we know them."""
    schools = own_schools(cursor, period)
    same = same_places(published_people.places(cursor, period), schools)
    found = list(published_people.cells(cursor, period, same))
    counted: set[tuple[str, object]] = set()
    for cell in found:
        for school in same[cell.place]:
            where = () if len(schools) == 1 or school == WHOLE else ((Field.SCHOOL.value, school),)
            conditions = tuple(sorted({ours(one, known) for one in (*cell.groups, *where)}))
            yield from _of_measure(cell, conditions)
            is_counted = cell.students is not None and cell.students.is_exact
            if is_counted and (cell.place, conditions) not in counted:
                counted.add((cell.place, conditions))
                yield _line(cell, conditions, PERSONS, cell.students, None)


def ours(one: Condition, known: Groups) -> Condition:
    """Give the way of ours that has a printed group, also where the table calls it by another name.

    >>> ours(("Group", "7"), {"gender": ("Girls", "Boys"), "grade": ("6", "7")})
    ('grade', '7')

    A group that was merged has the way of before the merge.

    >>> ours(("grade", "7"), {"grade": ("6 and 7", "8"), "before.grade": ("6", "7", "8")})
    ('before.grade', '7')
    """
    name, group = one
    ways = (name, merges.BEFORE + name) if name in known else known
    return next(((way, group) for way in ways if group in known.get(way, ())), one)


def _of_measure(cell: Cell, conditions: tuple[Condition, ...]) -> Iterator[Printed]:
    if cell.count is not None or cell.share is not None:
        for key in ALSO_OURS.get(cell.measure, ()):
            yield _line(cell, conditions, key, cell.count, cell.share)


def _line(
    cell: Cell,
    conditions: tuple[Condition, ...],
    key: str,
    total: Bounded | None,
    rate: Bounded | None,
) -> Printed:
    label = _(published_measure(cell.measure).label)
    table = _("{table}, {place}", table=label, place=_(cell.place))
    return Printed(conditions=conditions, measure=key, table=table, total=total, rate=rate)
