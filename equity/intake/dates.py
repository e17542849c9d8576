"""Dates and times of day, as school files write them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.spelling import fold

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_JOINED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: .*)?")
_DAY_MONTH = re.compile(
    r"(?:[a-záé]+,? )?(\d{1,2})[- ]?(?:de )?([a-z]{3,10})\.?(?: del?)?[-, ]+(\d{4}|\d{2})(?: .*)?"
)
_MONTH_DAY = re.compile(
    r"(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?: .*)?"
)
_SERIAL = re.compile(r"([2-5]\d{4})(?:\.\d+)?")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
} | {"ene": 1, "abr": 4, "ago": 8, "dic": 12}
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_CLOCK = re.compile(
    r"(?:.*[t ])?(\d{1,2})(?::?(\d{2}))(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.? ?(?:m\.?)?z?"
)
_HOUR = re.compile(r"(\d{1,2})(?:\.0)?\s*([ap])?\.? ?(?:m\.?)?")
_PART_OF_DAY = re.compile(r"0?\.\d+")


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """A column of dates: `values` are datetime64, NaT where there is none or none was understood.

    `not_understood` counts the filled cells that are no date; `either_way` says that nothing in
    the column tells day/month from month/day (then month/day was taken).
    """

    values: pd.Series
    not_understood: int
    either_way: bool


def _date(year: int, month: int, day: int) -> date | None:
    year += 2000 if year < 100 else 0
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1950 <= year <= 2100 else None


def _one_date(text: str, *, day_first: bool) -> date | None:
    if found := _ISO.fullmatch(text) or _JOINED.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _date(year, month, day)
    if found := _NUMBERS.fullmatch(text):
        first, second, year = map(int, found.groups())
        return _date(year, second, first) if day_first else _date(year, first, second)
    if found := _DAY_MONTH.fullmatch(text):
        return _date(int(found[3]), _MONTHS.get(found[2][:3], 0), int(found[1]))
    if found := _MONTH_DAY.fullmatch(text):
        return _date(int(found[3]), _MONTHS.get(found[1][:3], 0), int(found[2]))
    if found := _SERIAL.fullmatch(text):
        return _EXCEL_DAY_ZERO + timedelta(days=int(found[1]))
    return None


def read_dates(column: pd.Series, missing: frozenset[str]) -> Dates:
    """Read a column of text as dates: ISO, month/day/year, day-Mon-year, Excel's serial numbers.

    Whether 4/12 is in April or in December is decided for the whole column: by any first or
    second number above 12. `missing` are folded values that mean that there is no date.
    """
    texts = {raw: fold(raw) for raw in column.unique()}
    numbers = [found for text in texts.values() if (found := _NUMBERS.fullmatch(text))]
    month_first = any(int(found[2]) > 12 for found in numbers)
    day_first = not month_first and any(int(found[1]) > 12 for found in numbers)
    known = {raw: _one_date(text, day_first=day_first) for raw, text in texts.items()}
    values = by_value(column, known, "datetime64[us]")
    blank = by_value(column, {raw: text in missing for raw, text in texts.items()}, "bool")
    return Dates(
        values=values,
        not_understood=int((values.isna() & ~blank).sum()),
        either_way=bool(numbers) and not (month_first or day_first),
    )


def _one_hour(text: str) -> int | None:
    if _PART_OF_DAY.fullmatch(text):
        return int(float(text) * 24 + 1e-6)
    found = _CLOCK.fullmatch(text) or _HOUR.fullmatch(text)
    if not found:
        return None
    hour, half = int(found[1]), found.groups()[-1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour if hour <= 23 else None


def read_hours(column: pd.Series) -> pd.Series:
    """Give the hour of the day, 0 to 23 (Int64, <NA> where none was understood).

    "10:45", "1:15 PM", "0915", "13" and a part of a day such as "0.5" are understood.
    """
    return by_value(column, lambda raw: _one_hour(fold(raw)), "Int64")
