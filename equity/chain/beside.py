"""Published tables about our own students: what they tell, and which must wait.

A release of ours is made beside the published numbers of the same school and year that are here by
then. Those that come later wait, until a person withdraws the release and all is made together.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from equity.chain import grouping
from equity.chain.printed_cells import Groups, own_schools, printed_of
from equity.chain.same_place import WHOLE, same_places
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.measures import Measure
from equity.numbers import Cube, Printed
from equity.privacy.printed import without_others
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
from equity.store.workspace import Workspace
from equity.vocabulary import NOT_RECORDED, Field, FileKind, Population


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
    with workspace.rows() as cursor:
        printed = tuple(printed_of(cursor, period, ways))
    unasked = _unasked(printed, ways, asked, period)
    counted = count(names=(*asked, *unasked))
    told = without_others(printed, counted.dimensions)
    return replace(counted, printed=told, unasked=unasked)


def _unasked(
    printed: Sequence[Printed], ways: Groups, asked: Sequence[str], period: str
) -> tuple[str, ...]:
    """Give the ways by which only tables tell people apart; a Problem where all are too many."""
    by = {name: one.table for one in printed for name, _group in one.conditions}
    unasked = tuple(name for name in ways if name in by and name not in asked)
    if unasked:
        grouping.refuse_too_many((*asked, *unasked), period=period, table=by[unasked[-1]])
    return unasked


def refuse_too_many(
    workspace: Workspace, tables: Sequence[CleanTable], cursor: published_people.Cursor
) -> None:
    """Raise a Problem where tables would make students and printed groups too many to look at."""
    if not any(one.cells is not None or one.kind is FileKind.ROSTER for one in tables):
        return
    known = {one.name: one.groups for one in unmerged.stored(cursor, Population.STUDENTS)}
    own = [name for name in known if not name.startswith(merges.BEFORE)]
    asked = grouping.names_among(workspace, own)
    ways = {name: known[name] for name in dict.fromkeys((*asked, *known))}
    for period in published_people.years(cursor):
        _unasked(tuple(printed_of(cursor, period, ways)), ways, asked, period)


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
        with own.rows() as cursor:
            return tuple(own_schools(cursor, period))
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


def _apart(workspace: Workspace, table: CleanTable, years: frozenset[str]) -> CleanTable:
    every = table.cells
    if every is None:
        return table
    waits = pd.Series(False, index=every.index)
    for period in sorted(years.intersection(every["period"])):
        with workspace.rows() as cursor:
            known = published_people.places_among(cursor, every, period)
            same = same_places(known, own_schools(cursor, period))
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
