"""Every topic of the climate survey as one row: one or two groups and everyone else on a track.

Circle: the group in focus; diamond: the second group; square: everyone else. The widest gap comes
first. Places are those of the rounded numbers that are said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from equity.language import _
from equity.privacy.table import TOO_FEW, SafeTable
from equity.story import alone, alt_text, amounts, climate, sides
from equity.story.apart import in_points
from equity.story.charts.apart import apart
from equity.story.charts.drawing import LINE, Canvas, width_of, wrapped
from equity.story.charts.keys import Key, above
from equity.story.charts.layers import Spec
from equity.story.palette import Palette
from equity.story.sides import Group, Line, Side
from equity.vocabulary import Unit

NAMES, LEFT, RIGHT, WIDTH = 190, 212, 534, 640
"""The right edge of the topics' names, the ends of the axis, the right edge of the gaps."""

FREE = WIDTH - RIGHT - 26
"""The width for what is said of a gap: a mark at the end of the axis reaches into it."""

STEP, TIGHTEST, ROOM = 52, 44, 480
ABOVE, BELOW, FOOT = 34, 18, 56
"""Room over and under a row's marks, and under the last row."""

NEAREST = 22
"""Numbers over the marks stand at least so far apart."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a side is drawn."""

    shape: str
    size: int
    colour: str
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Places for numbers of every 100, from `low` to `high`."""

    low: int
    high: int
    step: int

    def x(self, value: float) -> float:
        """Give the place of a number."""
        inside = (value - self.low) / (self.high - self.low)
        return round(LEFT + inside * (RIGHT - LEFT), 1)


def equiplot(tables: Sequence[SafeTable], chosen: Sequence[Group], *, theme: str) -> Spec:
    """Draw the topics with one or two chosen groups; a hidden group has the one text."""
    canvas = Canvas(theme, "lines", "boxes", "dashed", "dots", "words")
    ordered = sides.by_widest_gap(tables, chosen)
    looks = _looks(canvas.colours, len(chosen))
    farthest = climate.farthest_behind(tables, chosen[0])
    rows = [
        Line(
            _(table.measure.column),
            sides.of_table(table, chosen),
            table.measure.unit,
            is_finding=farthest is not None and table.measure == farthest.measure,
            is_hidden=sides.is_hidden(table, chosen[0]),
        )
        for table in ordered
    ]
    keys = _keys(rows, len(chosen), looks)
    return _drawn(canvas, rows, looks, keys, alt_text.equiplot(ordered, chosen))


def side_by_side(lines: Sequence[Line], names: Sequence[str], *, theme: str) -> Spec:
    """Draw topics with the sides of three names, such as those of students, staff and families."""
    canvas = Canvas(theme, "lines", "boxes", "dashed", "dots", "words")
    first, *more = _looks(canvas.colours, 2)
    looks = [first, *more][: len(names)]
    keys = [Key(one.shape, one.colour, name) for one, name in zip(looks, names, strict=True)]
    return _drawn(canvas, lines, looks, keys, alt_text.side_by_side(lines))


def _drawn(
    canvas: Canvas, rows: Sequence[Line], looks: Sequence[Look], keys: Sequence[Key], alt: str
) -> Spec:
    top = above(canvas, keys, WIDTH) + 20
    if any(sides.has_a_gap(row.sides) for row in rows):
        canvas.write(_("Widest gap"), WIDTH, top - 8, align="right", colour=canvas.colours.soft)
    axis = _axis([number for row in rows for number in row.numbers])
    step = min(STEP, max(TIGHTEST, (ROOM - top - FOOT) // max(len(rows), 1)))
    placed, bottom = [], top
    for row in rows:
        lines = wrapped(row.name, NAMES)
        deep = len(lines) * LINE / 2 + 2
        over = max(ABOVE - (STEP - step), deep)
        placed.append((row, lines, bottom + over))
        bottom += max(step, over + max(BELOW, deep))
    _frame(canvas, axis, top, bottom)
    for row, lines, y in placed:
        weight = 700 if row.is_finding else 400
        canvas.paragraph(lines, NAMES, y, align="right", weight=weight)
        _row(canvas, axis, row, looks, y)
    return canvas.picture((WIDTH + 4, bottom + FOOT), alt=alt)


def _looks(colours: Palette, count: int) -> list[Look]:
    first = Look("circle", 361, colours.focus, colours.focus)
    second = Look("diamond", 330, colours.warm, colours.warm)
    others = Look("square", 256, colours.grey, colours.soft)
    return [first, second, others] if count > 1 else [first, others]


def _keys(rows: Sequence[Line], chosen: int, looks: Sequence[Look]) -> list[Key]:
    keys = []
    for place, look in enumerate(looks):
        column = [row.sides[place] for row in rows]
        name, missing = column[0].name, sum(one.rate is None for one in column)
        every = missing == len(column)
        if every and place == chosen:
            continue
        if missing and place < chosen:
            note = "{name}: {reason}" if every else "{name} (where missing: {reason})"
            name = _(note, name=name, reason=_(TOO_FEW))
        keys.append(Key(look.shape, look.colour, name))
    return keys


def _axis(numbers: Sequence[float]) -> Axis:
    """Give an axis that holds all numbers, with round ends at least 4 points beyond them.

    >>> _axis([38, 79])
    Axis(low=30, high=90, step=10)
    """
    lowest, highest = min(numbers, default=0) - 4, max(numbers, default=100) + 4
    step = 10 if highest - lowest <= 60 else 20
    low = max(0, int(lowest // step) * step)
    return Axis(low, min(100, max(low + 2 * step, int(-(-highest // step)) * step)), step)


def _frame(canvas: Canvas, axis: Axis, top: float, bottom: float) -> None:
    for value in range(axis.low, axis.high + 1, axis.step):
        x = axis.x(value)
        canvas.line((x, top), (x, bottom), colour=canvas.colours.grid)
        soft = canvas.colours.soft
        canvas.write(str(value), x, bottom + 16, align="center", colour=soft)
    title = _("Good answers, of every 100")
    style = {"align": "center", "colour": canvas.colours.soft}
    canvas.write(title, (LEFT + RIGHT) / 2, bottom + 42, **style)


def _row(canvas: Canvas, axis: Axis, row: Line, looks: Sequence[Look], y: float) -> None:
    """Draw the track, the marks (the diamond last), their numbers and the gap of one topic."""
    if row.is_hidden:
        canvas.box("dashed", (LEFT, y - 14), (RIGHT - LEFT, 28))
        canvas.write(sides.hidden_text(), LEFT + 12, y, colour=canvas.colours.soft)
        return
    known = [(one, look) for one, look in zip(row.sides, looks, strict=True) if one.rate]
    places = [axis.x(number) for number in row.numbers]
    left, right = min(places), max(places)
    canvas.box("boxes", (left, y - 4), (right - left, 8), colour=canvas.colours.track)
    for x, (_side, look) in sorted(zip(places, known, strict=True), key=_depth):
        canvas.add("dots", x=x, y=y, shape=look.shape, size=look.size, colour=look.colour)
    _write_numbers(canvas, known, places, row.unit, y)
    gap = sides.widest_gap(row.sides, row.unit)
    if gap is None:
        lines = wrapped(alone.said(), FREE)
        canvas.paragraph(lines, WIDTH, y, align="right", colour=canvas.colours.soft)
    else:
        lines = wrapped(in_points(gap), FREE)
        canvas.paragraph(lines, WIDTH, y, align="right", weight=700, size=15)


def _depth(drawn: tuple[float, tuple[Side, Look]]) -> int:
    """Order marks: where they overlap the square lies under the circle, the diamond over both."""
    return ("square", "circle", "diamond").index(drawn[1][1].shape)


def _write_numbers(
    canvas: Canvas,
    known: Sequence[tuple[Side, Look]],
    places: Sequence[float],
    unit: Unit,
    y: float,
) -> None:
    texts = [amounts.rate_short(one.rate, unit) for one, _look in known if one.rate]
    widths = [width_of(text, 15) for text in texts]
    moved = apart(places, widths, least=NEAREST)
    for text, x, (_side, look) in zip(texts, moved, known, strict=True):
        style = {"align": "center", "weight": 700, "size": 15, "colour": look.text}
        canvas.write(text, x, y - 20, **style)
