"""The workspaces of this computer, and what a facilitator does with one."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from equity.chain import beside, correcting, entering, grouping, protection, sharing, workspaces
from equity.language import _
from equity.store.workspace import Workspace
from equity.ui import choice, pages, state
from equity.ui.show import leaving
from equity.ui.show.frame import plain, quiet, told


def listing() -> None:
    """Offer the workspaces of this computer: open one, change its link, seal it, delete it."""
    known = {one.id: one for one in state.permitted(workspaces.listing)()}
    if not known:
        st.markdown(_("There is no workspace on this computer yet."))
        return
    names = choice.apart({key: _name(one) for key, one in known.items()})
    chosen = st.selectbox(
        _("Workspaces on this computer"),
        list(known),
        format_func=lambda one: names[one],
        key="workspace",
    )
    with st.container(horizontal=True):
        if st.button(_("Open"), key="open_workspace", type="primary"):
            state.enter(known[chosen])
            st.switch_page(pages.OVERVIEW.file)
        if st.button(_("Staff view"), key="open_staff", type="tertiary"):
            state.enter(known[chosen])
            st.switch_page(pages.STAFF.file)
        if st.button(_("Delete this workspace"), key="delete_workspace", type="tertiary"):
            confirm_delete((known[chosen],))
    _link(known[chosen])
    leaving.download(
        _("Download for another computer (.ecop)"),
        partial(state.permitted(sharing.export), known[chosen]),
        file_name=f"workspace.{sharing.ENDING}",
        key="export",
        type="tertiary",
        help=_("What the room may see, your choices and your notes. No rows."),
    )
    if not known[chosen].is_sealed:
        _for_good(known[chosen])


def _for_good(workspace: Workspace) -> None:
    """Offer what a facilitator cannot undo: to seal it, to withdraw what a correction held."""
    if st.button(
        _("Seal this workspace"),
        key="seal",
        type="tertiary",
        help=_("Deletes the rows for good and keeps what the room may see."),
    ):
        _confirm_seal(workspace)
    if _can_start_again(workspace) and st.button(
        _("Withdraw and start again"),
        key="withdraw",
        type="tertiary",
        help=_("Makes all numbers anew: from corrected files, or with other groups."),
    ):
        _confirm_withdrawal(workspace)


def _can_start_again(workspace: Workspace) -> bool:
    """Tell whether something waits for a withdrawal, or a room of people's own shows numbers."""
    is_ours = not (workspace.is_sample or grouping.is_open(workspace))
    return is_ours or _waits(workspace)


def _waits(workspace: Workspace) -> bool:
    """Tell whether a corrected file or published numbers wait for a withdrawal."""
    return bool(correcting.held(workspace) or beside.waiting(workspace))


def open_file() -> None:
    """Offer to open a workspace that comes from another computer."""
    file = st.file_uploader(
        _("A workspace from another computer (.ecop)"), type=[sharing.ENDING], key="ecop"
    )
    if file is not None and st.button(_("Open this file"), key="open_ecop"):
        state.enter(state.permitted(sharing.open_file)(file.name, file.getvalue()))
        st.switch_page(pages.OVERVIEW.file)


def confirm_delete(doomed: tuple[Workspace, ...]) -> None:
    """Ask before workspaces are deleted."""

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
        _yes(_("Delete for good"), told(_delete), doomed, key="delete_for_good")

    confirm()


def _yes(label: str, deed: Callable[..., None], about: object, *, key: str) -> None:
    """Offer to do what a dialog asks; afterwards the dialog closes and the page is drawn anew."""
    if st.button(label, key=key, type="primary", on_click=deed, args=(about,)):
        st.rerun()


def _name(workspace: Workspace) -> str:
    return _("{name} (sealed)", name=workspace.name) if workspace.is_sealed else workspace.name


def _confirm_seal(workspace: Workspace) -> None:
    @st.dialog(_("Seal for good?"))
    def confirm() -> None:
        st.markdown(f"**{plain(workspace.name)}**")
        st.markdown(
            _(
                "The rows go, and nobody can bring them back. What the room may see, your choices "
                "and your notes stay. Published tables that name a group of fewer than ten "
                "students go too. Later you can add files of new years only."
            )
        )
        _yes(_("Seal for good"), told(workspaces.seal), workspace, key="seal_for_good")

    confirm()


def _confirm_withdrawal(workspace: Workspace) -> None:
    @st.dialog(_("Withdraw all numbers?"))
    def confirm() -> None:
        st.markdown(f"**{plain(workspace.name)}**")
        st.markdown(
            _(
                "All numbers of the room are made anew from the files as they are now. Who kept "
                "the old ones can compare them: two releases together can tell more than one, "
                "also about a single person."
            )
        )
        if _waits(workspace):
            again = told(correcting.withdraw)
            _yes(_("Withdraw and start again"), again, workspace, key="withdraw_now")
        if not workspace.is_sample and st.button(
            _("Withdraw, then choose and merge groups anew"),
            key="withdraw_and_choose",
            on_click=told(_withdraw_and_choose),
            args=(workspace,),
        ):
            st.switch_page(pages.BRING_DATA.file)

    confirm()


def _withdraw_and_choose(workspace: Workspace) -> None:
    """Take all numbers back; none is made before a person has chosen how to group people."""
    state.permitted(protection.stop)(workspace)
    state.permitted(correcting.withdraw)(workspace)
    state.enter(workspace)


def _delete(doomed: tuple[Workspace, ...]) -> None:
    for one in doomed:
        state.permitted(workspaces.delete)(one)
    state.leave()


def _link(workspace: Workspace) -> None:
    """Show the room code, and offer a new one with a new link."""
    code = state.permitted(entering.code_of)(workspace)
    quiet(_("Room code: {code}", code=f"**{code}**"))
    st.button(
        _("New room link and code"),
        key="change_link",
        type="tertiary",
        help=_("The old link and the old code then open nothing."),
        on_click=told(_change_link),
        args=(workspace,),
    )


def _change_link(workspace: Workspace) -> None:
    state.permitted(entering.change_link)(workspace)
    visit = state.visit()
    if visit is not None and visit.workspace is workspace:
        state.enter(workspace)
