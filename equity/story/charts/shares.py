"""Share against share: each group's part of the students, and of those who answered.

Two bars a group, on one scale from 0; a group that is heard less has its lower bar in warm and says
so. Lengths are those of the rounded numbers that are said.
"""

from equity.gaps.response import Heard
from equity.language import _
from equity.numbers import Bounded
from equity.privacy.voices import SafeTurnout, SafeVoice
from equity.story import amounts, groups, logged, sides, who
from equity.story.charts.drawing import Canvas, width_of, wrapped
from equity.story.charts.layers import Spec
from equity.story.who import Legend
from equity.vocabulary import Unit

NAMES, LEFT, RIGHT = 176, 190, 704
"""The right edge of the groups' names, where bars begin, and where the last column ends."""

LONGEST = 330
"""The length of the longest bar."""

HEAD, ROOM = 34, 410
STEP, TIGHTEST = 52, 40
BAR, SWATCH = 15, 14


def shares(told: SafeTurnout, *, theme: str, of_log: bool = False) -> Spec:
    """Draw all groups; of a hidden group only its name and the one text.

    Of a discipline log without a list of students: the parts of its students, and of the suspended.
    """
    legend = logged.legend() if of_log else who.legend()
    canvas = Canvas(theme, "boxes", "words")
    count = max(len(told.groups), 1)
    step = min(STEP, max(TIGHTEST, (ROOM - HEAD) // count))
    _legend(canvas, told, legend)
    for index, one in enumerate(told.groups):
        y = HEAD + (index + 0.5) * step
        lines = wrapped(groups.row_name(told.by, one.group), NAMES)
        canvas.paragraph(lines, NAMES, y, align="right")
        _group(canvas, told, one, (y, bool(legend.rate)))
    alt = logged.alt(told) if of_log else who.alt(told)
    return canvas.picture((RIGHT + 4, HEAD + count * step), alt=alt)


def _legend(canvas: Canvas, told: SafeTurnout, legend: Legend) -> None:
    colours, x = canvas.colours, float(LEFT)
    for is_there, colour, text in (
        (told.has_students, colours.grey_mid, legend.students),
        (told.has_answers, colours.focus, legend.answers),
    ):
        if is_there:
            canvas.box("boxes", (x, 12 - SWATCH / 2), (SWATCH, SWATCH), colour=colour)
            canvas.write(text, x + SWATCH + 6, 12)
            x += SWATCH + 6 + width_of(text) + 16
    if told.has_students and told.has_answers:
        canvas.write(legend.rate, RIGHT, 12, colour=colours.soft, align="right")


def _group(canvas: Canvas, told: SafeTurnout, one: SafeVoice, place: tuple[float, bool]) -> None:
    """Draw the bars of one group at a height, with its rate or without."""
    colours, (y, with_rate) = canvas.colours, place
    filled = colours.warm if with_rate and one.heard is Heard.LESS else colours.focus
    bars = [
        (share, size, colour)
        for is_there, share, size, colour in (
            (told.has_students, one.enrolled, one.enrolled_size, colours.grey_mid),
            (told.has_answers, one.answered, one.answered_size, filled),
        )
        if is_there
    ]
    if not any(size for _share, size, _colour in bars):
        canvas.write(sides.hidden_text(), LEFT, y, colour=colours.soft)
        return
    top = y - len(bars) * BAR / 2
    for number, (share, size, colour) in enumerate(bars):
        why = "" if size else sides.hidden_text()
        _bar(canvas, told, share, (top + number * BAR, colour), why_hidden=why)
    if with_rate and told.has_students and told.has_answers:
        flagged = one.heard in (Heard.LESS, Heard.MORE)
        high = y - 8 * flagged
        if rate := who.rate_text(one):
            canvas.write(rate, RIGHT, high, weight=700, align="right")
        if flagged:
            canvas.write(_(str(one.heard)), RIGHT, y + 10, colour=colours.soft, align="right")


def _bar(
    canvas: Canvas,
    told: SafeTurnout,
    share: Bounded | None,
    place: tuple[float, str],
    *,
    why_hidden: str,
) -> None:
    """Draw one bar with its number; instead of a hidden one the text."""
    top, colour = place
    middle = top + BAR / 2
    if why_hidden:
        canvas.write(why_hidden, LEFT, middle + 3, colour=canvas.colours.soft)
    elif share:
        length = round(LONGEST * _percent(share) / _most(told), 1)
        canvas.box("boxes", (LEFT, top), (max(length, 1), BAR), colour=colour)
        text = amounts.rate_text(share, Unit.SHARE)
        canvas.write(text, LEFT + max(length, 1) + 8, middle, weight=600)


def _most(told: SafeTurnout) -> int:
    shares = (share for one in told.groups for share in (one.enrolled, one.answered) if share)
    return max(map(_percent, shares), default=1)


def _percent(share: Bounded) -> int:
    """Give the larger end of what is said, so that a share is never drawn as nothing."""
    return max(1, amounts.sure_and_maybe(share, Unit.SHARE)[1])
