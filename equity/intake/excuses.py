"""Days absent with and without an excuse, where a file does not say all days absent together.

Both are days that a student missed; one of them alone is only a part of these.
"""

import re
from collections.abc import Iterable

import pandas as pd

from equity.intake.fields import KINDS_OF_ABSENCE
from equity.intake.mapping import Reading
from equity.intake.spelling import header_words
from equity.intake.table import Check
from equity.language import _
from equity.problems import FileRefused
from equity.vocabulary import Field

_OTHER_DAYS = re.compile(r"\b(absen\w*|susp\w*|oss|iss|unverified|unknown|truan\w*)\b")


def added(kinds: Iterable[pd.Series | None]) -> pd.Series | None:
    """Give all days absent, missing where a row lacks one of the two; None where the file does."""
    excused, unexcused = kinds
    return None if excused is None or unexcused is None else excused + unexcused


def checks(reading: Reading, kinds: pd.Series | None, absent: pd.Series) -> list[Check]:
    """Say that the two `kinds` were added up, or in how many rows they are more than all days."""
    if kinds is None:
        return []
    if _says_all_days(reading):
        return _at_odds(int((kinds > absent).sum()))
    found = [Check(_("Days absent are those with an excuse and those without, added up"))]
    others = [
        one.label
        for one in reading.mapping.columns
        if one.field is None and _OTHER_DAYS.search(" ".join(header_words(one.label)))
    ]
    if others:
        more = _(
            "These columns may hold more days absent, which are not in it: {labels}",
            labels=", ".join(f"'{one}'" for one in others),
        )
        found.append(Check(more, needs_a_look=True))
    return found


def _says_all_days(reading: Reading) -> bool:
    """Tell whether all days absent stand in a column, or are what days present leave over."""
    without_present = (Field.DAYS_PRESENT, Field.DAYS_ENROLLED)
    labels_of = reading.mapping.labels_of
    return bool(labels_of(Field.DAYS_ABSENT)) or all(map(labels_of, without_present))


def _at_odds(rows: int) -> list[Check]:
    if not rows:
        return []
    sentence = _(
        "Rows with more days absent with and without an excuse than days absent: {count}. We took "
        "the days absent. Please check what they count",
        count=rows,
    )
    return [Check(sentence, needs_a_look=True)]


def refuse_one_kind(reading: Reading) -> None:
    """Refuse a file that says one of the two and not the other."""
    said = [label for one in KINDS_OF_ABSENCE for label in reading.mapping.labels_of(one)]
    if len(said) != 1:
        return
    raise FileRefused(
        _("The file says only a part of the days absent"),
        _(
            "'{label}' in {file} leaves out the other days that a student missed. Days with an "
            "excuse and days without count together.",
            label=said[0],
            file=reading.sheet.file,
        ),
        _("Bring a file with all days absent, or with both kinds."),
    )
