"""Rounds of a survey: what people said in fall and in spring of one school year stays apart."""

import re

import pandas as pd

from equity.intake.dictionaries import is_missing
from equity.intake.mapping import Reading
from equity.intake.spelling import fold, header_words, plain
from equity.language import _
from equity.problems import FileRefused
from equity.vocabulary import Field

_NAMES = frozenset({"wave", "round", "window", "administration", "season", "survey", "term"})
_ROUND = re.compile(
    r"\b(?:fall|autumn|winter|spring|otoño|invierno|primavera|(?:wave|round|window) ?\d|pre|post"
    r"|boy|moy|eoy|(?:beginning|middle|end) of (?:the )?year)\b"
)


def refuse_several(reading: Reading, years: pd.Series) -> None:
    """Raise a Problem where a column says that one school year has answers of several rounds.

    Whoever answered twice would count twice, or with the first answer alone.
    """
    for column in reading.mapping.columns:
        is_free = column.field in (None, Field.SCHOOL_YEAR)
        if not is_free or not _NAMES.intersection(header_words(column.label)):
            continue
        said = reading.sheet.column(column.label)
        found = {raw: _ROUND.search(fold(raw)) for raw in said.unique() if not is_missing(raw)}
        rounds = {raw: one[0] for raw, one in found.items() if one}
        if len(rounds) == len(found) and said.map(rounds).groupby(years).nunique().max() > 1:
            raise _several(reading.sheet.file, column.label, sorted(set(map(plain, rounds))))


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
        _("Keep the rows of one round, and bring the file again."),
    )
