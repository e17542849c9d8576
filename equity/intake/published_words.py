"""What is known of published files beyond school files: groups, totals and outcomes in words.

The words stand in `published.json` beside this file. Groups are looked up here first, then among
those of school files.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from equity.intake.dictionaries import (
    FLAGS,
    GROUP_ORDER,
    GROUP_VALUES,
    NO,
    NOT_GROUPS,
    is_missing,
    look_up,
)
from equity.intake.spelling import fold, header_words, word_form
from equity.vocabulary import DIMENSION_FIELDS, NOT_RECORDED, Field

_WORDS: dict[str, Any] = json.loads(Path(__file__).with_name("published.json").read_text("utf-8"))

BY_PEOPLE = tuple(one for one in DIMENSION_FIELDS if one is not Field.SCHOOL)
"""The ways to group the students of a published file, in the order of every screen."""

OF_SEVERAL_RACES: dict[str, frozenset[str]] = {
    "Asian or Pacific Islander": frozenset({"Asian", "Native Hawaiian or Pacific Islander"})
}
"""Groups that some agencies print for two races together."""

_GROUPS: dict[Field, dict[str, str]] = {
    Field(name): {
        form(word): group
        for group, words in groups.items()
        for word in words
        for form in (fold, word_form)
    }
    for name, groups in _WORDS["groups"].items()
}
_APART = {
    form(word): group
    for group, words in _WORDS["apart"].items()
    for word in words
    for form in (fold, word_form)
}
"""Groups that share students with a group of a known dimension: each is a dimension of its own."""

_DIMENSIONS = {
    word.replace(" ", ""): Field(name)
    for name, words in _WORDS["dimensions"].items()
    for word in words
}
_EVERYBODY = frozenset({*_WORDS["everybody"], ""})
_WHOLE = frozenset(_WORDS["whole"])
_OUTCOMES = tuple((key, re.compile(pattern)) for key, pattern in _WORDS["outcomes"])
_SUSPENDED = frozenset({"published.in_school", "published.out_of_school"})
WHOLES: dict[str, frozenset[str]] = {
    "published.suspended": _SUSPENDED,
    "published.disciplined": _SUSPENDED | {"published.suspended", "published.expelled"},
}
"""Outcomes that are several together, with their parts."""

_AROUND_A_GROUP = re.compile(
    r"[,(]*\s*\bno[tn]([- ]| of )hispanic( or latino| origin|/latino)*( origin)?\)?"
    r"|\s*\([A-Z]{1,3}\)$|\s+students?$|\s+alone$|\s+pupils?$",
    re.IGNORECASE,
)
_OF_EVENTS = re.compile(r"\b(incidents?|events?|occurrences?|number of days)\b")
MARKS: frozenset[str] = frozenset(_WORDS["marks"])
"""Cells that hide a number."""

NOT_COUNTED: frozenset[str] = frozenset(_WORDS["not_counted"])
"""Cells that say that there is no number."""

_HIDDEN = re.compile(r"suppress|redact", re.IGNORECASE)
_LEADS = re.compile(r"^(?:race|ethnicity|gender|sex|grade|group)[ _-]*[:/-]\s*", re.IGNORECASE)


def outcome_of(text: str) -> str | None:
    """Give the measure that a name tells, None where it tells none.

    Two that are parts of another one are that one together.

    >>> outcome_of("Chronic Absenteeism Rate"), outcome_of("Enrollment")
    ('published.chronically_absent', None)
    >>> outcome_of("In-School or Out-of-School Suspensions")
    'published.suspended'
    """
    found = outcomes_in(text)
    if len(found) > 1:
        found = next(({whole} for whole, parts in WHOLES.items() if found <= parts), found)
    return next((key for key, _pattern in _OUTCOMES if key in found), None)


def outcomes_in(text: str) -> set[str]:
    """Give all measures that a text tells, none that only is the whole of another one.

    >>> sorted(outcomes_in("In-school suspensions, and discipline of other kinds"))
    ['published.in_school']
    """
    words = " ".join(header_words(text))
    found = {key for key, pattern in _OUTCOMES if pattern.search(words)}
    return {one for one in found if not found & WHOLES.get(one, frozenset())}


def outcomes_of(labels: Iterable[str], meant: str | None) -> dict[str, str | None]:
    """Give the measure that each name tells, in a table that is about one kind of suspension.

    Where no name tells that kind, "suspended" means it.

    >>> outcomes_of(["Students Suspended", "Percent"], "published.in_school")
    {'Students Suspended': 'published.in_school', 'Percent': None}
    """
    found = {label: outcome_of(label) for label in labels}
    if meant not in _SUSPENDED or meant in found.values():
        return found
    return {
        label: meant if told == "published.suspended" else told for label, told in found.items()
    }


def counts_events(text: str) -> bool:
    """Tell whether a value of a column of outcomes says that it counts events, not students."""
    return bool(_OF_EVENTS.search(word_form(text)))


def hidden_by_rule(labels: Iterable[str]) -> int:
    """Give the most students that an agency's own rule hides, 0 where its columns tell no agency.

    >>> hidden_by_rule(["AggregateLevel", "Reporting Category", "Rate"])
    10
    """
    names = {"".join(header_words(label)) for label in labels}
    return max(
        (rule["most"] for rule in _WORDS["masks"] if names.issuperset(rule["told_by"])), default=0
    )


def is_everybody(text: str) -> bool:
    """Tell whether a value of a column of groups means all students."""
    return word_form(text) in _EVERYBODY or "".join(header_words(text)) in _EVERYBODY


_LONGEST_GROUP = 300


def is_whole(text: str) -> bool:
    """Tell whether a value means all parts together, such as "All" beside charter yes and no."""
    return word_form(text) in _WHOLE


def dimension_of(text: str) -> Field | None:
    """Give the dimension that the name of a kind of groups means, such as "Gender"."""
    return _DIMENSIONS.get("".join(header_words(text)))


def group_in(field: Field, text: str) -> str | None:
    """Give the group that a value means in a known dimension, None where nobody knows it.

    >>> group_in(Field.ENGLISH_LEARNER, "Non-English Learners")
    'Students who are not English learners'
    """
    said = _LEADS.sub("", text)
    if fold(said) in NOT_GROUPS.get(field, ()) or _HIDDEN.search(said):
        return NOT_RECORDED
    if field is Field.ENGLISH_LEARNER and fold(said) in NO:
        return _GROUPS[field]["not english learners"]
    if apart(said):
        return None
    tables = (_GROUPS.get(field, {}), GROUP_VALUES.get(field, {}))
    forms = (said, _AROUND_A_GROUP.sub("", said))
    found = (look_up(table, form) for form in forms if form for table in tables)
    return next((group for group in found if group), None)


def group_of(text: str) -> tuple[Field, str] | None:
    """Find the dimension that knows a group by more than one letter or digit.

    >>> group_of("Non-Homeless"), group_of("RB")
    ((<Field.HOMELESS: 'homeless'>, 'Other students'), (<Field.RACE_ETHNICITY: \
'race_ethnicity'>, 'Black or African American'))
    """
    said = _LEADS.sub("", text) if len(text) <= _LONGEST_GROUP else ""
    if len(fold(said)) < 2 or not any(mark.isalpha() for mark in said):
        return None
    if fold(said) in ("yes", "no", "other", "true", "false") or apart(said):
        return None
    for field in (Field.RACE_ETHNICITY, Field.GENDER):
        if fold(said) in NOT_GROUPS[field] and not is_missing(said):
            return field, NOT_RECORDED
    forms = (said, _AROUND_A_GROUP.sub("", said))
    for form in forms if len(forms[1]) > 1 else forms[:1]:
        for tables in (_GROUPS, GROUP_VALUES):
            for field in BY_PEOPLE:
                if group := look_up(tables.get(field, {}), form):
                    return field, group
    return None


def apart(text: str) -> str | None:
    """Give the name of a group that overlaps with others, None where it is no such group."""
    return _APART.get(fold(text)) or _APART.get(word_form(text))


def flag_group(field: Field, label: str, text: str) -> str | None:
    """Give the group of a value that repeats the name of its column."""
    return GROUP_ORDER[field][0] if field in FLAGS and fold(text) == fold(label) else None
