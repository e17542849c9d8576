"""Marks, grade point averages and signs of advanced classes, as school files write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dictionaries import MISSING, NO, YES, is_missing
from equity.intake.spelling import fold, header_words

LOWEST_PASS = 60
"""The lowest passing mark of marks that run to 100."""

MOST_POINTS = 5.0
"""The highest grade point average of a weighted scale."""

_LETTER = re.compile(r"([abcdf])\s*[+-]?")
_POINTS = {"a": 4.0, "b": 3.0, "c": 2.0, "d": 1.0, "f": 0.0}
_PASSED = frozenset({"p", "pass", "passed", "cr", "credit", "s", "satisfactory", "yes", "y"})
_FAILED = frozenset(
    {"np", "n/p", "no pass", "not passed", "fail", "failed", "nc", "no credit", "u"}
) | {"unsatisfactory", "failing"}
_UNDECIDED = frozenset({"i", "inc", "incomplete", "ip", "in progress", "w", "wd", "withdrawn"}) | {
    *("wp", "audit", "au", "exempt", "ex", "no mark", "nm", "ng", "no grade")
}
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?")
_MARKED_ADVANCED = frozenset({"ap", "ib", "honors", "honours", "advanced"})
_NOT_ADVANCED = frozenset({"regular", "standard", "general", "none", "core", "college prep", "cp"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says: passed or not, and its points (A = 4 to F = 0); None where it does not."""

    passed: bool | None
    points: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """A column of marks: `passed` (1, 0) and `points`, missing where a mark says nothing.

    `not_understood` counts filled cells that are no mark we know.
    """

    passed: pd.Series
    points: pd.Series
    not_understood: int


def read_mark(text: str, *, of_100: bool) -> Mark | None:
    """Say what one mark means; None where it is not understood.

    >>> read_mark("B+", of_100=False), read_mark("59.4", of_100=True)
    (Mark(passed=True, points=3.0), Mark(passed=False, points=0.0))
    >>> read_mark("Inc", of_100=False), read_mark("3", of_100=False) is None
    (Mark(passed=None, points=None), True)
    """
    folded = fold(text)
    if folded in MISSING | _UNDECIDED:
        return Mark(None, None)
    if letter := _LETTER.fullmatch(folded):
        return Mark(letter[1] != "f", _POINTS[letter[1]])
    if folded in _PASSED | _FAILED:
        return Mark(folded in _PASSED, None)
    if of_100 and (number := _NUMBER.fullmatch(folded)):
        value = float(number[1])
        return Mark(value >= LOWEST_PASS, min(4.0, max(0.0, value // 10 - 5)))
    return None


def are_of_100(values: Iterable[str]) -> bool:
    """Tell whether the numbers among marks run to 100: one of them is above 10.

    >>> are_of_100(["85", "72.5", "Inc"]), are_of_100(["4", "3", "2"])
    (True, False)
    """
    numbers = (_NUMBER.fullmatch(fold(value)) for value in values)
    return any(found and float(found[1]) > 10 for found in numbers)


def read_marks(column: pd.Series) -> Marks:
    """Read a column of marks: letters, words, or numbers up to 100."""
    texts = [str(raw) for raw in column.unique()]
    of_100 = are_of_100(texts)
    known = {raw: read_mark(raw, of_100=of_100) for raw in texts}
    said = {raw: mark for raw, mark in known.items() if mark}
    return Marks(
        passed=by_value(column, {raw: mark.passed for raw, mark in said.items()}, "Float64"),
        points=by_value(column, {raw: mark.points for raw, mark in said.items()}, "Float64"),
        not_understood=int(by_value(column, lambda raw: raw not in said, "bool").sum()),
    )


def read_passed(column: pd.Series) -> pd.Series:
    """Read a column that says whether a course was passed (1, 0), missing where it does not."""
    known: dict[str, float | None] = {}
    for raw in column.unique():
        folded = fold(raw)
        failed = folded in NO | _FAILED or folded == "f"
        known[raw] = 0.0 if failed else 1.0 if folded in YES | _PASSED else None
    return by_value(column, known, "Float64")


def read_averages(column: pd.Series) -> tuple[pd.Series, int]:
    """Read grade point averages from 0 to 5, and count filled cells that are none."""
    known: dict[str, float | None] = {}
    for raw in column.unique():
        found = re.fullmatch(r"\d(?:\.\d+)?", fold(raw))
        known[raw] = float(found[0]) if found and float(found[0]) <= MOST_POINTS else None
    unclear = by_value(column, lambda raw: known.get(raw) is None and not is_missing(raw), "bool")
    return by_value(column, known, "Float64"), int(unclear.sum())


def read_advanced(column: pd.Series) -> tuple[pd.Series, bool]:
    """Read a mark on advanced classes (1, 0), and tell whether blank had to be read as no.

    That is where only advanced classes have the mark.
    """
    known = {raw: _advanced(fold(raw)) for raw in column.unique()}
    blank_is_no = 0.0 not in known.values() and 1.0 in known.values()
    if blank_is_no:
        known = {raw: 0.0 if is_missing(raw) else value for raw, value in known.items()}
        blank_is_no = 0.0 in known.values()
    return by_value(column, known, "Float64"), blank_is_no


def _advanced(folded: str) -> float | None:
    if folded in NO | _NOT_ADVANCED:
        return 0.0
    return 1.0 if folded in YES or sounds_advanced(folded) else None


def sounds_advanced(course: str) -> bool:
    """Tell whether a course's name has a word of advanced classes.

    >>> sounds_advanced("AP Biology"), sounds_advanced("Shop"), sounds_advanced("Apparel")
    (True, False, False)
    """
    return not _MARKED_ADVANCED.isdisjoint(header_words(course))


def courses_advanced(column: pd.Series) -> pd.Series:
    """Tell for each named course whether its name says that it is advanced (1, 0)."""
    known = {
        raw: None if is_missing(raw) else float(sounds_advanced(raw)) for raw in column.unique()
    }
    return by_value(column, known, "Float64")
