"""Of every 100 students: a group and its comparison as figures, ten in a row.

Where only a range is known, the figures that are sure are full and those that may be are in the
middle tone. Events for every 100 students can be more than 100, and means are no parts of it:
they are bars.
"""

from dataclasses import dataclass

from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import TOO_FEW, SafeTable
from equity.story import alt_text, amounts, groups, published
from equity.story.charts.drawing import Canvas, wrapped
from equity.story.charts.layers import DOWN, SIZE, TALL, Spec
from equity.story.palette import Palette
from equity.story.sentences import of
from equity.vocabulary import Unit

LEFT, RIGHT, WIDTH = 0, 378, 708
"""Where the two panels begin, and how wide the picture is."""

NAME, NUMBER, FIRST = 12, 46, 86
"""Where the last line of names, a number and the first row of figures are centred."""

HEADING, DEEP, ACROSS = 18, 22, 350
"""The size of a name, from one of its lines to the next, and how wide they are at most."""

BAR, LONGEST = 36, 300
"""The height of a bar, and the length of the longer one."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One side of the picture; `rate` None has nothing to show."""

    name: str
    rate: Bounded | None
    students: str
    full: str
    middle: str
    left: float


def people(table: SafeTable, group: tuple[str, ...], *, theme: str) -> Spec:
    """Draw the group beside its comparison; of a hidden group only its name and the one text."""
    canvas = Canvas(theme, "figures", "boxes", "words")
    panels = _panels(table, group, canvas.colours)
    unit = table.measure.unit
    down = _names(canvas, panels)
    for panel in panels:
        if panel.rate is None:
            style = {"size": 16, "colour": canvas.colours.soft}
            canvas.write(groups.capitalised(_(TOO_FEW)), panel.left, NUMBER + down, **style)
        else:
            number = _number(panel.rate, unit)
            style = {"size": 30, "weight": 700, "colour": panel.full}
            canvas.write(number, panel.left - 1, NUMBER + down, **style)
    known = [panel for panel in panels if panel.rate]
    bottom, first = NUMBER + 16 + down, FIRST + down
    if known and amounts.is_of_100(unit):
        bottom = _figures(canvas, known, first)
    elif known:
        bottom = _bars(canvas, known, unit, first)
    for panel in known:
        canvas.write(panel.students, panel.left, bottom + 12, size=16, colour=canvas.colours.soft)
    size = (WIDTH, bottom + 24 * bool(known))
    return canvas.picture(size, alt=alt_text.people(table, group))


def _panels(table: SafeTable, group: tuple[str, ...], colours: Palette) -> list[Panel]:
    """Give the group's panel, and that of its comparison where there is one."""
    one = of(table, group)
    gap = one.gap if one and one.shown else None
    own = Panel(
        name=groups.heading(table.by if group else (), group),
        rate=gap.rate if gap else None,
        students=_students(amounts.band(one.size, one.persons)) if one and gap else "",
        full=colours.focus,
        middle=colours.focus_mid,
        left=LEFT,
    )
    if one is None or gap is None or gap.others_rate is None:
        return [own]
    others = Panel(
        name=groups.capitalised(groups.others(table.by, table.compared_with)),
        rate=gap.others_rate,
        students=_students(published.others_many(table, one)),
        full=colours.soft,
        middle=colours.grey,
        left=RIGHT,
    )
    return [own, others]


def _names(canvas: Canvas, panels: list[Panel]) -> float:
    """Write the names in as many lines as they need; give how far they push the rest down."""
    broken = [wrapped(panel.name, ACROSS * SIZE / HEADING) for panel in panels]
    most = max(map(len, broken))
    for panel, lines in zip(panels, broken, strict=True):
        for index, line in enumerate(lines, start=most - len(lines)):
            canvas.write(line, panel.left, NAME + index * DEEP, size=HEADING, weight=600)
    return float((most - 1) * DEEP)


def _number(rate: Bounded, unit: Unit) -> str:
    if amounts.is_of_100(unit) and (word := published.instead_of_a_share(rate)):
        return groups.capitalised(word)
    number = amounts.rate_text(rate, unit)
    if unit is Unit.PER_100_STUDENTS:
        return _("{number} for every 100", number=number)
    if unit is Unit.MEAN:
        return _("{number} on average", number=number)
    return _("{number} of every 100", number=number)


def _students(band: str) -> str:
    return _("{band} students", band=band) if band else ""


def _figures(canvas: Canvas, panels: list[Panel], first: float) -> float:
    for panel in panels:
        sure, maybe = amounts.sure_and_maybe(panel.rate or Bounded(0, 0), Unit.SHARE)
        canvas.add(
            "figures",
            left=panel.left + 0.56 * TALL / 2,
            top=first,
            sure=sure,
            maybe=maybe,
            full=panel.full,
            middle=panel.middle,
            off=canvas.colours.off,
        )
    return first + 9 * DOWN + TALL / 2 + 8


def _bars(canvas: Canvas, panels: list[Panel], unit: Unit, first: float) -> float:
    ends = [amounts.sure_and_maybe(panel.rate or Bounded(0, 0), unit) for panel in panels]
    longest = max(high for _low, high in ends) or 1
    for panel, (low, high) in zip(panels, ends, strict=True):
        for value, colour in ((high, panel.middle), (low, panel.full)):
            size = (round(LONGEST * value / longest), BAR)
            canvas.box("boxes", (panel.left, first - BAR / 2), size, colour=colour)
    return first + BAR / 2 + 8
