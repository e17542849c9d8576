"""Of every 100 students: a group and its comparison as figures, ten in a row.

Where only a range is said, the figures that are sure are full and those that may be are in the
middle tone; of what is masked wholly there are none. Events for every 100 students can be more than
100, and means are no parts of it: they are bars.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import SafeTable
from equity.story import alt_text, amounts, groups, palette, published, sides
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

Group = tuple[str, ...]
Ends = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Panel:
    """One side of the picture; `rate` None has nothing to show."""

    name: str
    rate: Bounded | None
    students: str
    full: str
    middle: str
    left: float


def people(table: SafeTable, group: Group, *, theme: str) -> Spec:
    """Draw the group beside its comparison; of a hidden group only its name and the one text."""
    panels = _panels(table, group, palette.of(theme))
    canvas = _canvas(theme)
    bottom = _draw(canvas, panels, panels, table.measure.unit)
    return canvas.picture((WIDTH, bottom), alt=alt_text.people(table, group))


def people_apart(table: SafeTable, group: Group, *, theme: str) -> tuple[Spec, ...]:
    """Draw the group and its comparison as pictures of their own, which a phone stacks."""
    panels, unit = _panels(table, group, palette.of(theme)), table.measure.unit
    pictures = []
    for panel in panels:
        canvas = _canvas(theme)
        bottom = _draw(canvas, [replace(panel, left=LEFT)], panels, unit)
        alt = ". ".join(filter(None, (f"{panel.name}: {_said(panel, unit)}", panel.students)))
        pictures.append(canvas.picture((ACROSS, bottom), alt=f"{alt}."))
    return tuple(pictures)


def _canvas(theme: str) -> Canvas:
    return Canvas(theme, "figures", "boxes", "words")


def _draw(canvas: Canvas, drawn: list[Panel], beside: Sequence[Panel], unit: Unit) -> float:
    """Draw panels on the scale and the lines of all that stand beside them; give the bottom."""
    down = _names(canvas, drawn, beside)
    for panel in drawn:
        style = {"size": 16, "colour": canvas.colours.soft}
        if panel.rate is not None:
            style = {"size": 30, "weight": 700, "colour": panel.full}
        canvas.write(_said(panel, unit), panel.left - bool(panel.rate), NUMBER + down, **style)
    known = [panel for panel in drawn if panel.rate and not published.says_nothing(panel.rate)]
    bottom, first = NUMBER + 16 + down, FIRST + down
    if known and amounts.is_of_100(unit):
        bottom = _figures(canvas, known, first, unit)
    elif known:
        bottom = _bars(canvas, known, first, ends=_ends(known, unit), all_ends=_ends(beside, unit))
    for panel in known:
        canvas.write(panel.students, panel.left, bottom + 12, size=16, colour=canvas.colours.soft)
    return bottom + 24 * bool(known)


def _said(panel: Panel, unit: Unit) -> str:
    return _number(panel.rate, unit) if panel.rate else sides.hidden_text()


def _panels(table: SafeTable, group: Group, colours: Palette) -> list[Panel]:
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
    if one is None or gap is None or one.is_alone:
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


def _names(canvas: Canvas, drawn: Sequence[Panel], beside: Sequence[Panel]) -> float:
    """Write the names in as many lines as they need; give how far they push the rest down."""
    most = max(len(_broken(panel)) for panel in beside)
    for panel in drawn:
        lines = _broken(panel)
        for index, line in enumerate(lines, start=most - len(lines)):
            canvas.write(line, panel.left, NAME + index * DEEP, size=HEADING, weight=600)
    return float((most - 1) * DEEP)


def _broken(panel: Panel) -> list[str]:
    return wrapped(panel.name, ACROSS * SIZE / HEADING)


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


def _figures(canvas: Canvas, panels: list[Panel], first: float, unit: Unit) -> float:
    for panel in panels:
        sure, maybe = amounts.sure_and_maybe(panel.rate or Bounded(0, 0), unit)
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


def _bars(
    canvas: Canvas, panels: list[Panel], first: float, *, ends: Ends, all_ends: Ends
) -> float:
    longest = max(high for _low, high in all_ends) or 1
    for panel, (low, high) in zip(panels, ends, strict=True):
        for value, colour in ((high, panel.middle), (low, panel.full)):
            size = (round(LONGEST * value / longest), BAR)
            canvas.box("boxes", (panel.left, first - BAR / 2), size, colour=colour)
    return first + BAR / 2 + 8


def _ends(panels: Sequence[Panel], unit: Unit) -> Ends:
    return [amounts.sure_and_maybe(panel.rate, unit) for panel in panels if panel.rate]
