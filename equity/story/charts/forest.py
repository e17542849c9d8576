"""Every group beside its comparison, in the fixed order: how far apart, and how sure.

Times as often on an axis of doublings where fewer is better, else points of 100. A mark is where
the number is, in the middle of a range; its line is where the true number may lie. Warm circle:
the school works less well; blue diamond: better; hollow: worth asking about; grey square: nobody
can say. Places are those of the rounded numbers that are said.
"""

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from equity.gaps.gap import Gap
from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import SafeGroup, SafeTable
from equity.story import alone, alt_text, amounts, apart, groups, published, sentences, sides
from equity.story.alike import are_alike
from equity.story.charts import scale
from equity.story.charts.drawing import LINE, Canvas, width_of, wrapped
from equity.story.charts.layers import Spec
from equity.story.charts.scale import LEFT, Axis
from equity.story.findings import is_behind
from equity.vocabulary import Evidence, Unit

NAMES, SAYS, STUDENTS = 176, 482, 704
"""The right edge of the groups' names, the left of the words, the right of the sizes."""

HEAD, FOOT, ROOM = 28, 62, 480
STEP, TIGHTEST = 44, 30


@dataclass(frozen=True, slots=True)
class Look:
    """How a group's mark is drawn."""

    shape: Literal["circle", "diamond", "square"]
    colour: str
    pale: str
    is_hollow: bool


