"""Rounds of a survey: what people said in fall and in spring of one school year stays apart."""

import re
from collections.abc import Sequence
from itertools import combinations

import pandas as pd

from equity.intake.dictionaries import is_missing
from equity.intake.mapping import Reading
from equity.intake.spelling import fold, header_words, plain
from equity.intake.years import period_of, school_year
from equity.language import _
from equity.problems import FileRefused, Problem
from equity.vocabulary import Field, FileKind

_NAMES = frozenset({"wave", "round", "window", "administration", "season", "survey", "term"})
_AROUND = _NAMES | {
    *("name", "title", "test", "testing", "climate", "student", "school", "year", "number", "id"),
    *("collection", "period", "panorama", "response", "data", "of", "the"),
}
"""Words beside those: any other makes the name that of something else, as of a favorite season."""

_PLACES = "valley|hills?|rivers?|creek|lake|park|branch|grove|gardens?|haven|brook|ridge|mills?"
_SEASONS = "fall|autumn|winter|spring|otoño|invierno|primavera"
_ROUND = re.compile(
    rf"\b(?:{_SEASONS}|(?:wave|round|window) ?\d|pre|post"
    r"|boy|moy|eoy|(?:beginning|middle|end) of (?:the )?year)\b"
)

_NAMED = re.compile(rf"\b({_SEASONS})\b(?! (?:{_PLACES})\b)(?: (20\d\d))?")


def refuse_several(reading: Reading, years: pd.Series) -> None:
    """Raise a Problem where a column says that one school year has answers of several rounds.

    Whoever answered twice would count twice, or with the first answer alone.
    """
    for column in reading.mapping.columns:
        is_free = column.field in (None, Field.SCHOOL_YEAR)
        words = {*header_words(column.label)}
        if not is_free or not words & _NAMES or not words <= _AROUND:
            continue
        said = reading.sheet.column(column.label)
        found = {raw: _ROUND.search(fold(raw)) for raw in said.unique() if not is_missing(raw)}
        rounds = {raw: one[0] for raw, one in found.items() if one}
        if len(rounds) == len(found) and said.map(rounds).groupby(years).nunique().max() > 1:
            raise _several(reading.sheet.file, column.label, sorted(set(map(plain, rounds))))


def later_rounds(readings: Sequence[Reading]) -> dict[Reading, Problem]:
    """Give the files whose names say that they are a round of the survey of one before them."""
    found = {}
    asked = [(one, _in_name(one)) for one in readings if one.mapping.kind is FileKind.SURVEY]
    for (one, season), (other, later) in combinations(asked, 2):
        if not (season and later) or season[1] == later[1]:
            continue
        tell_years = season[2] and later[2]
        other_year = tell_years and school_year(season[0]) != school_year(later[0])
        if not other_year and _are_one(one, other):
            found[other] = _two_files(one.sheet.title, other.sheet.title)
    return found


def _in_name(reading: Reading) -> re.Match[str] | None:
    return _NAMED.search(" ".join(header_words(reading.sheet.title)))


def _are_one(one: Reading, other: Reading) -> bool:
    """Tell whether the same people may have answered the same questions in one year."""
    first, second = ({*each.mapping.labels_of(Field.SURVEY_ITEM)} for each in (one, other))
    are_same_people = one.mapping.answered_by == other.mapping.answered_by
    is_one_year = period_of(one) == period_of(other)
    may_meet = are_same_people and is_one_year and not _are_apart(_schools(one), _schools(other))
    return may_meet and 2 * len(first & second) > len(first)


def _schools(reading: Reading) -> set[str]:
    labels = reading.mapping.labels_of(Field.SCHOOL)
    said = {raw for label in labels for raw in reading.sheet.column(label).unique()}
    return {fold(raw) for raw in said if not is_missing(raw)}


def _are_apart(some: set[str], others: set[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def _two_files(one: str, other: str) -> Problem:
    return Problem(
        _("Two files seem to be rounds of one survey"),
        _(
            "Whoever answered in {one} and in {other} would count twice in one school year.",
            one=one,
            other=other,
        ),
        _("Leave one of the files out. Are they of two school years? Write the year of each."),
    )


def _several(file: str, label: str, rounds: list[str]) -> FileRefused:
    return FileRefused(
        _("The file has several rounds of one survey"),
        _(
            "'{label}' of {file} has {rounds}. Whoever answered in two rounds of one school year "
            "would count twice.",
            label=label,
            file=file,
            rounds=", ".join(f"'{one}'" for one in rounds[:12]),
        ),
        _(
            "Keep the rows of one round, and bring the file again. If nobody answered twice, take "
            "the column out instead."
        ),
    )
