"""Findings and the facts beside them, in sentences whose subject is the school."""

import re
from collections.abc import Sequence

from equity.gaps.gap import Gap
from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import TOO_FEW, SafeGroup, SafeTable
from equity.story import alone, amounts, groups, published, ranges
from equity.story.alike import are_alike
from equity.vocabulary import ALL_STUDENTS, Direction, Evidence, Unit

_TWO_RATES = {
    True: "{what}: {rate} of 100 {group}. {others_short}: {others_rate}. Too small to say more",
    False: "{what}: {rate} for {group}. {others_short}: {others_rate}. Too small to say more",
}
_BOTH_RATES = "{what}: {rate} of 100 {group}. {others_short}: {others_rate}"
_FILTER_FIRST = (". {others_short}", "{filtered}. {others_short}")
"""Where a sentence goes on with the others, the filter stands before: it is about both."""

_RATE_ALONE = {
    True: "{what}: {rate} of every 100 {group}{filtered}",
    False: "{what}: {rate} for {group}{filtered}",
}


def finding(table: SafeTable, group: tuple[str, ...]) -> str:
    """Say what the table shows for a group; the group () is all students.

    The sentence names the comparison and the filter. A gap that may be chance is said as the two
    rates, or as "about the same" where it is small for sure; a hidden group is said to be hidden.
    """
    one = of(table, group)
    if one is None or one.gap is None or not one.shown:
        return f"{groups.heading(table.by if group else (), group)}: {why_hidden(one)}"
    if published.has_no_rate(one):
        named = groups.in_a_sentence(table.by if group else (), group)
        said = _("{what}: no rate for {group}", what=_what(table), group=named)
        return said + groups.under_filter(table.only)
    if published.is_masked(one):
        return _masked(table, one, one.gap)
    words = _words(table, one, one.gap)
    template = _(_template(table, one, one.gap)).replace(*_FILTER_FIRST)
    return _sentence(template.format(**words))


def _template(table: SafeTable, one: SafeGroup, gap: Gap) -> str:
    """Choose the sentence for a gap, or for a rate that stands alone."""
    is_of_100, wording = _is_of_100(table), table.measure.wording
    if one.is_alone:
        return _RATE_ALONE[is_of_100]
    points = amounts.points(gap, table.measure.unit)
    unsure = one.evidence in (None, Evidence.TOO_SMALL) and one.not_graded is None
    if points is None or (unsure and not are_alike(gap, table.measure.unit)):
        return _BOTH_RATES if one.not_graded else _TWO_RATES[is_of_100]
    if unsure or points == 0:
        return wording.same
    return wording.more if points > 0 else wording.less


def _masked(table: SafeTable, one: SafeGroup, gap: Gap) -> str:
    """Say a masked count as what it can be, and the rates only where they say anything."""
    words = _words(table, one, gap)
    many = published.masked_count(one.total or Bounded.unknown(), words["group"])
    said = _("{what}: {many}{filtered}", **(words | {"many": many}))
    if not published.says_nothing(gap.rate):
        said += _(", {rate} of 100", **words)
    if gap.others_rate:
        said += ". " + _("{others_short}: {others_rate} of 100", **words)
    return _sentence(said)


def why_hidden(one: SafeGroup | None) -> str:
    """Say why a group has no numbers."""
    return _(one.reason if one and one.reason else TOO_FEW)


def closed(text: str) -> str:
    """Give a text as a sentence of its own, with the stop that a heading does without.

    >>> closed("Others: 63"), closed("Who is missing?"), closed("They ask: “Who is missing?”")
    ('Others: 63.', 'Who is missing?', 'They ask: “Who is missing?”')
    """
    return text if text.rstrip('"”').endswith((".", "!", "?")) else f"{text}."


def listed(names: Sequence[str]) -> str:
    """Name several one after the other, inside a sentence.

    >>> listed(["girls", "boys", "nonbinary students"]), listed(["families"])
    ('girls, boys and nonbinary students', 'families')
    """
    *first, last = names
    return _("{names} and {last}", names=", ".join(first), last=last) if first else last


