"""The same numbers as text: the table under a picture."""

from equity.gaps.gap import Gap
from equity.language import _
from equity.privacy.table import TOO_FEW, SafeGroup, SafeTable
from equity.story import amounts, groups, sentences
from equity.vocabulary import Unit

NONE = "–"
"""Where a quantity does not exist."""

_RATES = {Unit.PER_100_STUDENTS: "Per 100 students", Unit.MEAN: "On average"}


def same_numbers(table: SafeTable) -> list[dict[str, str]]:
    """Give one row a group in the table's order, all students first; every value is text.

    A hidden group keeps its row: the one text stands in place of its numbers. The number of
    students is a band in the room and exact in the staff view.
    """
    return [_row(table, one) for one in (table.everyone, *table.groups)]


def _row(table: SafeTable, one: SafeGroup) -> dict[str, str]:
    name = groups.row_name(table.by if one.group else (), one.group)
    texts = dict.fromkeys(_columns(table), NONE) | {_("Group"): name}
    if not one.shown or one.gap is None:
        return texts | {_columns(table)[1]: groups.capitalised(_(TOO_FEW))}
    return texts | dict(zip(_columns(table)[1:], _numbers(table, one, one.gap), strict=True))


def _columns(table: SafeTable) -> tuple[str, ...]:
    rate = _RATES.get(table.measure.unit, "Of every 100")
    times = (_("Times as often"),) if sentences.says_times(table) else ()
    return (
        _("Group"),
        _(rate),
        groups.capitalised(groups.others_short(table.by, table.compared_with)),
        _("Difference"),
        *times,
        _("How sure"),
        _("How many students"),
    )


def _numbers(table: SafeTable, one: SafeGroup, gap: Gap) -> list[str]:
    unit = table.measure.unit
    points = amounts.points(gap, unit)
    return [
        amounts.rate_text(gap.rate, unit),
        amounts.rate_text(gap.others_rate, unit) if gap.others_rate else NONE,
        NONE if points is None else amounts.signed(points, unit),
        *([amounts.times(gap.ratio) if gap.ratio else NONE] * sentences.says_times(table)),
        sentences.badge(one.evidence) if gap.others_rate and one.evidence else NONE,
        amounts.band(one.size, one.persons) or NONE,
    ]
