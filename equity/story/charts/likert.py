"""One question: how many of every 100 give each of the three collapsed answers, group by group.

The bars are centred on the middle answer. Its bin is not drawn where the question has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from equity.story import alt_text, amounts
from equity.story.answers import Bar, Three, answer_names, bars
from equity.story.charts.drawing import LINE, Canvas, width_of, wrapped
from equity.story.charts.keys import Key, above
from equity.story.charts.layers import Spec
from equity.story.sides import Group

WIDTH, ROW, BAR, BETWEEN = 400, 70, 30, 2
LONGEST = 3.2
"""The most pixels for one of 100."""

BOLDER = 1.03
"""How much wider a name is in bold."""

OUTSIDE = 34
"""Room for a number beside a bin that is too narrow to hold it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the middle of all bars is, and how many pixels one of 100 is."""

    centre: float
    pixels: float


def likert(three: Three, chosen: Sequence[Group], *, theme: str) -> Spec:
    """Draw the chosen groups and everyone else; `three` are the unfavourable, middle, favourable.

    A hidden group has its name and the one text.
    """
    canvas = Canvas(theme, "boxes", "dashed", "words")
    colours = (canvas.colours.warm, canvas.colours.track, canvas.colours.focus)
    named = zip(colours, answer_names(three), strict=True)
    y = above(canvas, [Key("", colour, name) for colour, name in named if name], WIDTH) + 10
    drawn = bars(three, chosen)
    scale = _scale([one for one in drawn if one.bins])
    for one in drawn:
        y = _name(canvas, one, y)
        if one.bins:
            _bins(canvas, one, scale, y)
        else:
            canvas.box("dashed", (0, y), (WIDTH, BAR))
            canvas.write(one.why, 12, y + BAR / 2, colour=canvas.colours.soft)
        y += BAR + ROW - BAR - LINE - 4
    return canvas.picture((WIDTH + 4, y), alt=alt_text.likert(drawn, answer_names(three)))


def _scale(drawn: Sequence[Bar]) -> Scale:
    """Give the scale on which every bar has room, with narrow bins' numbers beside them."""
    if not drawn:
        return Scale(WIDTH / 2, LONGEST)
    left = max(one.lengths[0] + one.lengths[1] / 2 for one in drawn)
    right = max(one.lengths[2] + one.lengths[1] / 2 for one in drawn)
    room = WIDTH - 2 * BETWEEN
    beside = [OUTSIDE * any(one.lengths[place] < 8 for one in drawn) for place in (0, 2)]
    pixels = min(LONGEST, (room - sum(beside)) / (left + right))
    spare = room - sum(beside) - pixels * (left + right)
    return Scale(BETWEEN + beside[0] + spare / 2 + pixels * left, pixels)


def _name(canvas: Canvas, one: Bar, y: float) -> float:
    """Write a group's name and how many answered; give where its bar begins."""
    lines = wrapped(one.name, (WIDTH - width_of(one.answers) - 16) / BOLDER)
    for index, line in enumerate(lines):
        canvas.write(line, 0, y + 8 + index * LINE, weight=600)
    canvas.write(one.answers, WIDTH, y + 8, align="right", colour=canvas.colours.soft)
    return y + 4 + len(lines) * LINE


def _bins(canvas: Canvas, one: Bar, scale: Scale, y: float) -> None:
    """Draw the three bins from left to right, each with its number in it or beside it."""
    colours = canvas.colours
    grounds = (colours.warm, colours.track, colours.focus)
    inks = (colours.paper, colours.ink, colours.paper)
    x = scale.centre - scale.pixels * (one.lengths[0] + one.lengths[1] / 2)
    for place, (ends, length) in enumerate(zip(one.bins, one.lengths, strict=True)):
        width = scale.pixels * length
        shift = (place - 1) * BETWEEN if one.lengths[1] else (place - 1) * BETWEEN / 2
        if length:
            corner = (round(x + shift, 1), y)
            canvas.box("boxes", corner, (round(width, 1), BAR), colour=grounds[place])
            text = amounts.of_ends(ends)
            style = {"size": 15, "weight": 700, "align": "center"}
            half = width_of(text, 15) / 2
            if width >= 2 * half + 4:
                canvas.write(text, x + shift + width / 2, y + BAR / 2, colour=inks[place], **style)
            elif place == 1:
                canvas.write(text, x + width / 2, y + BAR + 9, colour=colours.ink, **style)
            else:
                at = x + shift - half - 5 if place == 0 else x + shift + width + half + 5
                canvas.write(text, at, y + BAR / 2, colour=grounds[place], **style)
        x += width