def forest(table: SafeTable, *, theme: str) -> Spec:
    """Draw all groups of the table; of a hidden group only its name and the one text."""
    canvas = Canvas(theme, "lines", "dashed", "marks", "words")
    axis = _axis(table)
    count = max(len(table.groups), 1)
    step = min(STEP, max(TIGHTEST, (ROOM - HEAD - FOOT) // count))
    names = [wrapped(groups.row_name(table.by, one.group), NAMES) for one in table.groups]
    ends = list(accumulate((max(step, len(lines) * LINE - 2) for lines in names), initial=HEAD))
    bottom = ends[-1]
    _frame(canvas, table, axis, bottom)
    for one, lines, (start, end) in zip(table.groups, names, pairwise(ends), strict=True):
        y = (start + end) / 2
        canvas.paragraph(lines, NAMES, y, align="right")
        if one.shown and one.gap:
            _group(canvas, table, one, one.gap, y)
        else:
            canvas.box("dashed", (LEFT, y - 14), (STUDENTS - LEFT, 28))
            text = sides.hidden_text()
            canvas.write(text, LEFT + 16, y, colour=canvas.colours.soft)
    canvas.write(_note(table), NAMES, bottom + 44, colour=canvas.colours.soft)
    return canvas.picture((STUDENTS + 4, bottom + FOOT), alt=alt_text.forest(table))


def _note(table: SafeTable) -> str:
    if alone.is_all([table]):
        return ""
    if any(one.evidence for one in table.groups) or not published.why_not_graded(table):
        return _("Line: where the true number may lie. Filled: clear. Hollow: worth asking about.")
    return _("Grey: chance was not checked. A line: a masked number may lie anywhere on it.")


def _axis(table: SafeTable) -> Axis:
    known = [one.gap for one in table.groups if one.shown and one.gap]
    if sentences.says_times(table):
        times = [gap.ratio_interval or gap.ratio for gap in known]
        return scale.of_times(_rounded(one) for one in times if one)
    unit = table.measure.unit
    ranges = [one for gap in known if (one := gap.difference_interval or gap.difference)]
    in_tenths = unit is Unit.MEAN
    return scale.of_points((amounts.of_100(one, unit) for one in ranges), in_tenths=in_tenths)


def _frame(canvas: Canvas, table: SafeTable, axis: Axis, bottom: float) -> None:
    colours = canvas.colours
    for tick in axis.ticks:
        strong = {"colour": colours.ink, "width": 2} if tick.is_same else {"colour": colours.grid}
        canvas.line((tick.x, HEAD), (tick.x, bottom), **strong)
        canvas.write(tick.name, tick.x, bottom + 16, align="center")
    canvas.write(_what(table), SAYS, 12, colour=colours.soft)
    canvas.write(_("Students"), STUDENTS, 12, colour=colours.soft, align="right")


def _what(table: SafeTable) -> str:
    """Name what is compared, where the name has room: of a survey question its good answers."""
    named = _("Good answers") if table.measure.is_item else _(table.measure.column)
    return named if width_of(named) < STUDENTS - SAYS - width_of(_("Students")) else ""


def _group(canvas: Canvas, table: SafeTable, one: SafeGroup, gap: Gap, y: float) -> None:
    axis = _axis(table)
    look = _look(canvas, table, one, gap)
    number, interval = _measured(table, one, gap)
    if interval:
        left, right = axis.x(interval.low), axis.x(interval.high)
        canvas.line((left, y), (right, y), colour=look.pale, width=5)
        for end, x, arrow in ((interval.low, left, "‹"), (interval.high, right, "›")):
            if not axis.reaches(end):
                canvas.write(arrow, x, y - 2, size=24, align="center", colour=look.pale)
    if number:
        canvas.add(
            "marks",
            x=(axis.x(number.low) + axis.x(number.high)) / 2,
            y=y,
            shape=look.shape,
            size=260 if look.shape == "circle" else 230,
            colour=canvas.colours.paper if look.is_hollow else look.colour,
            edge=look.colour if look.is_hollow else canvas.colours.paper,
        )
    canvas.write(_said(table, one, gap), SAYS, y, weight=600)
    size = amounts.band(one.size, one.persons)
    canvas.write(size, STUDENTS, y, colour=canvas.colours.soft, align="right")


def _look(canvas: Canvas, table: SafeTable, one: SafeGroup, gap: Gap) -> Look:
    colours, behind = canvas.colours, is_behind(table, gap)
    if one.evidence in (None, Evidence.TOO_SMALL) or behind is None:
        return Look("square", colours.grey, colours.grey_mid, is_hollow=False)
    hollow = one.evidence is not Evidence.CLEAR
    if behind:
        return Look("circle", colours.warm, colours.warm_mid, hollow)
    return Look("diamond", colours.focus, colours.focus_mid, hollow)


def _measured(table: SafeTable, one: SafeGroup, gap: Gap) -> tuple[Bounded | None, Bounded | None]:
    """Give the number on the axis and its interval, rounded as they are said.

    A number that has no lower or no upper end, or is masked, has no place of its own: there is only
    the span that it leaves open.
    """
    if sentences.says_times(table):
        number, interval = gap.ratio, gap.ratio_interval or gap.ratio
        has_place = number and (number.is_exact or (_is_between(number) and one.evidence))
        return _rounded(number) if number and has_place else None, interval and _rounded(interval)
    unit = table.measure.unit
    points = amounts.points(gap, unit)
    interval = gap.difference_interval or gap.difference
    return (
        None if points is None else Bounded.exactly(points),
        interval and _whole(amounts.of_100(interval, unit)),
    )


def _said(table: SafeTable, one: SafeGroup, gap: Gap) -> str:
    unit = table.measure.unit
    if published.has_no_rate(one):
        return _("no rate")
    if one.is_alone:
        rate = amounts.rate_text(gap.rate, unit)
        return _("{rate} of 100", rate=rate) if amounts.is_of_100(unit) else rate
    points = amounts.points(gap, unit)
    graded = one.not_graded is None
    if points is None or (graded and one.evidence in (None, Evidence.TOO_SMALL)):
        alike = _("about the same") if are_alike(gap, unit) else _("too small to say")
        return alike if graded else _("masked")
    if not sentences.says_times(table):
        return apart.more_or_fewer(gap, unit)
    return _times(gap)


def _times(gap: Gap) -> str:
    if gap.ratio is None:
        none = gap.others_rate is not None and gap.others_rate.high == 0
        return _("no one else had this") if none else _("more often")
    if gap.ratio.high < 1:
        percent = amounts.whole(100 * (1 - gap.ratio.middle))
        return _("{percent} % less often", percent=percent)
    return _("{times} times as often", times=amounts.times(gap.ratio))


def _is_between(times: Bounded) -> bool:
    return times.low > 0 and math.isfinite(times.high)


def _rounded(times: Bounded) -> Bounded:
    """Round times as they are said, finer under 1.

    >>> _rounded(Bounded(0.4567, 2.5714))
    Bounded(low=0.46, high=2.6, why=None)
    """
    low, high = (round(one, 2 if one < 1 else 1) for one in (times.low, times.high))
    return Bounded(low, high)


def _whole(points: Bounded) -> Bounded:
    return Bounded(amounts.whole(points.low), amounts.whole(points.high))
