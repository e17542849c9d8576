"""How wide a text is, and where its lines break.

Slides say Arial, because PowerPoint, Keynote and Google Slides all have it, and LibreOffice has
Liberation Sans in its place, whose signs are just as wide. So that font, shipped in `fonts`, draws
the pictures and the preview, and measuring with it says where every one of them breaks a line.
"""

from functools import cache
from pathlib import Path

from PIL import ImageFont

NAME = "Arial"
"""The font that a .pptx file names."""

DRAWN = "Liberation Sans"
"""The font that pictures are drawn with."""

FOLDER = Path(__file__).with_name("fonts")

PIXELS = 96 / 72
"""Pixels of 1/96 inch in a point."""

LINE = 1.149
"""From one line to the next, in sizes of the text."""

_EM = 2048
_SLACK = 1.01
_STEP = 8


@cache
def face(pixels: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Give the font at a size in pixels."""
    path = FOLDER / f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(path, pixels, layout_engine=ImageFont.Layout.BASIC)


def width_of(text: str, *, points: float, bold: bool = False) -> float:
    """Give how wide a text is, in pixels of 1/96 inch.

    >>> round(width_of("18 of every 100", points=12))
    109
    """
    return face(_EM, bold=bold).getlength(text) * points * PIXELS / _EM


def height_of(lines: int, *, points: float) -> float:
    """Give how high some lines are, in pixels of 1/96 inch.

    >>> height_of(2, points=12)
    36.768
    """
    return round(lines * points * PIXELS * LINE, 3)


def broken(text: str, *, points: float, bold: bool = False, width: float) -> list[str]:
    """Break a text into lines that fit a width, as an office program does; a word stays whole.

    >>> broken("Each student counts once.", points=12, width=120)
    ['Each student', 'counts once.']
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, points=points, bold=bold) * _SLACK <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def cut(text: str, *, points: float, bold: bool = False, width: float, lines: int) -> str:
    """Give the text, or as many of its words as some lines hold, with a sign that more follows.

    >>> cut("Each student counts once, however many times.", points=12, width=120, lines=2)
    'Each student counts …'
    """
    words = text.split()
    if len(broken(text, points=points, bold=bold, width=width)) <= lines:
        return " ".join(words)
    for count in range(len(words) - 1, 0, -1):
        shorter = " ".join([*words[:count], "…"])
        if len(broken(shorter, points=points, bold=bold, width=width)) <= lines:
            return shorter
    return "…"


def even_width(text: str, *, points: float, bold: bool = False, width: float) -> float:
    """Give the least width at which a text has no more lines than at the given width.

    A width at which a number stays with the word after it is better than a smaller one.
    """
    widths = [width - step * _STEP for step in range(int(width / _STEP))]
    lines = {one: broken(text, points=points, bold=bold, width=one) for one in widths}
    even = sorted(one for one in widths if len(lines[one]) == len(lines[width]))
    kept = (one for one in even if not any(line[-1].isdigit() for line in lines[one][:-1]))
    return next(kept, even[0])
