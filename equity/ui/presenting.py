"""The parts of the page of slides: their order, their titles, how they look, and the file."""

from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from equity.chain import entering, presenting
from equity.chain.presenting import PlannedSlide
from equity.language import _, speak
from equity.presentation import handout, workbook
from equity.presentation.deck import FindingSlide
from equity.ui import answers, pages, state
from equity.ui.show import leaving
from equity.ui.show.frame import plain, quiet, to, told
from equity.ui.state import Visit

CHOSEN, HELD, FILE = "slide", "slide_held", "slides_file"
FIRST = 2
"""The number of the first finding's slide, after the title."""

LONGEST_TITLE = 140


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A finished file, and the slides that are in it."""

    slides: tuple[PlannedSlide, ...]
    language: str
    content: bytes


def slides_or_stop(visit: Visit) -> tuple[PlannedSlide, ...]:
    """Give the kept findings as slides; where nothing is kept, say how to keep one and stop."""
    planned = presenting.slides(visit.workspace, ask=partial(answers.of, visit))
    if not planned:
        st.info(_("Nothing is kept yet. Open a gap and press **Keep this finding**."))
        to(pages.OVERVIEW, _("Find a gap in the overview"))
        st.stop()
    return planned


def order(visit: Visit, planned: tuple[PlannedSlide, ...]) -> PlannedSlide | None:
    """Let people choose a slide, move it, take it out or add one; give the chosen one."""
    taken_in = {one.card.id: one for one in planned if one.taken_in}
    ids = list(taken_in)
    chosen = _held(ids)
    if chosen:
        st.radio(
            _("Slides, in order"),
            ids,
            key=CHOSEN,
            format_func=lambda one: f"{ids.index(one) + FIRST} · {plain(taken_in[one].title)}",
            on_change=_hold,
        )
        _moves(visit, ids, ids.index(chosen))
    _add(visit, ids, [one for one in planned if not one.taken_in])
    quiet(_("We add a first slide with your school's name and a last one on how we counted."))
    return taken_in[chosen] if chosen else None


def slide(visit: Visit, planned: tuple[PlannedSlide, ...], chosen: PlannedSlide) -> None:
    """Let people change the title of a slide, beside what the data says, and show the slide."""
    number = planned.index(chosen) + FIRST
    key = f"title_{chosen.card.id}"
    st.session_state[key] = chosen.title
    st.text_input(
        _("Title of slide {number}", number=number),
        key=key,
        max_chars=LONGEST_TITLE,
        on_change=told(_retitle),
        args=(visit, chosen, key),
    )
    quiet(_("The data says: {sentence}", sentence=plain(chosen.original)))
    if chosen.slide:
        shown = repr((visit.workspace.id, chosen.slide, number))
        picture = _preview(shown, state.language(), visit, chosen.slide, number)
        leaving.image(picture, alt=_("How the slide looks: {title}", title=chosen.title))


def download(visit: Visit, planned: tuple[PlannedSlide, ...]) -> None:
    """Offer the findings as slides, as one page to print, and as a workbook to check them."""
    bar = st.empty()
    with st.container(horizontal=True):
        _slides(visit, planned, bar)
        _one_page_and_workbook(visit)


def what_for() -> None:
    """Say what each file is for."""
    quiet(
        _(
            "**Slides** tell the story. **One page** is for people to take home. The **evidence** "
            "is for who wants to check: every number with its table, source and filter."
        )
    )
    quiet(
        _(
            "No number of a small group is in any file. Your own words are in all of them: read "
            "them once more."
        )
    )


def _slides(
    visit: Visit, planned: tuple[PlannedSlide, ...], bar: "st.delta_generator.DeltaGenerator"
) -> None:
    """Make the file while a bar shows how far it is, then offer it."""
    made: Made | None = st.session_state.get(FILE)
    if made and (made.slides, made.language) == (planned, state.language()):
        leaving.download(
            _("Download the slides (PowerPoint)"),
            made.content,
            file_name="slides.pptx",
            key="download_slides",
            type="primary",
            icon=":material/download:",
        )
    elif st.button(
        _("Make the slides (PowerPoint)"),
        key="make_slides",
        type="primary",
        icon=":material/slideshow:",
    ):
        _make(visit, planned, bar)


def _one_page_and_workbook(visit: Visit) -> None:
    """Offer both files; each is made when it is asked for, of what the page shows now."""
    deck = state.permitted(presenting.deck)(visit.workspace, ask=partial(answers.of, visit))
    leaving.download(
        _("One page to print"),
        partial(_in_language, state.language(), partial(handout.write, deck)),
        file_name="one_page.html",
        key="one_page",
        icon=":material/print:",
    )
    leaving.download(
        _("Evidence (Excel)"),
        partial(_in_language, state.language(), partial(workbook.write, deck, page=_gaps())),
        file_name="evidence.xlsx",
        key="evidence",
        icon=":material/table:",
    )


def _gaps() -> str:
    """Give the address of the page of gaps for who sits at this computer, "" for others.

    Another computer's address says where in a network the app runs, which is nobody else's matter.
    """
    if state.whence() != entering.HERE or not st.context.url:
        return ""
    seen = urlsplit(st.context.url)
    return f"{seen.scheme}://{seen.netloc}/{pages.GAPS.url}"


def _in_language(language: str, write: Callable[[], bytes]) -> bytes:
    """Make a file in the language of the page: it is made apart from the page's run."""
    apart = copy_context()
    apart.run(speak, language)
    return apart.run(write)


