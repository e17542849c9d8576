"""Cells of published files: a number, or what a mask leaves open. Never 0, never a midpoint.

Publishers mask small numbers in more than ten ways. A mask becomes the range of all numbers that
it can stand for, with the reason; a blank and a negative reserve code say nothing.
"""

import math
import re
from dataclasses import dataclass

import pandas as pd

from equity.intake.dictionaries import is_missing
from equity.intake.published_words import MARKS, NOT_COUNTED
from equity.intake.spelling import fold, whole
from equity.numbers import Bounded

MASKED = "masked by the publisher"
"""The reason of every range that a mask leaves open (a message key)."""

MOST_MASKED = 9
"""A masked count stands for 0 to 9 students where neither the mask nor the file says another."""

_NOT_APPLICABLE = NOT_COUNTED | {"n/a", "na", "not applicable"}
_HIDDEN = MARKS | _NOT_APPLICABLE
_ROUNDED = 0.005
"""So far a percent without decimals may be from the share."""

_OF_STUDENTS = 6
"""From this number on a bound without a percent sign in a column of shares is one of students."""
_NUMBER = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+")
_THOUSANDS_OR_PARTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
"""A count such as "1.000": some countries write a thousand so. Nobody can tell."""

_UNDER = re.compile(r"(?:n ?)?(<=?|≤|le|lt|fewer than|less than|under) ?([\d.,]+)")
_OVER = re.compile(r"(?:n ?)?(>=?|≥|ge|gt|more than|over) ?([\d.,]+)")
_OR_FEWER = re.compile(r"([\d.,]+) or (fewer|less|more)")
_BETWEEN = re.compile(r"([\d.]+) ?(?:-|to) ?([\d.]+)")


@dataclass(frozen=True, slots=True)
class Cells:
    """What one line of a published table says of a group; None where it says nothing."""

    count: Bounded | None = None
    students: Bounded | None = None
    share: Bounded | None = None

    @property
    def says_something(self) -> bool:
        """Tell whether there is a count or a share, masked or not."""
        return self.count is not None or self.share is not None


def read_cells(
    count: str, students: str, share: str, *, of_100: bool, most: int = MOST_MASKED
) -> Cells:
    """Read a line's count, head count and share; `of_100`: shares are written as percents.

    `most` is the largest number of students that a mask without a number of its own hides.

    "N/A" beside a mask is one: who masks one cell of a line does not tell the other.

    >>> read_cells("N/A", "", "*", of_100=True).count
    Bounded(low=0.0, high=9.0, why='masked by the publisher')
    >>> read_cells("N/A", "", "N/A", of_100=True).says_something
    False
    """
    texts = [fold(one) for one in (count, students, share)]
    k, n = read_count(count, most=most), read_count(students, most=most)
    rate = read_share(share, of_100=of_100)
    if any(one is not None and not one.is_exact for one in (k, n, rate)):
        k = _masked(most) if k is None and texts[0] in _NOT_APPLICABLE else k
        n = _masked(most) if n is None and texts[1] in _NOT_APPLICABLE else n
        rate = _masked(1) if rate is None and texts[2] in _NOT_APPLICABLE else rate
    if k is not None and n is not None and k.why:
        k = _beside_share(k, n, rate) if texts[0] in _HIDDEN else k
        k = Bounded(min(k.low, n.high), min(k.high, n.high), k.why)
    return Cells(k, n, rate)


def _beside_share(k: Bounded, n: Bounded, rate: Bounded | None) -> Bounded:
    """Give a hidden count as the share says it where that leaves no room for a small number.

    >>> read_cells("*", "300", ">95%", of_100=True).count
    Bounded(low=284.0, high=300.0, why='masked by the publisher')
    """
    if rate is None:
        return k
    low = math.ceil(round(max(rate.low - _ROUNDED, 0) * n.low, 6))
    if low <= k.high:
        return k
    high = min(rate.high + _ROUNDED, 1) * n.high
    return Bounded(float(low), high if math.isinf(high) else float(math.ceil(high)), k.why)


def read_count(text: str, *, most: int = MOST_MASKED) -> Bounded | None:
    """Give the number of students that a cell stands for, None where it says nothing.

    >>> read_count("1,437"), read_count("<10").high, read_count("-9")
    (Bounded(low=1437.0, high=1437.0, why=None), 9.0, None)
    """
    said = fold(text)
    if _THOUSANDS_OR_PARTS.fullmatch(said):
        return None
    if _NUMBER.fullmatch(said):
        number = _value(said)
        return Bounded.exactly(number) if number.is_integer() else None
    if said in MARKS:
        return _masked(most)
    if bounds := _bounds(said, step=1.0):
        return Bounded(*bounds, MASKED)
    return None


