"""The parts of the staff view: its passphrase, its banner, its table; it closes by itself."""

import streamlit as st

from equity.chain import entering, staff
from equity.language import _
from equity.measures import Measure
from equity.question import Question
from equity.story import published, rows
from equity.ui import answers, entrance, pages, state
from equity.ui.pages import Page
from equity.ui.show.frame import plain, quiet, section, to, told, whose_data
from equity.ui.show.leaving import table
from equity.ui.state import Visit

GIVEN, CHOSEN, SAVED = "staff_passphrase", "new_passphrase", "passphrase_saved"
ENTRY = 480
"""How wide the line for a passphrase is."""


def open_or_stop(*, why: str = "", leads_to: Page = pages.GAPS, label: str = "") -> Visit:
    """Give the open workspace while the staff view is open; else ask for the passphrase, stop.

    `why` says what it is for, `leads_to` is the page of the room beside it.
    """
    state.permitted(staff.answer)
    visit = state.visit()
    if visit is None:
        st.info(_("Nothing is open yet, so there is nothing to show here."))
        to(pages.HOME, _("Open a workspace"))
        st.stop()
    if visit.workspace.is_sealed:
        st.info(
            _(
                "The rows of this workspace were deleted for good, so it has no exact numbers. "
                "All that the room may see is still there."
            )
        )
        to(pages.GAPS, _("Open the room view"))
        st.stop()
    if not state.staff_seconds():
        _ask(why or _("Exact numbers are for staff with a reason to know. Turn the projector off."))
        st.stop()
    _banner()
    with st.container(horizontal=True, vertical_alignment="center"):
        whose_data()
        st.button(_("Close the staff view"), key="close_staff", on_click=state.close_staff)
        to(leads_to, label or _("Open this in the room view, to keep it"))
    return visit


def numbers(visit: Visit, question: Question, measure: Measure) -> None:
    """Show the exact numbers of one measure as a table, with their source."""
    for told_exactly in answers.exact(visit, question):
        if told_exactly.measure.key == measure.key:
            section(_(measure.label))
            table(rows.same_numbers(told_exactly), rows.columns(told_exactly))
            quiet(f"{_('Source')}: {plain(published.source(told_exactly))}")


def _banner() -> None:
    """Say that this is not for display; look at the clock, so that an idle screen closes too."""

    @st.fragment(run_every=state.staff_seconds() + 1)
    def banner() -> None:
        if not state.staff_seconds():
            st.rerun()
        with st.container(horizontal=True, vertical_alignment="center"):
            st.warning(
                _(
                    "**Staff view: not for display.** It closes {minutes} minutes after the "
                    "passphrase.",
                    minutes=staff.MINUTES,
                ),
                icon=":material/visibility_off:",
            )

    banner()


def _ask(why: str) -> None:
    st.markdown(why)
    if not entrance.line_is_safe():
        return
    if not entering.has_passphrase():
        st.text_input(
            _("Choose a passphrase for facilitators"),
            key=CHOSEN,
            type="password",
            on_change=told(_choose),
            placeholder=_("{least} characters or more, then Enter", least=entering.SHORTEST),
            width=ENTRY,
        )
        return
    if st.session_state.pop(SAVED, False):
        st.markdown(_("The passphrase is saved. Nobody can look it up: remember it. Now enter it."))
    st.text_input(_("Passphrase"), key=GIVEN, type="password", on_change=told(_open), width=ENTRY)


def _choose() -> None:
    chosen = str(st.session_state.pop(CHOSEN))
    state.permitted(entering.set_passphrase)(chosen)
    st.session_state[SAVED] = True


def _open() -> None:
    given = str(st.session_state.pop(GIVEN))
    state.open_staff(given)