def _make(
    visit: Visit, planned: tuple[PlannedSlide, ...], bar: "st.delta_generator.DeltaGenerator"
) -> None:
    def tell(share: float, words: str) -> None:
        bar.progress(share, text=words)

    content = state.permitted(presenting.make)(
        visit.workspace, tell, ask=partial(answers.of, visit)
    )
    st.session_state[FILE] = Made(planned, state.language(), content)
    st.rerun()


def _held(ids: list[str]) -> str | None:
    """Give the chosen slide, and tell the list every time: under a new title it stays chosen."""
    held = st.session_state.get(HELD)
    chosen = held if held in ids else next(iter(ids), None)
    st.session_state[HELD] = st.session_state[CHOSEN] = chosen
    return chosen


def _hold() -> None:
    st.session_state[HELD] = st.session_state[CHOSEN]


def _moves(visit: Visit, ids: list[str], place: int) -> None:
    buttons = (
        (_("Move up"), "move_up", ":material/arrow_upward:", _shifted(ids, place, -1)),
        (_("Move down"), "move_down", ":material/arrow_downward:", _shifted(ids, place, 1)),
        (_("Take out"), "take_out", None, [*ids[:place], *ids[place + 1 :]]),
    )
    with st.container(horizontal=True):
        for label, key, icon, changed in buttons:
            st.button(
                label,
                key=key,
                icon=icon,
                disabled=changed == ids,
                on_click=told(presenting.order),
                args=(visit.workspace, changed),
            )


def _shifted(ids: list[str], place: int, by: int) -> list[str]:
    """Give the list with one of its members moved, as far as the list goes.

    >>> _shifted(["a", "b", "c"], 1, -1), _shifted(["a", "b", "c"], 2, 1)
    (['b', 'a', 'c'], ['a', 'b', 'c'])
    """
    others = [*ids[:place], *ids[place + 1 :]]
    others.insert(max(place + by, 0), ids[place])
    return others


def _add(visit: Visit, ids: list[str], left_out: list[PlannedSlide]) -> None:
    """Offer the findings that are not taken in; of one that cannot be shown, say so."""
    known = [one for one in left_out if one.slide]
    if known:
        with st.popover(_("Add a card"), icon=":material/add:"):
            for one in known:
                st.button(
                    plain(one.title),
                    key=f"add_{one.card.id}",
                    on_click=told(presenting.order),
                    args=(visit.workspace, [*ids, one.card.id]),
                    width="stretch",
                )
    for one in left_out:
        if one.slide is None:
            quiet(_("Not on a slide: {sentence}", sentence=plain(one.original)))


def _retitle(visit: Visit, chosen: PlannedSlide, key: str) -> None:
    state.permitted(presenting.retitle)(
        visit.workspace, chosen.card.id, st.session_state[key], ask=partial(answers.of, visit)
    )


@st.cache_data(max_entries=64, show_spinner=False)
def _preview(shown: str, language: str, _visit: Visit, _slide: FindingSlide, _number: int) -> bytes:
    del shown, language  # they are the cache's key
    return presenting.preview(_visit.workspace, _slide, number=_number)
