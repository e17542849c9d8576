"""A question about published numbers: one measure, one place, every group that is printed there."""

from collections.abc import Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from equity.intake.masked_cells import MASKED
from equity.intake.places import Level
from equity.intake.published_cells import JOIN
from equity.language import _
from equity.measures import COUNTED, Measure
from equity.numbers import Bounded, Counts, GroupCount, Tally
from equity.problems import PlaceNeeded, Problem
from equity.question import Only, Question
from equity.store import published
from equity.vocabulary import NOT_RECORDED, PLACE

_FIRST = 6
"""How many names a Problem lists."""


def count(cursor: DuckDBPyConnection, question: Question, measure: Measure) -> Counts:
    """Give what is published about one measure of a question, in one place.

    Without a place in the question it is the widest of the file, if that is one place; else a
    Problem asks for one. Other filters take the cells that are printed for both groups.
    """
    place = next((one.group for one in question.only if one.dimension == PLACE), None)
    narrowed = tuple(one for one in question.only if one.dimension != PLACE)
    order = [one.groups for one in _known(cursor, question.by, measure)]
    period, place = _where(cursor, question, measure, place)
    rows = published.cells(cursor, measure, period=period, place=place)
    named = _breakdown(rows, [*question.by, *(one.dimension for one in narrowed)], measure)
    groups = _groups(rows, named, question.by, narrowed)
    total = [] if narrowed else [_tally(row) for row in rows.get("", [])]
    return Counts(
        measure=measure,
        by=question.by,
        only=(Only(PLACE, place), *narrowed),
        period=period,
        source=_("Published numbers {period}", period=period),
        groups=tuple(sorted(groups, key=lambda one: _rank(one.group, order))),
        total=total[0] if total else None,
    )


def _known(cursor: DuckDBPyConnection, names: Sequence[str], measure: Measure) -> list[Any]:
    if not names:
        return []
    ways = published.dimensions(cursor, only_counted=measure.key.startswith(COUNTED))
    known = {one.name: one for one in ways if not one.only_filters}
    for name in names:
        if name not in known:
            raise Problem(
                _("Published numbers cannot be grouped by '{name}'", name=name),
                _("They can be grouped by {names}.", names=", ".join(known)),
                _("Choose one of these. A place can be chosen as a filter."),
            )
    return [known[name] for name in names]


def _where(
    cursor: DuckDBPyConnection, question: Question, measure: Measure, place: str | None
) -> tuple[str, str]:
    """Give the year and the place; the newest year that has the place where none is asked for."""
    known = published.periods(cursor, measure.key)
    if question.period is not None and question.period not in known:
        raise Problem(
            _("There are no numbers for {period}", period=question.period),
            _(
                "'{label}' has numbers for {periods}.",
                label=measure.label,
                periods=", ".join(known),
            ),
            _("Choose one of these years."),
        )
    years = (question.period,) if question.period else known
    for year in years:
        places = published.places_of(cursor, measure.key, year)
        found = _default(places) if place is None else _named(places, place)
        if found:
            return year, found
    names = [one.name for one in published.places_of(cursor, measure.key, years[0])]
    raise ask_for_a_place(names, place)


def _default(places: Sequence[published.PlaceOf]) -> str | None:
    """Give the one place of the file, or the one that is wider than all others."""
    widest = [one for one in places if one.level == places[0].level]
    is_whole = places[0].level in (Level.EVERYWHERE, Level.STATE) or len(places) == 1
    return widest[0].name if is_whole and len(widest) == 1 else None


def _named(places: Sequence[published.PlaceOf], asked: str) -> str | None:
    """Find a place by its name, or by the one name that begins so; capitals do not matter."""
    names = [one.name for one in places]
    if asked in names:
        return asked
    said = asked.casefold()
    same = [name for name in names if name.casefold() == said]
    begins = [name for name in names if name.casefold().startswith(said)]
    found = same or begins
    return found[0] if len(found) == 1 else None


def ask_for_a_place(names: Sequence[str], asked: str | None) -> PlaceNeeded:
    """Give the Problem that asks for a place by its name."""
    near = [name for name in names if asked and asked.casefold() in name.casefold()] or names
    listed = "; ".join(near[:_FIRST])
    more = len(near) - _FIRST
    some = _("{names}; and {count} more", names=listed, count=more) if more > 0 else listed
    title = _("Choose a place") if asked is None else _("There is no place '{name}'", name=asked)
    return PlaceNeeded(
        title,
        _("Numbers of several places are never added up. The places are: {names}.", names=some),
        _("Choose one of them, spelled the same way. In a terminal: --where 'place=NAME'."),
        tuple(names),
    )


def _breakdown(rows: dict[str, Any], names: Sequence[str], measure: Measure) -> list[str]:
    """Give the dimensions of the printed breakdown that holds all the names, in its own order."""
    for printed in rows:
        found = printed.split(JOIN) if printed else []
        if sorted(found) == sorted(names):
            return found
    printed_ones = [" + ".join(one.split(JOIN)) for one in rows if one]
    raise Problem(
        _("'{label}' is not published by {names}", label=measure.label, names=", ".join(names)),
        _("Here it is published by {known}.", known=", ".join(printed_ones) or _("nothing")),
        _("Compare by one of these, or choose another place."),
    )


def _groups(
    rows: dict[str, list[tuple[Any, ...]]],
    named: Sequence[str],
    by: Sequence[str],
    narrowed: Sequence[Only],
) -> list[GroupCount]:
    found = []
    for groups, *numbers in rows[JOIN.join(named)]:
        of = dict(zip(named, groups.split(JOIN) if named else [], strict=True))
        if all(of[one.dimension] == one.group for one in narrowed):
            found.append(GroupCount(tuple(of[name] for name in by), _tally(("", *numbers))))
    if found or not narrowed:
        return found
    raise Problem(
        _("There is no group '{group}'", group=narrowed[0].group),
        _("It is not published here."),
        _("Choose another group, or set the filter back."),
    )


def _tally(row: Sequence[Any]) -> Tally:
    """Give a cell as numbers; what is not printed can be anything.

    Where the rate is masked beside a count and a head count, they do not tell it either.
    """
    _groups_of, k_low, k_high, n_low, n_high, rate_low, rate_high = row
    persons = _bounded(n_low, n_high) or Bounded.unknown()
    total = _bounded(k_low, k_high) or Bounded(0.0, persons.high)
    rate = _bounded(rate_low, rate_high)
    if rate and rate.why and persons.is_exact and total.is_exact:
        total = Bounded(rate.low * persons.low, rate.high * persons.low, MASKED)
    return Tally(persons, total, published=rate)


def _bounded(low: float | None, high: float | None) -> Bounded | None:
    if low is None or high is None:
        return None
    return Bounded(low, high, None if low == high else MASKED)


def _rank(group: Sequence[str], order: Sequence[Sequence[str]]) -> tuple[tuple[bool, int], ...]:
    return tuple(
        (name == NOT_RECORDED, list(known).index(name) if name in known else len(known))
        for name, known in zip(group, order, strict=True)
    )
