"""What a climate survey says, in a sentence: over all topics, and on one question."""

from collections.abc import Sequence

from equity.language import _
from equity.privacy.table import TOO_FEW, SafeGroup, SafeTable
from equity.story import alone, amounts, groups, sentences, sides
from equity.story.answers import answer_words
from equity.story.findings import is_behind
from equity.story.sides import Group
from equity.vocabulary import Evidence, Unit

AGREE = "Agree"
"""People who agree say what the question says; any other answer is quoted beside it."""


def farthest_behind(tables: Sequence[SafeTable], group: Group) -> SafeTable | None:
    """Give the topic on which the school is the farthest behind for a group.

    None where no topic shows that it is, more surely than chance would.
    """
    behind: list[tuple[int, SafeTable]] = []
    for table in tables:
        one = table.group(*group)
        if one is None or one.gap is None or one.evidence in (None, Evidence.TOO_SMALL):
            continue
        if is_behind(table, one.gap):
            behind.append((abs(amounts.points(one.gap, table.measure.unit) or 0), table))
    return max(behind, key=lambda pair: pair[0])[1] if behind else None


def not_compared(tables: Sequence[SafeTable], group: Group) -> list[tuple[SafeTable, SafeGroup]]:
    """Give the topics on which a group is shown, if nothing stands beside it on any; else none."""
    every = [(table, one) for table in tables if (one := table.group(*group))]
    shown = [(table, one) for table, one in every if one.rate]
    return shown if all(one.is_alone for _table, one in shown) else []


def telling_question(
    questions: Sequence[SafeTable], topics: Sequence[SafeTable], group: Group
) -> str:
    """Give the key of the question farthest behind for a group, else of one of such a topic.

    Where no topic is behind either it is the first question.
    """
    farthest, topic = farthest_behind(questions, group), farthest_behind(topics, group)
    of_topic = [
        one
        for one in questions
        if topic and one.measure.topic == topic.measure.topic and _is_shown(one, group)
    ]
    return (farthest or (*of_topic, *questions)[0]).measure.key


def over_topics(tables: Sequence[SafeTable], group: Group) -> str:
    """Say on which topic the school is the farthest behind for a group, of those compared."""
    farthest = farthest_behind(tables, group)
    whole = tables[0]
    if farthest is None and not any(_is_shown(table, group) for table in tables):
        return f"{groups.heading(whole.by, group)}: {_(TOO_FEW)}"
    named = groups.in_a_sentence(whole.by, group) + groups.under_filter(whole.only)
    if farthest is None:
        return _none_is_behind(tables, group, named)
    least = farthest.measure.wording.least
    return _(least, group=named) if least else sentences.finding(farthest, group)


def _none_is_behind(tables: Sequence[SafeTable], group: Group, named: str) -> str:
    if not_compared(tables, group):
        others = groups.others(tables[0].by, tables[0].compared_with)
        whom = groups.capitalised(named)
        return _("{group}: not compared with {others}", group=whom, others=others)
    if any(one.is_alone for table in tables if (one := table.group(*group))):
        return _(
            "No topic that can be compared shows for sure that school works less well for {group}",
            group=named,
        )
    return _("No topic shows for sure that school works less well for {group}", group=named)


def on_a_question(table: SafeTable, group: Group) -> str:
    """Say how many of a group give a good answer to one question, in its own words."""
    one = table.group(*group)
    if one is None or not one.shown or one.gap is None:
        return f"{groups.heading(table.by, group)}: {_(TOO_FEW)}"
    words = {
        "group": groups.in_a_sentence(table.by, group) + groups.under_filter(table.only),
        "question": _(table.measure.label),
        "answer": answer_words(table.measure.answers),
    }
    low, high = amounts.sure_and_maybe(one.gap.rate, Unit.SHARE)
    says = answer_words(table.measure.answers) == _(AGREE)
    if high < 50:
        return _(_FEWER[says], **words)
    if low > 50:
        return _(_MORE[says], **words)
    return _(_ABOUT[says], rate=amounts.rate_text(one.gap.rate, Unit.SHARE), **words)


_FEWER = {
    True: "Fewer than half of {group} say: “{question}”",
    False: "Fewer than half of {group} answer “{answer}” to “{question}”",
}
_MORE = {
    True: "More than half of {group} say: “{question}”",
    False: "More than half of {group} answer “{answer}” to “{question}”",
}
_ABOUT = {
    True: "{rate} of every 100 {group} say: “{question}”",
    False: "{rate} of every 100 {group} answer “{answer}” to “{question}”",
}


def how_to_read_topics(tables: Sequence[SafeTable], chosen: Sequence[Group]) -> str:
    """Say how to read the picture of all topics; where the first group is not compared, why."""
    told = not_compared(tables, chosen[0])
    said = [f"{one}." for one in dict.fromkeys(alone.why(*one) for one in told)]
    if any(sides.has_a_gap(sides.of_table(table, chosen)) for table in tables):
        said.append(_("The longer the bar, the more differently students feel. Widest gap first."))
    elif any(any(alone.can_be_beside(*one)) for one in told):
        said.append(_("Choose a second group to set beside it."))
    if said:
        said.append(_("Numbers are rounded."))
    return " ".join(said)


def how_to_read_answers() -> str:
    """Say how to read the picture of one question."""
    return _("Of every 100 students in each group:")


def who_answered(table: SafeTable) -> list[str]:
    """Say of every group how many answered, in bands; a hidden one is said to be hidden."""
    said = []
    for one in (table.everyone, *table.groups):
        name = groups.heading(table.by, one.group)
        many = amounts.band(one.size, one.persons) if one.shown else _(TOO_FEW)
        said.append(f"{name}: {many}")
    return said


def _is_shown(table: SafeTable, group: Group) -> bool:
    one = table.group(*group)
    return one is not None and one.shown
