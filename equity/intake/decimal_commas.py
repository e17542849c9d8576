"""Numbers with a comma before their decimals, as in "7,3 %" or "1.234,5", are given a point.

Whether a comma is one of decimals is told by the whole column, never by one cell: "7,333" alone may
be seven thousand. Only columns whose names say a number, or that hold percents, are touched: "4,5"
may be two answers, or two grade levels.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.fields import KINDS_OF_ABSENCE
from equity.intake.headers import meanings_of
from equity.intake.published_claims import claim_of
from equity.intake.sheet import Sheet
from equity.language import _
from equity.vocabulary import Field

_PARTS = frozenset(
    {Field.DAYS_ABSENT, Field.DAYS_PRESENT, Field.DAYS_ENROLLED, Field.DAYS_REMOVED}
    | {*KINDS_OF_ABSENCE}
    | {Field.GPA, Field.MARK, Field.SCORE, Field.AGG_RATE, Field.ATTENDANCE_RATE}
)
"""Fields whose numbers may have decimals."""

_COUNTS = frozenset({Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR})
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_WITH_COMMA = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+),\d+")
_SURELY_DECIMALS = re.compile(r".*,(?:\d{1,2}|\d{4,})|0,\d+|.*\..*,\d+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,0+)?|\d+(?:,0{1,2})?")
_PERCENT = re.compile(r"[<>=]* ?\d+,\d+ ?%")
_ENOUGH = 50


def with_points(sheet: Sheet) -> Sheet:
    """Give a sheet whose decimals all stand behind a point, and a note where that was done."""
    named = {
        label: _numbers(sheet, label) for label in sheet.labels if _may_have_decimals(sheet, label)
    }
    found = [label for label, numbers in named.items() if _has_commas(numbers)]
    if not found:
        return sheet
    if not any("." in one for label in named if label not in found for one in named[label]):
        found += [one for one in _counts(sheet) if one not in found]
    columns = {f"c{sheet.labels.index(label)}": _rewritten(sheet.values(label)) for label in found}
    note = _(
        "Numbers with a decimal comma, such as 7,5, were read as 7.5: {labels}.",
        labels=", ".join(f"'{one}'" for one in found),
    )
    return replace(sheet, frame=sheet.frame.assign(**columns), notes=(*sheet.notes, note))


def _may_have_decimals(sheet: Sheet, label: str) -> bool:
    claim = claim_of(label)
    known = meanings_of(label)
    of_numbers = _PARTS.intersection(known) and Field.GRADE not in known
    if (claim and claim.field is Field.AGG_RATE) or of_numbers:
        return True
    return any(_PERCENT.fullmatch(raw) for raw in sheet.values(label).head(_ENOUGH))


def _numbers(sheet: Sheet, label: str) -> set[str]:
    """Give the different numbers of a column as they are written, also those inside masks."""
    return {one for raw in sheet.values(label).unique() for one in _NUMBER.findall(raw)}


def _has_commas(numbers: set[str]) -> bool:
    """Tell whether all numbers fit a decimal comma, and at least one fits nothing else."""
    fit = all(one.isdigit() or _WITH_COMMA.fullmatch(one) for one in numbers)
    return fit and any(_SURELY_DECIMALS.fullmatch(one) for one in numbers)


def _counts(sheet: Sheet) -> list[str]:
    """Give the columns of counts with a thousand written as "1.000" or a count as "7,0"."""
    claims = {label: claim_of(label) for label in sheet.labels}
    found: Mapping[str, set[str]] = {
        label: _numbers(sheet, label)
        for label, claim in claims.items()
        if claim and claim.field in _COUNTS
    }
    return [
        label
        for label, numbers in found.items()
        if not all(one.isdigit() for one in numbers)
        and all(_THOUSANDS.fullmatch(one) for one in numbers)
    ]


def _rewritten(column: pd.Series) -> pd.Series:
    return by_value(column, lambda raw: _NUMBER.sub(_with_point, raw), "str")


def _with_point(number: re.Match[str]) -> str:
    return number[0].replace(".", "").replace(",", ".")
