"""The share of days that a student was there, or away, where a file says it instead of the days."""

import re

import pandas as pd

from equity.intake import rows
from equity.intake.by_value import by_value
from equity.intake.mapping import Reading
from equity.intake.spelling import fold, header_words
from equity.intake.table import Check
from equity.language import _
from equity.measures import CHRONIC_ONE_IN
from equity.problems import FileRefused, Problem
from equity.vocabulary import Field

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d*)?|\.\d+) ?(%?)")
_AWAY = re.compile(r"\b(absen\w*|missed|away|ausen\w*|inasisten\w*|falta\w*)\b")


def share_away(reading: Reading) -> pd.Series | None:
    """Give the share of days (0 to 1) that each student missed, None where no column says it.

    Numbers without a percent sign are of 100, unless none of them is over 1: nobody's school has
    only students who came on 1 day in 100.
    """
    column = rows.only_column(reading, Field.ATTENDANCE_RATE)
    if column is None:
        return None
    (label,) = reading.mapping.labels_of(Field.ATTENDANCE_RATE)
    is_away = bool(_AWAY.search(" ".join(header_words(label))))
    plain = [float(one[1]) for raw in column.unique() if (one := _read(raw)) and not one[2]]
    if is_away and plain and 0 < max(plain) <= 1:
        raise _unclear(reading, label)
    whole = 100.0 if plain and max(plain) > 1 else 1.0
    there = by_value(column, lambda raw: _share(raw, whole), "Float64")
    return there if is_away else (1 - there).round(9)


def read_without_days() -> Check:
    """Say how rates were read."""
    sentence = _(
        "The file has rates and no days enrolled. A student with {percent} of 100 days present or "
        "fewer counts as one who missed 1 day in {one_in} or more",
        percent=round(100 * (1 - 1 / CHRONIC_ONE_IN)),
        one_in=CHRONIC_ONE_IN,
    )
    return Check(sentence)


def at_the_line(away: pd.Series) -> list[Check]:
    """Say how many rates are just at the line: a rounded one may stand for less."""
    if at_line := int(((away - 1 / CHRONIC_ONE_IN).abs() < 1e-9).sum()):
        sentence = _(
            "Students whose rate is exactly at that line: {count}. They count as having missed 1 "
            "day in {one_in}. If the rates are rounded, some of them may not have",
            count=at_line,
            one_in=CHRONIC_ONE_IN,
        )
        return [Check(sentence, needs_a_look=True)]
    return []


def flags(reading: Reading, named: pd.DataFrame, away: pd.Series) -> pd.Series:
    """Give 1 where a student missed one day in ten or more, and 0 where not.

    A Problem where a student has several rows with different rates: rates of parts of a year make
    no rate of the year.
    """
    known = named.assign(away=away).loc[reading.sheet.frame.index].dropna(subset=["away"])
    if known.drop_duplicates().duplicated(["person", "period"]).any():
        raise FileRefused(
            _("A student has several rates in one year"),
            _(
                "In {file} some students have several rows with different rates. Rates of parts "
                "of a year cannot be put together.",
                file=reading.sheet.file,
            ),
            _("Keep the rows about the whole year, or bring a file with days."),
        )
    return (away >= 1 / CHRONIC_ONE_IN - 1e-9).astype("Float64").where(away.notna())


def _read(raw: str) -> re.Match[str] | None:
    return _NUMBER.fullmatch(fold(raw))


def _share(raw: str, whole: float) -> float | None:
    found = _read(raw)
    if not found:
        return None
    share = round(float(found[1]) / (100.0 if found[2] else whole), 9)
    return share if share <= 1 else None


def _unclear(reading: Reading, label: str) -> Problem:
    return FileRefused(
        _("We do not know how '{label}' is written", label=label),
        _(
            "In {file} all its numbers are 1 or less: 0.5 may be half a percent of the days, or "
            "half of the days.",
            file=reading.sheet.file,
        ),
        _("Write its numbers with a percent sign, or bring a file with days."),
    )