def bound_for_each(table: SafeTable) -> tuple[int, str] | None:
    """Give a bound that holds in every group shown, in steps of five, and its sentence.

    None where fewer than two groups are shown, or where of one student not all events count.
    """
    known = [one for one in table.groups if not published.has_no_rate(one)]
    shown = [one.rate for one in known if one.rate]
    if len(shown) < 2 or table.is_capped:
        return None
    unit = table.measure.unit
    if table.measure.direction is Direction.HIGHER_IS_BETTER:
        lowest = min(amounts.ends(rate, unit)[0] for rate in shown)
        bound = lowest // 5 * 5
    else:
        highest = max(amounts.ends(rate, unit)[1] for rate in shown)
        bound = -(-highest // 5) * 5
    number = amounts.number(bound, unit)
    said = _(table.measure.wording.each, rate=number) + groups.under_filter(table.only)
    return bound, said


def how_sure(table: SafeTable, group: tuple[str, ...]) -> tuple[str, str]:
    """Give the word of the evidence badge, and the range in which the true number plausibly lies.

    The range is in times where times are said (fewer is better), else in points of 100. Where it
    leaves no room for "no gap", and the gap is too small to say all the same, it says why.
    """
    one = of(table, group)
    if one is None or not one.shown or one.gap is None:
        return badge(Evidence.TOO_SMALL), groups.capitalised(why_hidden(one))
    if without := published.not_graded(one):
        return without
    if one.is_alone:
        return alone.said(), alone.why(table, one)
    grade, unit, in_times = (
        one.evidence or Evidence.TOO_SMALL,
        table.measure.unit,
        says_times(table),
    )
    between = ranges.of(one.gap, unit, in_times=in_times)
    if grade is Evidence.TOO_SMALL and ranges.has_a_gap(one.gap, unit, in_times=in_times):
        between += ". " + ranges.but_maybe_chance(table.scanned)
    return badge(grade), between


def is_compared(table: SafeTable, group: tuple[str, ...]) -> bool:
    """Tell whether a number of others stands beside that of a group; of all groups, (), none."""
    one = of(table, group)
    return one is not None and one.is_compared


def how_many(table: SafeTable, group: tuple[str, ...]) -> str:
    """Say how many students are in the group and in the comparison: bands in the room."""
    one = of(table, group)
    if one is None or not one.shown:
        return groups.capitalised(why_hidden(one))
    whom = groups.in_a_sentence(table.by if group else (), group)
    many = amounts.band(one.size, one.persons)
    if not many:
        return _("The number of students is not published")
    said = f"{many} {whom}"
    if one.others_size is None:
        return said
    others = groups.others_short(table.by, table.compared_with)
    return f"{said}, {published.others_many(table, one)} {others}"


def compared_with(table: SafeTable, group: tuple[str, ...]) -> str:
    """Say with whom a group is compared, and under which filter."""
    one = of(table, group)
    if not group or (one is not None and one.is_alone):
        return _("Nobody")
    said = groups.capitalised(groups.others(table.by, table.compared_with))
    said += groups.under_filter(table.only)
    if table.compared_with == ALL_STUDENTS:
        return _("{others} (includes the group itself)", others=said)
    return said


def hidden(table: SafeTable) -> str:
    """Say how many groups are hidden, and why, how many are masked and how many have no rate."""
    told = (_hidden(table), published.masked([table]), published.without_rate([table]))
    return ". ".join(filter(None, told))


def _hidden(table: SafeTable) -> str:
    count = len(table.hidden)
    if count == 0:
        return _("No group is hidden")
    if count == 1:
        return _("1 group: {reason}", reason=_(TOO_FEW))
    return _("{count} groups: {reason}", count=count, reason=_(TOO_FEW))


def badge(evidence: Evidence) -> str:
    """Give the word of an evidence badge."""
    return _(groups.capitalised(str(evidence)))


def says_times(table: SafeTable) -> bool:
    """Tell whether gaps are said as times: where fewer is better; good news is said in points."""
    measure = table.measure
    return measure.direction is Direction.HIGHER_IS_WORSE and measure.unit is not Unit.MEAN_SHARE


def of(table: SafeTable, group: tuple[str, ...]) -> SafeGroup | None:
    """Find a group of the table; () is everyone."""
    return table.group(*group) if group else table.everyone


def _words(table: SafeTable, one: SafeGroup, gap: Gap) -> dict[str, str]:
    unit = table.measure.unit
    filtered = groups.under_filter(table.only)
    others = groups.others(table.by, table.compared_with)
    return {
        "what": _what(table),
        "group": groups.in_a_sentence(table.by if one.group else (), one.group),
        "filtered": filtered,
        "others": others + filtered,
        "others_short": groups.others_short(table.by, table.compared_with),
        "rate": amounts.rate_text(gap.rate, unit),
        "others_rate": amounts.rate_text(gap.others_rate, unit) if gap.others_rate else "",
        "ratio": _times_as_often(gap.ratio),
    }


def _what(table: SafeTable) -> str:
    """Name what is counted: of a survey question, whose text may be bad news, its good answers."""
    column = _(table.measure.column)
    if not table.measure.is_item or table.measure.is_part:
        return column
    return _('Good answers to "{question}"', question=column)


def _is_of_100(table: SafeTable) -> bool:
    return amounts.is_of_100(table.measure.unit)


def _times_as_often(ratio: Bounded | None) -> str:
    if ratio is None or amounts.times(Bounded.exactly(ratio.middle)) == "1.0":
        return _("more often than")
    return _("{times} times as often as", times=amounts.times(ratio))


def _sentence(text: str) -> str:
    """Give a text in which every sentence starts with a capital letter."""
    return re.sub(r"(^|[.] )([^\W\d_])", lambda found: found[1] + found[2].upper(), text)
