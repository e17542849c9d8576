"""What published tables only count: of a place, a kind and a year, through the gate.

Years of which there are own students are not shown: our numbers and such counts of the same people
were never looked at together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from equity.chain import beside
from equity.intake.published_cells import JOIN
from equity.intake.published_words import is_whole
from equity.intake.table import Check, CleanTable, Dimension
from equity.language import _
from equity.measures import Measure, counted
from equity.privacy import counted as gate
from equity.privacy.counted import SafeCounted
from equity.problems import Problem
from equity.question import Only, Question
from equity.store import only_counted, published, published_counts
from equity.store.workspace import Workspace
from equity.vocabulary import PLACE


@dataclass(frozen=True, slots=True)
class Counted:
    """What can be asked of one place: its newest year, its kinds, and the ways to group."""

    place: str
    period: str
    kinds: tuple[Measure, ...]
    ways: tuple[Dimension, ...]


def places(workspace: Workspace) -> tuple[str, ...]:
    """Give the places that have counts which may be shown, the widest first."""
    return _all_of(_places(workspace))


def of_place(workspace: Workspace, place: str | None) -> Counted:
    """Say what can be asked of a place; all kinds together stand before each of them.

    A Problem asks for the place where none has this name.
    """
    by_year = _places(workspace)
    known = _all_of(by_year)
    if not known:
        raise Problem(
            _("There are no counts to show"),
            _(
                "They need a published table that only counts, and no own students of the same "
                "year: the two together could point at a student."
            ),
            _("Look at rates and gaps, or bring such a table alone."),
        )
    place = known[0] if place is None and len(known) == 1 else place
    if place is None or place not in known:
        raise published_counts.ask_for_a_place(known, place)
    period = next(year for year, names in by_year.items() if place in names)
    with published.cursor(workspace) as cursor:
        kinds = only_counted.kinds(cursor, period=period, place=place)
        printed = {
            name
            for one in kinds
            for name in published.cells(cursor, one, period=period, place=place)
        }
        ways = published.dimensions(cursor, only_counted=True)
    kinds = tuple(sorted(kinds, key=lambda one: not is_whole(one.label)))
    return Counted(place, period, kinds, tuple(one for one in ways if one.name in printed))


def answer(workspace: Workspace, question: Question) -> tuple[SafeCounted, ...]:
    """Answer a question about one place and year: a table for each kind that is printed so."""
    by, place, period = JOIN.join(question.by), question.only[0].group, str(question.period)
    with published.cursor(workspace) as cursor:
        ways = published.dimensions(cursor, only_counted=True)
        groups = [(group,) for one in ways if one.name in question.by for group in one.groups]
        return tuple(
            gate.counted(published_counts.count(cursor, question, kind), groups)
            for kind in map(counted, question.measures)
            if by in published.cells(cursor, kind, period=period, place=place)
        )


def everything(workspace: Workspace, place: str | None) -> tuple[SafeCounted, ...]:
    """Give all counts of one place: of all students, then by each way to group."""
    one = of_place(workspace, place)
    ways = [(), *((way.name,) for way in one.ways)]
    return tuple(table for by in ways for table in answer(workspace, question(one, one.kinds, by)))


def question(one: Counted, kinds: Sequence[Measure], by: Sequence[str]) -> Question:
    """Ask for some kinds of a place by a way to group, or by none."""
    return Question(
        measures=tuple(kind.key for kind in kinds),
        by=tuple(by),
        only=(Only(PLACE, one.place),),
        period=one.period,
    )


def not_shown(workspace: Workspace, tables: Sequence[CleanTable]) -> tuple[Check, ...]:
    """Say of tables that were just loaded which years of counts stand beside own students."""
    brought = {period for one in tables for period in one.frame["period"].dropna().unique()}
    with published.cursor(workspace) as cursor:
        known = brought.intersection(only_counted.years(cursor))
    years = sorted(known and known & beside.own_years(workspace))
    if not years:
        return ()
    sentence = _(
        "Published counts of {years} are not shown, as own students of that year are here: the two "
        "together could point at a student. Bring the counts into a workspace of their own.",
        years=", ".join(years),
    )
    return (Check(sentence, needs_a_look=True),)


def _places(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Give the places of each year whose counts may be shown, the newest year first."""
    with published.cursor(workspace) as cursor:
        known = {
            year: published.places_of(cursor, period=year, only_counted=True)
            for year in only_counted.years(cursor)
        }
    own = beside.own_years(workspace) if known else set()
    return {
        year: tuple(one.name for one in found) for year, found in known.items() if year not in own
    }


def _all_of(by_year: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in by_year.values() for name in names))
