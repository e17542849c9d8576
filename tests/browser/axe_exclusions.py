"""Faults of Streamlit's own frame, one selector and one rule at a time.

A test fails when one of them has become clean: then its line goes.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exclusion:
    """A node that we cannot mend: the rule it breaks, and the Streamlit that it was seen in."""

    rule: str
    selector: str
    streamlit: str
    why: str


EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion(
        rule="list",
        selector="ul[data-testid=stSidebarNavItems]",
        streamlit="1.67.0",
        why="on a phone the menu's sections are divs straight inside its list",
    ),
    Exclusion(
        rule="listitem",
        selector="ul[data-testid=stSidebarNavItems] > div > li",
        streamlit="1.67.0",
        why="on a phone the menu's links are items of a section's div, not of the list",
    ),
    Exclusion(
        rule="presentation-role-conflict",
        selector="section[data-testid=stFileUploaderDropzone]",
        streamlit="1.67.0",
        why="the drop zone is presentation, yet it has a name",
    ),
    Exclusion(
        rule="scrollable-region-focusable",
        selector="div[data-testid=stTable] > div",
        streamlit="1.67.0",
        why="on a phone a wide table scrolls in a box that the keyboard cannot enter",
    ),
)
