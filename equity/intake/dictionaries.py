"""What is known of school files: names of columns, values of groups, answers of surveys.

The words stand in `synonyms.json` and `likert.json` beside this file, with their sources; the
Spanish ones in `spanish.json` come behind the English ones, with their accents and without.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from equity.intake.spelling import fold, without_accents, word_form
from equity.vocabulary import Field


def _load(name: str) -> dict[str, Any]:
    return dict(json.loads(Path(__file__).with_name(name).read_text("utf-8")))


def _spelled(words: Iterable[str]) -> list[str]:
    """Give words with and without their accents."""
    return list(dict.fromkeys(one for word in words for one in (word, without_accents(word))))


def _with_spanish(english: Any, spanish: Any) -> Any:
    """Give English words with the Spanish ones of the same name behind them."""
    if not isinstance(english, dict):
        return [*english, *_spelled(spanish)]
    return {
        name: _with_spanish(words, spanish[name]) if name in spanish else words
        for name, words in english.items()
    }


_SPANISH = _load("spanish.json")
_WORDS = _with_spanish(_load("synonyms.json"), _SPANISH)
_LIKERT = _with_spanish(_load("likert.json"), _SPANISH["likert"])

FIELD_SYNONYMS: dict[Field, tuple[str, ...]] = {
    Field(name): tuple(headers) for name, headers in _WORDS["fields"].items()
}
"""Names of columns by meaning; where two columns claim one meaning, the earlier name wins."""

YES: frozenset[str] = frozenset(_WORDS["yes"])
NO: frozenset[str] = frozenset(_WORDS["no"])
MISSING: frozenset[str] = frozenset(_WORDS["missing"])
PRAISE: frozenset[str] = frozenset(_WORDS["praise"])
"""Entries of a discipline log that say something good of a student."""

PREVIEW_ANSWERS: frozenset[str] = frozenset(_WORDS["preview_answers"])
"""Marks of a survey tool on answers that its maker gave while trying it."""

_NEGATIVE = re.compile(r"-\d+")
_NEGATIVE_CODE = re.compile(r"-([3-9])\1*")

_LETTERS = frozenset({"t", "f"})
"""True and false where a column holds nothing else; beside other letters they are codes."""

_MARKED = frozenset({"x", "✓", "✔", "checked"})
"""How a list marks who is in a group, and leaves the others blank."""

_NO_GROUP = frozenset({"Not reported", "Not stated", "All students"})

FLAGS: tuple[Field, ...] = (
    Field.ENGLISH_LEARNER,
    Field.DISABILITY,
    Field.SECTION_504,
    Field.LOW_INCOME,
    Field.FOSTER,
    Field.HOMELESS,
    Field.MIGRANT,
    Field.MILITARY,
    Field.GIFTED,
)
"""The fields that many files write as yes or no."""

RACE_FLAGS: dict[Field, str] = {
    Field.RACE_FLAG_AMERICAN_INDIAN: "American Indian or Alaska Native",
    Field.RACE_FLAG_ASIAN: "Asian",
    Field.RACE_FLAG_BLACK: "Black or African American",
    Field.RACE_FLAG_MENA: "Middle Eastern or North African",
    Field.RACE_FLAG_NHPI: "Native Hawaiian or Pacific Islander",
    Field.RACE_FLAG_TWO_OR_MORE: "Two or more races",
    Field.RACE_FLAG_WHITE: "White",
}
HISPANIC = "Hispanic or Latino"
TWO_OR_MORE = "Two or more races"


def look_up(known: Mapping[str, str | None], text: str) -> str | None:
    """Find what a value means, None where it is unknown or means "not reported".

    >>> look_up(GROUP_VALUES[Field.GENDER], "Non-Binary")
    'Nonbinary students'
    >>> look_up(GROUP_VALUES[Field.GRADE], "-1"), look_up(GROUP_VALUES[Field.GRADE], "-4")
    ('PK', None)
    """
    folded = fold(text)
    words = "" if _NEGATIVE.fullmatch(folded) else word_form(text)
    return known.get(folded) or known.get(words)


def is_missing(text: str) -> bool:
    """Tell whether a value is a way to write that nothing is known, negative codes among them.

    >>> is_missing(" NULL"), is_missing("-99999999"), is_missing("0")
    (True, True, False)
    """
    folded = fold(text)
    return folded in MISSING or bool(_NEGATIVE_CODE.fullmatch(folded))


def _table(groups: Mapping[str, Iterable[str]], field: Field | None = None) -> dict[str, str]:
    table: dict[str, str] = {}
    named = {group: words for group, words in groups.items() if group not in _NO_GROUP}
    for group, words in named.items():
        for word in (*words, group):
            table.setdefault(fold(word), group)
            if any(mark.isalpha() for mark in word):
                table.setdefault(word_form(word), group)
    if field in FLAGS:
        yes, no = next(iter(named)), _opposite(named)
        chosen = (YES - _LETTERS) | _MARKED
        table = dict.fromkeys(NO - _LETTERS, no) | dict.fromkeys(chosen, yes) | table
    return table


def _opposite(groups: Mapping[str, Iterable[str]]) -> str:
    """Give the group that "no" means: the one that lists it, else the last."""
    return next((group for group, words in groups.items() if "no" in words), list(groups)[-1])


_GROUPED = {
    Field(name): groups
    for name, groups in _WORDS["values"].items()
    if name != "behavior_objectivity"
}

GROUP_VALUES: dict[Field, dict[str, str]] = {
    field: _table(groups, field) for field, groups in _GROUPED.items()
}
"""For each field whose groups are known: folded value -> group."""

NOT_GROUPS: dict[Field, frozenset[str]] = {
    field: frozenset(fold(word) for name in _NO_GROUP for word in (*groups.get(name, ()), name))
    for field, groups in _GROUPED.items()
}
"""For each such field: folded values that mean that nothing is known, or that are no group."""

GROUP_ORDER: dict[Field, tuple[str, ...]] = {
    field: tuple(group for group in groups if group not in _NO_GROUP)
    for field, groups in _GROUPED.items()
}

SUBJECTIVE = "subjective"
OBJECTIVE = "objective"
OBJECTIVITY: dict[str, str] = {
    word_form(word): kind
    for kind, words in zip(
        (SUBJECTIVE, OBJECTIVE), _WORDS["values"]["behavior_objectivity"].values(), strict=True
    )
    for word in words
}


@dataclass(frozen=True, slots=True)
class Scale:
    """The answers to a survey question, least to most; `favourable` and `neutral` are positions.

    `answers` gives the position of each known spelling (English and Spanish, folded).
    """

    name: str
    labels: tuple[str, ...]
    favourable: tuple[int, ...]
    neutral: tuple[int, ...]
    answers: Mapping[str, int]
    says_what_is_good: bool


def _scale(name: str, parts: Mapping[str, Any]) -> Scale:
    answers = {
        form(label): position
        for labels in (_SPANISH["likert"]["labels"].get(name, ()), parts["labels"])
        for position, written in enumerate(labels)
        for label in _spelled(written.split("|"))
        for form in (fold, word_form)
    }
    return Scale(
        name=name,
        labels=tuple(parts["labels"]),
        favourable=tuple(parts["favourable"]),
        neutral=tuple(parts["neutral"]),
        answers=answers,
        says_what_is_good=name in _LIKERT["answers_say_what_is_good"],
    )


SCALES: dict[str, Scale] = {name: _scale(name, parts) for name, parts in _LIKERT["scales"].items()}
NO_ANSWER: frozenset[str] = frozenset(_LIKERT["exclude_from_denominator"]) | MISSING
REVERSE_CUES: tuple[str, ...] = tuple(_LIKERT["reverse_item_cues"])
CUE_SHIELDS: frozenset[str] = frozenset(_LIKERT["cue_shields"])
GOOD_CUES: tuple[str, ...] = tuple(_LIKERT["good_cues"])
DENIALS: frozenset[str] = frozenset(_LIKERT["denials"])
CONDITIONS: frozenset[str] = frozenset(_LIKERT["conditions"])
TOPIC_WORDS: dict[str, tuple[str, ...]] = {
    topic: tuple(words) for topic, words in _LIKERT["construct_keywords"].items()
}

# The texts below are message keys: whoever shows one looks it up with `_`.

DIMENSION_LABELS: dict[Field, str] = {
    Field.RACE_ETHNICITY: "Race and ethnicity",
    Field.GENDER: "Gender",
    Field.ENGLISH_LEARNER: "Language",
    Field.DISABILITY: "Disability",
    Field.SECTION_504: "504 plan",
    Field.LOW_INCOME: "Low income",
    Field.FOSTER: "Foster care",
    Field.HOMELESS: "Housing",
    Field.MIGRANT: "Migratory families",
    Field.MILITARY: "Military families",
    Field.GIFTED: "Gifted programs",
    Field.HOME_LANGUAGE: "Home language",
    Field.GRADE: "Grade",
    Field.SCHOOL: "School",
}
"""The name of each dimension on the screen."""
