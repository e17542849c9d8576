"""How a group of students is said: in a sentence, over a panel, beside a row.

A group is said people-first. Each group of each dimension adds a word before the noun ("Black"),
the noun itself ("girls") or words after it ("in grade 7"): "Black girls in grade 7".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from equity.language import _
from equity.question import Only
from equity.vocabulary import (
    ALL_STUDENTS,
    EVERYONE_ELSE,
    IN_COMBINATION,
    NOT_RECORDED,
    PLACE,
    Field,
)

GROUP_JOIN = " | "
"""Between the names of a group of several dimensions, where a group is one text."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one group of one dimension adds to a phrase."""

    before: str = ""
    noun: str = ""
    after: str = ""


_PARTS: dict[tuple[str, str], Part] = {
    (Field.RACE_ETHNICITY, "Black or African American"): Part(before="Black"),
    (Field.RACE_ETHNICITY, "Two or more races"): Part(after="of two or more races"),
    (Field.RACE_ETHNICITY, "Self-described"): Part(after="who describe their race themselves"),
    (Field.GENDER, "Girls"): Part(noun="girls"),
    (Field.GENDER, "Boys"): Part(noun="boys"),
    (Field.GENDER, "Nonbinary students"): Part(noun="nonbinary students"),
    (Field.GENDER, "Self-described"): Part(after="who describe their gender themselves"),
    (Field.ENGLISH_LEARNER, "Multilingual learners (English learners)"): Part(
        noun="multilingual learners"
    ),
    (Field.ENGLISH_LEARNER, "Formerly English learners"): Part(
        after="who were English learners before"
    ),
    (Field.ENGLISH_LEARNER, "Fluent English proficient from the start"): Part(
        after="fluent in English from the start"
    ),
    (Field.ENGLISH_LEARNER, "English only"): Part(after="who speak only English"),
    (Field.ENGLISH_LEARNER, "To be decided"): Part(after="whose English is still to be tested"),
    (Field.FOSTER, "Foster youth"): Part(after="in foster care"),
    (Field.MIGRANT, "Migratory students"): Part(after="from migratory families"),
    (Field.GRADE, "K"): Part(after="in kindergarten"),
    (Field.GRADE, "PK"): Part(after="in preschool"),
    (Field.GRADE, "TK"): Part(after="in transitional kindergarten"),
}

_YES_NO: dict[str, tuple[Part, Part]] = {
    Field.ENGLISH_LEARNER: (
        Part(noun="multilingual learners"),
        Part(after="who are not multilingual learners"),
    ),
    Field.DISABILITY: (Part(after="with disabilities"), Part(after="without disabilities")),
    Field.SECTION_504: (Part(after="with a 504 plan"), Part(after="without a 504 plan")),
    Field.LOW_INCOME: (
        Part(after="from low-income families"),
        Part(after="not from low-income families"),
    ),
    Field.FOSTER: (Part(after="in foster care"), Part(after="not in foster care")),
    Field.HOMELESS: (
        Part(after="experiencing homelessness"),
        Part(after="not experiencing homelessness"),
    ),
    Field.MIGRANT: (
        Part(after="from migratory families"),
        Part(after="not from migratory families"),
    ),
    Field.MILITARY: (
        Part(after="from military families"),
        Part(after="not from military families"),
    ),
    Field.GIFTED: (Part(after="in gifted programs"), Part(after="not in gifted programs")),
}
_YES = frozenset({"Yes", "Y", "True"})
_NO = frozenset({"No", "N", "False", "Other students", "Students who are not English learners"})

_AFTER: dict[str, str] = {
    Field.GRADE: "in grade {grade}",
    Field.SCHOOL: "at {school}",
    Field.HOME_LANGUAGE: "who speak {language} at home",
}

_STUDENTS = " students"
_GRADE = re.compile(r"[\w-]{1,4}")
"""One grade; longer is the name that people gave to several."""

_LABELS: dict[str, str] = {
    Field.RACE_ETHNICITY: "race or ethnicity",
    Field.ENGLISH_LEARNER: "English learner status",
    Field.DISABILITY: "disability status",
    Field.SECTION_504: "504 status",
    Field.LOW_INCOME: "income status",
    Field.FOSTER: "foster status",
    Field.HOMELESS: "housing status",
    Field.MIGRANT: "migrant status",
    Field.MILITARY: "military family status",
    Field.GIFTED: "gifted status",
}


def in_a_sentence(by: Sequence[str], group: Sequence[str]) -> str:
    """Say a group inside a sentence.

    >>> in_a_sentence(("race_ethnicity", "gender"), ("Black or African American", "Girls"))
    'Black girls'
    >>> in_a_sentence(("grade",), ("7",))
    'students in grade 7'
    """
    parts = [part_of(dimension, name) for dimension, name in zip(by, group, strict=True)]
    nouns = [_(part.noun) for part in parts if part.noun]
    said = _(
        "{before} {noun} {after}",
        before=" ".join(_(part.before) for part in parts if part.before),
        noun=nouns[0] if nouns else _("students"),
        after=" ".join(_(part.after) for part in parts if part.after),
    )
    return ", ".join([" ".join(said.split()), *nouns[1:]])


