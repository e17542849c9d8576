"""Rows of a discipline log that are about no deed: students who were hurt or saw it, and praise."""

import re

import pandas as pd

from equity.intake import rows
from equity.intake.by_value import by_value
from equity.intake.dictionaries import GROUP_VALUES, PRAISE, is_missing, look_up
from equity.intake.mapping import Reading
from equity.intake.sheet import Listed
from equity.intake.spelling import header_words, word_form
from equity.intake.table import Check
from equity.language import _
from equity.vocabulary import Field

_OTHERS = "Was hurt or saw it"
_IS_VOID = re.compile(
    r"\b(?:void\w*|deleted?|cancel\w*|unsubstantiated|unfounded|dismissed|overturned|rescinded"
    r"|revoked|expunged|withdrawn|draft)\b"
)
_SAYS_WHAT_A_ROW_IS = frozenset({"type", "subtype", "category", "kind"})


def of_deeds(reading: Reading) -> tuple[Reading, tuple[Listed, ...], list[Check]]:
    """Give the log without rows about others and praise, these listed, and what needs a look.

    A row about somebody who was hurt or saw it stays where it says what the school did with them.
    """
    reading, praised = rows.kept(reading, ~_is_praise(reading), _("praise, not an incident"))
    others = _are_others(reading)
    dealt_with = others & _says_an_action(reading)
    reading, listed = rows.kept(
        reading,
        ~others | dealt_with,
        _("the student was hurt by it or saw it, and no action is named"),
    )
    looks = [*_dealt_with(int(dealt_with.sum())), *_void(reading)]
    return reading, (*praised, *listed), looks


def _void(reading: Reading) -> list[Check]:
    """Say how many rows call themselves void; they count like all others until a person acts."""
    for column in reading.mapping.columns:
        if column.field is not None or "status" not in header_words(column.label):
            continue
        values = reading.sheet.values(column.label)
        void = by_value(values, lambda raw: bool(_IS_VOID.search(word_form(raw))), "bool")
        if count := int(void.sum()):
            sentence = _(
                "'{label}' says that entries are void or undone: {count}. They count like all "
                "others of the log. Bring a log without them to leave them out",
                label=column.label,
                count=count,
            )
            return [Check(sentence, needs_a_look=True)]
    return []


def _dealt_with(count: int) -> list[Check]:
    if not count:
        return []
    sentence = _(
        "Rows about a student who was hurt by it or saw it, but with whom the school did "
        "something: {count}. They count like rows about those who did it",
        count=count,
    )
    return [Check(sentence, needs_a_look=True)]


def _is_praise(reading: Reading) -> pd.Series:
    """Tell the rows that call themselves praise, in behavior, action or a column of types."""
    found = pd.Series(False, index=reading.sheet.frame.index)
    for column in reading.mapping.columns:
        of_types = column.field is None and _SAYS_WHAT_A_ROW_IS.intersection(
            header_words(column.label)[-1:]
        )
        if of_types or column.field in (Field.BEHAVIOR, Field.DISCIPLINE_ACTION):
            values = reading.sheet.values(column.label)
            found |= by_value(values, lambda raw: word_form(raw) in PRAISE, "bool")
    return found


def _are_others(reading: Reading) -> pd.Series:
    column = rows.only_column(reading, Field.INCIDENT_ROLE)
    if column is None:
        return pd.Series(False, index=reading.sheet.frame.index)
    roles = GROUP_VALUES[Field.INCIDENT_ROLE]
    return by_value(column, lambda raw: look_up(roles, raw) == _OTHERS, "bool")


def _says_an_action(reading: Reading) -> pd.Series:
    said = pd.Series(False, index=reading.sheet.frame.index)
    for label in reading.mapping.labels_of(Field.DISCIPLINE_ACTION):
        said |= ~by_value(reading.sheet.values(label), is_missing, "bool")
    return said
