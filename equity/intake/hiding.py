"""The largest number that the masks of a published file can hide."""

import re

import pandas as pd

from equity.intake.masked_cells import MOST_MASKED, is_mask, read_count
from equity.intake.published_words import MARKS, hidden_by_rule
from equity.intake.sheet import Sheet
from equity.intake.spelling import fold

_ENOUGH = 100
"""So many printed numbers tell that smaller ones are hidden, not only missing by chance."""

_LARGEST_RULE = 29
"""No agency that we know of hides more than groups under 30."""

_NUMBERS_IN_NOTES = re.compile(
    r"(?:fewer than|less than|under|below|<) ?(\d{1,2})\b(?! ?%| percent)"
    r"|(\d{1,2}) or (?:fewer|less)\b",
    re.IGNORECASE,
)


def most_masked(sheet: Sheet, *counts: pd.Series) -> int:
    """Give the largest number of students that a mask of the file can hide.

    The agency's rule, bounds that the file writes elsewhere and its notes may say more than 9.
    Where nothing says it, many numbers of which none is small do: those under the least.
    """
    bounds = [
        one
        for column in counts
        for raw in column.unique()
        if is_mask(raw) and (one := read_count(raw)) and fold(raw) not in MARKS
    ]
    found = [int(one.high) for one in bounds if one.low == 0 and one.high < float("inf")]
    for under, up_to in _NUMBERS_IN_NOTES.findall(sheet.around):
        found.append(int(under) - 1 if under else int(up_to))
    if rule := hidden_by_rule(sheet.labels):
        found.append(rule)
    most: int = max([MOST_MASKED, *(found or map(_under_the_least, counts))])
    return most


def _under_the_least(counts: pd.Series) -> int:
    """Give the number below the least that a column shows, 0 where it hides none or shows few."""
    if not any(fold(raw) in MARKS for raw in counts.unique()):
        return 0
    times = counts.value_counts()
    shown = {raw: one.low for raw in times.index if (one := read_count(raw)) and one.is_exact}
    seen = [number for number in shown.values() if number > 0]
    enough = sum(times[raw] for raw, number in shown.items() if number > 0) >= _ENOUGH
    return min(int(min(seen)) - 1, _LARGEST_RULE) if enough else 0
