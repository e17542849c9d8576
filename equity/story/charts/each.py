"""Every group with its own number: the picture of what is said of all of them."""

from equity.privacy.table import NOT_PRINTED, SafeGroup, SafeTable
from equity.story import findings, groups, published, themes
from equity.story.charts.bars import bars
from equity.story.charts.layers import Spec
from equity.story.charts.people import people
from equity.story.themes import Bar


def of_finding(table: SafeTable, group: tuple[str, ...], *, theme: str) -> Spec:
    """Draw what a finding rests on: a group beside its comparison, or every group for ()."""
    return people(table, group, theme=theme) if group or not table.by else each(table, theme=theme)


def each(table: SafeTable, *, theme: str) -> Spec:
    """Draw a bar a group under that of all students; of a hidden group only the one text.

    All students have none where a published table has no line of them.
    """
    known = [one for one in (table.everyone, *table.groups) if one.reason != NOT_PRINTED]
    every = [_bar(table, one) for one in known if not published.has_no_rate(one)]
    return bars(every, theme=theme, alt=themes.alt(findings.sentence(table, ()), every))


def _bar(table: SafeTable, one: SafeGroup) -> Bar:
    name = groups.row_name(table.by if one.group else (), one.group)
    return Bar(name, one.rate, one.size, in_focus=bool(one.group), unit=table.measure.unit)
