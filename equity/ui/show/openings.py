"""What a page shows while nothing is open: what to bring, and the sample school."""

from collections.abc import Callable

import streamlit as st

from equity.chain import workspaces
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
    else:
        st.info(missing or _nothing(visit))
        if answers.in_log(visit):
            to(pages.WHO, _("See who is in the discipline log"))
    if not state.may(Action.IMPORT):
        to(pages.HOME, _("Enter the room code"))
        return
    what_to_bring()
    with st.container(horizontal=True):
        if sample_button(key="empty_sample"):
            open_sample()
        if st.button(_("Bring our files"), key="empty_bring", icon=":material/upload_file:"):
            st.switch_page(pages.BRING_DATA.file)


def _nothing(visit: Visit) -> str:
    if not answers.in_log(visit):
        return _("There is nothing to compare in this workspace yet.")
    return _(
        "There is a discipline log, but no list of students. So there are no rates to compare: a "
        "rate needs all students of a group, also those in no log."
    )


def what_to_bring() -> None:
    """Say which files the app can read."""
    st.markdown(
        _(
            "Bring one or more of these, as Excel or CSV files:\n"
            "- **A list of students**: one row a student, with grade, race, language ...\n"
            "- **A discipline log**: one row an incident, with the student's ID; or one row a "
            "student, with how many suspensions\n"
            "- **A climate survey**: one row a person, one column a question\n"
            "- **Attendance**: one row a student, with days absent and days enrolled, or with the "
            "share of days present; or a code for each student and day\n"
            "- **Grades**: one row a student in a class, with the mark\n"
            "- **Test results**: one row a student and test, with the level reached\n"
            "- **A community conversation**: one row an answer, in people's own words\n"
            "- **A published download**: numbers that a state or the federal government publishes"
        )
    )


def sample_button(*, key: str, wide: bool = False) -> bool:
    """Offer the sample school."""
    return st.button(
        _("Open the sample school"),
        key=key,
        type="primary",
        width="stretch" if wide else "content",
    )


def open_sample() -> None:
    """Open the sample school and go to the overview."""
    with st.spinner(_("Opening the sample school. The first time takes a few seconds.")):
        state.enter(state.permitted(workspaces.open_sample)())
    st.switch_page(pages.OVERVIEW.file)
