"""What a school did after an incident, in one word each; what could be a suspension is asked."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dictionaries import GROUP_ORDER, GROUP_VALUES, look_up
from equity.intake.repeating import as_text
from equity.intake.spelling import fold, plain, word_form
from equity.intake.values import read_field
from equity.vocabulary import ACTION_UNCLEAR, Field

_TABLE = GROUP_VALUES[Field.DISCIPLINE_ACTION]
_MILD_FIRST = GROUP_ORDER[Field.DISCIPLINE_ACTION]
SUSPENSIONS = ("In-school suspension", "Out-of-school suspension")

_SEVERAL = re.compile(r"\s*[,;|&+/():]\s*|\s+-+\s+")
_HOW_LONG = re.compile(
    r"\b(?:\d+(?: \d+)? )?(?:full |half |partial |school )*(?:days?|d[ií]as?)\b"
    r"|^\d+\b|\b\d+(?: \d+)?$"
)
_SUSPENDS = re.compile(r"\b(?:\w*susp\w*|sus|oss|iss|exp|expel\w*|expuls\w*|removed|removal)\b")
_WORD = re.compile(r"[^\W\d_]{4}")
_SUSPENDED_FROM = re.compile(
    r"\b(?:bus|transport\w*|lunch|recess|class\w*|activit\w*|athletic\w*|sports?|extracurricular"
    r"|clubs?|in ?house|technology|computer|parking)\b"
)
"""What a student can be suspended from without missing school."""

_NOTHING = -2
"""What a row without an action weighs: less than an action that nobody knows."""

_FROM_ANYTHING = frozenset({"suspension", "suspended", "susp"})


@dataclass(frozen=True, slots=True, eq=False)
class Actions:
    """What was done in each row, rows by value new to us, and the values that are unclear.

    Unclear is what could be a suspension; its rows hold `ACTION_UNCLEAR`.
    """

    values: pd.Series
    unknown: Counter[str]
    unclear: tuple[str, ...]


def action_of(text: str) -> str | None:
    """Give what a school did; of several things that all are known the gravest suspension.

    >>> action_of("OSS - 3 Days"), action_of("Detention; ISS"), action_of("Bus suspension")
    ('Out-of-school suspension', 'In-school suspension', None)
    """
    if known := look_up(_TABLE, text) or _without_length(text):
        return known
    parts = [part for part in _SEVERAL.split(plain(text)) if part]
    if any(_SUSPENDED_FROM.fullmatch(word_form(part)) for part in parts):
        parts = [part for part in parts if word_form(part) not in _FROM_ANYTHING]
    named = [known for part in parts if (known := _without_length(part))]
    if len(named) < len(parts) and {*map(word_form, parts)} & _FROM_ANYTHING:
        return None
    clear = len(named) == len(parts) or any(one in SUSPENSIONS for one in named)
    return max(named, key=_gravity) if named and clear else None


def _gravity(action: str) -> tuple[bool, int]:
    return action in SUSPENSIONS, _MILD_FIRST.index(action)


def _without_length(text: str) -> str | None:
    return look_up(_TABLE, " ".join(_HOW_LONG.sub(" ", word_form(text)).split()))


def could_be_a_suspension(text: str) -> bool:
    """Tell whether an action that is new to us could be one: by its words, or because it is a code.

    >>> could_be_a_suspension("SUS"), could_be_a_suspension("Saturday school")
    (True, False)
    """
    return bool(_SUSPENDS.search(word_form(text))) or not _WORD.search(text)


def read_actions(columns: Sequence[pd.Series], decided: Collection[str]) -> Actions:
    """Read all columns of actions; `decided` are values (folded) that a person wants kept.

    Of several actions in a row the gravest suspension counts, else what is unclear, else the
    gravest that is known.
    """
    read = [_read(column, decided) for column in columns]
    values = read[0].values
    for one in read[1:]:
        values = values.mask(_weights(one.values) > _weights(values), one.values)
    unknown = sum((one.unknown for one in read), Counter())
    return Actions(values, unknown, tuple(sorted({text for one in read for text in one.unclear})))


def _weights(actions: pd.Series) -> pd.Series:
    return by_value(actions, _weight, "Int64").fillna(_NOTHING).astype("int64")


def _weight(action: str) -> int:
    if action == ACTION_UNCLEAR:
        return len(_MILD_FIRST)
    known = _MILD_FIRST.index(action) if action in _MILD_FIRST else -1
    return known + (action in SUSPENSIONS) * len(_MILD_FIRST)


def _read(column: pd.Series, decided: Collection[str]) -> Actions:
    said = by_value(column, lambda raw: action_of(raw) or raw, "str")
    found = read_field(said, Field.DISCIPLINE_ACTION)
    unclear = tuple(
        text
        for text in sorted(found.unknown)
        if fold(text) not in decided and could_be_a_suspension(text)
    )
    values = as_text(found.values).where(~found.values.isin(unclear), ACTION_UNCLEAR)
    return Actions(values, found.unknown, unclear)


def lead_to_days_out(column: pd.Series) -> pd.Series:
    """Tell which rows of a column of actions say a suspension, or what could be one.

    >>> lead_to_days_out(pd.Series(["OSS", "Detention", "SUS", ""])).tolist()
    [True, False, True, False]
    """
    said = read_actions([column], ()).values
    return said.isin((*SUSPENSIONS, ACTION_UNCLEAR))
