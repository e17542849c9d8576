"""What a person says that values mean, put in the place of the values before anything reads them.

So a code is read as what it stands for, and a word that is new to us as a group that all know.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from equity.intake.actions import action_of
from equity.intake.assessments import level_of
from equity.intake.by_value import by_value
from equity.intake.dictionaries import (
    FLAGS,
    GROUP_ORDER,
    GROUP_VALUES,
    NO,
    NOT_GROUPS,
    RACE_FLAGS,
    YES,
    is_missing,
    look_up,
)
from equity.intake.mapping import ColumnMapping, Reading
from equity.intake.race import one_line, race_of
from equity.intake.repeating import counted
from equity.intake.spelling import fold, plain
from equity.intake.values import are_codes
from equity.vocabulary import Field

YES_OR_NO = frozenset({Field.HISPANIC_FLAG, *RACE_FLAGS})

ANSWERED = YES_OR_NO | {*FLAGS}
"""The fields that many files write as yes or no, or as 1 and 0."""

WITH_VALUES = YES_OR_NO | frozenset(GROUP_VALUES)
"""The fields whose single values a person can give a meaning."""

ONLY_KNOWN = frozenset({Field.ATTENDANCE_CODE, Field.LEVEL})
"""The fields whose values say nothing as they are written: each needs a meaning."""

MOST_VALUES = 40
"""A column with more different values is no list of groups."""

_UNDERSTAND: dict[Field, Callable[[str], str | None]] = {
    Field.RACE_ETHNICITY: race_of,
    Field.DISCIPLINE_ACTION: action_of,
    Field.LEVEL: level_of,
}
_YES_OR_NO = dict.fromkeys(YES, "Yes") | dict.fromkeys(NO, "No")
_SEVERAL = re.compile(r"\s*[,;|&+]\s*")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a column: the rows that hold it, and what it is read as (None: as written)."""

    text: str
    rows: int
    group: str | None

    def waits(self, column: ColumnMapping) -> bool:
        """Tell whether it is new to us, and nobody has explained it yet."""
        return self.group is None and fold(self.text) not in column.meanings


def with_meanings(reading: Reading) -> Reading:
    """Give the reading with every value that a person explained written as they said.

    Of parts one value is chosen and none is explained: they stay as they are written.
    """
    sheet = reading.sheet
    changed = {
        f"c{sheet.labels.index(one.label)}": _explained(sheet.values(one.label), one)
        for one in map(reading.mapping.explained, reading.mapping.columns)
        if one.meanings and one.field is not Field.AGG_PART
    }
    if not changed:
        return reading
    return replace(reading, sheet=replace(sheet, frame=sheet.frame.assign(**changed)))


def _explained(column: pd.Series, mapping: ColumnMapping) -> pd.Series:
    return by_value(column, lambda raw: _said(raw, mapping), "str")


def _said(raw: str, mapping: ColumnMapping) -> str:
    """Give the words for a value; of race, several in one cell are looked up one by one."""
    meanings = mapping.meanings
    if fold(raw) in meanings:
        return meanings[fold(raw)]
    if mapping.field is Field.RACE_ETHNICITY:
        parts = _SEVERAL.split(plain(one_line(raw)))
        if any(fold(part) in meanings for part in parts):
            return ", ".join(meanings.get(fold(part), part) for part in parts if part)
    return raw


def values_of(reading: Reading, column: ColumnMapping) -> tuple[Value, ...]:
    """Give the values of a column of groups, those that are new to us first.

    Of race, the parts of a cell with several values count one by one. None of a column with too
    many values, or of one that holds no groups. Of columns of days the first has those of all.
    """
    if column.field not in WITH_VALUES:
        return ()
    same = reading.mapping.alike(column)
    if column.label != same[0]:
        return ()
    explained = reading.mapping.explained(column)
    written = reading.sheet.values(same[0])
    if len(same) > 1:
        written = pd.concat([reading.sheet.column(one) for one in same])
    says_nothing = "01" if column.field in ANSWERED and are_codes(written) else ""
    rows: dict[str, int] = {}
    for raw, count in counted(written).items():
        for text in _parts(_written(str(raw), column.field), column.field):
            rows[text] = rows.get(text, 0) + int(count)
    found = [
        Value(text, count, None if text and text in says_nothing else _group(text, explained))
        for text, count in rows.items()
    ]
    if len(found) > MOST_VALUES:
        return ()
    return tuple(sorted(found, key=lambda one: (one.group is not None, -one.rows)))


def _written(raw: str, field: Field) -> str:
    return plain(one_line(raw) if field is Field.RACE_ETHNICITY else raw)


def _parts(text: str, field: Field) -> list[str]:
    if field is not Field.RACE_ETHNICITY or race_of(text):
        return [text]
    return [part for part in _SEVERAL.split(text) if part] or [text]


def _group(text: str, column: ColumnMapping) -> str | None:
    """Give what a value is read as; "" is not recorded, None is kept as it is written."""
    said = column.meanings.get(fold(text), text)
    field = column.field or Field.OWN_GROUP
    read = _UNDERSTAND.get(field)
    table = _YES_OR_NO if field in YES_OR_NO else GROUP_VALUES.get(field, {})
    known = read(said) if read else look_up(table, said)
    if known is None and (is_missing(said) or fold(said) in NOT_GROUPS.get(field, ())):
        return ""
    return known


def is_unexplained(reading: Reading, column: ColumnMapping) -> bool:
    """Tell whether a column of groups has a value that is new to us and not explained yet."""
    return any(one.waits(column) for one in values_of(reading, column))


def choices(field: Field) -> tuple[str, ...]:
    """Give the groups that a value of a field can mean."""
    return ("Yes", "No") if field in YES_OR_NO else GROUP_ORDER.get(field, ())
