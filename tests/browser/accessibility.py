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


def _excuse(page: Page, rule: str, target: str) -> Exclusion | None:
    for exclusion in EXCLUSIONS:
        if rule == exclusion.rule and page.locator(target).evaluate(
            "(node, selector) => node.matches(selector)", exclusion.selector
        ):
            return exclusion
    return None
