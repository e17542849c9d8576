"""What a page shows while nothing is open: what to bring, and the sample school."""

from collections.abc import Callable

import streamlit as st

from equity.chain import logs, workspaces
from equity.language import _
from equity.ui import answers, pages, state
from equity.ui.show.frame import heading, to
from equity.ui.state import Visit
from equity.vocabulary import Action


def open_workspace_or_stop(title: str) -> Visit:
    """Give the open workspace that has data; else say what to bring, offer the sample, and stop."""
    return open_or_stop(title, is_ready=lambda visit: bool(answers.measures(visit)))


def open_or_stop(title: str, *, is_ready: Callable[[Visit], bool], missing: str = "") -> Visit:
    """Give the open workspace that is ready for a page; else say what to bring, and stop.

    `missing` says what a workspace that is not ready lacks.
    """
    visit = state.visit()
    if visit is None or not is_ready(visit):
        _say_what_to_bring(title, visit, missing)
        st.stop()
    return visit


def _say_what_to_bring(title: str, visit: Visit | None, missing: str) -> None:
    heading(title)
    if visit is None:
        st.info(_("Nothing is open yet, so there is nothing to show here."))
        if state.may(Action.LIST) and state.permitted(workspaces.listing)():
            to(pages.HOME, _("Open a workspace on Home"))
    else:
        st.info(missing or _nothing(visit))
        if answers.beside_students(visit):
            to(pages.CLIMATE, _("See what those say who answered the survey"))
        if answers.in_log(visit):
            to(pages.WHO, _("See who is in the discipline log"))
        if answers.counted_places(visit):
            to(pages.COUNTS, _("See the counts"))
    if not state.may(Action.IMPORT):
        to(pages.HOME, _("Enter the room code"))
        return
    what_to_bring()
    has_own = visit is not None
    with st.container(horizontal=True):
        if sample_button(key="empty_sample", is_first=not has_own):
            open_sample()
        if st.button(
            _("Bring our files"),
            key="empty_bring",
            icon=":material/upload_file:",
            type="primary" if has_own else "secondary",
        ):
            st.switch_page(pages.BRING_DATA.file)


def _nothing(visit: Visit) -> str:
    if answers.counted_places(visit):
        return _(
            "There are published counts, and they do not say how many students there are. So there "
            "are no rates to compare. **Bring a table with rates, or with the number of all "
            "students of each group.**"
        )
    if not (answers.in_log(visit) or logs.stands_alone(visit.workspace)):
        return _("There is nothing to compare in this workspace yet.")
    return _(
        "There is a discipline log, but no list of students. So there are no rates to compare: a "
        "rate needs all students of a group, also those in no log. **Bring the list of students.**"
    )


def what_to_bring() -> None:
    """Say which files the app can read."""
    st.markdown(
        _(
            "Bring one or more of these, as Excel or CSV files:\n"
            "- **A list of students**: one row for each student, with grade, race, language ...\n"
            "- **A discipline log**: one row for each incident, with the student's ID; or one "
            "row for each student, with how many suspensions\n"
            "- **A climate survey** of students, staff or families: one row for each person, one "
            "column for each question\n"
            "- **Attendance**: one row for each student, with days absent and days enrolled, or "
            "with the share of days present; or a code for each student and day\n"
            "- **Grades**: one row for each student in a class, with the mark\n"
            "- **Test results**: one row for each student and test, with the level reached\n"
            "- **A community conversation**: one row for each answer, in people's own words\n"
            "- **A published download**: numbers that a state or the federal government publishes"
        )
    )


def sample_button(*, key: str, wide: bool = False, is_first: bool = True) -> bool:
    """Offer the sample school; it is not the first thing to do where people have data open."""
    return st.button(
        _("Open the sample school"),
        key=key,
        type="primary" if is_first else "secondary",
        width="stretch" if wide else "content",
    )


def open_sample() -> None:
    """Open the sample school and go to the overview."""
    with st.spinner(_("Opening the sample school. The first time takes a few seconds.")):
        state.enter(state.permitted(workspaces.open_sample)())
    st.switch_page(pages.OVERVIEW.file)
