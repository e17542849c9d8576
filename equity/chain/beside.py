"""Published tables about our own students: what they tell, and which must wait.

A release of ours is made beside the published numbers of the same school and year that are here by
then. Those that come later wait, until a person withdraws the release and all is made together.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from equity.chain import grouping
from equity.chain.same_place import WHOLE, same_places
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.measures import ALSO_OURS, Measure, published_measure
from equity.numbers import Bounded, Cube, Printed
from equity.privacy.family import Condition
from equity.privacy.printed import PERSONS, without_others
from equity.privacy.protected import LEFT_OUT, Protected
from equity.store import (
    catalogue,
    cells,
    logged,
    merges,
    only_counted,
    published,
    published_people,
    releases,
    unmerged,
)
from equity.store.published_people import Cell
from equity.store.workspace import Workspace
from equity.vocabulary import NOT_RECORDED, Field, Population

Groups = Mapping[str, Sequence[str]]
"""The groups of some ways to group by name."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A way to group that measures of one year do without, and the published table that does it.

    The way "" is no way: nothing is told of all persons.
    """

    way: str
    table: str
    period: str
    measures: tuple[Measure, ...]


def cube(workspace: Workspace, population: Population, period: str) -> Cube:
    """Give the persons of one year by all the dimensions that a release has.

    With them comes what published tables print of the same people, and by which ways.
    """
    names = grouping.names(workspace, population)
    count = partial(cells.cube, workspace, population, period=period)
    if population is not Population.STUDENTS:
        return count(names=names)
    known = unmerged.ways(workspace, population)
    return with_printed(workspace, known, names, period=period, count=count)


def with_printed(
    workspace: Workspace,
    known: Groups,
    asked: Sequence[str],
    *,
    period: str,
    count: Callable[..., Cube],
) -> Cube:
    """Give students by the ways that are asked, with what published tables print of them.

    `count` counts them by ways of given `names`: those that are asked, then those among all the
    known ones by which only the tables tell people apart. A Problem where these are too many to
    be looked at together: then nothing of the year is shown.
    """
    ways = {name: known[name] for name in dict.fromkeys((*asked, *known))}
    printed = tuple(_printed(workspace, period, ways))
    by = {name: one.table for one in printed for name, _group in one.conditions}
    unasked = tuple(name for name in ways if name in by and name not in asked)
    if unasked:
        grouping.refuse_too_many((*asked, *unasked), period=period, table=by[unasked[-1]])
    counted = count(names=(*asked, *unasked))
    told = without_others(printed, counted.dimensions)
    return replace(counted, printed=told, unasked=unasked)


def sorted_out(workspace: Workspace, tables: Sequence[CleanTable]) -> tuple[CleanTable, ...]:
    """Give tables with the published cells apart that must wait: ours are shown already."""
    years = releases.years(workspace)
    return tuple(one if one.cells is None else _apart(workspace, one, years) for one in tables)


def waiting(workspace: Workspace) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Give the places of the published numbers that wait, year by year, the newest first."""
    found: dict[str, list[str]] = {}
    for place, period in published_people.waiting(workspace):
        found.setdefault(period, []).append(_(place))
    return tuple((tuple(places), period) for period, places in found.items())


def left_out(workspace: Workspace) -> tuple[LeftOut, ...]:
    """Give the ways to group that some of our numbers do without, the newest year first."""
    texts = releases.starting(workspace, LEFT_OUT, snapshot=catalogue.snapshot(workspace))
    if not texts:
        return ()
    known = {one.key: one for one in catalogue.measures(workspace, with_parts=True)}
    labels = {one.name: one.label for one in catalogue.dimensions(workspace)}
    found: dict[tuple[str, str, str], list[Measure]] = {}
    for release in map(Protected.from_text, texts):
        for name, table in release.left_out.items() if release.measure in known else ():
            place = (labels.get(name, name), table, release.period)
            found.setdefault(place, []).append(known[release.measure])
    order = list(known.values())
    return tuple(
        LeftOut(*place, tuple(sorted(measures, key=order.index)))
        for place, measures in found.items()
    )