def read_share(text: str, *, of_100: bool) -> Bounded | None:
    """Give the share from 0 to 1 that a cell stands for, None where it says nothing.

    A percent sign says that the number is of 100, whatever `of_100` says.

    >>> read_share("16.4", of_100=True).low, read_share("<=5%", of_100=False).high
    (0.164, 0.05)
    >>> read_share("GE95", of_100=True).low, read_share("*", of_100=True).high
    (0.95, 1.0)

    A bound of students, such as "n<10", leaves every share open.

    >>> read_share("n<10", of_100=True).high, read_share("<= 5.0", of_100=True).high
    (1.0, 0.05)
    """
    said = fold(text)
    if said in MARKS:
        return _masked(1)
    whole = 100.0 if of_100 or "%" in said else 1.0
    said = said.replace("%", "").strip()
    if _NUMBER.fullmatch(said):
        share = _of(_value(said), whole)
        return Bounded.exactly(share) if share <= 1 else None
    bounds = _bounds(said, step=0.0)
    if bounds is None:
        return None
    if "%" not in text and _bounds_students(said):
        return _masked(1)
    whole = 100.0 if max(bounds[0], 0.0 if math.isinf(bounds[1]) else bounds[1]) > 1 else whole
    return Bounded(min(_of(bounds[0], whole), 1.0), min(_of(bounds[1], whole), 1.0), MASKED)


def _bounds_students(said: str) -> bool:
    """Tell whether a bound in a column of shares is one of students, as far as it may be one."""
    if said.startswith("n"):
        return True
    if (between := _BETWEEN.fullmatch(said)) and between[1] in ("0", "1"):
        return True
    found = _UNDER.fullmatch(said) or _OR_FEWER.fullmatch(said)
    if not found or "more" in said:
        return False
    edge = found[2] if found.re is _UNDER else found[1]
    closed = found.re is _UNDER and found[1] in ("<=", "≤", "le")
    return "." not in edge and (not closed or _value(edge) >= _OF_STUDENTS)


def is_number(text: str) -> bool:
    """Tell whether a cell is a plain number of zero or more, perhaps with a percent sign."""
    return bool(_NUMBER.fullmatch(fold(text).replace("%", "").strip()))


def is_silent(text: str) -> bool:
    """Tell whether a cell says nothing: blank, "N/A" or a negative reserve code.

    >>> is_silent("-9"), is_silent("-99.9"), is_silent("0")
    (True, True, False)
    """
    said = fold(text)
    return is_missing(text) or said in NOT_COUNTED or bool(re.fullmatch(r"-\d+(\.\d+)?", said))


def is_mask(text: str) -> bool:
    """Tell whether a cell hides a number.

    >>> is_mask("*"), is_mask("<10"), is_mask("<= 5 %"), is_mask("12"), is_mask("Lincoln")
    (True, True, True, False, False)
    """
    said = fold(text)
    bare = said.replace("%", "").strip()
    return said in MARKS or (not is_number(said) and _bounds(bare, step=1.0) is not None)


def holds_numbers(column: pd.Series) -> bool:
    """Tell whether every cell is a number, hides one or says nothing."""
    return all(is_number(raw) or is_mask(raw) or is_silent(raw) for raw in column.unique())


def holds_parts(column: pd.Series) -> bool:
    """Tell whether a number has decimals: no count of students has."""
    return any("." in whole(raw) for raw in column.unique() if is_number(raw))


def _masked(high: float) -> Bounded:
    return Bounded(0.0, float(high), MASKED)


def _value(text: str) -> float:
    return float(text.replace(",", ""))


def _of(value: float, whole: float) -> float:
    return round(value / whole, 10)


def _bounds(said: str, *, step: float) -> tuple[float, float] | None:
    """Give the numbers that "<10", "10 or fewer", ">95" or "6-9" leave open.

    `step` is the distance from one possible number to the next: 1 for students, 0 for shares.
    """
    if found := _OR_FEWER.fullmatch(said):
        edge = _value(found[1])
        return (edge, float("inf")) if found[2] == "more" else (0.0, edge)
    if found := _UNDER.fullmatch(said):
        closed = found[1] in ("<=", "≤", "le")
        return 0.0, max(_value(found[2]) - (0 if closed else step), 0.0)
    if found := _OVER.fullmatch(said):
        closed = found[1] in (">=", "≥", "ge")
        return _value(found[2]) + (0 if closed else step), float("inf")
    if found := _BETWEEN.fullmatch(said):
        low, high = float(found[1]), float(found[2])
        return (low, high) if low < high else None
    return None
