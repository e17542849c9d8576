"""What axe finds on a page, and which findings are Streamlit's own."""

import re
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from axe_exclusions import EXCLUSIONS, Exclusion

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@dataclass(frozen=True)
class Fault:
    """One node that breaks one rule; `excused` is the exclusion that covers it, if any."""

    rule: str
    html: str
    excused: Exclusion | None


def faults(page: Page) -> list[Fault]:
    """Look at the whole page as it stands, excluded nodes too."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        Fault(violation["id"], node["html"], _excuse(page, violation["id"], node["target"][0]))
        for violation in found
        for node in violation["nodes"]
    ]


def named_by_icon(page: Page) -> list[str]:
    """Give the names of the buttons that have none but their icon's, such as "close icon"."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    names = [
        node["name"]["value"]
        for node in tree
        if not node["ignored"] and node["role"]["value"] == "button"
    ]
    return [name for name in names if not name or re.fullmatch(r"\w+ icon", name)]


_SEEN = """(focused) => {
    const rings = [focused, focused.parentElement].map((one) => getComputedStyle(one));
    const has_ring = focused.matches("input, textarea")
        || rings.some((style) => style.outlineStyle !== "none" || style.boxShadow !== "none");
    const is_control = focused.matches("a, button, input, textarea, summary, [role]");
    return is_control && has_ring && focused.checkVisibility({checkOpacity: true});
}"""
"""Tells whether people see that a control has the keyboard; a text field has a cursor."""


def lost_to_the_keyboard(page: Page) -> list[str]:
    """Go through the page with Tab; give where nobody sees it, or it stops at what is no control.

    The page as a whole counts as seen: there the arrows scroll.
    """
    lost, names = [], set()
    for _step in range(100):
        page.keyboard.press("Tab")
        focused = page.locator("*:focus")
        if not focused.count() or (html := focused.evaluate("(one) => one.outerHTML")) in names:
            return lost
        names.add(html)
        if not focused.evaluate(_SEEN) and not focused.evaluate("(one) => one.matches('main')"):
            lost.append(html)
    return [*lost, "the keyboard never came round"]


def _excuse(page: Page, rule: str, target: str) -> Exclusion | None:
    for exclusion in EXCLUSIONS:
        if rule == exclusion.rule and page.locator(target).evaluate(
            "(node, selector) => node.matches(selector)", exclusion.selector
        ):
            return exclusion
    return None
