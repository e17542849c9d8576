"""What the marks of a picture mean, on lines over it: no name is ever cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from equity.story.charts.drawing import LINE, Canvas, width_of, wrapped

MARK, NEXT, DEEP = 22, 20, 26
"""From a mark to its name, from a name to the next mark, and from line to line."""


@dataclass(frozen=True, slots=True)
class Key:
    """One mark and its name; `shape` "" is a box."""

    shape: str
    colour: str
    name: str


def above(canvas: Canvas, keys: Sequence[Key], width: float) -> float:
    """Draw marks and names from the top, in as many lines as they need; give where they end."""
    x, y, deep = 0.0, 12.0, float(DEEP)
    for key in keys:
        lines = wrapped(key.name, width - MARK)
        wide = MARK + max(map(width_of, lines))
        if x and x + wide > width:
            x, y, deep = 0.0, y + deep, float(DEEP)
        deep = max(deep, DEEP + (len(lines) - 1) * LINE)
        _mark(canvas, key, x, y)
        canvas.paragraph(lines, x + MARK, y + (len(lines) - 1) * LINE / 2)
        x += wide + NEXT
    return y - 12 + deep


def _mark(canvas: Canvas, key: Key, x: float, y: float) -> None:
    if key.shape:
        size = 200 if key.shape == "square" else 260
        canvas.add("dots", x=x + 9, y=y, shape=key.shape, size=size, colour=key.colour)
    else:
        canvas.box("boxes", (x, y - 8), (15, 15), colour=key.colour)
