"""The only caches of answers, each keyed by the workspace, the question and the state of the data.

Values are frozen, so visitors of one workspace share them. Exact answers for staff have a cache of
their own, which is asked only after the role.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from equity.chain import (
    answering,
    grouping,
    logs,
    merging,
    protection,
    releasing,
    side_by_side,
    staff,
    who,
)
from equity.chain import counted as counting
from equity.chain.counted import Counted
from equity.chain.logs import InLog
from equity.intake.table import Dimension
from equity.language import _
from equity.measures import Measure
from equity.privacy.counted import SafeCounted
from equity.privacy.table import SafeTable
from equity.privacy.voices import SafeTurnout
from equity.problems import Problem
from equity.question import Question
from equity.store.workspace import Workspace
from equity.ui import state
from equity.ui.state import Visit
from equity.vocabulary import Merges, Population, View


def of(visit: Visit, question: Question, about: Sequence[str] = ()) -> tuple[SafeTable, ...]:
    """Answer a question for the room, one table a measure; a Problem where it has no answer.

    Measures that are not protected yet have no table: they come by themselves (show.protecting).
    Where none has one, the Problem names those that the page is `about`.
    """
    waiting = {one.measure.key for one in visit.waiting(question.measures, question.period)}
    ready = tuple(key for key in question.measures if key not in waiting)
    _refuse_what_waits(visit, question, () if ready else about or question.measures)
    asked = replace(question, measures=ready).to_text()
    return _answer(visit.workspace.id, visit.snapshot, asked, visit.workspace)


def one(visit: Visit, question: Question, measure: str) -> SafeTable:
    """Give the table of one of the question's measures; a Problem where it has none."""
    _refuse_what_waits(visit, question, (measure,))
    for table in of(visit, question):
        if table.measure.key == measure:
            return table
    of(visit, replace(question, measures=(measure,)))  # asked for alone, it says why it has none
    raise Problem(
        _("There is no answer to this"),
        _("The file behind this measure does not have these groups, this filter or this year."),
        _("Compare by something else, or set 'Only' back to all students."),
    )


def _refuse_what_waits(visit: Visit, question: Question, keys: Sequence[str]) -> None:
    """Note what the page waits for; a Problem where one of these measures is among it."""
    waiting = visit.waiting(question.measures, question.period)
    state.wait_for(waiting)
    refused = [one.measure for one in waiting if one.measure.key in keys]
    if refused:
        raise releasing.still_protecting(refused)


def exact(visit: Visit, question: Question) -> tuple[SafeTable, ...]:
    """Answer a question exactly, while the staff view is open to this visitor."""
    state.permitted(staff.answer)
    if not state.staff_seconds():
        raise Problem(
            _("The staff view is closed"),
            _("It closes by itself after {minutes} minutes.", minutes=staff.MINUTES),
            _("Give the passphrase again."),
        )
    return _exact(visit.workspace.id, visit.snapshot, question.to_text(), visit.workspace)


def measures(visit: Visit) -> tuple[Measure, ...]:
    """Give what can be asked for."""
    return _measures(visit.workspace.id, visit.snapshot, visit.workspace)


def dimensions(visit: Visit, population: Population | None = None) -> tuple[Dimension, ...]:
    """Give the ways in which the room groups people, of one population or of all."""
    return _dimensions(visit.workspace.id, visit.snapshot, population, visit.workspace)


def turnout(visit: Visit, by: Dimension) -> SafeTurnout:
    """Say for the room who is here and who answered, by one dimension.

    A Problem while a facilitator chooses groups anew: this would be the first number of a release.
    """
    if protection.was_stopped(visit.workspace) and grouping.is_open(visit.workspace):
        raise releasing.still_protecting([one.measure for one in visit.missing])
    return _turnout(visit.workspace.id, visit.snapshot, by.name, visit.workspace)


def of_people(visit: Visit) -> tuple[Dimension, ...]:
    """Give the ways to group who is here and who answered."""
    return _of_people(visit.workspace.id, visit.snapshot, visit.workspace)


def beside_students(visit: Visit) -> Question | None:
    """Give what to ask of students, staff and families alike; None where only students answered."""
    return _beside_students(visit.workspace.id, visit.snapshot, visit.workspace)


def merges(visit: Visit) -> Merges:
    """Give which groups were merged, before anything was shown."""
    return merging.of(visit.workspace)


