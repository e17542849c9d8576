"""Parts of a published file of which a person chooses one, such as a cohort of four or five years.

Where rows of one group and place differ in a column, nothing tells which rows are meant and adding
them up would count students twice: it is asked once, and the other rows are listed.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from equity.intake import rows
from equity.intake.by_value import by_value
from equity.intake.dictionaries import is_missing
from equity.intake.mapping import ColumnMapping, Mapping, Reading
from equity.intake.masked_cells import is_mask, is_number
from equity.intake.published_slices import of_parts
from equity.intake.published_words import is_whole
from equity.intake.sheet import Listed, Sheet
from equity.intake.spelling import fold, plain
from equity.intake.table import Check
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import DIMENSION_FIELDS, Field

READ = "read"
"""What a person says of the value whose rows are read."""

_TELL_ROWS_APART = frozenset(
    {Field.AGG_GROUP, Field.AGG_DIMENSION, Field.AGG_OUTCOME, Field.AGG_LEVEL, Field.COUNTY}
    | {Field.DISTRICT, Field.SCHOOL_YEAR, Field.OWN_GROUP, *DIMENSION_FIELDS}
)
_MOST = 40
_LONGEST = 80
_ENOUGH = 0.2
"""Fewer rows that say the same as another are slips of the file, and are listed one by one."""


def with_questions(sheet: Sheet, mapping: Mapping) -> Mapping:
    """Give the mapping with every column of parts as one of which a person has to choose."""
    known = [one.label for one in mapping.columns if one.field in _TELL_ROWS_APART]
    free = [one.label for one in mapping.columns if one.field is None]
    asked = _parts(sheet, known, [one for one in free if _may_be_parts(sheet, one)])
    why = _("Rows of one group differ in it. Please choose which of them to read")
    return replace(
        mapping,
        columns=tuple(
            replace(one, field=Field.AGG_PART, certainty=0.3, why=why)
            if one.label in asked
            else one
            for one in mapping.columns
        ),
    )


def _parts(sheet: Sheet, known: Sequence[str], free: Sequence[str]) -> list[str]:
    """Give the columns without which rows are about the same group, the most telling first."""
    found: list[str] = []
    left = _alike(sheet, known)
    if left < _ENOUGH * len(sheet.frame):
        return found
    while left and (rest := [one for one in free if one not in found]):
        still = {one: _alike(sheet, [*known, *found, one]) for one in rest}
        best = min(still, key=lambda one: (still[one], not of_parts(one)))
        if still[best] >= left:
            break
        found.append(best)
        left = still[best]
    return found


def _alike(sheet: Sheet, labels: Sequence[str]) -> int:
    """Count the rows that say the same in these columns as another."""
    if not labels:
        return 0
    return int(
        pd.DataFrame({one: sheet.values(one) for one in labels}).duplicated(keep=False).sum()
    )


def _may_be_parts(sheet: Sheet, label: str) -> bool:
    """Tell whether a column holds a few short values, none of them the whole and none a number."""
    values = [plain(str(raw)) for raw in sheet.values(label).unique()]
    if not 1 < len(values) <= _MOST or any(is_whole(one) or is_missing(one) for one in values):
        return False
    numbers = all(is_number(one) or is_mask(one) for one in values)
    return max(map(len, values)) <= _LONGEST and (of_parts(label) or not numbers)


def values_of(reading: Reading, column: ColumnMapping) -> dict[str, int]:
    """Give the values of a column of parts with how many rows hold each."""
    counts = reading.sheet.column(column.label).value_counts(sort=False)
    return {str(raw): int(count) for raw, count in counts.items()}


def chosen_of(column: ColumnMapping) -> str | None:
    """Give the value (folded) whose rows are read, None where nobody has chosen."""
    return next((raw for raw, word in column.meanings.items() if fold(word) == READ), None)


def only_chosen(reading: Reading) -> tuple[Reading, tuple[Listed, ...], tuple[Check, ...]]:
    """Give the rows of the parts that were chosen, the other rows, and a word on it.

    A Problem asks where nobody chose, or where what was chosen for an earlier file is not there.
    """
    parts = [one for one in reading.mapping.columns if one.field is Field.AGG_PART]
    chosen = {one.label: chosen_of(one) for one in parts}
    there = {label: {*map(fold, reading.sheet.values(label).unique())} for label in chosen}
    if waiting := [label for label, value in chosen.items() if value not in there[label]]:
        raise which_part(reading, waiting)
    listed: list[Listed] = []
    for label, value in chosen.items():
        written = reading.sheet.values(label)
        good = by_value(written, {raw: fold(raw) == value for raw in written.unique()}, "bool")
        reading, others = rows.kept(reading, good, _("another part than the one you chose"))
        listed += others
    return reading, tuple(listed), tuple(map(_only, parts))


def which_part(reading: Reading, labels: Sequence[str]) -> Problem:
    """Give the Problem that asks which part is read."""
    return Problem(
        _("Every group is there in several parts"),
        _(
            "In {file} rows of one group differ in {columns}, and no row says which is the whole. "
            "Parts are never added up.",
            file=reading.sheet.file,
            columns=", ".join(f"'{label}'" for label in labels),
        ),
        _(
            "Choose at the column which of its values is read. Or keep only the rows that you want "
            "to compare, or say that the column is a group."
        ),
    )


def _only(column: ColumnMapping) -> Check:
    return Check(
        _(
            "Of '{label}' only the rows of '{value}' are read",
            label=column.label,
            value=chosen_of(column),
        )
    )
