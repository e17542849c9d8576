"""Logs that say with yes or no whether an incident ended in a suspension, in a column of its name.

"OSS: Y" is an out-of-school suspension, "OSS: N" is no action of the school that counts. So is a
blank cell of a column that says nothing but yes.
"""

import re
from dataclasses import replace

from equity.intake.actions import SUSPENSIONS, action_of
from equity.intake.by_value import by_value
from equity.intake.dictionaries import NO, YES, is_missing
from equity.intake.headers import meanings_of
from equity.intake.repeating import different
from equity.intake.sheet import Sheet
from equity.intake.spelling import fold, header_words
from equity.language import _
from equity.vocabulary import Field

NO_SUSPENSION = "No action"

_ASIDE = re.compile(r"\([^()]*\)")
_AROUND = frozenset({"was", "is", "fue", "student", "flag", "indicator", "yn"})
_OF_A_LOG = frozenset({Field.INCIDENT_ID, Field.INCIDENT_DATE, Field.BEHAVIOR})


def with_words_for_marks(sheet: Sheet) -> Sheet:
    """Give a log with the suspension that each such column is about, where it says yes.

    A log that has a column of actions keeps it alone: it says more.
    """
    known = {field for label in sheet.labels for field in meanings_of(label)}
    if len(known & _OF_A_LOG) < len(_OF_A_LOG) - 1 or Field.DISCIPLINE_ACTION in known:
        return sheet
    columns = {}
    for place, label in enumerate(sheet.labels):
        said = {fold(text) for text in sheet.told(label).counts if not is_missing(text)}
        action = suspension_in(label)
        if action and said and said <= YES | NO:
            words = dict.fromkeys(YES, action) | dict.fromkeys(NO, NO_SUSPENSION)
            blank = NO_SUSPENSION if said <= YES else ""
            read = {raw: words.get(fold(raw), blank) for raw in different(sheet.values(label))}
            columns[f"c{place}"] = by_value(sheet.values(label), read, "str")
    if not columns:
        return sheet
    labels = ", ".join(f"'{sheet.labels[int(one[1:])]}'" for one in columns)
    note = _(
        "Yes was read as a suspension, no as none, in {labels}. Where such a column says only yes, "
        "a blank cell is a no.",
        labels=labels,
    )
    return replace(sheet, frame=sheet.frame.assign(**columns), notes=(*sheet.notes, note))


def suspension_in(label: str) -> str | None:
    """Give the suspension that a column's name is, None where it is none.

    >>> suspension_in("OSS (Y/N)"), suspension_in("Was Suspended?"), suspension_in("Bus Suspension")
    ('Out-of-school suspension', 'Out-of-school suspension', None)
    """
    words = [one for one in header_words(_ASIDE.sub(" ", label)) if one not in _AROUND]
    action = action_of(" ".join(words))
    return action if action in SUSPENSIONS else None
