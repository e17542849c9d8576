"""Merges in sentences: what is in a merged group, and what a merge would bring back."""

from collections.abc import Sequence

from equity.language import _
from equity.privacy.merging import SmallGroups
from equity.story import groups, sentences
from equity.vocabulary import Merges


def listed(dimension: str, some: Sequence[str]) -> str:
    """Name groups of a dimension one after the other, inside a sentence.

    >>> listed("gender", ["Girls", "Boys", "Nonbinary students"])
    'girls, boys and nonbinary students'
    """
    return sentences.listed([groups.in_a_sentence((dimension,), (one,)) for one in some])


def made_of(dimension: str, name: str, some: Sequence[str]) -> str:
    """Say which groups are in a merged one.

    >>> made_of("grade", "Grades 6 and 7", ("6", "7"))
    'Grades 6 and 7: students in grade 6 and students in grade 7 together'
    """
    return _("{name}: {groups} together", name=name, groups=listed(dimension, some))


def said(merged: Merges, *dimensions: str) -> tuple[str, ...]:
    """Say of every merge, or of those of some dimensions, which groups are in it.

    >>> said({"grade": {"Grades 6 and 7": ("6", "7")}})
    ('Grades 6 and 7: students in grade 6 and students in grade 7 together.',)
    """
    asked = {one: made for one, made in merged.items() if one in dimensions or not dimensions}
    return tuple(
        f"{made_of(dimension, name, some)}."
        for dimension, made in asked.items()
        for name, some in made.items()
    )


def would_bring(found: SmallGroups) -> str:
    """Say which merge of a dimension with small groups would bring most back."""
    if not found.merge:
        return _(
            "No merge of two or three groups would bring much back. A listening circle tells more."
        )
    named = listed(found.dimension, found.merge)
    if not found.more:
        return _("Merging {groups} would give them a number of their own.", groups=named)
    return _(
        "Merging {groups} would bring most back: about {count} more groups could be shown.",
        groups=named,
        count=found.more,
    )
