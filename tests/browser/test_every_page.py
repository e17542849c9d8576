"""Every page at every size: no fault, nothing cut off, nobody else asked."""

from dataclasses import dataclass
from functools import cache
from itertools import product

import pytest
from playwright.sync_api import BrowserContext, expect

import sizes
from accessibility import Fault, faults, named_by_icon
from axe_exclusions import EXCLUSIONS
from equity.ui.pages import MENU
from running_app import ROOT
from visitor import Traffic, address, open_sample, settle, too_wide

pytestmark = pytest.mark.browser

PAGES = {page.url: page for section in MENU.values() for page in section}
LOOKS = list(product(PAGES, sizes.SCREENS, sizes.THEMES))
SCREENS = ROOT / "build" / "screens"


@dataclass(frozen=True)
class Look:
    """What was seen of one page: faults, how many pixels are too wide, foreign addresses.

    `unnamed` are the buttons that are read out by the name of their icon.
    """

    faults: list[Fault]
    too_wide: int
    exceptions: int
    foreign: list[str]
    unnamed: list[str]


@pytest.fixture(scope="module")
def look(app, chromium):
    """Look at a page of the sample school, once; a picture of it goes to build/screens."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    first = chromium.new_page()
    open_sample(first, app.url)
    room = address(first)["room"][0]
    first.close()

    @cache
    def visitor(theme: str) -> BrowserContext:
        return chromium.new_context(color_scheme=theme)

    @cache
    def take(name: str, size: str, theme: str) -> Look:
        width, height = map(int, size.split("x"))
        traffic = Traffic()
        context = visitor(theme)
        traffic.record(context)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        path = "" if PAGES[name].is_first else name
        page.goto(f"{app.url}/{path}?room={room}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        settle(page)
        page.screenshot(path=SCREENS / f"{name}_{size}_{theme}.png")
        seen = Look(
            faults(page),
            too_wide(page),
            page.get_by_test_id("stException").count(),
            traffic.foreign(),
            named_by_icon(page),
        )
        page.close()
        return seen

    return take


@pytest.mark.parametrize(("name", "size", "theme"), LOOKS)
def test_a_page_is_whole_and_readable_for_all(look, name, size, theme):
    seen = look(name, size, theme)
    assert [fault for fault in seen.faults if fault.excused is None] == []
    assert (seen.too_wide, seen.exceptions, seen.foreign) == (0, 0, [])


@pytest.mark.parametrize("name", ["overview", "gaps"])
def test_what_is_chosen_is_readable_in_the_dark(look, name):
    seen = look(name, sizes.SCREENS[0], "dark")
    assert [fault for fault in seen.faults if fault.excused is None] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_button_that_is_only_a_sign_is_read_out_as_what_it_does(look, name):
    assert look(name, sizes.SCREENS[0], sizes.THEMES[0]).unnamed == []


@pytest.mark.parametrize("exclusion", EXCLUSIONS, ids=lambda one: f"{one.rule} {one.selector}")
def test_an_excluded_node_still_has_its_fault(look, exclusion):
    assert exclusion in {fault.excused for fault in look(*exclusion.seen_on).faults}


def test_every_page_file_is_in_the_menu():
    files = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("pages/*/*.py")}
    assert {page.file for page in PAGES.values()} == files


def test_the_server_never_complained(app, look):
    look("overview", sizes.SCREENS[0], sizes.THEMES[0])
    assert [line for line in app.log if "Warning" in line or "Traceback" in line] == []
