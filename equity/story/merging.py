"""Merges in sentences: what is in a merged group, and what a merge would bring back."""

from collections.abc import Sequence

from equity.language import _
from equity.privacy.merging import SmallGroups
from equity.vocabulary import Merges


def listed(groups: Sequence[str]) -> str:
    """Name groups one after the other; their names may have an "and" in them.

    >>> listed(["6", "7", "8"])
    "'6', '7' and '8'"
    """
    *first, last = [f"'{_(one)}'" for one in groups]
    return _("{names} and {last}", names=", ".join(first), last=last) if first else last


def made_of(name: str, groups: Sequence[str]) -> str:
    """Say which groups are in a merged one.

    >>> made_of("Grades 6 and 7", ("6", "7"))
    "Grades 6 and 7: '6' and '7' together"
    """
    return _("{name}: {groups} together", name=name, groups=listed(groups))


def said(merged: Merges, *dimensions: str) -> tuple[str, ...]:
    """Say of every merge, or of those of some dimensions, which groups are in it.

    >>> said({"grade": {"Grades 6 and 7": ("6", "7")}})
    ("Grades 6 and 7: '6' and '7' together.",)
    """
    asked = [made for one, made in merged.items() if one in dimensions or not dimensions]
    return tuple(f"{made_of(*one)}." for made in asked for one in made.items())


def would_bring(found: SmallGroups) -> str:
    """Say which merge of a dimension with small groups would bring most back."""
    if not found.merge:
        return _(
            "No merge of two or three groups would bring much back. A listening circle tells more."
        )
    groups = listed(found.merge)
    if not found.more:
        return _("Merging {groups} would give them a number of their own.", groups=groups)
    return _(
        "Merging {groups} would bring most back: about {count} more groups could be shown.",
        groups=groups,
        count=found.more,
    )
