"""The vote with dots on the board: opening and closing it, the way in for phones, its result."""

import streamlit as st

from equity.chain import entering, focusing, voting
from equity.language import _, speak
from equity.practice.vote import DOTS_EACH, FEWEST_CARDS, MOST_EACH, Choice, Result, Vote
from equity.story import days
from equity.ui import invitation, state
from equity.ui.show.ballot import ballot
from equity.ui.show.frame import problems, quiet, section, sentence, told
from equity.ui.show.icons import in_dots
from equity.ui.state import Visit
from equity.vocabulary import AREA_NAMES, FEWEST_VOTERS, Action

EVERY = 3.0
"""Seconds after which a page looks whether the vote goes on."""


def vote(visit: Visit) -> None:
    """Show the newest vote as it goes on; nothing where there never was one.

    Who leads the room has no ballot: they hold the process, count and close. Both see the result.
    """
    newest = state.permitted(voting.latest)(visit.workspace)
    goes_on = newest is not None and newest.is_open
    follows = goes_on or not state.may(Action.LEAD_VOTE)
    st.fragment(_follow, run_every=EVERY if follows else None)(visit, newest)


def opener(visit: Visit) -> None:
    """Offer who leads the room to open a vote, where none is open."""
    newest = state.permitted(voting.latest)(visit.workspace)
    if not state.may(Action.LEAD_VOTE) or (newest and newest.is_open):
        return
    label = _("Vote again") if newest else _("Vote with dots")
    with st.popover(label, icon=":material/how_to_vote:", key="vote"):
        count = len(voting.choices(visit.workspace))
        if count < FEWEST_CARDS:
            st.markdown(_("Keep the cards that you want to talk about first: two or more."))
            return
        st.markdown(_("People put their dots on the {count} kept cards.", count=count))
        st.segmented_control(
            _("Dots for each person"),
            range(1, MOST_EACH + 1),
            default=DOTS_EACH,
            key="dots_each",
            required=True,
        )
        st.button(
            _("Open the vote"),
            key="open_vote",
            type="primary",
            on_click=told(_open),
            args=(visit,),
        )


def _follow(visit: Visit, seen: Vote | None) -> None:
    """Show the vote; run the page again where another is open, or this one was closed."""
    speak(state.language())
    with problems():
        newest = state.permitted(voting.latest)(visit.workspace)
        if newest != seen:
            st.rerun()
        if newest is None:
            return
        if newest.result is not None:
            _result(visit, newest, newest.result)
        elif state.may(Action.LEAD_VOTE):
            _lead(visit, newest)
        else:
            ballot(visit, newest)


def _lead(visit: Visit, newest: Vote) -> None:
    """Invite phones, count what is in the room, close; no dot of a phone is shown here."""
    page = invitation.page_for_phones()
    with st.container(border=True, gap="small", key="lead_vote"):
        invited, going_on = st.columns([2, 3], gap="medium")
        with invited:
            _invitation(visit, page)
        with going_on:
            section(_how_it_goes(newest.dots_each))
            st.markdown(_voted(voting.turnout(visit.workspace, newest)))
            quiet(
                _(
                    "Give everyone quiet time. Dots are hidden until you close the vote, so that "
                    "nobody follows the loud. Dots from phones show once {fewest} people voted.",
                    fewest=FEWEST_VOTERS,
                )
            )
            st.button(
                _("Close the vote and show the dots"),
                key="close_vote",
                type="primary",
                on_click=told(_close),
                args=(visit, newest),
            )
            label = _("Dots on paper or fingers? Count them here")
            with st.expander(label, expanded=page is None):
                _counts(visit, newest)


