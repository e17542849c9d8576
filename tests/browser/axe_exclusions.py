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


EXCLUSIONS: tuple[Exclusion, ...] = ()
