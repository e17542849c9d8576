"""What lies on the desk while files are brought: one frozen value, replaced at every step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from equity.chain.checked import CheckReport, FileReport
from equity.intake.mapping import ColumnMapping, Reading
from equity.intake.mapping import Mapping as Meaning
from equity.intake.meanings import is_unexplained
from equity.language import _
from equity.problems import Problem
from equity.ui import state
from equity.ui.bring.work import Work
from equity.vocabulary import DROPPED_FIELDS, Action, FileKind, Merges

DESK = "bringing"
PLACE, NAME = "place", "new_name"
"""Where the files go, as a person chose it."""

Checked = Mapping[tuple[Reading, str | None], FileReport]

SURE = 0.8
"""From this certainty on, a proposal counts as recognised."""

KIND_LABELS = {
    FileKind.ROSTER: "List of students",
    FileKind.INCIDENTS: "Discipline log",
    FileKind.TOTALS: "Discipline totals by student",
    FileKind.SURVEY: "Survey answers",
    FileKind.ATTENDANCE: "Attendance",
    FileKind.ACADEMICS: "Grades",
    FileKind.TESTS: "Test results",
    FileKind.VOICES: "Community conversation",
    FileKind.PUBLISHED: "Published numbers",
}
"""The kinds that a person can choose, in people's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The files that were read and what people corrected; never the uploaded bytes.

    `replaced` are the names of files that came again: the later one stays. `turn` counts the
    uploads, so that each gets a fresh widget. `doubtful` are the places (file, column) that were
    unclear when they were read. `checked` is what would become of each file as it is taken now,
    with the school year that the others name. `ways` are the ways to group that a person chose,
    `merged` what they merged in them, `themes` the text of those that they edited, None where
    nobody did.
    """

    turn: int = 0
    readings: tuple[Reading, ...] = ()
    problems: tuple[Problem, ...] = ()
    replaced: tuple[str, ...] = ()
    doubtful: frozenset[tuple[int, int]] = frozenset()
    checked: Checked = field(default_factory=dict)
    ways: tuple[str, ...] | None = None
    merged: Merges | None = None
    themes: str | None = None
    work: Work | None = None
    report: CheckReport | None = None


def now() -> Desk:
    """Give what lies on this visitor's desk."""
    desk: Desk = st.session_state.get(DESK) or Desk()
    return desk


def change(**changes: Any) -> Desk:
    """Replace parts of the desk."""
    changed = replace(now(), **changes)
    st.session_state[DESK] = changed
    return changed


def clear() -> None:
    """Start again with an empty desk, on which nothing is chosen."""
    st.session_state[DESK] = Desk(turn=now().turn + 1)
    for chosen in (PLACE, NAME):
        st.session_state.pop(chosen, None)


def stop() -> None:
    """Let go of the files that are being read; what was read before stays."""
    change(turn=now().turn + 1)


def correct(position: int, mapping: Meaning) -> None:
    """Take over what a person says about one file."""
    desk = now()
    corrected = [
        Reading(one.sheet, mapping) if place == position else one
        for place, one in enumerate(desk.readings)
    ]
    change(readings=tuple(corrected))


def doubtful(readings: tuple[Reading, ...]) -> frozenset[tuple[int, int]]:
    """Give the places (file, column) at which a person should look."""
    return frozenset(
        (file, place)
        for file, reading in enumerate(readings)
        for place, column in enumerate(reading.mapping.columns)
        if _is_doubtful(reading, column)
    )


def _is_doubtful(reading: Reading, column: ColumnMapping) -> bool:
    unsure = column.certainty < SURE and column.field not in DROPPED_FIELDS
    return unsure or is_unexplained(reading, column)


def kind_label(kind: FileKind | None) -> str:
    """Name a kind of file."""
    return _(KIND_LABELS[kind]) if kind else _("Leave this file out")


def facilitator_or_stop() -> None:
    """Let only the people at this computer bring files."""
    if not state.may(Action.IMPORT):
        st.info(
            _(
                "Files are brought on the computer where the app runs. "
                "Ask the person who sits there."
            )
        )
        st.stop()
