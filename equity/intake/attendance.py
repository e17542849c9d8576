"""Attendance: one row a student in a year or a part of it, or one row a day with a code."""

import re
from functools import partial

import pandas as pd

from equity.intake import attendance_rates, excuses, rows
from equity.intake.by_value import by_value
from equity.intake.daily import Days, added_up, is_daily, read_days
from equity.intake.day_columns import has_day_columns, read_day_columns, refuse_several_years
from equity.intake.dictionaries import NO, YES, is_missing
from equity.intake.fields import KINDS_OF_ABSENCE
from equity.intake.mapping import Reading
from equity.intake.spelling import fold, header_words, word_form
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.measures import FEWEST_DAYS
from equity.problems import FileRefused
from equity.vocabulary import Field, FileKind

_USED = frozenset(
    {
        Field.STUDENT_ID,
        Field.SCHOOL_YEAR,
        Field.DAYS_ABSENT,
        *KINDS_OF_ABSENCE,
        Field.DAYS_PRESENT,
        Field.DAYS_ENROLLED,
        Field.CHRONIC_ABSENT,
        Field.ATTENDANCE_RATE,
        Field.ATTENDANCE_CODE,
        Field.ATTENDANCE_DATE,
    }
)
_DAYS = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_TERM = re.compile(r"\bterm\b|\bperiod\b|\bquarter\b|\bsemester\b")
_WHOLE_YEAR = frozenset({"ytd", "year to date", "full year", "whole year", "year", "annual", "y1"})
_CHRONIC = frozenset({"chronic", "chronically absent", "chronic absent", "ca"})
_NOT_CHRONIC = frozenset({"not chronic", "not chronically absent", "not chronic absent"})


