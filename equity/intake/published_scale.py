"""Whether the shares of a file are written as percents or as shares from 0 to 1.

The whole column decides, by evidence: what a person chose, counts that give the share, a number
over 1, percent signs. Without any, a person is asked: 0.9 may be 0.9 % or 90 %.
"""

from collections.abc import Iterable, Sequence

from equity.intake.dictionaries import is_missing
from equity.intake.masked_cells import is_number, read_count
from equity.intake.spelling import fold
from equity.language import _
from equity.problems import Problem

_NEAR = 0.006
"""A percent that is rounded to whole numbers is at most so far from the counted share."""

Line = tuple[str, str, str]
"""Count, head count and share of one row."""

_RARELY_UNDER_ONE = frozenset({"published.graduated", "published.met_standard"})
"""Outcomes that most students have: no table has only percents under 1 of them."""


def is_of_100(lines: Sequence[Line], measure: str | None, label: str) -> bool:
    """Tell whether plain numbers are percents; a Problem asks where nothing tells.

    >>> is_of_100([("5", "100", "0.05"), ("9", "90", "0.1")], None, "Rate")
    False
    """
    shares = [one for *_counts, one in lines]
    numbers = [_value(one) for one in shares if is_number(one) and "%" not in one]
    if any(number > 100 for number in numbers):
        raise Problem(
            _("A percent is over 100"),
            _("'{label}' holds numbers over 100, so it is no percent.", label=label),
            _("Choose another column as the percent, or leave this one out."),
        )
    if not numbers or max(numbers) > 1:
        return True
    if (counted := _counted(lines)) is not None:
        return counted
    if max(numbers) == 0 or measure in _RARELY_UNDER_ONE:
        return max(numbers) == 0
    raise Problem(
        _("We do not know how '{label}' is written", label=label),
        _("All its numbers are 1 or less: 0.5 may be half a percent, or half of the students."),
        _("Choose 'Percent, from 0 to 100' or 'Share, from 0 to 1' for this column."),
    )


def tells(lines: Sequence[Line], measure: str | None) -> bool:
    """Tell whether the scale is known without asking."""
    try:
        is_of_100(lines, measure, "")
    except Problem:
        return False
    return True


def contradicts(line: Line, *, of_100: bool) -> bool:
    """Tell whether a row's own count and head count give another share than it prints."""
    pair = _pair(line)
    if pair is None:
        return False
    counted, printed = pair
    whole = 100.0 if of_100 or "%" in line[2] else 1.0
    return abs(counted - printed / whole) > _NEAR


def is_checkable(line: Line) -> bool:
    """Tell whether a row has a count, a head count and a share that can be set side by side."""
    pair = _pair(line)
    return pair is not None and pair[0] > 0


def mostly_contradict(lines: Sequence[Line], measure: str | None) -> bool:
    """Tell whether counts give another share than is printed, in more than a fifth of the rows."""
    of_100 = is_of_100(lines, measure, "")
    checkable = [line for line in lines if _pair(line)]
    against = sum(contradicts(line, of_100=of_100) for line in checkable)
    return against > len(checkable) / 5


def _counted(lines: Iterable[Line]) -> bool | None:
    """Give what the rows' own counts say, None where they say nothing or both."""
    pairs = [pair for line in lines if "%" not in line[2] and (pair := _pair(line)) and pair[0] > 0]
    as_percents = sum(abs(counted - printed / 100) <= _NEAR for counted, printed in pairs)
    as_shares = sum(abs(counted - printed) <= _NEAR for counted, printed in pairs)
    if as_percents == as_shares:
        return None
    return as_percents > as_shares


def _pair(line: Line) -> tuple[float, float] | None:
    count, students = read_count(line[0]), read_count(line[1])
    if not (count and students and count.is_exact and students.is_exact and students.low):
        return None
    if count.low > students.low or not is_number(line[2]) or is_missing(line[2]):
        return None
    return count.low / students.low, _value(line[2])


def _value(text: str) -> float:
    return float(fold(text).replace("%", "").replace(",", "").strip())
