"""The same numbers as text: the table under a picture."""

import math
from collections.abc import Sequence

from equity.gaps.gap import Gap
from equity.language import _
from equity.privacy.table import SafeGroup, SafeTable
from equity.story import (
    alone,
    amounts,
    answers,
    apart,
    findings,
    groups,
    published,
    sentences,
    sides,
)
from equity.story.answers import Bar, Three
from equity.vocabulary import Unit

NONE = "–"
"""Where a quantity does not exist."""

BESIDE = ""
"""Beside the one text for what is hidden: it stands once for all of a row."""

_RATES = {Unit.PER_100_STUDENTS: "Per 100 students", Unit.MEAN: "On average"}


def same_numbers(table: SafeTable) -> list[dict[str, str]]:
    """Give one row a group in the table's order, all students first; every value is text.

    A hidden group keeps its row: the one text stands there once, in place of all its numbers. The
    number of students is a band in the room and exact in the staff view.
    """
    return [_row(table, one) for one in (table.everyone, *table.groups)]


def columns(table: SafeTable) -> tuple[str, ...]:
    """Name the columns of `same_numbers`."""
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


def from_to(table: SafeTable) -> list[tuple[float | str, float | str]]:
    """Give the ends of what each row of `same_numbers` says of its group, as numbers.

    They have as many digits as the text: a number that is said alone is both ends. Where the row
    says no number, or a range without an upper end, they are what its other cells are.
    """
    return [_said_ends(table.measure.unit, one) for one in (table.everyone, *table.groups)]


def topics(tables: Sequence[SafeTable], chosen: Sequence[sides.Group]) -> list[dict[str, str]]:
    """Give one row a topic, the widest gap first: the numbers of the equiplot as text."""
    return [_topic(table, chosen) for table in sides.by_widest_gap(tables, chosen)]


def topic_columns(tables: Sequence[SafeTable], chosen: Sequence[sides.Group]) -> tuple[str, ...]:
    """Name the columns of `topics`."""
    names = (one.name for one in sides.of_table(tables[0], chosen))
    return (_("Topic"), *names, _("Widest gap"))


def three_answers(three: Three, chosen: Sequence[sides.Group]) -> list[dict[str, str]]:
    """Give one row a group: the numbers of the three answers as text."""
    bars, names = answers.bars(three, chosen), answers.answer_names(three)
    return [_answers(one, names) for one in bars]


def answer_columns(three: Three) -> tuple[str, ...]:
    """Name the columns of `three_answers`."""
    return (_("Group"), *filter(None, answers.answer_names(three)), _("How many answered"))


def _topic(table: SafeTable, chosen: Sequence[sides.Group]) -> dict[str, str]:
    unit = table.measure.unit
    every = sides.of_table(table, chosen)
    gap = sides.widest_gap(every, unit)
    hidden = [*(sides.hidden_text() for _group in chosen), BESIDE]
    texts = [amounts.rate_text(one.rate, unit) if one.rate else "" for one in every]
    return {
        _("Topic"): _(table.measure.column),
        **{one.name: text or why for one, text, why in zip(every, texts, hidden, strict=True)},
        _("Widest gap"): _not_compared(table, chosen) if gap is None else apart.so_many(gap),
    }


def _not_compared(table: SafeTable, chosen: Sequence[sides.Group]) -> str:
    return BESIDE if sides.is_hidden(table, chosen[0]) else alone.said()


def _answers(one: Bar, names: Sequence[str]) -> dict[str, str]:
    bins = [amounts.of_ends(ends) for ends in one.bins] or [one.why, BESIDE, BESIDE]
    numbers = {name: number for name, number in zip(names, bins, strict=True) if name}
    return {_("Group"): one.name, **numbers, _("How many answered"): one.answers}


def _said_ends(unit: Unit, one: SafeGroup) -> tuple[float | str, float | str]:
    if not one.shown or one.gap is None:
        return BESIDE, BESIDE
    if published.has_no_rate(one) or not math.isfinite(one.gap.rate.high):
        return NONE, NONE
    low, high = amounts.sure_and_maybe(one.gap.rate, unit)
    return float(amounts.number(low, unit)), float(amounts.number(high, unit))


def _row(table: SafeTable, one: SafeGroup) -> dict[str, str]:
    name = groups.row_name(table.by if one.group else (), one.group)
    first, rate, *others = columns(table)
    if not one.shown or one.gap is None:
        why = groups.capitalised(sentences.why_hidden(one))
        return {first: name, rate: why, **dict.fromkeys(others, BESIDE)}
    return {first: name, **dict(zip((rate, *others), _numbers(table, one, one.gap), strict=True))}


def _numbers(table: SafeTable, one: SafeGroup, gap: Gap) -> list[str]:
    unit = table.measure.unit
    return [
        _("no rate") if published.has_no_rate(one) else amounts.rate_text(gap.rate, unit),
        amounts.rate_text(gap.others_rate, unit) if gap.others_rate else NONE,
        _difference(table, one, gap),
        *([amounts.times(gap.ratio) if gap.ratio else NONE] * sentences.says_times(table)),
        findings.how_sure(table, one.group)[0] if one.group else NONE,
        amounts.band(one.size, one.persons) or NONE,
    ]


def _difference(table: SafeTable, one: SafeGroup, gap: Gap) -> str:
    if published.is_unknown(table, one):
        return NONE
    return amounts.difference_text(gap, table.measure.unit) or NONE
