"""Percents that are made of events: a student who was suspended twice would count twice."""

from equity.intake import published_scale as scale
from equity.intake.published_claims import claim_of
from equity.intake.sheet import Sheet
from equity.language import _

_FEWEST = 3
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
        texts = [sheet.column(one) for one in (label, students, rate)]
        lines = [line for line in zip(*texts, strict=True) if scale.is_checkable(line)]
        fits = sum(
            not all(scale.contradicts(line, of_100=one) for one in (True, False)) for line in lines
        )
        if len(lines) >= _FEWEST and fits >= _MOSTLY * len(lines):
            return label
    return None


def may_be_events(rate: str, events: str) -> str:
    """Say that a percent may be one of events."""
    return _(
        "'{rate}' is '{events}' for every 100 students. If a student who was suspended twice "
        "counts twice there, it is no share of students. Please check",
        rate=rate,
        events=events,
    )
