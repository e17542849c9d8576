"""The files of the page of slides: to show, to print, and to check."""

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
from equity.ui import answers, pages, state
from equity.ui.show import leaving
from equity.ui.show.frame import quiet
from equity.ui.state import Visit

FILE = "slides_file"


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A finished file, and the slides that are in it."""

    slides: tuple[PlannedSlide, ...]
    language: str
    content: bytes


def download(visit: Visit, planned: tuple[PlannedSlide, ...]) -> None:
    """Offer the findings as slides, as one page to print, and as a workbook to check them."""
    bar = st.empty()
    with st.container(horizontal=True):
        _slides(visit, planned, bar)
        _one_page_and_workbook(visit, planned)


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


def _one_page_and_workbook(visit: Visit, planned: tuple[PlannedSlide, ...]) -> None:
    """Offer both files; each is made when it is asked for, of what the page shows now."""
    ask = partial(answers.of, visit)
    deck = state.permitted(presenting.deck)(visit.workspace, planned, ask=ask)
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
