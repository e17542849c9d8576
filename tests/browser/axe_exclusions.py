"""Faults of Streamlit's own frame, one selector and one rule at a time.

A test looks where each was seen, and fails when it has become clean: then it goes.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exclusion:
    """A node that we cannot mend: the rule it breaks, and the Streamlit that it was seen in.

    `seen_on` is a page, a size and a theme.
    """

    rule: str
    selector: str
    streamlit: str
    seen_on: tuple[str, str, str]
    why: str


EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion(
        rule="list",
        selector="ul[data-testid=stSidebarNavItems]",
        streamlit="1.67.0",
        seen_on=("home", "390x844", "light"),
        why="on a phone the menu's sections are divs straight inside its list",
    ),
    Exclusion(
        rule="listitem",
        selector="ul[data-testid=stSidebarNavItems] > div > li",
        streamlit="1.67.0",
        seen_on=("home", "390x844", "light"),
        why="on a phone the menu's links are items of a section's div, not of the list",
    ),
    Exclusion(
        rule="presentation-role-conflict",
        selector="section[data-testid=stFileUploaderDropzone]",
        streamlit="1.67.0",
        seen_on=("bring", "1280x720", "light"),
        why="the drop zone is presentation, yet it has a name",
    ),
    Exclusion(
        rule="scrollable-region-focusable",
        selector="div[data-testid=stTable] > div",
        streamlit="1.67.0",
        seen_on=("gaps", "390x844", "light"),
        why="on a phone a wide table scrolls in a box that the keyboard cannot enter",
    ),
)
