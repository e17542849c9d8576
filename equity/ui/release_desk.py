"""The parts of the desk on which a facilitator reads what people wrote, before the room does."""

from collections.abc import Sequence

import streamlit as st

from equity.chain import words
from equity.chain.words import OnDesk, Waiting
from equity.language import _
from equity.privacy.comments import LEFT_OUT, SafeQuote
from equity.privacy.masking import Part, as_text
from equity.story import groups
from equity.ui import pages, staff, state
from equity.ui.show.frame import plain, quiet, section, told
from equity.ui.show.icons import CROSS, sign
from equity.ui.state import Visit

AFTER, PILE, ASKED = "desk_after", "desk_pile", "desk_asked"
WAITING, HELD = "waiting", "held"


def open_or_stop() -> Visit:
    """Give the open workspace while the staff view is open; else ask for the passphrase, stop."""
    return staff.open_or_stop(
        why=_("What people wrote is read by a facilitator first. Turn the projector off."),
        leads_to=pages.WORDS,
        label=_("See what the room sees"),
    )


def pile(visit: Visit) -> tuple[Waiting, ...]:
    """Ask which comments to read: on one question, those that wait or those held back."""
    known = state.permitted(words.desk)(visit.workspace)
    asked = sorted({(one.source, one.question) for one in known}, reverse=True)
    with st.container(horizontal=True, vertical_alignment="top", gap="medium"):
        chosen = st.selectbox(
            _("What was asked"),
            asked,
            format_func=lambda one: f"{one[1] or _('Something else')} ({one[0]})",
            key=ASKED,
            width=620,
        )
        names = {WAITING: _("To read"), HELD: _("Held back")}
        which = st.segmented_control(
            _("Which"), list(names), default=WAITING, format_func=lambda one: names[one], key=PILE
        )
    return tuple(
        one
        for one in known
        if (one.source, one.question) == chosen and one.is_held == (which == HELD)
    )


def one_comment(visit: Visit, some: Sequence[Waiting]) -> None:
    """Show the next comment of a pile: read it, take more out, release it or hold it back."""
    if not some:
        st.info(_("Nothing is left to read here."))
        return
    after = str(st.session_state.get(AFTER, ""))
    place = next((one.place for one in some if one.place > after), some[0].place)
    comment = state.permitted(words.on_desk)(visit.workspace, place)
    with st.container(border=True, gap="small"):
        quiet(_("{count} to read", count=len(some)))
        st.markdown(f"“{_marked(comment.parts)}”")
        quiet(_("Marked words were masked. Does anything else point at a person? Take it out."))
        if comment.may_be_shown:
            _choices(comment)
        else:
            st.info(_("Too few people wrote on this question to show any of it safely."))
        _buttons(visit, comment)


def in_the_room(visit: Visit) -> None:
    """Show what the room sees now; a facilitator can take each quote back."""
    known = words.quotes(visit.workspace)
    with st.container(border=True, gap="xsmall"):
        section(_("In the room now"))
        if not known:
            st.markdown(_("Nothing yet. What you release appears here, and in the room."))
        for quote in known:
            _quote(visit, quote)


def _quote(visit: Visit, quote: SafeQuote) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="top"):
        st.markdown(f"“{plain(quote.text)}”{_under(quote)}")
        name = _("Take back: {words}", words=quote.text)
        st.button(
            sign(CROSS, name),
            key=f"back_{quote.place}",
            type="tertiary",
            help=plain(name),
            on_click=told(words.take_back),
            args=(visit.workspace, quote.place),
        )


def _under(quote: SafeQuote) -> str:
    """Say under a quote what the room learns about its writer; nothing where it learns nothing."""
    if quote.way is None:
        return ""
    named = groups.row_name((quote.way.dimension,), (quote.way.group,))
    return f"  \n:small[:gray[{plain(named)}]]"


def _choices(comment: OnDesk) -> None:
    st.text_area(
        _("What the room will read"),
        value=as_text(comment.parts),
        key=f"left_{comment.place}",
        help=_("Take words out, or put {mark} in their place. Add none.", mark=LEFT_OUT),
    )
    st.selectbox(
        _("What the room learns about the writer"),
        [None, *comment.dimensions],
        format_func=lambda one: _("Nothing") if one is None else _(comment.dimensions[one]),
        key=f"under_{comment.place}",
        help=_("One thing at most, such as the grade. It cannot be another thing later."),
    )


def _buttons(visit: Visit, comment: OnDesk) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if comment.may_be_shown:
            st.button(
                _("Release to the room"),
                key="release",
                type="primary",
                on_click=told(_release),
                args=(visit, comment.place),
            )
        st.button(
            _("Hold back"), key="hold_back", on_click=told(_hold_back), args=(visit, comment.place)
        )
        st.button(_("Later"), key="later", type="tertiary", on_click=_go_on, args=(comment.place,))


def _marked(parts: Sequence[Part]) -> str:
    """Give a text in which what is masked stands out."""
    return "".join(
        f":orange-background[{plain(one.text)}]" if one.is_masked else _spaced(one.text)
        for one in parts
    )


def _spaced(text: str) -> str:
    """Give a part of a text without markup, with the space at its ends."""
    before, after = (" " if end.isspace() else "" for end in (text[0], text[-1]))
    return f"{before}{plain(text)}{after}" if text.strip() else " "


def _release(visit: Visit, place: str) -> None:
    state.permitted(words.release)(
        visit.workspace,
        place,
        text=str(st.session_state[f"left_{place}"]),
        dimension=st.session_state[f"under_{place}"],
    )
    _go_on(place)


def _hold_back(visit: Visit, place: str) -> None:
    state.permitted(words.hold_back)(visit.workspace, place)
    _go_on(place)


def _go_on(place: str) -> None:
    st.session_state[AFTER] = place
