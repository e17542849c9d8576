"""Who is in a discipline log that no list of students stands beside, and who was suspended.

Without the list there are no rates: a rate needs all students of a group. So the room sees parts:
of all students in the log, and of all who were suspended, each counted once.
"""

import json
from dataclasses import dataclass

from equity.chain import beside
from equity.chain.answering import MIN_GROUP
from equity.intake.table import Dimension
from equity.language import _
from equity.privacy.family import MOST_DIMENSIONS
from equity.privacy.parts import parts
from equity.privacy.turnout import from_text, to_text
from equity.privacy.voices import SafeTurnout
from equity.store import catalogue, logged
from equity.store.workspace import Workspace
from equity.story import days


@dataclass(frozen=True, slots=True)
class InLog:
    """Who is in the log, by one dimension: `told.enrolled` are its students, `answered` suspended.

    `since` is the day from which on later files change nothing here, "" where none came.
    """

    dimension: Dimension
    told: SafeTurnout
    since: str


def in_log(workspace: Workspace, *, min_group: int = MIN_GROUP) -> tuple[InLog, ...]:
    """Say for the room who is in the newest log without a list, by each dimension that it says.

    It is made once for a year, all of it together, and stays as it is: of two versions one can be
    taken from the other. Nothing where there is no such log.
    """
    if not workspace.is_sealed and (period := logged.newest(workspace)):
        with workspace.turn:
            if not logged.told(workspace, period=period, k=min_group):
                logged.tell(
                    workspace, _made(workspace, period, min_group), period=period, k=min_group
                )
    years = logged.told_years(workspace, k=min_group)
    if not years:
        return ()
    texts = logged.told(workspace, period=years[0], k=min_group)
    now = catalogue.snapshot(workspace)
    return tuple(_read(name, text, now) for name, text in texts.items())


def stands_alone(workspace: Workspace) -> bool:
    """Tell whether there is a discipline log with no list of students beside it."""
    return not workspace.is_sealed and logged.stands_alone(workspace)


def _made(workspace: Workspace, period: str, k: int) -> dict[str, str]:
    day = days.day_of(catalogue.moment(workspace)).isoformat()
    state = {"state": catalogue.snapshot(workspace), "day": day}
    source = _("Discipline log {period}", period=period)
    every = {one.name: one for one in logged.dimensions(workspace, period)}
    ways = list(every.values())[:MOST_DIMENSIONS]
    counted = beside.with_printed(
        workspace,
        {name: one.groups for name, one in every.items()},
        [one.name for one in ways],
        period=period,
        count=lambda names: logged.cube(workspace, [every[one] for one in names], period),
    )
    told = parts(counted, source=source, k=k)
    return {
        one.name: json.dumps(
            state | {"label": one.label, "told": to_text(told[one.name])}, ensure_ascii=False
        )
        for one in ways
    }


def _read(name: str, text: str, now: str) -> InLog:
    said = json.loads(text)
    told = from_text(said["told"])
    groups = tuple(one.group[0] for one in told.groups)
    since = "" if said["state"] == now else said["day"]
    return InLog(Dimension(name, said["label"], groups), told, since)
