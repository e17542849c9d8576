"""The parts of the start page: three ways in, what stays here, and who it is for."""

import streamlit as st

from equity.chain import workspaces
from equity.language import _
from equity.ui import entrance, holding, pages, state
from equity.ui.show.frame import section, to
from equity.ui.show.openings import open_sample, sample_button
from equity.vocabulary import Action

_CIRCLE = "background:#0B5FA5;border-radius:50%"
_DIAMOND = "background:#B4530A;transform:rotate(45deg) scale(0.85)"
_SQUARE = "background:#8A919E"


def sample_card() -> None:
    """Offer the invented school."""
    with _card(
        "school",
        _("Try the sample school"),
        _(
            "An invented school with discipline, attendance, grades and a survey. "
            "Nothing to prepare. Takes one minute."
        ),
    ):
        opens = sample_button(key="home_sample", wide=True)
        if opens:
            open_sample()


def files_card() -> None:
    """Offer to bring files."""
    with _card(
        "upload_file",
        _("Bring our files"),
        _(
            "Excel or CSV files from your school, or a public download from your state. "
            "Names are dropped at once."
        ),
    ):
        if st.button(_("Bring files"), key="home_bring", width="stretch"):
            st.switch_page(pages.BRING_DATA.file)


def ways_in() -> None:
    """Offer three ways in; who comes from elsewhere is asked for a room code and sees no list."""
    if not state.may(Action.LIST):
        entrance.join_card()
        return
    left, middle, right = st.columns(3, gap="medium")
    with left:
        sample_card()
    with middle:
        files_card()
    with right:
        workspace_card()


def workspace_card() -> None:
    """Offer the workspaces of this computer, or a room link."""
    with (
        _card(
            "folder_open",
            _("Open a workspace"),
            _("Go on where your group stopped. Your coach has the file or the link."),
        ),
        st.popover(_("Open a workspace"), width="stretch"),
    ):
        holding.listing()
        entrance.room_link()
        holding.open_file()


def promise() -> None:
    """Say what happens to the data, with the way to read the rules and to delete everything."""
    with st.container(gap="xxsmall"):
        if state.may(Action.LIST):
            stays = _("**Your data stays on this computer.** Nothing is sent away.")
        else:
            stays = _("**The school's data stays on the computer of whoever leads this room.**")
        never = _("Names are never kept. Numbers about very small groups are never shown.")
        st.info(f"{stays} {never}", icon=":material/lock:")
        with st.container(horizontal=True, vertical_alignment="center"):
            to(pages.METHODS, _("Read every rule"))
            if state.may(Action.DELETE) and st.button(
                _(":blue[**Delete everything from this computer**]"),
                key="delete_all",
                type="tertiary",
            ):
                holding.confirm_delete(state.permitted(workspaces.listing)())


def audience() -> None:
    """Say who the app is for."""
    section(_("Who is it for?"))
    people = (
        (
            _CIRCLE,
            _("Student groups"),
            _("Find what feels different, pick a focus area and keep your findings in one hour."),
        ),
        (
            _DIAMOND,
            _("Principals"),
            _("See the widest gaps and the strengths of your school on one page."),
        ),
        (
            _SQUARE,
            _("Facilitators"),
            _("Show the data on the wall: no small group is ever on the screen."),
        ),
    )
    columns = enumerate(st.columns(3, gap="medium"))
    for (place, column), (shape, who, what) in zip(columns, people, strict=True):
        with (
            column.container(border=True, height="stretch"),
            st.container(horizontal=True, wrap=False, key=f"reader_{place}"),
        ):
            st.html(
                '<span aria-hidden="true" style="display:block;width:16px;height:16px;'
                f'margin:4px 8px 0 4px;{shape}"></span>',
                width="content",
            )
            st.markdown(f"**{who}**  \n:gray[{what}]")


def _card(icon: str, name: str, text: str) -> "st.delta_generator.DeltaGenerator":
    card = st.container(border=True, height="stretch", gap="xsmall")
    card.html(
        '<span aria-hidden="true" style="font-family:\'Material Symbols Rounded\';font-size:34px;'
        f'line-height:1;color:#0B5FA5">{icon}</span>'
    )
    with card:
        section(name)
        st.markdown(f":gray[{text}]")
        st.space("stretch")
    return card
