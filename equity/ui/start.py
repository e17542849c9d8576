"""The parts of the start page: three ways in, what stays here, and who it is for."""

import streamlit as st

from equity.chain import workspaces
from equity.language import _
from equity.store.workspace import Workspace
from equity.ui import pages, state
from equity.ui.show.frame import plain, section, to, told
from equity.ui.show.openings import open_sample, sample_button

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
        _("Excel or CSV files from your school. Names are dropped at once."),
    ):
        if st.button(_("Bring files"), key="home_bring", width="stretch"):
            st.switch_page(pages.BRING_DATA.file)


def workspace_card() -> None:
    """Offer the workspaces of this computer, or a room link."""
    with (
        _card(
            "folder_open",
            _("Open a workspace"),
            _("Go on where your group stopped. Your coach has the link."),
        ),
        st.popover(_("Open a workspace"), width="stretch"),
    ):
        if state.is_facilitator():
            _listing()
        _room_link()


def promise() -> None:
    """Say what happens to the data, with the way to read the rules and to delete everything."""
    with st.container(gap="xxsmall"):
        st.info(
            _(
                "**Your data stays on this computer.** Nothing is sent away. Names are never kept. "
                "Numbers about very small groups are never shown."
            ),
            icon=":material/lock:",
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            to(pages.METHODS, _("Read every rule"))
            if state.is_facilitator() and st.button(
                _(":blue[**Delete everything from this computer**]"),
                key="delete_all",
                type="tertiary",
            ):
                _confirm_delete(workspaces.listing())


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
            _("Lead a room through the data, step by step, safe to show on the wall."),
        ),
    )
    for column, (shape, who, what) in zip(st.columns(3, gap="medium"), people, strict=True):
        with (
            column.container(border=True, height="stretch"),
            st.container(horizontal=True, wrap=False),
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


def _listing() -> None:
    known = {one.id: one for one in workspaces.listing()}
    if not known:
        st.markdown(_("There is no workspace on this computer yet."))
        return
    chosen = st.selectbox(
        _("Workspaces on this computer"),
        list(known),
        format_func=lambda one: known[one].name,
        key="workspace",
    )
    with st.container(horizontal=True):
        if st.button(_("Open"), key="open_workspace", type="primary"):
            state.enter(known[chosen])
            st.switch_page(pages.OVERVIEW.file)
        if st.button(_("Delete this workspace"), key="delete_workspace", type="tertiary"):
            _confirm_delete((known[chosen],))


def _room_link() -> None:
    link = st.text_input(
        _("Room link"), key="room_link", placeholder=_("Paste it here, then Enter")
    )
    if link.strip():
        state.enter(workspaces.open_link(link.strip().rpartition("room=")[2]))
        st.switch_page(pages.OVERVIEW.file)


def _confirm_delete(doomed: tuple[Workspace, ...]) -> None:
    @st.dialog(_("Delete for good?"))
    def confirm() -> None:
        names = ", ".join(plain(one.name) for one in doomed) or _("Nothing is stored here")
        st.markdown(f"**{names}**")
        st.markdown(
            _(
                "All rows, kept findings and notes go. Nobody can bring them back. "
                "Copies that you downloaded stay where you put them."
            )
        )
        st.button(
            _("Delete for good"),
            key="delete_for_good",
            type="primary",
            on_click=told(_delete),
            args=(doomed,),
        )

    confirm()


def _delete(doomed: tuple[Workspace, ...]) -> None:
    for one in doomed:
        workspaces.delete(one)
    state.leave()
