"""Rows about a part of a group, such as charter schools only, beside rows about all of it.

A part is never added to other parts and never taken for the whole: where a place has rows about
all of it, only these are read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from equity.intake.mapping import Reading
from equity.intake.masked_cells import is_mask, is_number
from equity.intake.published_claims import said
from equity.intake.published_words import is_whole
from equity.intake.spelling import plain
from equity.intake.table import Check
from equity.language import _

_MOST = 60
_SHORT = 60
_PART = re.compile(r"reason|offen[cs]e|behavior|category|semester|term\b|cohort|duration")

_PLACE = ["period", "place", "measure"]


@dataclass(frozen=True, slots=True, eq=False)
class Slices:
    """Which rows are parts, by which column; and which columns tell rows of one group apart."""

    parts: pd.Series
    used: tuple[str, ...]
    apart: tuple[str, ...]


def slices_of(reading: Reading, cells: pd.DataFrame, key: Sequence[str]) -> Slices:
    """Find the rows that are parts of others of the same place and group."""
    parts = pd.Series(False, index=cells.index)
    used: list[str] = []
    apart: list[str] = []
    for label in _free(reading):
        column = reading.sheet.column(label).loc[cells.index]
        if not 1 < column.nunique() <= _MOST:
            continue
        if not cells.loc[~parts, list(key)].duplicated(keep=False).any():
            break
        whole = column.map({raw: is_whole(str(raw)) for raw in column.unique()}).astype(bool)
        here = cells[_PLACE].assign(whole=whole, value=column)[~parts]
        has_whole = here.groupby(_PLACE, dropna=False)["whole"].transform("any")
        mine = has_whole & ~here["whole"]
        if mine.any():
            parts |= mine.reindex(parts.index, fill_value=False)
            used.append(label)
        elif _tells_apart(cells[~parts], column[~parts], key):
            apart.append(label)
    return Slices(parts, tuple(used), tuple(apart))


def about_one_part(reading: Reading) -> list[Check]:
    """Say it where all rows are about one part only, such as one reason or one semester."""
    found = []
    for label in _free(reading):
        values = [plain(str(raw)) for raw in reading.sheet.column(label).unique()]
        if len(values) == 1 and of_parts(label) and not is_whole(values[0]):
            told = _("All rows have '{label}': {value}", label=label, value=values[0][:_SHORT])
            found.append(Check(told, needs_a_look=True))
    return found


def of_parts(label: str) -> bool:
    """Tell whether a name says that its values are parts, such as semesters or cohorts."""
    return bool(_PART.search(said(label)))


def _tells_apart(cells: pd.DataFrame, column: pd.Series, key: Sequence[str]) -> bool:
    keyed = cells[list(key)]
    before = keyed.duplicated(keep=False).sum()
    after = keyed.assign(value=column).duplicated(keep=False).sum()
    return bool(after < before)


def _free(reading: Reading) -> list[str]:
    """Give the columns that nobody uses and that hold words or short codes, not numbers."""
    free = [one.label for one in reading.mapping.columns if one.field is None]
    return [label for label in free if not _is_number_column(reading.sheet.column(label))]


def _is_number_column(column: pd.Series) -> bool:
    values = [raw for raw in column.unique() if raw]
    return all(is_number(raw) or is_mask(raw) for raw in values)
