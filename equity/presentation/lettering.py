"""How wide a text is, and where its lines break.

Slides say Arial, because PowerPoint, Keynote and Google Slides all have it, and LibreOffice has
Liberation Sans in its place, whose signs are just as wide. So that font, shipped in `fonts`, draws
the pictures and the preview, and measuring with it says where every one of them breaks a line.
"""

from functools import cache
from itertools import takewhile
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
_SLACK, _TIGHTER = 1.01, 1.02
_STEP = 8


@cache
def face(pixels: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Give the font at a size in pixels."""
    path = FOLDER / f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(path, pixels, layout_engine=ImageFont.Layout.BASIC)


def width_of(text: str, *, points: float, bold: bool = False) -> float:
    """Give how wide a text is, in pixels of 1/96 inch.

    >>> round(width_of("18 of every 100", points=12))
    110
    """
    return sum(_advance(sign, bold) for sign in text) * points * PIXELS


@cache
def _advance(sign: str, bold: bool) -> float:
    """Give how wide one sign is, in sizes of the text."""
    return face(_EM, bold=bold).getlength(sign) / _EM


def height_of(lines: int, *, points: float) -> float:
    """Give how high some lines are, in pixels of 1/96 inch.

    >>> height_of(2, points=12)
    36.768
    """
    return round(lines * points * PIXELS * LINE, 3)


def broken(text: str, *, points: float, bold: bool = False, width: float) -> list[str]:
    """Break a text into lines that fit a width, as an office program does.

    A word stays whole unless it is wider than a line.

    >>> broken("Each student counts once.", points=12, width=120)
    ['Each student', 'counts once.']
    """
    room = width / (points * PIXELS * _SLACK)
    lines: list[str] = []
    for word in text.split():
        rest = word
        if lines and _fitting(f"{lines[-1]} {word}", bold, room) is None:
            rest = f"{lines.pop()} {word}"
        while most := _fitting(rest, bold, room):
            lines.append(rest[:most])
            rest = rest[most:]
        lines.append(rest)
    return lines


def _fitting(line: str, bold: bool, room: float) -> int | None:
    """Say how many signs of a line fit, one at least; None where all of them do."""
    wide = 0.0
    for count, sign in enumerate(line):
        wide += _advance(sign, bold)
        if wide > room:
            return max(count, 1) if len(line) > 1 else None
    return None


def cut(text: str, *, points: float, bold: bool = False, width: float, lines: int) -> str:
    """Give the text, or as many of its words as some lines hold, with a sign that more follows.

    >>> cut("Each student counts once, however many times.", points=12, width=120, lines=2)
    'Each student counts once, …'
    """
    found = broken(text, points=points, bold=bold, width=width)
    if len(found) <= lines:
        return " ".join(text.split())
    words = [*" ".join(found[:lines]).split(), "…"]
    while len(broken(" ".join(words), points=points, bold=bold, width=width)) > lines:
        del words[-2]
    return " ".join(words)


def even_width(text: str, *, points: float, bold: bool = False, width: float) -> float:
    """Give the least width at which a text has no more lines than at the given width.

    Where it can, it keeps every number with the word after it, and breaks at the same words in a
    program that sets text a little tighter.
    """

    def lines(wide: float) -> list[str]:
        return broken(text, points=points, bold=bold, width=wide)

    def is_good(wide: float) -> bool:
        keeps = not any(line[-1].isdigit() for line in lines(wide)[:-1])
        return keeps and lines(wide) == lines(wide * _TIGHTER)

    widths = (width - step * _STEP for step in range(int(width / _STEP)))
    even = list(takewhile(lambda one: len(lines(one)) == len(lines(width)), widths))
    return next(filter(is_good, reversed(even)), even[-1])
