"""What students, staff and families were asked, each a population by itself, never joined."""

from collections.abc import Collection

from equity.measures import Measure
from equity.question import Question
from equity.store import catalogue
from equity.store.workspace import Workspace
from equity.vocabulary import RESPONDENTS


def question(workspace: Workspace, period: str | None = None) -> Question | None:
    """Ask all who answered about every topic, or of whom no topic is known about every question.

    Without a year it is the newest in which more than one population answered, else the newest of
    staff or families. None where only students answered.
    """
    known = [
        (one, years)
        for one, years in catalogue.measured_years(workspace)
        if one.population in RESPONDENTS and not (one.is_part or one.is_theme)
    ]
    answered = {
        year: {one.population for one, years in known if year in years}
        for measure, of_others in known
        if measure.is_of_others
        for year in of_others
        if period in (None, year)
    }
    if not answered:
        return None
    newest = max(answered, key=lambda year: (len(answered[year]) > 1, year))
    return Question(
        measures=_broad([one for one, years in known if newest in years]), period=newest
    )


def is_of_others(workspace: Workspace, key: str) -> bool:
    """Tell whether a measure is of staff or families, of whom there are no groups."""
    return key in _keys_of_others(workspace)


def of_others(workspace: Workspace, period: str | None) -> tuple[Question, ...]:
    """Ask staff and families alone, about as much."""
    asked = question(workspace, period)
    if asked is None:
        return ()
    others = _keys_of_others(workspace)
    keys = tuple(one for one in asked.measures if one in others)
    return (Question(measures=keys, period=asked.period),)


def _keys_of_others(workspace: Workspace) -> frozenset[str]:
    known = catalogue.measures(workspace, with_parts=True)
    return frozenset(one.key for one in known if one.is_of_others)


def _broad(known: Collection[Measure]) -> tuple[str, ...]:
    with_topics = {one.population for one in known if not one.is_item}
    return tuple(one.key for one in known if one.is_item != (one.population in with_topics))
