"""What the numbers of a published table say about its columns, beside their names."""

from dataclasses import replace

import pandas as pd

from equity.intake import published_scale as scale
from equity.intake.heads import are_heads
from equity.intake.mapping import ColumnMapping
from equity.intake.published_claims import NUMBERS, said
from equity.intake.published_columns import as_asked, as_known
from equity.intake.published_events import changes_with_outcome, events_in, may_be_events
from equity.intake.published_numbers import ENROLMENT
from equity.intake.published_words import outcome_of
from equity.intake.sheet import Sheet
from equity.language import _
from equity.vocabulary import Field

_OF_NUMBERS = frozenset({*NUMBERS, Field.AGG_OUTCOME})


def checked(
    sheet: Sheet, columns: dict[str, ColumnMapping], measure: str | None
) -> dict[str, ColumnMapping]:
    """Give the columns with what their numbers say: counts that fit the percent, and its scale."""
    columns = _without_outcomes_counted(sheet, columns)
    named = {one.field: one.label for one in columns.values() if one.field in NUMBERS}
    rate = named.get(Field.AGG_RATE)
    if rate is None:
        return columns
    blank = pd.Series("", index=sheet.frame.index, dtype="str")
    texts = [sheet.column(named[one]) if one in named else blank for one in NUMBERS]
    lines = list(zip(*texts, strict=True))
    found = dict(columns)
    if not scale.tells(lines, measure):
        why = _("We do not know whether its numbers are of 100 or of 1. Please choose")
        found[rate] = replace(columns[rate], certainty=0.3, why=why)
    elif scale.mostly_contradict(lines, measure):
        why = _("This count of these students is not the percent beside it. Please check")
        for field in (Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR):
            found[named[field]] = replace(as_asked(named[field], why), certainty=0.3)
    elif Field.AGG_NUMERATOR not in named and Field.AGG_DENOMINATOR in named:
        events = events_in(sheet, rate=rate, students=named[Field.AGG_DENOMINATOR])
        if events:
            found[rate] = replace(columns[rate], certainty=0.3, why=may_be_events(rate, events))
    elif Field.AGG_NUMERATOR in named and Field.AGG_DENOMINATOR not in named:
        count = named[Field.AGG_NUMERATOR]
        numbers = zip(sheet.column(count), sheet.column(rate), strict=True)
        if outcome_of(count) is None and are_heads(numbers):
            found[count] = as_known(count, Field.AGG_DENOMINATOR)
    return found


def _without_outcomes_counted(
    sheet: Sheet, columns: dict[str, ColumnMapping]
) -> dict[str, ColumnMapping]:
    """Ask of a number of students that may be those with the outcome, not all of the group."""
    named = {one.field: one.label for one in columns.values() if one.field}
    heads, outcome = named.get(Field.AGG_DENOMINATOR), named.get(Field.AGG_OUTCOME)
    if heads is None or outcome is None or ENROLMENT.search(said(heads)):
        return columns
    same = [one.label for one in columns.values() if one.field and one.field not in _OF_NUMBERS]
    if not changes_with_outcome(sheet, students=heads, outcome=outcome, same=same):
        return columns
    why = _("It changes with what is counted, so it may not count all students. Please choose")
    return columns | {heads: as_asked(heads, why)}
