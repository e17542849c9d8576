"""Counts as bars from 0: one line a group or a kind; what is masked is drawn as all it can be."""

import math
from collections.abc import Sequence

from equity.story.charts.drawing import Canvas, wrapped
from equity.story.charts.layers import Spec
from equity.story.counted import Bar

NAMES, LEFT, RIGHT = 176, 190, 704
"""The right edge of the names, where bars begin, and where the picture ends."""

LONGEST = 380
"""The length of the longest bar."""

STEP, THICK = 40, 20


def counted(lines: Sequence[Bar], *, theme: str, alt: str) -> Spec:
    """Draw one bar a line; a line without a number has its text only."""
    canvas = Canvas(theme, "boxes", "words")
    most = max((_end(one) for one in lines), default=0) or 1
    for index, one in enumerate(lines):
        y = (index + 0.5) * STEP
        canvas.paragraph(wrapped(one.name, NAMES), NAMES, y, align="right")
        x = float(LEFT)
        if one.number:
            x = _bar(canvas, one, y, most) + 8
        colour = canvas.colours.ink if one.number else canvas.colours.soft
        canvas.write(one.text, x, y, weight=600 if one.number else 400, colour=colour)
    return canvas.picture((RIGHT + 4, max(len(lines), 1) * STEP), alt=alt)


def _bar(canvas: Canvas, one: Bar, y: float, most: float) -> float:
    """Draw what is sure, then in a lighter colour what may be more; give where it ends."""
    sure = round(LONGEST * (one.number.low if one.number else 0) / most, 1)
    end = round(LONGEST * _end(one) / most, 1)
    top = y - THICK / 2
    if end > sure:
        canvas.box("boxes", (LEFT + sure, top), (end - sure, THICK), colour=canvas.colours.off)
    canvas.box("boxes", (LEFT, top), (max(sure, 1), THICK), colour=canvas.colours.focus)
    return LEFT + max(end, 1)


def _end(one: Bar) -> float:
    if one.number is None:
        return 0.0
    return one.number.low if math.isinf(one.number.high) else one.number.high