def clean_attendance(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row for each row that says how many days, or whether absence is chronic."""
    whole = reading
    by_columns = has_day_columns(reading)
    if by_columns:
        refuse_several_years(reading)
    reading, named, unnamed = rows.of_students(reading, key=key, period=period)
    if by_columns:
        days = read_day_columns(reading, named)
    else:
        days = read_days(reading, named) if is_daily(reading) else _counted(reading, named)
    reading, frame = days.reading, days.frame
    checks = (*rows.columns_left_out(reading, _USED), *days.checks)
    return rows.of_outcomes(
        FileKind.ATTENDANCE, whole, frame, (*unnamed, *days.listed), checks, key=key
    )


def _counted(reading: Reading, named: pd.DataFrame) -> Days:
    """Give the rows that say how many days, or whether absence is chronic."""
    reading, parts = rows.kept(
        reading, ~_are_parts(reading, named), _("a part of a year that is there as a whole")
    )
    away = attendance_rates.share_away(reading)
    days = _days(reading, away)
    by_rate = days["enrolled"].isna().all() and not reading.mapping.labels_of(Field.CHRONIC_ABSENT)
    flag = _flag(reading)
    if by_rate and away is not None:
        flag = attendance_rates.flags(reading, named, away)
    said = days.notna().all(axis=1) | flag.notna()
    reading, silent = rows.kept(reading, said, _("nothing about days absent"))
    days, flag = days[said], flag[said]
    possible = ~(days["absent"] > days["enrolled"]).fillna(False).astype(bool)
    reading, too_many = rows.kept(reading, possible, _("more days absent than enrolled"))
    index = reading.sheet.frame.index
    frame = named.loc[index].assign(
        absent=days["absent"].loc[index],
        enrolled=days["enrolled"].loc[index],
        chronic=flag.loc[index],
        date=pd.Series(pd.NaT, index=index, dtype="datetime64[ns]"),
    )
    checks = [
        *_checks(frame),
        *excuses.checks(reading, _with_and_without_excuse(reading), frame["absent"]),
    ]
    if by_rate and away is not None:
        checks.append(attendance_rates.read_without_days())
    if away is not None and (by_rate or _are_of_rates(reading, days)):
        checks += attendance_rates.at_the_line(away.loc[index])
    return Days(reading, frame, (*parts, *silent, *too_many), tuple(checks))


def _are_of_rates(reading: Reading, days: pd.DataFrame) -> bool:
    """Tell whether days absent were made of rates, as no column says days."""
    said = map(reading.mapping.labels_of, (Field.DAYS_ABSENT, Field.DAYS_PRESENT))
    return bool(days["enrolled"].notna().any()) and not any(said)


def _are_parts(reading: Reading, named: pd.DataFrame) -> pd.Series:
    """Tell the rows about a term of students who have a row about the whole year, too."""
    parts = pd.Series(False, index=reading.sheet.frame.index)
    for column in reading.mapping.columns:
        if column.field is None and _TERM.search(" ".join(header_words(column.label))):
            values = reading.sheet.column(column.label)
            of_year = by_value(values, lambda raw: word_form(raw) in _WHOLE_YEAR, "bool")
            has_whole = of_year.groupby([named["person"], named["period"]]).transform("any")
            parts |= has_whole & ~of_year
    return parts


def _days(reading: Reading, away: pd.Series | None) -> pd.DataFrame:
    """Give days absent and enrolled; days present, or a share of days, stand in for one of them."""
    absent = _numbers(reading, Field.DAYS_ABSENT)
    present = _numbers(reading, Field.DAYS_PRESENT)
    enrolled = _numbers(reading, Field.DAYS_ENROLLED)
    if absent is None and enrolled is not None and present is not None:
        absent = (enrolled - present).clip(lower=0)
    if absent is None:
        absent = _with_and_without_excuse(reading)
    if absent is None and enrolled is not None and away is not None:
        absent = (enrolled * away).round(6)
    if enrolled is None and absent is not None and present is not None:
        enrolled = absent + present
    if absent is not None and enrolled is not None:
        days = pd.DataFrame({"absent": absent, "enrolled": enrolled})
        return days.where(days.notna().all(axis=1))
    if away is None and not reading.mapping.labels_of(Field.CHRONIC_ABSENT):
        excuses.refuse_one_kind(reading)
        raise FileRefused(
            _("A column is missing"),
            _("{file} does not say both days absent and days enrolled.", file=reading.sheet.file),
            _("Choose which columns they are, or bring a file that has both."),
        )
    nothing = pd.Series(pd.NA, index=reading.sheet.frame.index, dtype="Float64")
    return pd.DataFrame({"absent": nothing, "enrolled": nothing})


def _with_and_without_excuse(reading: Reading) -> pd.Series | None:
    return excuses.added(map(partial(_numbers, reading), KINDS_OF_ABSENCE))


def _numbers(reading: Reading, field: Field) -> pd.Series | None:
    column = rows.only_column(reading, field)
    if column is None:
        return None
    return by_value(column, lambda raw: _number(fold(raw)), "Float64")


def _number(folded: str) -> float | None:
    return float(folded) if _DAYS.fullmatch(folded) else None


def _flag(reading: Reading) -> pd.Series:
    """Give 1 where the file says that absence is chronic, 0 where it says that it is not."""
    column = rows.only_column(reading, Field.CHRONIC_ABSENT)
    if column is None:
        return pd.Series(pd.NA, index=reading.sheet.frame.index, dtype="Float64")
    return by_value(column, _chronic, "Float64")


def _chronic(text: str) -> float | None:
    folded, words = fold(text), word_form(text)
    if is_missing(text):
        return None
    if folded in YES or words in _CHRONIC:
        return 1.0
    return 0.0 if folded in NO or words in _NOT_CHRONIC else None


def _checks(frame: pd.DataFrame) -> list[Check]:
    checks: list[Check] = []
    by_days = frame["enrolled"].notna()
    if by_days.any():
        checks.append(
            Check(
                _(
                    "Days absent are set against days enrolled. Students with fewer than {fewest} "
                    "days enrolled are not counted",
                    fewest=FEWEST_DAYS,
                )
            )
        )
    if flagged := int((~by_days).sum()):
        sentence = _(
            "Rows without days, counted by what the file says of chronic absence: {count}",
            count=flagged,
        )
        checks.append(Check(sentence))
    return [*checks, *added_up(frame)]
