"""Whom the numbers will be about: people of the files on the desk, or of rows that are loaded."""

from collections.abc import Iterable
from dataclasses import dataclass

from equity.chain import grouping, merging, small_groups
from equity.chain.merging import Groups
from equity.chain.small_groups import Crowd
from equity.intake.table import Dimension
from equity.language import _
from equity.store.workspace import Workspace
from equity.ui.bring.desk import Desk
from equity.ui.show.frame import plain
from equity.vocabulary import FileKind, Merges

_OF_NO_LIST = (FileKind.PUBLISHED, FileKind.INCIDENTS)
"""Kinds of file whose groups are no ways to group the people of a room."""


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """The ways to group with what people call them, in the order of every screen, and the groups.

    `chosen` and `merged` are the ways and the merges of the room that has these people already.
    """

    labels: dict[str, str]
    groups: Groups
    crowds: tuple[Crowd, ...]
    merged: Merges
    chosen: tuple[str, ...] = ()


def of_files(now: Desk, room: Workspace | None) -> People:
    """Give the people of the files on the desk, that go into a room or into a new one."""
    reports = [one for one in now.checked.values() if one.kind not in _OF_NO_LIST]
    crowds = small_groups.of_files(reports)
    before = merging.groups(room) if room else {}
    return People(
        labels=_labels(one for report in reports for one in report.dimensions if one.groups),
        groups=merging.together(small_groups.groups(crowds), before),
        crowds=crowds,
        merged=merging.of(room) if room else {},
    )


def of_rows(room: Workspace) -> People:
    """Give the people of the files that a room has."""
    crowds = small_groups.of_rows(room)
    labels = _labels(way for one in crowds for way in one.dimensions)
    return People(
        labels=labels,
        groups=small_groups.groups(crowds),
        crowds=crowds,
        merged=merging.of(room),
        chosen=tuple(one.name for one in grouping.of_the_room(room) if one.name in labels),
    )


def _labels(known: Iterable[Dimension]) -> dict[str, str]:
    found = {one.name: plain(_(one.label)) for one in known}
    return {name: found[name] for name in grouping.proposed(list(found), most=len(found))}