def years_of_both(workspace: Workspace, newer: Workspace) -> frozenset[str]:
    """Give the years of which one has own students, and the other a place that may be theirs.

    How many students there are is not asked: a sealed workspace does not know it. Of what is only
    counted no place is asked either.
    """
    found: set[str] = set()
    for own, other in ((workspace, newer), (newer, workspace)):
        named = {period: _named_schools(own, period) for period in own_years(own)}
        with published.cursor(other) as cursor:
            found.update(named.keys() & only_counted.years(cursor))
            found.update(
                period
                for period, schools in named.items()
                if same_places(
                    published_people.places(cursor, period), dict.fromkeys(schools, math.nan)
                )
            )
    return frozenset(found)


def _named_schools(own: Workspace, period: str) -> tuple[str, ...]:
    """Name our schools of a year as files do; `WHOLE` where students may be in none of these."""
    if not own.is_sealed:
        return tuple(_schools(own, period))
    school = Field.SCHOOL.value
    known = {one.name: one.groups for one in catalogue.dimensions(own, Population.STUDENTS)}
    named = merges.apart(merges.of(own), school, known.get(school, ()))
    told = [
        Protected.from_text(one.text).dimensions.get(school, ())
        for one in releases.every(own, snapshot=catalogue.snapshot(own))
        if (one.population, one.period) == (Population.STUDENTS, period)
    ]
    is_known = any(told) and not any(NOT_RECORDED in groups for groups in told)
    return named if is_known else (*named, WHOLE)


def own_years(workspace: Workspace) -> set[str]:
    """Give the years of our own students: on a list, or in a log that stands alone."""
    in_log = logged.told_years(workspace)
    in_log += () if workspace.is_sealed else (logged.newest(workspace),)
    known = catalogue.periods(workspace, Population.STUDENTS)
    return {*known, *releases.years(workspace), *filter(None, in_log)}


def _schools(workspace: Workspace, period: str) -> Mapping[str, float]:
    """Count our students by school; where no list says it, nobody knows how many there are."""
    return published_people.schools(workspace, period) or {WHOLE: math.nan}


def _printed(workspace: Workspace, period: str, known: Groups) -> Iterator[Printed]:
    schools = _schools(workspace, period)
    with workspace.rows() as cursor:
        same = same_places(published_people.places(cursor, period), schools)
        found = list(published_people.cells(cursor, period, same))
    counted: set[tuple[str, object]] = set()
    for cell in found:
        for school in same[cell.place]:
            where = () if len(schools) == 1 or school == WHOLE else ((Field.SCHOOL.value, school),)
            conditions = tuple(sorted({_ours(one, known) for one in (*cell.groups, *where)}))
            yield from _of_measure(cell, conditions)
            is_counted = cell.students is not None and cell.students.is_exact
            if is_counted and (cell.place, conditions) not in counted:
                counted.add((cell.place, conditions))
                yield _line(cell, conditions, PERSONS, cell.students, None)


def _ours(one: Condition, known: Groups) -> Condition:
    """Give the way of ours that has a printed group, also where the table calls it by another name.

    >>> _ours(("Group", "7"), {"gender": ("Girls", "Boys"), "grade": ("6", "7")})
    ('grade', '7')

    A group that was merged has the way of before the merge.

    >>> _ours(("grade", "7"), {"grade": ("6 and 7", "8"), "before.grade": ("6", "7", "8")})
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


def _apart(workspace: Workspace, table: CleanTable, years: frozenset[str]) -> CleanTable:
    every = table.cells
    if every is None:
        return table
    waits = pd.Series(False, index=every.index)
    for period in sorted(years.intersection(every["period"])):
        with workspace.rows() as cursor:
            known = published_people.places_among(cursor, every, period)
        same = same_places(known, _schools(workspace, period))
        waits |= (every["period"] == period) & every["place"].isin(list(same))
    if not waits.any():
        return table
    check = Check(
        _(
            "Published numbers of a school and year of which your own numbers are shown already: "
            "{count}. They are not shown. Withdraw all numbers on Home to show both.",
            count=int(waits.sum()),
        ),
        needs_a_look=True,
    )
    checks = (*table.checks, check)
    return replace(table, cells=every[~waits], waiting=every[waits], checks=checks)
