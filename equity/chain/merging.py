"""Merges: groups that people put together under a name of their own, before anything is shown.

A merge is declared with the ways to group and frozen with the release: whoever wants others after
that withdraws and starts again.
"""

from collections.abc import Mapping, Sequence

from equity.chain import grouping
from equity.chain.planning import OF_OUR_OWN
from equity.intake.dictionaries import GROUP_ORDER
from equity.intake.grouping import in_order
from equity.language import _
from equity.problems import Problem
from equity.store import catalogue, merges, people
from equity.store.workspace import Workspace
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, NOT_RECORDED, Field, Merges

Groups = Mapping[str, Sequence[str]]
"""The groups of each way to group in their order, as the files have them: before any merge."""

IN_ORDER = frozenset({Field.GRADE.value})
"""The ways to group of which only groups that follow each other are merged."""

LONGEST = 40
"""How many signs a name has at most, so that it fits beside a picture."""

_NOBODY = frozenset({"other", "others"})
_TAKEN = (NOT_RECORDED, ALL_STUDENTS, EVERYONE_ELSE)
_ORDER = {one.value: known for one, known in GROUP_ORDER.items()}


def of(workspace: Workspace) -> Merges:
    """Give the merges of a workspace."""
    return merges.of(workspace)


def declare(workspace: Workspace, merged: Merges, *, known: Groups) -> None:
    """Merge groups, in place of what was merged before.

    `known` are the groups of files that come now; those that came before are known too. A Problem
    where a merge breaks a rule, or where something is released already.
    """
    every = together(known, groups(workspace))
    for dimension, made in merged.items():
        for name, some in made.items():
            others = {one: taken for one, taken in made.items() if one != name}
            _refuse(dimension, name, some, every.get(dimension, ()), others)
    with workspace.turn:
        if merged != merges.of(workspace):
            grouping.refuse_when_released(workspace)
            people.merge(workspace, merged)


def with_one(
    merged: Merges, dimension: str, name: str, some: Sequence[str], *, known: Groups
) -> Merges:
    """Give merges with one more; a Problem where it breaks a rule."""
    called = " ".join(name.replace("|", " ").split())
    made = merged.get(dimension, {})
    _refuse(dimension, called, some, known[dimension], made)
    chosen = tuple(one for one in known[dimension] if one in some)
    return {**merged, dimension: {**made, called: chosen}}


def without(merged: Merges, dimension: str, name: str) -> Merges:
    """Give merges without one: its groups stand apart again.

    >>> without({"grade": {"Grades 6 and 7": ("6", "7")}}, "grade", "Grades 6 and 7")
    {}
    """
    left = {one: some for one, some in merged[dimension].items() if one != name}
    others = {one: made for one, made in merged.items() if one != dimension}
    return {**others, dimension: left} if left else others


def free(merged: Merges, dimension: str, known: Groups) -> tuple[str, ...]:
    """Give the groups that are in no merge yet."""
    taken = merges.named(merged, dimension)
    return tuple(one for one in known[dimension] if one not in taken)


def standing(merged: Merges, known: Groups) -> Merges:
    """Give the merges whose groups are all known: what was corrected since may have none."""
    found: Merges = {}
    for dimension, made in merged.items():
        for name, some in made.items():
            if set(some) <= set(known.get(dimension, ())):
                found = {**found, dimension: {**found.get(dimension, {}), name: some}}
    return found


def groups(workspace: Workspace) -> Groups:
    """Give the groups of a workspace's people as its files have them."""
    merged = merges.of(workspace)
    known = [one for each in OF_OUR_OWN for one in catalogue.dimensions(workspace, each)]
    return together(*({one.name: merges.apart(merged, one.name, one.groups)} for one in known))


def together(*known: Groups) -> Groups:
    """Give the groups that several files or rooms have, in the order of every screen.

    >>> together({"grade": ("8", "6")}, {"grade": ("7",)})
    {'grade': ('6', '7', '8')}
    """
    found: dict[str, set[str]] = {}
    for one in known:
        for dimension, some in one.items():
            found.setdefault(dimension, set()).update(some)
    return {name: in_order(_ORDER.get(name, ()), some) for name, some in found.items()}


def _refuse(
    dimension: str, name: str, some: Sequence[str], known: Sequence[str], others: Groups
) -> None:
    """Raise a Problem where a merge beside others breaks a rule."""
    _refuse_groups(some, known, {one for taken in others.values() for one in taken})
    places = sorted(known.index(one) for one in some)
    if dimension in IN_ORDER and places[-1] - places[0] >= len(places):
        raise Problem(
            _("Only groups that follow each other can be merged here"),
            _("There is a group between them that would stay apart."),
            _("Choose neighbors, such as grades 6 and 7."),
        )
    _refuse_name(name, {*known, *others, *_TAKEN})


def _refuse_groups(some: Sequence[str], known: Sequence[str], taken: set[str]) -> None:
    unknown = [one for one in some if one not in known or one in taken]
    if unknown:
        raise Problem(
            _("'{group}' cannot be merged", group=unknown[0]),
            _("It is in another merge already, or the files do not have it."),
            _("Choose other groups, or undo the other merge first."),
        )
    if len(set(some)) < 2:
        raise Problem(
            _("One group alone is no merge"),
            _("A merge puts two or more groups together."),
            _("Choose one more group."),
        )
    if len(set(some)) == len(known):
        raise Problem(
            _("These are all the groups"),
            _("Nobody would be left to compare them with."),
            _("Let one group at least stand apart."),
        )


def _refuse_name(name: str, taken: set[str]) -> None:
    if not name:
        raise Problem(
            _("The merged group needs a name"),
            _("It stands on every page in place of the groups that are in it."),
            _("Write a name. Best ask these students which."),
        )
    if _NOBODY.intersection(name.casefold().split()):
        raise Problem(
            _("'{name}' is no name for people", name=name),
            _("It only says who they are not."),
            _("Write 'Self-described', or a name that these students choose."),
        )
    if name.casefold() in {one.casefold() for one in taken}:
        raise Problem(
            _("'{name}' is the name of a group already", name=name),
            _("Nobody could tell the two apart."),
            _("Write another name."),
        )
    if len(name) > LONGEST:
        raise Problem(
            _("This name is too long"),
            _("It would not fit beside a picture."),
            _("Use at most {most} characters.", most=LONGEST),
        )
