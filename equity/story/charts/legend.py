"""What the shades of the heatmap mean, under its rows."""

from collections.abc import Iterator, Sequence

from equity.language import _
from equity.story import published
from equity.story.charts.columns import LEFT, Column, fewer_is_better
from equity.story.charts.drawing import Canvas, width_of
from equity.story.rows import NONE
from equity.vocabulary import Evidence

SWATCH, NEXT = 14, 16
LINE = 24


def below(
    canvas: Canvas, every: Sequence[Column], y: float, *, dashed: Sequence[str]
) -> tuple[float, float]:
    """Draw the legend from y on, in as many lines as it needs; give where the picture ends.

    `dashed` are the texts of hidden cells that have no room for them.
    It ends at the last column, or farther right where a line of the legend needs it.
    """
    colours = canvas.colours
    right = max((column.right for column in every), default=LEFT)
    items: list[tuple[tuple[str, ...], str]] = [
        (tuple(reversed(colours.worse)), _("School works less well for this group")),
        ((colours.same,), _("About the same")),
        (colours.better, _("Better")),
    ]
    if any(_is_outlined(column) for column in every):
        items.append(((), _("Outline only: too small to say")))
    if any(one.is_alone for column in every for one in column.table.groups):
        items.append(((), _("No color and {sign}: not compared", sign=NONE)))
    if note := _fewer(every):
        items.append(((), note))
    items += [((), one) for one in _without_a_share(every)]
    if dashed:
        reasons = "; ".join(dict.fromkeys(dashed))
        items.append((("",), _("Dashed: {reason}", reason=reasons)))
    widths = [len(swatches) * NEXT + 4 + width_of(text) for swatches, text in items]
    right = max([right, *widths])
    x = 0.0
    for (swatches, text), width in zip(items, widths, strict=True):
        if x and x + width > right:
            x, y = 0.0, y + LINE
        _swatches(canvas, swatches, x, y)
        canvas.write(text, x + len(swatches) * NEXT + 4 * bool(swatches), y, colour=colours.soft)
        x += width + 16
    return right, y + LINE / 2


def _swatches(canvas: Canvas, swatches: Sequence[str], x: float, y: float) -> None:
    for index, colour in enumerate(swatches):
        corner, size = (x + index * NEXT, y - SWATCH / 2), (SWATCH, SWATCH)
        if colour:
            canvas.box("boxes", corner, size, colour=colour)
        else:
            canvas.box("dashed", corner, size)


def _is_outlined(column: Column) -> bool:
    """Tell whether a gap of the column is too small to say."""
    compared = [one for one in column.table.groups if one.is_compared]
    return any(one.evidence in (None, Evidence.TOO_SMALL) for one in compared)


def _without_a_share(every: Sequence[Column]) -> Iterator[str]:
    """Say what the words in place of a number mean."""
    tables = [column.table for column in every]
    if any(published.is_masked_wholly(table, one) for table in tables for one in table.groups):
        yield _("Masked: the publisher does not print the number")
    if published.without_rate(tables):
        yield _("No rate: more students counted than enrolled")


def _fewer(every: Sequence[Column]) -> str:
    """Say for which columns fewer is better; they come first."""
    count = sum(fewer_is_better(column.table) for column in every)
    if count == 0:
        return ""
    if count == len(every):
        return _("Fewer is better")
    if count == 1:
        return _("First column: fewer is better")
    return _("First {count} columns: fewer is better", count=count)