def _invitation(visit: Visit, page: str | None) -> None:
    if page is None:
        st.info(
            _(
                "Phones cannot reach this computer yet: the app is open to this computer only. To "
                "vote with phones, end the app, start it with `make network`, and open this page "
                "again. The vote stays open. Or put dots on paper, and count them here."
            ),
            icon=":material/wifi_off:",
        )
        return
    st.markdown(invitation.qr_code(visit.workspace, page, name=_("QR code of this vote")))
    code = state.permitted(entering.code_of)(visit.workspace)
    said = _(
        "Scan it with a phone in the same network. Or open **{address}**, give the room code "
        "**{code}**, then choose Focus areas.",
        address=page.rpartition("/")[0].partition("://")[2],
        code=code,
    )
    quiet(said)


def _counts(visit: Visit, newest: Vote) -> None:
    """Ask how many dots each card has in the room."""
    quiet(_("First everyone puts all dots, at the same time. Then count."))
    before = voting.counted(visit.workspace, newest)
    for one in newest.choices:
        key = f"count_{one.card_id}"
        st.session_state[key] = before.get(one.card_id, 0)
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            st.markdown(sentence(one.sentence))
            st.number_input(
                one.sentence,
                key=key,
                min_value=0,
                max_value=voting.MOST_COUNTED,
                step=1,
                width=140,
                label_visibility="collapsed",
                on_change=told(_count),
                args=(visit, newest, one.card_id),
            )


def _result(visit: Visit, newest: Vote, found: Result) -> None:
    """Show the dots of a closed vote; once people have chosen after it, it makes room."""
    title = _("Where our dots are")
    has_led_on = any(one.moment > newest.moment for one in focusing.chosen(visit.workspace))
    place = st.expander(title) if has_led_on else st.container(border=True, key="vote_result")
    with place:
        if not has_led_on:
            section(title)
        quiet(_who_voted(newest, found))
        by_dots = newest.by_dots()
        for choice, count in by_dots:
            if count > 0:
                _row(choice, count)
        without = [choice for choice, count in by_dots if count <= 0]
        if without:
            with st.expander(_without_dots(len(without), found)):
                for choice in without:
                    st.markdown(sentence(choice.sentence))
        quiet(_("Dots start the talk. Talk about it, then choose a card and say why."))


def _row(choice: Choice, count: int) -> None:
    area = f":small[:gray[{_(AREA_NAMES[choice.area])}]]"
    st.markdown(f"**{sentence(choice.sentence)}**  \n{in_dots(count)} &nbsp; {area}")


def _open(visit: Visit) -> None:
    each = int(st.session_state.get("dots_each", DOTS_EACH))
    state.permitted(voting.start)(visit.workspace, dots_each=each)


def _count(visit: Visit, newest: Vote, card_id: str) -> None:
    number = int(st.session_state[f"count_{card_id}"] or 0)
    state.permitted(voting.count)(visit.workspace, newest, card_id, number)


def _close(visit: Visit, newest: Vote) -> None:
    state.permitted(voting.close)(visit.workspace, newest)


def _how_it_goes(each: int) -> str:
    if each == 1:
        return _("The vote is open: 1 dot for each person")
    return _("The vote is open: {count} dots for each person", count=each)


def _voted(voters: int) -> str:
    if voters == 0:
        return _("Nobody has voted by phone yet.")
    if voters == 1:
        return _("**1 person** has voted by phone.")
    return _("**{count} people** have voted by phone.", count=voters)


def _without_dots(count: int, found: Result) -> str:
    """Name the cards that show no dot: where dots are held back, they may have some."""
    if found.are_too_few:
        return _("Cards with no dots that we can show: {count}", count=count)
    return _("Cards without dots: {count}", count=count)


def _who_voted(newest: Vote, found: Result) -> str:
    said = []
    if found.voters:
        said.append(_voted(found.voters))
    if found.are_too_few:
        said.append(
            _(
                "Of fewer than {fewest}, each could be guessed, so their dots are not shown. "
                "Vote again when more are there, or count dots in the room.",
                fewest=FEWEST_VOTERS,
            )
        )
    in_room = sum(found.counted.values())
    if in_room:
        said.append(_("Dots counted in the room: {count}.", count=in_room))
    if not said:
        said.append(_("Nobody put a dot."))
    return " ".join((_("Vote of {day}.", day=days.of(newest.moment)), *said))
