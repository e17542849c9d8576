"""Names of columns that are days, as in a table with a column for each school day."""

import re
from collections.abc import Iterable

from equity.intake.spelling import fold

FEWEST = 5
"""So many columns named by a day make a table of days."""

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri)[a-z]{0,6}\.?,? )?"
_YEAR = r"(?:[-/., ]+(?:\d{4}|\d{2}))?"
_DAY = re.compile(
    rf"{_WEEKDAY}(?:20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|20\d{{6}}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}{_YEAR}|\d{{1,2}}[- ]{_MONTHS}{_YEAR}|{_MONTHS} \d{{1,2}}{_YEAR})"
)
_AGAIN = re.compile(r"(.*) \(\d+\)")


def is_day(label: str) -> bool:
    """Tell whether a name is a day, with or without its year.

    >>> is_day("2025-10-03"), is_day("Fri 10/3"), is_day("3-Oct"), is_day("Q1"), is_day("2025-26")
    (True, True, True, False, False)
    """
    return bool(_DAY.fullmatch(fold(label)))


def are_days(labels: Iterable[str]) -> bool:
    """Tell whether names make a table of days; one day with two columns, as of a half, is none."""
    names = list(labels)
    twice = any((found := _AGAIN.fullmatch(one)) and is_day(found[1]) for one in names)
    return not twice and sum(map(is_day, names)) >= FEWEST
