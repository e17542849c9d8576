"""School years, always written "2025-26": from columns, file names and dates."""

import re
from functools import partial

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dates import read_dates
from equity.intake.dictionaries import MISSING, is_missing
from equity.intake.mapping import Mapping, Reading
from equity.intake.sheet import Sheet
from equity.intake.spelling import fold, header_words, plain
from equity.vocabulary import Field

_SPAN = re.compile(
    r"(?:sy|ay|school year|academic year|year)?[\s:_-]*(20\d\d|\d\d)\s*(?:[-/_ ]|to|through)?\s*"
    r"(20\d\d|\d\d)(?:\s*(?:sy|school year|academic year))?"
)
_FISCAL = re.compile(r"fy\s*(?:20)?(\d\d)")
_ALONE = re.compile(r"(?<![\d./-])20\d\d(?![\d./-]\d|\d)")
_SEASON = re.compile(r"(fall|autumn|spring)\s+(20\d\d)")
_IN_WORDS = re.compile(rf"{_SEASON.pattern}|\b{_FISCAL.pattern}(?![\d./-])")
_IN_A_NAME = re.compile(
    r"(?<!\d)(?:(20\d\d)[-_ ]?(20\d\d|\d\d)|sy[-_ ]?(\d\d)[-_ ]?(\d\d)|(\d\d)[-_](\d\d))"
    r"(?!\d|[-_]\d)"
)
_FIRST_MONTH = 7


def _from_july_of(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"


def _span(first: str, second: str) -> str | None:
    start = int(first) % 100
    return _from_july_of(2000 + start) if int(second) % 100 == (start + 1) % 100 else None


def school_year(text: str, *, label: str = "") -> str | None:
    """Give the school year that a value means, None where it says nothing.

    A single year is the year's end where the column's name says so ("EndYear"); what is not
    understood is kept as it is written.

    >>> school_year("2025-2026"), school_year("2026", label="EndYear"), school_year("Wave 2")
    ('2025-26', '2025-26', 'Wave 2')
    """
    if is_missing(text):
        return None
    folded = fold(text)
    found = _SPAN.fullmatch(folded)
    if found and not re.fullmatch(r"20\d\d", folded) and (year := _span(found[1], found[2])):
        return year
    if season := _SEASON.fullmatch(folded):
        return _from_july_of(int(season[2]) - (season[1] == "spring"))
    if fiscal := _FISCAL.fullmatch(folded):
        return _from_july_of(2000 + int(fiscal[1]) - 1)
    if re.fullmatch(r"20\d\d", folded) and any(
        word.startswith("end") for word in header_words(label)
    ):
        return _from_july_of(int(folded) - 1)
    return plain(text)


def is_school_year(text: str) -> bool:
    """Tell whether a year is written as every screen writes it.

    >>> is_school_year("2025-26"), is_school_year("2026")
    (True, False)
    """
    return bool(re.fullmatch(r"20\d\d-\d\d", text)) and _span(text[2:4], text[5:]) is not None


def in_name(name: str) -> str | None:
    """Give the school year in the name of a file, None where there is none.

    >>> in_name("Roster_SY2526_final.csv"), in_name("log 2025-10-01.csv")
    ('2025-26', None)
    """
    for found in _IN_A_NAME.finditer(name.casefold()):
        first, second = (part for part in found.groups() if part)
        if year := _span(first, second):
            return year
    return None


def alone_in(text: str) -> str | None:
    """Give the one year that stands alone in a name or title, as it is written.

    >>> alone_in("suspensions_2023.csv"), alone_in("2019 to 2023")
    ('2023', None)
    """
    found = set(_ALONE.findall(text))
    return found.pop() if len(found) == 1 else None


def out_of_name(name: str) -> tuple[str, str] | None:
    """Give the one school year in the name of a column, and the name without it.

    None where a name says no year or several, such as a change from one to another.

    >>> out_of_name("Rate 2021/22"), out_of_name("Fall 2022 Enrollment")
    (('2021-22', 'Rate'), ('2022-23', 'Enrollment'))
    >>> out_of_name("FY2023 Rate"), out_of_name("Rate 2023")
    (('2022-23', 'Rate'), ('2023', 'Rate'))
    >>> out_of_name("Change 2021-22 to 2022-23"), out_of_name("2019-2023 Mean")
    (None, None)
    """
    text = plain(name).replace("/", "-")
    spans = [one for one in _IN_A_NAME.finditer(text.casefold()) if in_name(one[0])]
    in_words = [] if spans else [*_IN_WORDS.finditer(text.casefold())]
    found = spans or in_words or [*_ALONE.finditer(text)]
    if len(found) != 1:
        return None
    said = found[0]
    rest = f"{text[: said.start()]} {text[said.end() :]}"
    if re.search(r"20\d\d", rest):
        return None
    rest = re.sub(r"\(\s*\)|\b(?:sy|ay|fy|school year|academic year)\b", " ", rest, flags=re.I)
    year = in_name(said[0]) or school_year(said[0]) or said[0]
    return year, " ".join(rest.split()).strip(" :-,_")


def of_dates(dates: pd.Series) -> pd.Series:
    """Give the school year (July to June) of each date, missing where the date is."""
    return by_value(dates, _of_date, "str")


def _of_date(day: pd.Timestamp) -> str:
    return _from_july_of(day.year - (day.month < _FIRST_MONTH))


def of_column(sheet: Sheet, mapping: Mapping) -> pd.Series | None:
    """Give the school year of each row from the column that says it, None where there is none."""
    for label in mapping.labels_of(Field.SCHOOL_YEAR):
        column = sheet.values(label)
        return by_value(column, partial(school_year, label=label), "str")
    return None


_DATED = (Field.INCIDENT_DATE, Field.ATTENDANCE_DATE, Field.SURVEY_TIMESTAMP)


def of_dated_column(sheet: Sheet, mapping: Mapping) -> pd.Series | None:
    """Give the school year of each row from its date, None where no column holds dates.

    Where columns are named by days, their one year is that of every row.
    """
    for field in _DATED:
        for label in mapping.labels_of(field):
            return of_dates(read_dates(sheet.values(label), MISSING).values)
    year = the_only(of_named_days(mapping))
    return None if year is None else pd.Series(year, index=sheet.frame.index, dtype="str")


def of_named_days(mapping: Mapping) -> pd.Series:
    """Give the school year of each column of attendance codes that is named by its day."""
    labels = pd.Series(mapping.labels_of(Field.ATTENDANCE_CODE), dtype="str")
    return of_dates(read_dates(labels, MISSING).values)


def period_of(reading: Reading) -> str | None:
    """Give the one school year of all rows, None where it is not known.

    Column, mapping, file name, dates: the first of these that says anything decides; where it
    names several years there is not one.
    """
    sheet, mapping = reading.sheet, reading.mapping
    column = of_column(sheet, mapping)
    if column is not None and column.notna().any():
        return the_only(column)
    named = mapping.period or in_name(sheet.file) or in_name(sheet.name or "")
    if named:
        return named
    dated = of_dated_column(sheet, mapping)
    return None if dated is None else the_only(dated)


def the_only(years: pd.Series) -> str | None:
    """Give the one school year that all rows with a year share, None where there is not one."""
    found = years.dropna().unique()
    return str(found[0]) if len(found) == 1 else None
