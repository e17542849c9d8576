"""Choose a card with a reason, note who sees it differently; each line is on the disk at once.

Who has only the room link sees what was chosen, and adds notes.
"""

import streamlit as st

from equity.chain import focusing, keeping
from equity.language import _
from equity.practice.card import LONGEST_IDEA, Card, InTheRoom
from equity.practice.focus import FocusArea
from equity.story import groups
from equity.ui import state
from equity.ui.show.frame import plain, quiet, told
from equity.ui.show.icons import CROSS, sign
from equity.ui.show.keeping import notes_stay
from equity.ui.state import Visit
from equity.vocabulary import AREA_NAMES, Action, Area

IN_THE_ROOM = {InTheRoom.YES: "Yes", InTheRoom.NO: "No", InTheRoom.NOT_SURE: "Not sure"}


def choose(visit: Visit, area: Area, card: Card) -> None:
    """Offer to choose a card as the focus of its area: the reason is what chooses it."""
    if not state.may(Action.KEEP):
        return
    with st.popover(_("Choose"), key=f"choose_{card.id}"):
        in_the_room(visit, card)
        st.text_input(
            _("Why do we choose it for {area}?", area=_(AREA_NAMES[area])),
            key=f"reason_{card.id}",
            placeholder=_("One line, then Enter"),
            on_change=told(_choose),
            args=(visit, area, card.id),
        )


def decision(visit: Visit, focus: FocusArea) -> None:
    """Show why a card was chosen and who sees it differently; ask where nobody has said so."""
    st.info(f"**{_('Why we chose it:')}** {plain(focus.reason)}")
    if focus.dissent:
        quiet(_("Seen differently: {dissent}", dissent=plain(focus.dissent)))
    elif state.may(Action.KEEP):
        _dissent_input(visit, focus)


def change(visit: Visit, focus: FocusArea) -> None:
    """Offer to change the reason and the dissent, or to take the choice back."""
    if not state.may(Action.KEEP):
        return
    with st.popover(_("Change"), key=f"change_{focus.card_id}"):
        key = f"reason_{focus.card_id}"
        st.session_state[key] = focus.reason
        st.text_input(
            _("Why we chose it"),
            key=key,
            on_change=told(_choose),
            args=(visit, focus.area, focus.card_id, focus.dissent),
        )
        if focus.dissent:
            _dissent_input(visit, focus)
        st.button(
            _("Take this choice back"),
            key=f"withdraw_{focus.card_id}",
            on_click=told(focusing.withdraw),
            args=(visit.workspace, focus.area),
        )


def in_the_room(visit: Visit, card: Card) -> None:
    """Ask whether people of the group take part, or show what was said; never how many."""
    if not card.group:
        return
    about = groups.in_a_sentence(card.question.by, card.group)
    asked = _("About {group}. In the room?", group=about)
    if not state.may(Action.KEEP):
        if card.in_the_room:
            quiet(f"{plain(asked)} **{_(IN_THE_ROOM[card.in_the_room])}**")
        return
    key = f"in_the_room_{card.id}"
    st.session_state[key] = card.in_the_room
    st.segmented_control(
        asked,
        list(InTheRoom),
        key=key,
        format_func=lambda one: _(IN_THE_ROOM[one]),
        on_change=told(_say_in_the_room),
        args=(visit, card.id),
    )


def add_notes(visit: Visit, card: Card) -> None:
    """Let people add what they notice and wonder, one idea a line."""
    with st.popover(_("Notes"), key=f"notes_{card.id}"):
        for field, label in (("notice", _("I notice …")), ("wonder", _("I wonder …"))):
            st.text_input(
                label,
                key=f"{field}_{card.id}",
                max_chars=LONGEST_IDEA,
                placeholder=_("One idea, then Enter"),
                on_change=told(_add_line),
                args=(visit, card.id, field),
            )
        notes_stay()


def take_out(visit: Visit, card: Card) -> None:
    """Offer to take a card off the board."""
    if not state.may(Action.KEEP):
        return
    name = _("Take out: {line}", line=card.sentence)
    st.button(
        sign(CROSS, name),
        key=f"out_{card.id}",
        type="tertiary",
        help=plain(name),
        on_click=told(keeping.take_out),
        args=(visit.workspace, card.id),
    )


def _dissent_input(visit: Visit, focus: FocusArea) -> None:
    key = f"dissent_{focus.card_id}"
    st.session_state[key] = focus.dissent
    st.text_input(
        _("Who sees it differently?"),
        key=key,
        placeholder=_("One line, then Enter"),
        on_change=told(_note_dissent),
        args=(visit, focus),
    )


def _choose(visit: Visit, area: Area, card_id: str, dissent: str = "") -> None:
    state.permitted(focusing.choose)(
        visit.workspace, area, card_id, reason=_line(f"reason_{card_id}"), dissent=dissent
    )


def _note_dissent(visit: Visit, focus: FocusArea) -> None:
    dissent = _line(f"dissent_{focus.card_id}")
    state.permitted(focusing.choose)(
        visit.workspace, focus.area, focus.card_id, reason=focus.reason, dissent=dissent
    )


def _say_in_the_room(visit: Visit, card_id: str) -> None:
    state.permitted(keeping.say_in_the_room)(
        visit.workspace, card_id, st.session_state[f"in_the_room_{card_id}"]
    )


def _add_line(visit: Visit, card_id: str, field: str) -> None:
    key = f"{field}_{card_id}"
    state.permitted(keeping.note)(visit.workspace, card_id, **{field: _line(key)})
    st.session_state[key] = ""


def _line(key: str) -> str:
    return " ".join(str(st.session_state[key]).split())
