"""A year written as one number, such as 2024, read as the school year that the files name else."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from equity.intake.by_value import by_value
from equity.intake.mapping import Reading
from equity.intake.spelling import fold
from equity.intake.table import Check
from equity.intake.years import is_school_year, of_dated_column, period_of, the_only
from equity.language import _
from equity.vocabulary import Field, FileKind

_OF_THEIR_OWN = frozenset({FileKind.PUBLISHED, FileKind.VOICES})
"""Their years are read by rules of their own."""

_SEVERAL = ""
"""Stands for the years of dates that are not of one year."""


def as_named_else(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], tuple[Check, ...]]:
    """Give readings whose only year is one number with the one school year named else.

    Other files name it, or, where no file does, dates. Nothing is changed where several years are
    named, or where the number is no part of the one or dates beside it are of another year.
    """
    named = {one: period_of(one) for one in readings if one.mapping.kind not in _OF_THEIR_OWN}
    known = {year for year in named.values() if year}
    spelled = {year for year in known if is_school_year(year)}
    numbers, spelled = known - spelled, spelled or _of_dates(named)
    if len(spelled) != 1 or len(numbers) != 1:
        return tuple(readings), ()
    (year,), (number,) = spelled, numbers
    dated = _of_dates(one for one in named if named[one] == number)
    if number not in (year[:4], year[:2] + year[-2:]) or dated - {year, _SEVERAL}:
        return tuple(readings), ()
    sentence = _(
        "The year {number} is taken for the school year {year}, by what else the files say",
        number=number,
        year=year,
    )
    changed = (_said(one, year) if named.get(one) == number else one for one in readings)
    return tuple(changed), (Check(sentence, needs_a_look=True),)


def _of_dates(readings: Iterable[Reading]) -> set[str]:
    dated = [of_dated_column(one.sheet, one.mapping) for one in readings]
    return {the_only(one) or _SEVERAL for one in dated if one is not None and one.notna().any()}


def _said(reading: Reading, year: str) -> Reading:
    sheet, (label, *_others) = reading.sheet, reading.mapping.labels_of(Field.SCHOOL_YEAR)
    said = by_value(sheet.values(label), lambda raw: year if fold(raw) else raw, "str")
    frame = sheet.frame.assign(**{f"c{sheet.labels.index(label)}": said})
    return replace(reading, sheet=replace(sheet, frame=frame))
