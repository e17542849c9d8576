"""Percents that are made of events: a student who was suspended twice would count twice."""

from collections.abc import Mapping, Sequence

import pandas as pd

from equity.intake import published_scale as scale
from equity.intake.published_claims import claim_of
from equity.intake.published_names import Meaning
from equity.intake.sheet import Sheet
from equity.language import _
from equity.vocabulary import Field

_FEWEST = 3
_HALF = 0.5
_MOSTLY = 0.8


def events_in(sheet: Sheet, *, rate: str, students: str) -> str | None:
    """Give the column of events that the percent is, over all students; None where there is none.

    Only a name that may count events, such as "Suspensions", is meant: one that says students
    counts students.
    """
    for label in sheet.labels:
        claim = claim_of(label)
        if claim is None or not claim.events:
            continue
        if _fit(_lines(sheet, label, students, rate)):
            return label
    return None


def changes_with_outcome(sheet: Sheet, *, students: str, outcome: str, same: list[str]) -> bool:
    """Tell whether a number of students changes with what is counted, as no head count does.

    `same` are the columns of places, years and groups.
    """
    if not same:
        return False
    lines = pd.DataFrame({one: sheet.column(one) for one in (students, outcome, *same)})
    found = lines.groupby(same, dropna=False)[[students, outcome]].nunique()
    several = found[found[outcome] > 1]
    return bool(len(several) and (several[students] > 1).mean() > _HALF)


def events_in_names(
    sheet: Sheet, taken: Mapping[str, Meaning], names: Mapping[str, Meaning]
) -> tuple[str, str] | None:
    """Give a percent that is one of events and its events, where groups stand in the names.

    `taken` are the columns that are read, `names` all columns whose names hold groups.
    """
    heads = {one.groups: at for at, one in taken.items() if one.field is Field.AGG_DENOMINATOR}
    events = {(one.groups, one.outcome): label for label, one in names.items() if one.events}
    counted = {one.groups for one in taken.values() if one.field is Field.AGG_NUMERATOR}
    pairs = {
        label: events[one.groups, one.outcome]
        for label, one in taken.items()
        if one.field is Field.AGG_RATE
        and one.groups in heads.keys() - counted
        and (one.groups, one.outcome) in events
    }
    lines = [
        line
        for rate, of_events in pairs.items()
        for line in _lines(sheet, of_events, heads[taken[rate].groups], rate)
    ]
    return next(iter(pairs.items())) if _fit(lines) else None


def _lines(sheet: Sheet, events: str, students: str, rate: str) -> list[scale.Line]:
    texts = [sheet.column(one) for one in (events, students, rate)]
    return [line for line in zip(*texts, strict=True) if scale.is_checkable(line)]


def _fit(lines: Sequence[scale.Line]) -> bool:
    """Tell whether the counts give the percents of almost all lines."""
    fits = sum(
        not all(scale.contradicts(line, of_100=one) for one in (True, False)) for line in lines
    )
    return len(lines) >= _FEWEST and fits >= _MOSTLY * len(lines)


def may_be_events(rate: str, events: str) -> str:
    """Say that a percent may be one of events."""
    return _(
        "'{rate}' is '{events}' for every 100 students. If a student who was suspended twice "
        "counts twice there, it is no share of students. Please check",
        rate=rate,
        events=events,
    )
