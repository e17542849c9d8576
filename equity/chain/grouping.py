"""The ways to group people that a room has: declared and ordered before the release, then frozen.

At most nine, because every further way makes more groups small. A room without a declaration has
all, or of more than nine those that are used most.
"""

import json
from collections.abc import Collection, Sequence

from equity.chain.planning import OF_OUR_OWN
from equity.intake.table import Dimension
from equity.language import _
from equity.privacy.family import MOST_DIMENSIONS
from equity.problems import Problem
from equity.store import catalogue, notebook, releases
from equity.store.workspace import Workspace
from equity.vocabulary import DIMENSION_FIELDS, Field, Population

THING, DECLARED, WRITER = "ways to group", "declared", "facilitator"

MOST_BESIDE = 12
"""By so many ways people are told apart beside published tables, which may group by others too.

Each more doubles the groups that must not be told.
"""

LEAVE_FIRST = (
    Field.HOME_LANGUAGE,
    Field.GIFTED,
    Field.MILITARY,
    Field.MIGRANT,
    Field.HOMELESS,
    Field.FOSTER,
    Field.SECTION_504,
)
"""What a room leaves out first where there are more than nine ways and nobody chose."""


def proposed(names: Sequence[str], *, most: int = MOST_DIMENSIONS) -> tuple[str, ...]:
    """Give the ways that a room has where nobody chooses, in the order of every screen.

    >>> proposed(["grade", "gifted", "gender"]), proposed(["grade", "gifted", "gender"], most=2)
    (('gender', 'gifted', 'grade'), ('gender', 'grade'))
    """
    order = [*DIMENSION_FIELDS, *names]
    kept = sorted(dict.fromkeys(names), key=order.index)
    while len(kept) > most:
        kept.remove(next((one for one in LEAVE_FIRST if one in kept), kept[-1]))
    return tuple(kept)


def declare(workspace: Workspace, chosen: Sequence[str], *, of: Collection[str]) -> None:
    """Write down which of some ways to group the room will have, and in which order.

    A Problem where there are too many, or where something is released already.
    """
    if len(chosen) > MOST_DIMENSIONS:
        raise Problem(
            _("These are too many ways to group"),
            _(
                "A room can have {most}: every further way makes more groups small.",
                most=MOST_DIMENSIONS,
            ),
            _("Leave some out."),
        )
    said = {"in": list(chosen), "out": [one for one in of if one not in chosen]}
    with workspace.turn:
        refuse_when_released(workspace)
        notebook.write(workspace, thing=THING, field=DECLARED, text=json.dumps(said), writer=WRITER)


def refuse_when_released(workspace: Workspace) -> None:
    """Raise a Problem where something is released: groups and ways are frozen with it."""
    if not is_open(workspace):
        raise Problem(
            _("The ways to group cannot be changed any more"),
            _("Numbers by these ways are shown already. Two versions could tell too much."),
            _("Withdraw all numbers on Home first, or bring your files into a new workspace."),
        )


def refuse_too_many(ways: Collection[str], *, period: str, table: str) -> None:
    """Raise a Problem where ours and those of a published table are too many to be looked at."""
    if len(ways) > MOST_BESIDE:
        raise Problem(
            _("The numbers of {period} cannot be protected with a published table", period=period),
            _(
                "It prints by ways to group that this room does not ask by ({table}). With ours "
                "that makes {count} ways, and at most {most} can be looked at together.",
                table=table,
                count=len(ways),
                most=MOST_BESIDE,
            ),
            _("Use a new workspace without this table, or with fewer ways to group."),
        )


def declare_alike(workspace: Workspace, other: Workspace) -> None:
    """Give a room that has nothing yet the ways to group that another has."""
    text = _text(other)
    if text:
        notebook.write(workspace, thing=THING, field=DECLARED, text=text, writer=WRITER)


def is_open(workspace: Workspace) -> bool:
    """Tell whether ways and merges may still be declared: until anything is released."""
    return not releases.has_any(workspace)


def names(workspace: Workspace, population: Population) -> tuple[str, ...]:
    """Give the ways in which a release groups the people of one population, in their order."""
    return names_among(workspace, [one.name for one in catalogue.dimensions(workspace, population)])


def names_among(workspace: Workspace, known: Sequence[str]) -> tuple[str, ...]:
    """Give those of some ways in which a release would group people, in their order."""
    declared = _declared(workspace) or {"in": [], "out": []}
    first = tuple(name for name in declared["in"] if name in known)
    later = [name for name in known if name not in (*first, *declared["out"])]
    return (*first, *proposed(later, most=MOST_DIMENSIONS - len(first)))


def of_the_room(
    workspace: Workspace, population: Population | None = None
) -> tuple[Dimension, ...]:
    """Give the ways in which the room can group the people of one population, or of any of them.

    What was declared comes first. Published numbers keep all their ways.
    """
    every = catalogue.dimensions(workspace, population)
    asked = OF_OUR_OWN if population is None else (population,)
    ours = [name for one in asked for name in names(workspace, one)]
    published = {one.name for one in catalogue.dimensions(workspace, Population.PUBLISHED)}
    kept = [one for one in every if one.name in published or one.name in ours]
    declared = (_declared(workspace) or {"in": []})["in"]
    return tuple(sorted(kept, key=lambda one: [*declared, one.name].index(one.name)))


def _declared(workspace: Workspace) -> dict[str, list[str]] | None:
    text = _text(workspace)
    return json.loads(text) if text else None


def _text(workspace: Workspace) -> str | None:
    return notebook.newest(workspace, THING).get(THING, {}).get(DECLARED)
