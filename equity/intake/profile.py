"""What the values of one column look like, whatever its name says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from equity.intake.codes import answer_codes
from equity.intake.dates import read_dates
from equity.intake.dictionaries import (
    GROUP_VALUES,
    MISSING,
    NO,
    NOT_GROUPS,
    OBJECTIVITY,
    YES,
    is_missing,
    look_up,
)
from equity.intake.likert import KNOWN_SHARE, best_scale, is_no_answer
from equity.intake.race import race_of
from equity.intake.repeating import counted
from equity.intake.sheet import Sheet
from equity.intake.spelling import fold, header_words, plain, word_form
from equity.vocabulary import Field

_SAMPLE = 5000
_FEW = 12
_CODES = 40
_SHORT = 40
_LONGEST = 300
"""Letters of a value that are looked at: they tell a text from a group, whatever follows."""

_NAME = re.compile(r"[^\W\d_][\w'.-]*(?: [A-Z][\w'.-]*){1,3}")
_LAST_FIRST = re.compile(r"[^\W\d_][\w' .-]*, ?[^\W\d_][\w' .-]*")
_PLACE = re.compile(
    r"school|high|middle|elementary|academy|campus|center|room|lot|hall|area|gym|bus|office"
    r"|class|grade|field|library|student|learner|english|other"
    r"|escuela|colegio|primaria|secundaria|preparatoria|centro|sal[oó]n|patio|pasillo|baño|aula"
    r"|cafeter[ií]a|biblioteca|oficina|gimnasio|autob[uú]s|estudiante|alumn|grado",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"\d*\.?\d*")
_MAIL = re.compile(r"\S+@\S+\.\S+|\d{1,3}(?:\.\d{1,3}){3}")
_PRIVATE_NUMBER = re.compile(
    r"(?!-?\d+(?:\.\d+)?$)(?=.*[-() .])(?:[-+() .x]*\d){9,15}", re.IGNORECASE
)
_SNIFFED = (
    Field.RACE_ETHNICITY,
    Field.GENDER,
    Field.ENGLISH_LEARNER,
    Field.DISABILITY,
    Field.LOW_INCOME,
    Field.GRADE,
    Field.DISCIPLINE_ACTION,
)


@dataclass(frozen=True)
class Profile:
    """The filled values of a column (`counts`: value as people see it -> rows) under its label."""

    label: str
    counts: Mapping[str, int]

    @cached_property
    def filled(self) -> int:
        """How many rows say something."""
        return sum(self.counts.values())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the column's name."""
        return header_words(self.label)

    @property
    def is_short_list(self) -> bool:
        """Tell whether there are 2 to 12 different short values, each of them used again."""
        return (
            2 <= len(self.counts) <= _FEW
            and self.filled >= 2 * len(self.counts)
            and max(map(len, self.counts)) <= _SHORT
        )

    @property
    def are_codes(self) -> bool:
        """Tell whether there are at most 40 different short values, used again and again."""
        return (
            0 < len(self.counts) <= _CODES
            and self.filled >= 2 * len(self.counts)
            and max(map(len, self.counts)) <= _SHORT
        )

    def share(self, pattern: re.Pattern[str]) -> float:
        """Give the share of the filled rows whose whole value has this shape."""
        hits = sum(rows for value, rows in self.counts.items() if pattern.fullmatch(value))
        return hits / self.filled if self.filled else 0.0

    def known(self, field: Field) -> int:
        """Count the rows that say a group of the field, or that nothing is known."""
        table, others = GROUP_VALUES[field], NOT_GROUPS[field]
        return sum(
            rows
            for value, rows in self.counts.items()
            if look_up(table, value) or fold(value) in others
        )

    @property
    def is_yes_or_no(self) -> bool:
        """Tell whether every value is a way to write yes or no."""
        return bool(self.counts) and all(fold(value) in YES | NO for value in self.counts)

    @property
    def is_numbers(self) -> bool:
        """Tell whether every value is a number such as 3, 2.5 or -1."""
        return bool(self.counts) and self.share(re.compile(r"-?\d+(?:\.\d+)?")) == 1

    @property
    def is_coded_answers(self) -> bool:
        """Tell whether the values could be answers of a scale, written as numbers from 0 or 1."""
        return len(answer_codes(self.counts)) >= 3

    @property
    def looks_like_names(self) -> bool:
        """Tell whether most values have the shape of a person's name, comma or not."""
        shaped = self.share(_NAME) + self.share(_LAST_FIRST)
        places = sum(rows for value, rows in self.counts.items() if _PLACE.search(value))
        return shaped >= KNOWN_SHARE and places <= 0.2 * self.filled

    @property
    def are_names(self) -> bool:
        """Tell whether they have that shape and, as names do, hardly repeat."""
        different = len(self.counts) / self.filled if self.filled else 0.0
        last_first = self.share(_LAST_FIRST) >= KNOWN_SHARE
        return (
            len(self.counts) >= 3
            and self.looks_like_names
            and (different >= 0.5 or (last_first and different >= 0.2))
        )

    @property
    def are_contacts(self) -> bool:
        """Tell whether there are mail addresses, phone numbers or the like among the values."""
        return self.share(_MAIL) + self.share(_PRIVATE_NUMBER) >= 0.3

    @property
    def is_long_text(self) -> bool:
        """Tell whether the values are sentences that people wrote."""
        if not self.filled:
            return False
        letters = sum(len(value) * rows for value, rows in self.counts.items()) / self.filled
        words = sum(len(value.split()) * rows for value, rows in self.counts.items()) / self.filled
        return letters >= 20 and words >= 4 and len(self.counts) >= 0.5 * self.filled

    @property
    def are_dates(self) -> bool:
        """Tell whether most values are dates written with marks or months between numbers."""
        marked = [value for value in self.counts if not _DECIMAL.fullmatch(value)]
        if not marked or len(marked) < KNOWN_SHARE * len(self.counts):
            return False
        dates = read_dates(pd.Series(marked, dtype="str"), MISSING).values
        return bool(dates.notna().mean() >= KNOWN_SHARE)

    @cached_property
    def scale(self) -> str | None:
        """The name of the survey scale whose labels the values are, None where there is none."""
        given = {value: rows for value, rows in self.counts.items() if not is_no_answer(value)}
        if not given or len(given) > 3 * _FEW or self.is_numbers:
            return None
        found = best_scale(given)
        return found.name if found else None

    @cached_property
    def sniffed(self) -> tuple[Field, float] | None:
        """The field whose words at least 80 % of the filled rows say, and their share.

        Single letters, digits, yes and no say nothing by themselves; two groups must occur.
        """
        telling = {value: rows for value, rows in self.counts.items() if _says_something(value)}
        if sum(telling.values()) < KNOWN_SHARE * max(self.filled, 1):
            return self._behavior()
        best: tuple[Field, float] | None = None
        for field in _SNIFFED:
            share, groups = self._saying(field, telling)
            if share >= KNOWN_SHARE and len(groups) >= 2 and (best is None or share > best[1]):
                best = (field, share)
        return best or self._behavior()

    def _saying(self, field: Field, telling: Mapping[str, int]) -> tuple[float, set[str]]:
        """Give the share of the filled rows that say a group of the field, and the groups.

        As soon as too few can say one, nobody looks further: thousands of names are no groups.
        """
        groups: set[str] = set()
        rows_left = sum(telling.values())
        for value, rows in telling.items():
            if group := _said(field, value):
                groups.add(group)
            else:
                rows_left -= rows
            if rows_left / self.filled < KNOWN_SHARE:
                break
        return rows_left / self.filled, groups

    def _behavior(self) -> tuple[Field, float] | None:
        hits = [rows for value, rows in self.counts.items() if word_form(value) in OBJECTIVITY]
        share = sum(hits) / self.filled if self.filled else 0.0
        return (Field.BEHAVIOR, share) if share >= KNOWN_SHARE and len(hits) >= 2 else None


def _says_something(value: str) -> bool:
    folded = fold(value)
    return len(folded) >= 2 and any(map(str.isalpha, folded)) and folded not in YES | NO


def _said(field: Field, value: str) -> str | None:
    known = field is Field.RACE_ETHNICITY and race_of(value)
    group = known or look_up(GROUP_VALUES[field], value)
    return None if group == "Self-described" else group


def profiles(sheet: Sheet) -> tuple[Profile, ...]:
    """Give the profile of every column, from at most 5,000 rows spread over the sheet."""
    step = -(-len(sheet.frame) // _SAMPLE) or 1
    sample = sheet.frame.iloc[::step]
    return tuple(
        Profile(label, _filled(sample[f"c{place}"])) for place, label in enumerate(sheet.labels)
    )


def _filled(column: pd.Series) -> dict[str, int]:
    counts: dict[str, int] = {}
    for raw, rows in counted(column).items():
        value = plain(str(raw)[:_LONGEST])
        if not is_missing(value):
            counts[value] = counts.get(value, 0) + int(rows)
    return counts
