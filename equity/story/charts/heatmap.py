"""All groups beside all measures: where is school experienced differently?

Each cell holds the group's number of every 100 and its points above or below the comparison; its
shade says how far (cut at 4, 10 and 15 points; events for every 100 students at the same numbers
of events), warm where the school works less well; a gap that is too small to say has the shade as
its outline only. A number that stands alone has no shade, and a dash in place of points. A hidden
group keeps its place as one dashed row with the one text; where a dashed cell has no room for it
the legend says it.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from equity.gaps.gap import Gap
from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import TOO_FEW, SafeGroup, SafeTable
from equity.story import alone, alt_text, amounts, figures, groups, palette, published
from equity.story.charts import columns, legend
from equity.story.charts.columns import GAP, LEFT, Block, Column
from equity.story.charts.drawing import LINE, Canvas, width_of, wrapped
from equity.story.charts.layers import Spec
from equity.story.findings import Finding, is_behind
from equity.story.palette import Palette
from equity.story.rows import NONE
from equity.story.sentences import of, why_hidden
from equity.vocabulary import Evidence, Unit

CELL, STEP = 38, 42
"""The height of a cell, and from one row to the next."""

AREA = 28
"""The height of the areas' names and lines."""

NAMES = LEFT - 14
"""The right edge of the groups' names, and their width."""

BIG_DIGIT, SMALL_DIGIT = 9.6, 7.2
"""How wide a digit is at size 18 bold, and at size 14."""

Group = tuple[str, ...]


def heatmap(tables: Sequence[SafeTable], findings: Sequence[Finding], *, theme: str) -> Spec:
    """Draw groups by measures; numbered dots tie cells to the first three findings.

    A click on a cell selects its `measure` and `group` in the selection "cell"; `chosen` reads it.
    """
    canvas = Canvas(
        theme, "boxes", "lines", "cells", "dashed", "words", "numbers", "dots", "digits"
    )
    blocks = columns.placed(tables)
    every = [column for block in blocks for column in block.columns]
    top = _head(canvas, blocks)
    order = ((), *rows_in_order(tables))
    tops: dict[Group, float] = {}
    unsaid, bottom = [], top
    for group in order:
        lines = wrapped(groups.row_name(tables[0].by if group else (), group), NAMES)
        deep = max(STEP, len(lines) * LINE + 6)
        tops[group] = bottom + (deep - STEP) / 2
        unsaid += _row(canvas, every, group, (lines, tops[group]))
        bottom += deep
    _dots(canvas, every, findings, tops)
    right, height = legend.below(canvas, every, bottom + LINE, dashed=unsaid)
    spec = canvas.picture((right + 7, height), alt=alt_text.heatmap(tables, findings))
    select = {"type": "point", "fields": ["measure", "group"]}
    return {**spec, "params": [{"name": "cell", "select": select, "views": ["cells"]}]}


def how_to_read(tables: Sequence[SafeTable]) -> str:
    """Say what the two numbers of a cell are, what the small one is of a range, what is counted."""
    said = _("Big number: of every 100, rounded.")
    if any(table.measure.unit is Unit.MEAN for table in tables):
        said = _("Big number: of every 100, or the average of grades, rounded.")
    return " ".join(filter(None, (said, _how_to_read_the_small(tables), figures.events(tables))))


def _how_to_read_the_small(tables: Sequence[SafeTable]) -> str:
    if alone.is_all(tables):
        return ""
    if any(_has_the_least(table) for table in tables):
        return _("Small number: points above or below the others, or at least so many.")
    return _("Small number: points above or below the others.")


def chosen(
    tables: Sequence[SafeTable], picked: Sequence[Mapping[str, object]]
) -> tuple[str, Group] | None:
    """Give the measure and group of a clicked cell, None where nothing of these tables is picked.

    `picked` is what the selection "cell" holds: a list of at most one {"measure", "group"}.
    """
    asked = {(one.get("measure"), one.get("group")) for one in picked}
    for table in tables:
        for one in table.groups:
            if (table.measure.key, groups.GROUP_JOIN.join(one.group)) in asked:
                return table.measure.key, one.group
    return None


def rows_in_order(tables: Sequence[SafeTable]) -> tuple[Group, ...]:
    """Give every group of any table once; one that only a later table has follows its neighbour."""
    merged: list[Group] = []
    for table in tables:
        place = 0
        for one in table.groups:
            if one.group not in merged:
                merged.insert(place, one.group)
            place = merged.index(one.group) + 1
    return tuple(merged)


def _head(canvas: Canvas, blocks: Sequence[Block]) -> float:
    """Draw the areas' names and lines and the measures' names; give where the first row begins."""
    names: dict[Column, list[str]] = {}
    for block in blocks:
        left, right = block.columns[0].left, block.columns[-1].right
        soft = canvas.colours.soft
        canvas.write(block.name, (left + right) / 2, 8, colour=soft, align="center")
        canvas.line((left, 20), (right, 20), colour=canvas.colours.line, width=2)
        for column in block.columns:
            names[column] = wrapped(_(column.table.measure.column), column.width + GAP)
    height = LINE * max((len(lines) for lines in names.values()), default=1)
    for column, lines in names.items():
        canvas.paragraph(lines, column.middle, AREA + height / 2, align="center")
    return AREA + height + 6


