"""A number that may be shown, and nothing beside it: why nothing is compared, and what could be.

Whatever is said or drawn of such a number must not read as if a difference had been looked at.
"""

from collections.abc import Sequence

from equity.language import _
from equity.privacy.table import NOT_COMPARED, TOO_FEW, SafeGroup, SafeTable
from equity.story import groups, published
from equity.story.sides import Group
from equity.vocabulary import ALL_STUDENTS


def said() -> str:
    """Say in place of a difference that there is none."""
    return _("Not compared")


def why(table: SafeTable, one: SafeGroup) -> str:
    """Say why nothing stands beside a number that is shown."""
    if not one.group:
        return _of_everyone(table)
    if one.group == (table.compared_with,):
        return _("The others are compared with this group")
    if not groups.is_recorded(one.group):
        return _("Missing entries are no group of people")
    if one.not_graded == NOT_COMPARED:
        return _("All students are not published")
    if published.are_all([table]):
        return _("There is nothing to compare with")
    others = groups.others(table.by, table.compared_with) + groups.under_filter(table.only)
    return f"{groups.capitalised(others)}: {_(TOO_FEW)}"


def can_be_beside(table: SafeTable, one: SafeGroup) -> tuple[Group, ...]:
    """Name with whom a group that stands alone could be compared instead; () is all students.

    Published numbers are set beside all students wherever those are printed, so only groups remain.
    """
    if not one.is_alone or published.has_no_rate(one) or not groups.is_recorded(one.group):
        return ()
    if one.group in {(), (table.compared_with,)}:
        return ()
    whole = table.everyone.shown and table.compared_with != ALL_STUDENTS
    others = [other.group for other in table.groups if other.rate and other.group != one.group]
    named = [group for group in others if groups.is_recorded(group)]
    return (*[()] * (whole and not published.are_all([table])), *named)


def offer(table: SafeTable, one: SafeGroup) -> str:
    """Say which other comparison people can choose; empty where there is none."""
    others = can_be_beside(table, one)
    if not others:
        return ""
    if not any(others):
        return _("Under “Compared with” you can choose all students.")
    if all(others):
        return _("Under “Compared with” you can choose another group.")
    return _("Under “Compared with” you can choose all students or another group.")


def is_all(tables: Sequence[SafeTable]) -> bool:
    """Tell whether no group of any table is compared."""
    return not any(one.is_compared for table in tables for one in table.groups)


def why_all(tables: Sequence[SafeTable]) -> str:
    """Say that no group is compared, and why."""
    every = [(table, one) for table in tables for one in table.groups if one.is_alone]
    reasons = [why(table, one) for table, one in every if groups.is_recorded(one.group)]
    reasons = reasons or [groups.capitalised(_(TOO_FEW))]
    return ". ".join((_("Nothing is compared here"), *dict.fromkeys(reasons)))


def instead_of_all(tables: Sequence[SafeTable]) -> str:
    """Say, where no group is compared, that some could be another way; empty where none could."""
    return _("Open a group and choose whom to compare it with") if _left_alone(tables) else ""


def instead(tables: Sequence[SafeTable]) -> str:
    """Say, beside groups that are compared, how many others could be another way; else nothing."""
    known = _left_alone(tables)
    if not known or is_all(tables):
        return ""
    if len(known) == 1:
        return _("1 group is not compared everywhere. Open it and choose whom to compare it with")
    return _(
        "{count} groups are not compared everywhere. Open one and choose whom to compare it with",
        count=len(known),
    )


def _left_alone(tables: Sequence[SafeTable]) -> set[Group]:
    """Name the groups that are not compared somewhere and could be, another way."""
    return {one.group for table in tables for one in table.groups if can_be_beside(table, one)}


def _of_everyone(table: SafeTable) -> str:
    if table.by:
        return _("This is about every group, not about one gap")
    return _("This is about all students, so there is no gap")