def heading(by: Sequence[str], group: Sequence[str]) -> str:
    """Say a group over a panel or at the start of a line; the group () is all students.

    >>> heading(("disability",), ("Students with disabilities",))
    'Students with disabilities'
    """
    return capitalised(in_a_sentence(by, group)) if group else _("All students")


def row_name(by: Sequence[str], group: Sequence[str]) -> str:
    """Name a group beside a row, as short as its file names it.

    >>> row_name(("grade", "gender"), ("7", "Girls"))
    'Grade 7, Girls'
    """
    if not group:
        return _("All students")
    named = zip(by, group, strict=True)
    return ", ".join(_row_name_of(dimension, name) for dimension, name in named)


def others(by: Sequence[str], compared_with: str) -> str:
    """Say inside a sentence with whom a group is compared.

    >>> others(("gender",), "rest")
    'all other students'
    """
    if compared_with == EVERYONE_ELSE:
        return _("all other students")
    if compared_with == ALL_STUDENTS:
        return _("all students")
    return in_a_sentence(by, _names(by, compared_with))


def others_short(by: Sequence[str], compared_with: str) -> str:
    """Say the comparison where room is short: "others" for all other students."""
    return _("others") if compared_with == EVERYONE_ELSE else others(by, compared_with)


def under_filter(only: Sequence[Only]) -> str:
    """Say the filter after what it narrows, with its leading sign; empty without a filter.

    The place of published numbers is no part of it: it is said once, beside the source.

    >>> under_filter((Only("grade", "7"), Only("gender", "Girls")))
    ' in grade 7, among girls'
    """
    said = ""
    for one in (one for one in only if one.dimension != PLACE):
        part = part_of(one.dimension, one.group)
        among = part.noun or part.before or not part.after.startswith(("in ", "at "))
        if among:
            said += _(", among {group}", group=in_a_sentence((one.dimension,), (one.group,)))
        else:
            said += " " + _(part.after)
    return said


def is_yes(dimension: str, name: str) -> bool:
    """Tell whether a group is the "yes" of a dimension that many files write as yes or no."""
    return dimension in _YES_NO and name in _YES


def is_recorded(group: Sequence[str]) -> bool:
    """Tell whether the group is one of people, not of missing entries."""
    return NOT_RECORDED not in group


def dimension_label(dimension: str) -> str:
    """Name a dimension inside a sentence; one of the person's own keeps its words."""
    if dimension.startswith(IN_COMBINATION):
        dimension = Field.RACE_ETHNICITY
    return _(_LABELS.get(dimension, dimension.replace("_", " ").strip()))


def capitalised(text: str) -> str:
    """Give a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def part_of(dimension: str, name: str) -> Part:
    """Give what one group of one dimension adds to a phrase."""
    if name == NOT_RECORDED:
        label = dimension_label(dimension)
        return Part(after=_("with no {label} recorded", label=label))
    return _PARTS.get((dimension, name)) or _yes_or_no(dimension, name) or _by_rule(dimension, name)


def _yes_or_no(dimension: str, name: str) -> Part | None:
    yes, no = _YES_NO.get(dimension, (None, None))
    return yes if name in _YES else no if name in _NO else None


def _by_rule(dimension: str, name: str) -> Part:
    if name.casefold().endswith(_STUDENTS):
        return Part(before=name[: -len(_STUDENTS)])
    if dimension == Field.RACE_ETHNICITY:
        return Part(before=name)
    if dimension == Field.GRADE and not _GRADE.fullmatch(name):
        return Part(after=_("in {grades}", grades=name[:1].lower() + name[1:]))
    if dimension in _AFTER:
        return Part(after=_(_AFTER[dimension], grade=name, school=name, language=name))
    if name.casefold().startswith("students "):
        return Part(after=name[len("students ") :])
    return _by_label(dimension, name)


def _by_label(dimension: str, name: str) -> Part:
    label = dimension_label(dimension)
    if label.casefold() == name.casefold().replace("-", " "):
        return Part(after=_("in the group “{group}”", group=name))
    return Part(after=_("with {label}: {group}", label=label, group=name))


def _row_name_of(dimension: str, name: str) -> str:
    if dimension == Field.GRADE and _GRADE.fullmatch(name):
        return _("Grade {grade}", grade=name)
    if name in _YES | _NO:
        return heading((dimension,), (name,))
    return _(name)


def _names(by: Sequence[str], compared_with: str) -> tuple[str, ...]:
    return tuple(compared_with.split(GROUP_JOIN, maxsplit=max(len(by) - 1, 0)))
