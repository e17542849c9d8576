"""Bars from 0: one a theme or a group, as long as the number that is said.

Of a range the part that is sure is full, the part that may be is in the middle tone.
"""

from collections.abc import Sequence

from equity.story import amounts
from equity.story.charts.drawing import LINE, Canvas, wrapped
from equity.story.charts.layers import Spec
from equity.story.themes import Bar

NAMES, LEFT, RIGHT = 186, 200, 650
"""The right edge of the names, where bars begin, and where the picture ends."""

LONGEST = 270
"""The length of the longest bar: beside it a text has room."""

STEP, BAR = 38, 20


def bars(rows: Sequence[Bar], *, theme: str, alt: str) -> Spec:
    """Draw the bars, those in focus in colour; of what is hidden only its name and the one text."""
    canvas = Canvas(theme, "boxes", "words")
    colours = canvas.colours
    most = max((_ends(one)[1] for one in rows), default=1)
    y = 0.0
    for one in rows:
        lines = wrapped(one.name, NAMES)
        step = max(STEP, len(lines) * LINE + 8)
        middle = y + step / 2
        canvas.paragraph(lines, NAMES, middle, align="right")
        if one.rate is None:
            canvas.write(one.text, LEFT, middle, colour=colours.soft)
        else:
            full = colours.focus if one.in_focus else colours.grey
            half = colours.focus_mid if one.in_focus else colours.grey_mid
            for percent, colour in zip(reversed(_ends(one)), (half, full), strict=True):
                length = round(LONGEST * percent / most, 1)
                canvas.box("boxes", (LEFT, middle - BAR / 2), (length, BAR), colour=colour)
            canvas.write(one.text, LEFT + LONGEST * _ends(one)[1] / most + 8, middle, weight=600)
        y += step
    return canvas.picture((RIGHT, max(y, STEP)), alt=alt)


def _ends(one: Bar) -> tuple[int, int]:
    """Give the number as it is said, at least and at most, and never nothing at most."""
    sure, maybe = amounts.sure_and_maybe(one.rate, one.unit) if one.rate else (0, 1)
    return sure, max(1, maybe)
