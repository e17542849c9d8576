"""Column names that hold a group: which groups, which number, which outcome.

A name is read as words: those of a group (or of one group of each of several dimensions), and the
rest, which says the number and the outcome as in a long file.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from equity.intake.published_claims import Claim, claim_of, only_says_n, said
from equity.intake.published_words import BY_PEOPLE, apart, group_in, group_of, outcome_of
from equity.intake.spelling import header_words
from equity.vocabulary import NOT_RECORDED, Field

_FIELDS = tuple(one for one in BY_PEOPLE if one is not Field.GRADE)
_SHORTEST = 3
_TELLING_CODES = 3
"""So many codes of groups in names that are otherwise the same make them codes of groups."""

_EVERYBODY = frozenset({"all", "total", "overall", "totals"})
_NOT = frozenset({"non", "not", "no", "other", "without"})
_TOO_COMMON = frozenset({"free", "reduced", "other", "mixed", "multiple", "exited", "monitored"})
_WORDS_ONLY = re.compile(r"\b(rate|pct|percent|percentage|count|number|num|n|denom|numer|total)")

_STUDENTS = frozenset({"student", "students", "pupil", "pupils"})
_ONLY_NUMBERS = frozenset({"number", "num", "n", "count", "of", "total", "the"})
_GO_ON = (["count"], ["cnt"], ["with"], ["who"], ["receiving"])
"""Words after "Asian Pupil" or "Black Students" that go on saying of which pupils they are."""

Groups = tuple[tuple[str, str], ...]
"""Dimension and group, one for each dimension; none: all students."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column of a wide file holds.

    `sure` where its name says which number it is; `rest` is the name without the groups.
    """

    field: Field
    groups: Groups
    outcome: str | None = None
    events: bool = False
    sure: bool = True
    rest: str = ""


@lru_cache(maxsize=4096)
def meaning_of(label: str) -> Meaning | None:
    """Read a column's name, None where it names no group or no number.

    >>> meaning_of("Black female enrollment").groups
    (('race_ethnicity', 'Black or African American'), ('gender', 'Girls'))
    """
    words = said(label).split()
    groups = _take_groups(words)
    if groups is None:
        return None
    return _meaning(label, words, groups)


def _meaning(label: str, words: Sequence[str], groups: Groups) -> Meaning | None:
    everybody = bool(_EVERYBODY.intersection(words))
    rest = " ".join(one for one in words if one not in _EVERYBODY or not groups)
    claim = _claim(label, rest)
    if claim is None or claim.foreign or not (groups or everybody):
        return None
    sure = bool(_WORDS_ONLY.search(rest)) or claim.field is not Field.AGG_NUMERATOR
    return Meaning(claim.field, groups, outcome_of(label), claim.events, sure, rest)


def _claim(label: str, rest: str) -> Claim | None:
    is_of_students = _STUDENTS.intersection(said(label).split())
    if rest and is_of_students and _ONLY_NUMBERS.issuperset(rest.split()):
        rest = "number of students"
    whole, part = claim_of(label), claim_of(rest)
    return part if whole is not None else None


def _take_groups(words: list[str]) -> Groups | None:
    """Take the words of groups out of a name; None where a group is negated or overlaps others."""
    found: dict[str, str] = {}
    if any(
        apart(" ".join(words[first:last]))
        for first, last in _runs(len(words))
        if " ".join(words[first:last]) not in _TOO_COMMON
    ):
        return None
    for field in _FIELDS:
        for first, last in _runs(len(words)):
            text = " ".join(words[first:last])
            if len(text) < _SHORTEST or text in _TOO_COMMON or text.isdigit():
                continue
            if words[last - 1] in _STUDENTS and words[last : last + 1] in _GO_ON:
                continue
            group = group_in(field, text)
            if not group or group == NOT_RECORDED or text in ("yes", "true", "false", "none"):
                continue
            if first and words[first - 1] in _NOT:
                return None
            found[field.value] = group
            del words[first:last]
            break
    return tuple(found.items())


def with_clear_counts(found: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """Leave out what only says "N" of a group without a head count: it may be the head count."""
    heads = {one.groups for one in found.values() if one.field is Field.AGG_DENOMINATOR}
    return {
        label: one
        for label, one in found.items()
        if one.field is not Field.AGG_NUMERATOR or one.groups in heads or not only_says_n(label)
    }


def _runs(count: int) -> list[tuple[int, int]]:
    """Give all runs of words, the longest first."""
    return [(one, one + size) for size in range(count, 0, -1) for one in range(count - size + 1)]


def of_everybody(labels: Sequence[str], known: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """Read names that are those of groups without the group: they are about all students."""
    by_rest = {one.rest: one for one in known.values() if one.groups and one.rest}
    found: dict[str, Meaning] = {}
    for label in labels:
        words = said(label)
        if words in by_rest and words not in {one.rest for one in found.values()}:
            found[label] = replace(by_rest[words], groups=())
    return found


def coded(labels: Sequence[str]) -> Mapping[str, Meaning]:
    """Read names with codes such as BL and WH, where at least three share all other words."""
    alike: dict[tuple[str, ...], dict[str, tuple[str, str]]] = {}
    for label in labels:
        words = header_words(label)
        for place, word in enumerate(words):
            group = group_of(word) if len(word) == len("BL") else None
            if group and group[0] is Field.RACE_ETHNICITY and group[1] != NOT_RECORDED:
                rest = (*words[:place], "", *words[place + 1 :])
                alike.setdefault(rest, {})[label] = (group[0].value, group[1])
    found: dict[str, Meaning] = {}
    for words, groups in alike.items():
        if len({group for _field, group in groups.values()}) < _TELLING_CODES:
            continue
        for label, one in groups.items():
            meaning = _meaning(" ".join(words), [word for word in words if word], (one,))
            if meaning:
                found[label] = meaning
    return found
