"""Who is here: the enrolled beside those who answered, from the store through the gate."""

from functools import lru_cache

from equity.chain import beside, grouping
from equity.chain.answering import MIN_GROUP
from equity.intake.table import Dimension
from equity.language import _
from equity.numbers import Bounded, GroupTurnout, Turnout
from equity.privacy.family import Condition
from equity.privacy.heads import heads_shown, silent
from equity.privacy.turnout import from_text, to_text, turnout
from equity.privacy.voices import SafeTurnout
from equity.problems import Problem
from equity.store import catalogue, releases
from equity.store.persons import persons
from equity.store.workspace import Workspace
from equity.vocabulary import IN_COMBINATION, NOT_RECORDED, Population, View

ENROLLED, ANSWERED = Population.STUDENTS, Population.SURVEY_STUDENTS

_Persons = tuple[dict[str, Bounded] | None, dict[str, Bounded] | None]
"""The enrolled and those who answered by group; None where a file does not say."""


def dimensions(workspace: Workspace) -> tuple[Dimension, ...]:
    """Give the ways to group the enrolled or those who answered, in the order of every screen.

    One race, alone or in combination, is none: beside all races it would tell small groups.
    """
    known = {one for one in _known(workspace) if not one.startswith(IN_COMBINATION)}
    return tuple(one for one in catalogue.dimensions(workspace) if one.name in known)


def who(
    workspace: Workspace,
    dimension: str,
    *,
    period: str | None = None,
    view: View = View.ROOM,
    min_group: int = MIN_GROUP,
) -> SafeTurnout:
    """Say who is enrolled and who answered the survey, by the groups of one dimension.

    Without a year it is the newest in which both are known, else the newest of either; for the room
    that is made once for each state of the data, then only read. A Problem where neither the list
    of students nor the survey has the dimension in that year.
    """
    if view is View.STAFF:
        return turnout(_count(workspace, dimension, period), view=view, min_group=min_group)
    if period is not None:
        return _for_the_room(workspace, dimension, period, min_group)
    kept = _kept(workspace, dimension, min_group)
    if kept is None:
        with workspace.turn:  # no published table comes between the look at them and what is kept
            kept = to_text(_for_the_room(workspace, dimension, None, min_group))
            place = {"snapshot": catalogue.snapshot(workspace), "dimension": dimension}
            releases.keep_turnout(workspace, kept, k=min_group, **place)
    return from_text(kept)


def _kept(workspace: Workspace, dimension: str, k: int) -> str | None:
    snapshot = catalogue.snapshot(workspace)
    return releases.turnout(workspace, k=k, snapshot=snapshot, dimension=dimension)


def keep(workspace: Workspace) -> None:
    """Make for the room who is here by every dimension, so that no page waits for it."""
    for one in dimensions(workspace):
        who(workspace, one.name)


def _for_the_room(workspace: Workspace, dimension: str, period: str | None, k: int) -> SafeTurnout:
    counted = _count(workspace, dimension, period)
    place = (workspace, catalogue.snapshot(workspace), counted.period, k)
    students, answers = (
        {(group,) for name, group in told if name == dimension} for told in _told(*place)
    )
    return turnout(
        counted,
        view=View.ROOM,
        min_group=k,
        students=students,
        answers=answers,
        has_whole=_has_whole(*place),
    )


@lru_cache(maxsize=64)
def _has_whole(workspace: Workspace, snapshot: str, period: str, k: int) -> bool:
    """Tell whether it may be told how many answered in all: not where one way to group forbids it.

    Everyone is the same by every way to group.
    """
    del snapshot  # it is the cache's key
    ways = [one.name for one in dimensions(workspace)]
    found = {name: _persons(workspace, name, period) for name in ways}
    counted = [_beside(workspace, *one, period) for one in found.items() if all(one[1])]
    return all(turnout(one, view=View.ROOM, min_group=k).everyone.answered for one in counted)


@lru_cache(maxsize=64)
def _told(
    workspace: Workspace, snapshot: str, period: str, k: int
) -> tuple[frozenset[Condition], frozenset[Condition]]:
    """Give the groups of the enrolled and of those who answered that may be told of.

    All dimensions are looked at together. Who knows the enrolled learns of each group that answered
    how many of it stayed silent.
    """
    del snapshot  # it is the cache's key
    known = {
        population: beside.cube(workspace, population, period)
        for population in (ENROLLED, ANSWERED)
        if period in catalogue.periods(workspace, population)
    }
    enrolled, answered = (
        heads_shown(known[one], k) if one in known else frozenset[Condition]()
        for one in (ENROLLED, ANSWERED)
    )
    if len(known) == 2:
        others = {one for one in answered if one[0] not in known[ENROLLED].dimensions}
        answered &= heads_shown(silent(known[ENROLLED], known[ANSWERED]), k) | others
    return enrolled, answered


def _count(workspace: Workspace, dimension: str, period: str | None) -> Turnout:
    year = period or _newest(workspace, dimension)
    found = _persons(workspace, dimension, year)
    if found == (None, None):
        raise _nobody_knows(workspace, dimension, year)
    return _beside(workspace, dimension, found, year)


def _beside(workspace: Workspace, dimension: str, found: _Persons, year: str) -> Turnout:
    """Put those who answered beside the enrolled of the same groups."""
    enrolled, answered = found
    names = {"enrolled": _("List of students"), "answered": _("Climate survey")}
    known = {"enrolled": enrolled, "answered": answered}
    return Turnout(
        by=(dimension,),
        period=year,
        source=", ".join(f"{names[file]} {year}" for file, some in known.items() if some),
        groups=tuple(
            GroupTurnout((group,), _in_group(enrolled, group), _in_group(answered, group))
            for group in _groups(workspace, dimension)
            if group in (enrolled or {}) or group in (answered or {})
        ),
    )


def _persons(workspace: Workspace, dimension: str, year: str) -> _Persons:
    """Count the enrolled and those who answered by group."""
    enrolled, answered = (
        persons(workspace, population, dimension=dimension, period=year)
        for population in (ENROLLED, ANSWERED)
    )
    return enrolled, answered


def _newest(workspace: Workspace, dimension: str) -> str:
    """Give the newest year with both files, else with one; "" where there is none."""
    years = [
        {
            year
            for year in catalogue.periods(workspace, population)
            if persons(workspace, population, dimension=dimension, period=year)
        }
        for population in (ENROLLED, ANSWERED)
    ]
    return max(years[0] & years[1] or years[0] | years[1], default="")


def _groups(workspace: Workspace, dimension: str) -> tuple[str, ...]:
    """Give the groups of a dimension in the order of every screen."""
    known = {one.name: one.groups for one in catalogue.dimensions(workspace)}
    return (*known[dimension], NOT_RECORDED)


def _in_group(found: dict[str, Bounded] | None, group: str) -> Bounded | None:
    return None if found is None else found.get(group, Bounded.exactly(0))


def _known(workspace: Workspace) -> set[str]:
    """Give the ways to group that a release has; a sealed workspace has no others."""
    return {
        name
        for population in (ENROLLED, ANSWERED)
        for name in grouping.names(workspace, population)
    }


def _nobody_knows(workspace: Workspace, dimension: str, year: str) -> Problem:
    return Problem(
        _("We do not know who is here by '{name}'", name=dimension),
        _(
            "Neither the list of students nor the survey has it{year}. They have {names}.",
            year=f" {year}" if year else "",
            names=", ".join(sorted(_known(workspace))) or _("nothing yet"),
        ),
        _("Choose one of these, or bring the file that has it."),
    )