def in_log(visit: Visit) -> tuple[InLog, ...]:
    """Say for the room who is in a discipline log without a list of students, by each dimension."""
    return _in_log(visit.workspace.id, visit.snapshot, visit.workspace)


def counted_places(visit: Visit) -> tuple[str, ...]:
    """Give the places that have published counts which may be shown."""
    return _counted_places(visit.workspace.id, visit.snapshot, visit.workspace)


def counted_of(visit: Visit, place: str | None) -> Counted:
    """Say what is counted in a place; a Problem asks for one where several are known."""
    return _counted_of(visit.workspace.id, visit.snapshot, place, visit.workspace)


def counted(
    visit: Visit, one: Counted, kinds: Sequence[Measure], by: Dimension | None
) -> tuple[SafeCounted, ...]:
    """Give the counts of some kinds in a place, by groups or of all students."""
    asked = counting.question(one, kinds, (by.name,) if by else ()).to_text()
    return _counted(visit.workspace.id, visit.snapshot, asked, visit.workspace)


def breakdowns(visit: Visit, population: Population | None = None) -> tuple[Dimension, ...]:
    """Give the ways to group that people can be compared by, not only narrowed."""
    return tuple(one for one in dimensions(visit, population) if not one.only_filters)


@st.cache_resource(max_entries=512, show_spinner=False)
def _answer(
    workspace_id: str, snapshot: str, question: str, _workspace: Workspace
) -> tuple[SafeTable, ...]:
    del workspace_id, snapshot  # they are the cache's key
    return answering.answer(_workspace, Question.from_text(question), view=View.ROOM, waits=False)


@st.cache_resource(max_entries=64, show_spinner=False)
def _exact(
    workspace_id: str, snapshot: str, question: str, _workspace: Workspace
) -> tuple[SafeTable, ...]:
    del workspace_id, snapshot
    return state.permitted(staff.answer)(_workspace, Question.from_text(question))


@st.cache_resource(max_entries=128, show_spinner=False)
def _turnout(
    workspace_id: str, snapshot: str, dimension: str, _workspace: Workspace
) -> SafeTurnout:
    del workspace_id, snapshot
    return who.who(_workspace, dimension, view=View.ROOM)


@st.cache_resource(max_entries=64, show_spinner=False)
def _beside_students(workspace_id: str, snapshot: str, _workspace: Workspace) -> Question | None:
    del workspace_id, snapshot
    return side_by_side.question(_workspace)


@st.cache_resource(max_entries=64, show_spinner=False)
def _of_people(workspace_id: str, snapshot: str, _workspace: Workspace) -> tuple[Dimension, ...]:
    del workspace_id, snapshot
    return who.dimensions(_workspace)


@st.cache_resource(max_entries=64, show_spinner=False)
def _in_log(workspace_id: str, snapshot: str, _workspace: Workspace) -> tuple[InLog, ...]:
    del workspace_id, snapshot
    return logs.in_log(_workspace)


@st.cache_resource(max_entries=64, show_spinner=False)
def _measures(workspace_id: str, snapshot: str, _workspace: Workspace) -> tuple[Measure, ...]:
    del workspace_id, snapshot
    return answering.measures(_workspace)


@st.cache_resource(max_entries=128, show_spinner=False)
def _dimensions(
    workspace_id: str, snapshot: str, population: Population | None, _workspace: Workspace
) -> tuple[Dimension, ...]:
    del workspace_id, snapshot
    return grouping.of_the_room(_workspace, population)


@st.cache_resource(max_entries=64, show_spinner=False)
def _counted_places(workspace_id: str, snapshot: str, _workspace: Workspace) -> tuple[str, ...]:
    del workspace_id, snapshot
    return counting.places(_workspace)


@st.cache_resource(max_entries=128, show_spinner=False)
def _counted_of(
    workspace_id: str, snapshot: str, place: str | None, _workspace: Workspace
) -> Counted:
    del workspace_id, snapshot
    return counting.of_place(_workspace, place)


@st.cache_resource(max_entries=256, show_spinner=False)
def _counted(
    workspace_id: str, snapshot: str, question: str, _workspace: Workspace
) -> tuple[SafeCounted, ...]:
    del workspace_id, snapshot
    return counting.answer(_workspace, Question.from_text(question))
