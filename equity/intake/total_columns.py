"""Which of several columns with one meaning are added: parts are, a total beside them is not."""

from collections.abc import Sequence

import pandas as pd

from equity.intake.spelling import header_words
from equity.language import _
from equity.problems import Problem

_PART_WORDS = (
    *(("iss", "in school"), ("iss", "inschool"), ("iss", "iss")),
    *(("oss", "out of school"), ("oss", "outof school"), ("oss", "oss")),
    *(("iss", "en la escuela"), ("iss", "dentro de la escuela")),
    *(("iss", "interna"), ("iss", "internas")),
    *(("oss", "fuera de la escuela"), ("oss", "externa"), ("oss", "externas")),
)


def part_of(label: str) -> str:
    """Give which suspensions a column's name is about: "iss", "oss", or "" for all of them.

    >>> part_of("Out-of-School Suspension Days"), part_of("Total Suspensions")
    ('oss', '')
    """
    words = " ".join(header_words(label))
    return next((part for part, word in _PART_WORDS if f" {word} " in f" {words} "), "")


def columns_to_add(table: pd.DataFrame, file: str) -> tuple[str, ...]:
    """Give the labels of the numbers to add up: those in school and those out of school.

    Where a column is about all of them it alone counts. A Problem asks where columns do not fit.
    """
    labels = tuple(map(str, table.columns))
    different = _without_copies(table, labels)
    parts = [part_of(one) for one in different]
    if len(set(parts)) < len(parts):
        raise _which_counts(different, file)
    if "" not in parts:
        return different
    whole = different[parts.index("")]
    others = table[[one for one in different if one != whole]]
    if (others.sum(axis=1) > table[whole]).fillna(False).any():
        raise _which_counts(different, file)
    return (whole,)


def _without_copies(table: pd.DataFrame, labels: Sequence[str]) -> tuple[str, ...]:
    """Give the labels without columns that are about the same and have the same numbers."""
    kept: list[str] = []
    for label in labels:
        same = [one for one in kept if part_of(one) == part_of(label)]
        if not any(table[one].equals(table[label]) for one in same):
            kept.append(label)
    return tuple(kept)


def _which_counts(labels: Sequence[str], file: str) -> Problem:
    return Problem(
        _("Which column counts?"),
        _(
            "In {file} {labels} count the same thing, but their numbers do not fit together.",
            file=file,
            labels=" and ".join(f"'{one}'" for one in labels),
        ),
        _("Keep the columns whose numbers have to be added, and leave the others out."),
    )
