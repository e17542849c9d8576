"""The groups that each row of a long published file is about, none where it is about everyone."""

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from equity.intake.dictionaries import is_missing
from equity.intake.mapping import Reading
from equity.intake.published_words import (
    BY_PEOPLE,
    OF_SEVERAL_RACES,
    apart,
    dimension_of,
    flag_group,
    group_in,
    group_of,
    is_everybody,
)
from equity.intake.spelling import fold, plain, word_form
from equity.language import _
from equity.measures import slug
from equity.problems import FileRefused
from equity.vocabulary import NOT_RECORDED, Field

_EVENTS = re.compile(r"\b(events?|incidents?)\b")

Named = tuple[str, str]
"""A dimension and one of its groups."""

_ORDER = [field.value for field in BY_PEOPLE]


class Groups:
    """Reads the groups of rows and keeps the labels of dimensions that no dictionary knows."""

    def __init__(self, reading: Reading) -> None:
        """Take the columns of groups; refuse codes that mean other groups in other states."""
        self.labels: dict[str, str] = {}
        self.counts_events: list[bool] = [False] * len(reading.sheet.frame)
        self._reading = reading
        self.of_rows = [
            tuple(sorted({one for one in row if one}, key=_place))
            for row in zip(*self._columns(), strict=True)
        ] or [()] * len(reading.sheet.frame)

    def _columns(self) -> Iterable[list[Named | None]]:
        mapping = self._reading.mapping
        for field in (*BY_PEOPLE, Field.OWN_GROUP):
            for label in mapping.labels_of(field):
                yield self._plain_column(field, label)
        for label in mapping.labels_of(Field.AGG_GROUP):
            yield self._mixed_column(label)

    def _plain_column(self, field: Field, label: str) -> list[Named | None]:
        column = self._reading.sheet.column(label)
        if field is Field.RACE_ETHNICITY:
            _refuse_digits(column, label)
        known = {raw: self._one(str(raw), field, label) for raw in column.unique()}
        self._set_apart(known)
        return [known[raw] for raw in column]

    def _one(self, raw: str, field: Field, label: str) -> Named | None:
        text = plain(raw)
        if is_everybody(text):
            return None
        if field is Field.OWN_GROUP:
            return self._own(label, text)
        group = flag_group(field, label, text) or group_in(field, text)
        if group is None and apart(text):
            return self._own(str(apart(text)), str(apart(text)))
        return field.value, group or (NOT_RECORDED if is_missing(text) else text)

    def _mixed_column(self, label: str) -> list[Named | None]:
        """Read a column with groups of many dimensions, perhaps beside one that names them."""
        sheet = self._reading.sheet
        column = sheet.column(label)
        _refuse_digits(column, label)
        kinds = [sheet.column(one) for one in self._reading.mapping.labels_of(Field.AGG_DIMENSION)]
        kind = kinds[0] if kinds else pd.Series("", index=column.index)
        texts = {raw: plain(str(raw)) for raw in column.unique()}
        is_mixed = any(map(group_of, texts.values()))
        events = {raw: bool(_EVENTS.search(word_form(text))) for raw, text in texts.items()}
        self.counts_events = [events[raw] for raw in column]
        known = {
            pair: self._mixed(plain(str(pair[0])), texts[pair[1]], label, is_mixed=is_mixed)
            for pair in dict.fromkeys(zip(kind, column, strict=True))
        }
        self._set_apart(known)
        return [known[pair] for pair in zip(kind, column, strict=True)]

    def _set_apart(self, known: dict[Any, Named | None]) -> None:
        """Let a group of several races stand for itself where one of them is there as well."""
        races = {one[1] for one in known.values() if one and one[0] == Field.RACE_ETHNICITY}
        for joined, parts in OF_SEVERAL_RACES.items():
            if joined in races and races & parts:
                for key, one in known.items():
                    if one == (Field.RACE_ETHNICITY.value, joined):
                        known[key] = self._own(joined, joined)

    def _mixed(self, kind: str, text: str, label: str, *, is_mixed: bool) -> Named | None:
        """Read one group: in the dimension that its kind names, else in any that knows it.

        A group that nobody knows may share students with others, so it stands for itself.
        """
        if is_everybody(text):
            return None
        field = dimension_of(kind) if kind else None
        if field and (group := group_in(field, text)):
            return field.value, group
        if found := group_of(text):
            return found[0].value, found[1]
        if field and not apart(text):
            return field.value, NOT_RECORDED if is_missing(text) else text
        if kind and not is_everybody(kind):
            return self._own(kind, text)
        own = apart(text) or text
        return self._own(own if is_mixed or apart(text) else label, own)

    def _own(self, label: str, group: str) -> Named:
        name = slug(label) or "group"
        name = f"own_{name}" if name in _ORDER else name
        self.labels[name] = label
        return name, group


def _place(named: Named) -> int:
    return _ORDER.index(named[0]) if named[0] in _ORDER else len(_ORDER)


def _refuse_digits(column: pd.Series, label: str) -> None:
    """Refuse groups that are only digits: they mean other groups in other states."""
    codes = [one for one in map(fold, column.unique()) if one and not is_everybody(one)]
    if codes and all(one.isdigit() for one in codes):
        raise FileRefused(
            _("The groups are written in numbers"),
            _(
                "'{label}' holds only numbers, which mean other groups in other states.",
                label=label,
            ),
            _("Choose a column that names the groups, or write their names into the file."),
        )