def _row(
    canvas: Canvas, every: Sequence[Column], group: Group, named: tuple[Sequence[str], float]
) -> list[str]:
    """Draw a group's name, in lines from a height on, and its cells.

    Give the texts of hidden cells that have no room for them.
    """
    lines, y = named
    weight = 400 if group else 700
    canvas.paragraph(lines, NAMES, y + CELL / 2, align="right", weight=weight)
    unsaid = []
    known = [column for column in every if of(column.table, group)]
    for hidden, run in groupby(known, key=lambda column: _hidden_why(column, group)):
        if hidden:
            unsaid += _hidden(canvas, list(run), y, hidden)
        else:
            for column in run:
                _cell(canvas, column, group, y)
    return unsaid


def _cell(canvas: Canvas, column: Column, group: Group, y: float) -> None:
    one, gap = of(column.table, group), _gap(column, group)
    if one is None or gap is None:
        return
    corner, size = (column.left, y), (column.width, CELL)
    ink, points = canvas.colours.ink, _points(column.table, one, gap)
    if group:
        ground, edge, ink = _look(canvas.colours, column.table, one, gap)
        named = {"measure": column.table.measure.key, "group": groups.GROUP_JOIN.join(group)}
        corner, size = (column.left + 1, y + 1), (column.width - 2, CELL - 2)
        canvas.box("cells", corner, size, colour=ground, edge=edge, **named)
    else:
        canvas.box("boxes", corner, size, colour=canvas.colours.band)
    _fill(canvas, column, y, (gap.rate, points), ink)


def _points(table: SafeTable, one: SafeGroup, gap: Gap) -> str:
    """Write the points above or below the others; a dash where a group is not compared."""
    if one.group and one.is_alone:
        return NONE
    points = amounts.points(gap, table.measure.unit)
    return "" if points is None else amounts.signed(points, table.measure.unit)


def _look(colours: Palette, table: SafeTable, one: SafeGroup, gap: Gap) -> tuple[str, str, str]:
    """Give the ground of a group's cell, its outline and the colour of its text."""
    if one.is_alone:
        return colours.paper, colours.paper, colours.ink
    unit, points = table.measure.unit, amounts.points(gap, table.measure.unit)
    weight = None if points is None else amounts.on_100(points, unit)
    shade, ink = palette.shade(colours, points=weight, is_behind=is_behind(table, gap))
    if one.evidence is None:
        return colours.same, shade, colours.ink
    if one.evidence is Evidence.TOO_SMALL:
        ends = (amounts.difference(gap, unit) or ()) if points is None else ()
        is_far = any(palette.has_colour(amounts.on_100(end, unit)) for end in ends)
        return colours.same, colours.grey_mid if is_far else shade, colours.ink
    return shade, shade, ink


def _fill(canvas: Canvas, column: Column, y: float, said: tuple[Bounded, str], ink: str) -> None:
    """Write the number and its points into a cell, or the word in place of a share."""
    unit, (rate, distance) = column.table.measure.unit, said
    if word := amounts.is_of_100(unit) and published.instead_of_a_share(rate):
        canvas.write(word, column.middle, y + CELL / 2, align="center", colour=ink)
        return
    number = amounts.rate_short(rate, unit)
    wide = len(number) * BIG_DIGIT
    both = wide + 5 + len(distance) * SMALL_DIGIT
    left, middle = column.middle - both / 2, y + CELL / 2
    if not distance or both > column.width:
        canvas.write(number, column.middle, middle, layer="numbers", align="center", colour=ink)
        return
    canvas.write(number, left, middle, layer="numbers", colour=ink)
    canvas.write(distance, left + wide + 5, middle + 1, colour=ink)


def _hidden(canvas: Canvas, run: Sequence[Column], y: float, why: str) -> list[str]:
    """Draw neighbouring hidden cells as one dashed box; give its text where it has no room."""
    left, width = run[0].left, run[-1].right - run[0].left
    canvas.box("dashed", (left, y), (width, CELL))
    reason = groups.capitalised(why)
    ask = _("{reason}. Ask, do not guess: hold a listening circle.", reason=reason)
    for text in (ask, reason) if why == _(TOO_FEW) else (reason,):
        lines = wrapped(text, width - 16)
        if len(lines) <= 2 and all(width_of(line) <= width - 16 for line in lines):
            canvas.paragraph(lines, left + 16, y + CELL / 2, colour=canvas.colours.soft)
            return []
    return [why]


def _dots(
    canvas: Canvas,
    every: Sequence[Column],
    findings: Sequence[Finding],
    tops: Mapping[Group, float],
) -> None:
    places = {column.table.measure.key: column.right for column in every}
    for number, finding in enumerate(findings[:3], start=1):
        if not finding.group or finding.measure not in places or finding.group not in tops:
            continue
        x, y = places[finding.measure] - 5, tops[finding.group] + 2
        canvas.add("dots", x=x, y=y, shape="circle", size=380, colour=canvas.colours.ink)
        canvas.write(str(number), x, y, layer="digits", colour=canvas.colours.paper)


def _hidden_why(column: Column, group: Group) -> str:
    """Give why a cell has no number, "" where it has one."""
    return "" if _gap(column, group) else why_hidden(of(column.table, group))


def _is_the_least(gap: Gap, unit: Unit) -> bool:
    """Tell whether the points of a cell are only the end of a range that is nearest to none."""
    points = amounts.points(gap, unit)
    return points is not None and amounts.difference_text(gap, unit) != amounts.signed(points, unit)


def _has_the_least(table: SafeTable) -> bool:
    shown = (one.gap for one in table.groups if one.shown and one.gap)
    return any(_is_the_least(gap, table.measure.unit) for gap in shown)


def _gap(column: Column, group: Group) -> Gap | None:
    one = of(column.table, group)
    return one.gap if one and one.shown else None
