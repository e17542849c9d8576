"""What we checked so far, and the step that loads the files."""

from collections.abc import Iterator

import streamlit as st

from equity.chain import workspaces
from equity.intake.mapping import Reading
from equity.intake.table import Check
from equity.intake.years import period_of
from equity.language import _
from equity.store.workspace import Workspace
from equity.ui import state
from equity.ui.bring import desk
from equity.ui.bring.desk import Desk
from equity.ui.bring.work import Work
from equity.ui.show.frame import plain, section
from equity.vocabulary import DROPPED_FIELDS, Field, FileKind

NEW = "new"
WAIT = 0.1
"""Seconds between two looks at the work."""


def check_card(now: Desk) -> None:
    """Show in plain sentences what was seen while reading."""
    with st.container(border=True, gap="xsmall"):
        section(_("What we checked"))
        for reading in now.readings:
            check_lines(_seen(reading))


def check_lines(checks: Iterator[Check] | tuple[Check, ...]) -> None:
    """Show checks one a line, each with a sign that says whether it needs a look."""
    for check in checks:
        sign = ":orange[:material/error:]" if check.needs_a_look else ":blue[:material/check:]"
        st.markdown(f"{sign} {plain(check.sentence)}")


def confirm_card(now: Desk) -> None:
    """Ask whether all is right, then load the files; leaving the page does not stop that."""
    with st.container(border=True):
        section(_("Is this right?"))
        if now.work is None:
            _ask(now)
        else:
            _follow(now.work)


def _ask(now: Desk) -> None:
    st.markdown(f":gray[{_('Change any row on the left. Then we load the files.')}]")
    place = _place()
    name = ""
    if place == NEW:
        name = st.text_input(_("Name of the workspace"), value=_("Our school"), key="new_name")
    st.progress(2 / 3, text=_("Step 2 of 3: you check"))
    with st.container(horizontal=True):
        if st.button(_("Yes, this is right"), key="confirm", type="primary"):
            is_new = place == NEW
            into = workspaces.create(name) if is_new else _real_workspaces()[place]
            desk.change(work=Work(into, now.readings, is_new=is_new))
            st.rerun()
        st.button(_("Start again"), key="start_again", on_click=desk.clear)


def _follow(work: Work) -> None:
    bar = st.progress(0.0, text=_("Step 3 of 3"))
    st.markdown(f":small[:gray[{_('You can leave this page. The work goes on.')}]]")
    while not work.is_done(within=WAIT):
        bar.progress(work.share, text=work.words)
    desk.change(work=None)
    if work.problem is not None:
        raise work.problem
    state.enter(work.workspace)
    desk.clear()
    desk.change(report=work.report)
    st.rerun()


def _place() -> str:
    """Ask into which workspace the files go; the open one at first."""
    known = _real_workspaces()
    if not known:
        return NEW
    visit = state.visit()
    options = [*known, NEW]
    opened = visit.workspace.id if visit and visit.workspace.id in known else NEW
    return st.selectbox(
        _("Put them into"),
        options,
        index=options.index(opened),
        format_func=lambda one: _("A new workspace") if one == NEW else known[one].name,
        key="place",
    )


def _real_workspaces() -> dict[str, Workspace]:
    return {one.id: one for one in workspaces.listing() if not one.is_sample}


def _seen(reading: Reading) -> Iterator[Check]:
    file, mapping = desk.name_of(reading), reading.mapping
    if mapping.kind is None:
        yield Check(_("We leave '{file}' out: choose what it is to use it.", file=file), True)
        return
    rows = len(reading.sheet.frame)
    yield Check(_("'{file}' has {rows} rows of data.", file=file, rows=f"{rows:,}"))
    yield from (Check(note) for note in reading.sheet.notes)
    dropped = [one.label for one in mapping.columns if one.field in DROPPED_FIELDS]
    if dropped:
        yield Check(_("We drop {columns}: we do not keep these.", columns=", ".join(dropped)))
    for column in mapping.columns:
        if column.field is None and column.certainty < 0.5:
            unclear = _(
                "'{name}' has no meaning yet. Choose one, or leave it out.", name=column.label
            )
            yield Check(unclear, True)
    yield from _missing(reading, file)


def _missing(reading: Reading, file: str) -> Iterator[Check]:
    mapping = reading.mapping
    without_ids = (FileKind.SURVEY, FileKind.PUBLISHED)
    if mapping.kind is FileKind.PUBLISHED and mapping.measure is None:
        yield Check(_("We do not know what '{file}' counts. Choose it.", file=file), True)
    if mapping.kind not in without_ids and not mapping.labels_of(Field.STUDENT_ID):
        yield Check(_("'{file}' has no column with the student ID.", file=file), True)
    if not mapping.labels_of(Field.SCHOOL_YEAR) and period_of(reading) is None:
        yield Check(_("We do not know the school year of '{file}'. Write it.", file=file), True)
