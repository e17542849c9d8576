"""Lines of a table that are no rows of it: empty ones, names once more, totals and notes."""

import re

import numpy as np
import pandas as pd

from equity.intake.totals import TOTAL
from equity.language import _

_NOTE = re.compile(r"(sources?|notes?)\s*:", re.IGNORECASE)
_LONE_NOTE = re.compile(
    r"\*|(sources?|notes?|generated|printed|exported|page \d|end of|confidential|data as of)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\d.,%$*<>+() -]+")


def reasons_why_not(frame: pd.DataFrame, heading: list[str]) -> dict[int, str]:
    """Say for each place of a row that is no row of the table why it is none."""
    reasons = {place: _("The row is empty") for place in np.flatnonzero(blank(frame)).tolist()}
    names = heading[: frame.shape[1]]
    again = (frame[0] == names[0]).to_numpy(dtype=bool) & bool(names[0])
    for place in np.flatnonzero(again).tolist():
        if frame.iloc[place].tolist() == names:
            reasons[place] = _("The row repeats the column names")
    for place in range(len(frame) - 1, -1, -1):
        if place not in reasons:
            reason = _footer(frame.iloc[place].tolist())
            if reason is None:
                break
            reasons[place] = reason
    return reasons


def _footer(cells: list[str]) -> str | None:
    first, *others = [cell for cell in cells if cell]
    words = [cell for cell in others if not _NUMBER.fullmatch(cell)]
    if len(cells) < 2 or len(words) * 2 > len(cells) - 1:
        return None
    if TOTAL.match(first):
        return _("The row is a total at the end of the table")
    lone = len(cells) > 2 and not others and bool(cells[0]) and _LONE_NOTE.match(first)
    return _("The row is a note below the table") if lone or _NOTE.match(first) else None


def blank(frame: pd.DataFrame) -> np.ndarray:
    """Mark the lines without any text."""
    empty = np.ones(len(frame), dtype=bool)
    for place in frame:
        empty &= (frame[place] == "").to_numpy(dtype=bool)
        if not empty.any():
            break
    return empty
