"""The registry of pages: the menu is the practice."""

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from equity.language import _


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its file (from app.py), its name in the menu, its place in the URL."""

    file: str
    title: str
    icon: str
    url: str
    is_first: bool = False
    is_in_menu: bool = True


HOME = Page("pages/start/home.py", "Home", ":material/home:", "home", is_first=True)
BRING_DATA = Page("pages/start/bring_data.py", "Bring data", ":material/upload_file:", "bring")
WHO = Page("pages/start/who.py", "Who is here", ":material/groups:", "who")
OVERVIEW = Page("pages/look/overview.py", "Overview", ":material/grid_on:", "overview")
CLIMATE = Page("pages/look/climate.py", "Climate", ":material/forum:", "climate")
WORDS = Page("pages/look/words.py", "In their words", ":material/format_quote:", "words")
GAPS = Page("pages/look/gaps.py", "Gaps", ":material/compare_arrows:", "gaps")
STAFF = Page(
    "pages/look/staff.py", "Exact numbers", ":material/visibility_off:", "staff", is_in_menu=False
)
RELEASE = Page(
    "pages/look/release.py",
    "What the room may read",
    ":material/visibility_off:",
    "release",
    is_in_menu=False,
)
COUNTS = Page("pages/look/counts.py", "Counts", ":material/tag:", "counts", is_in_menu=False)
FOCUS = Page("pages/choose/focus.py", "Focus areas", ":material/center_focus_strong:", "focus")
PRESENTATION = Page(
    "pages/present/presentation.py", "Presentation", ":material/slideshow:", "presentation"
)
METHODS = Page("pages/present/methods.py", "Methods and privacy", ":material/lock:", "methods")

MENU: dict[str, tuple[Page, ...]] = {
    "Start": (HOME, BRING_DATA, WHO),
    "Look": (OVERVIEW, CLIMATE, GAPS, WORDS, COUNTS, STAFF, RELEASE),
    "Choose": (FOCUS,),
    "Present": (PRESENTATION, METHODS),
}


def chosen() -> st.Page:
    """Draw the menu and give the page that the visitor asked for."""
    is_first_run = bool(PagesManager.uses_pages_directory)
    page = st.navigation(
        {
            _(section): [
                st.Page(
                    page.file,
                    title=_(page.title),
                    icon=page.icon,
                    url_path=page.url,
                    default=page.is_first,
                    visibility="visible" if page.is_in_menu else "hidden",
                )
                for page in pages
            ]
            for section, pages in MENU.items()
        },
        position="top",
    )
    if is_first_run and page.url_path:
        _load_again()
    return page


def _load_again() -> None:
    """Let the browser load the page once more.

    Until the menu was drawn once, a server that has just started looks for pages in pages/ itself.
    It finds none there, and says "Page not found" over the page that its first visitor's link asks.
    What the browser asked for is loaded, not what this run made of the address.
    """
    st.html(
        "<script>location.replace(performance.getEntriesByType('navigation')[0].name)</script>",
        unsafe_allow_javascript=True,
    )
