"""Every picture as sentences, so that it can be read aloud."""

from collections.abc import Sequence

from equity.language import _
from equity.privacy.table import TOO_FEW, SafeTable
from equity.story import alone, amounts, groups, sentences, sides
from equity.story.answers import Bar
from equity.story.findings import Finding
from equity.vocabulary import Unit


def heatmap(tables: Sequence[SafeTable], findings: Sequence[Finding]) -> str:
    """Say what the heatmap shows: measures, groups, what stands out, what is hidden."""
    if not tables:
        return _("An empty table")
    measures = ", ".join(_(table.measure.column) for table in tables)
    hidden = list(dict.fromkeys(one.group for table in tables for one in table.hidden))
    named = "; ".join(groups.row_name(tables[0].by, group) for group in hidden)
    alone_in = [one.group for table in tables for one in table.groups if one.is_alone]
    lone = "; ".join(groups.row_name(tables[0].by, group) for group in dict.fromkeys(alone_in))
    return _joined(
        _("A table of groups and measures: {measures}.", measures=measures),
        *(
            _("{number}: {sentence}", number=number, sentence=sentences.closed(finding.sentence))
            for number, finding in enumerate(findings[:3], start=1)
        ),
        _("Too few students to show safely, in one column or more: {groups}.", groups=named)
        if named
        else "",
        _("Not compared, in one column or more: {groups}.", groups=lone) if lone else "",
    )


def people(table: SafeTable, group: tuple[str, ...]) -> str:
    """Say what the two panels of people show."""
    return _joined(
        sentences.closed(sentences.finding(table, group)),
        _("{many}.", many=sentences.how_many(table, group)),
    )


def forest(table: SafeTable) -> str:
    """Say every line of the picture in its order."""
    return _joined(
        _("{why}.", why=alone.why_all([table]))
        if alone.is_all([table])
        else _("Every group beside {others}.", others=groups.others(table.by, table.compared_with)),
        *(
            _(
                "{sentence} {range}.",
                sentence=sentences.closed(sentences.finding(table, one.group)),
                range=sentences.how_sure(table, one.group)[1],
            )
            for one in table.groups
            if one.shown
        ),
        _("{hidden}.", hidden=sentences.hidden(table)) if table.hidden else "",
    )


def equiplot(tables: Sequence[SafeTable], chosen: Sequence[sides.Group]) -> str:
    """Say every topic in the picture's order with the number of each side."""
    return _joined(
        _topic_by_topic(any(sides.has_a_gap(sides.of_table(one, chosen)) for one in tables)),
        *(
            _("{topic}: {numbers}.", topic=_(table.measure.column), numbers=_numbers(table, chosen))
            for table in tables
        ),
    )


def side_by_side(lines: Sequence[sides.Line]) -> str:
    """Say every line in the picture's order with the number of each side that is shown."""
    return _joined(
        _topic_by_topic(any(sides.has_a_gap(one.sides) for one in lines)),
        *(
            _("{topic}: {numbers}.", topic=line.name, numbers=_of_sides(line.sides, line.unit))
            for line in lines
        ),
    )


def likert(bars: Sequence[Bar], answers: Sequence[str]) -> str:
    """Say every bar of the picture with the number of each answer."""
    return _joined(
        _("Answers of every 100, group by group."),
        *(_("{group}: {numbers}.", group=one.name, numbers=_bins(one, answers)) for one in bars),
    )


def _topic_by_topic(has_a_gap: bool) -> str:
    said = _("Good answers of every 100, topic by topic.")
    return said + " " + _("The widest gap comes first.") if has_a_gap else said


def _numbers(table: SafeTable, chosen: Sequence[sides.Group]) -> str:
    unit = table.measure.unit
    return "; ".join(
        f"{one.name} {amounts.rate_text(one.rate, unit) if one.rate else _(TOO_FEW)}"
        for place, one in enumerate(sides.of_table(table, chosen))
        if one.rate or place < len(chosen)
    )


def _of_sides(shown: Sequence[sides.Side], unit: Unit) -> str:
    return "; ".join(f"{one.name} {amounts.rate_text(one.rate, unit)}" for one in shown if one.rate)


def _bins(one: Bar, answers: Sequence[str]) -> str:
    named = zip(answers, one.bins, strict=bool(one.bins))
    said = "; ".join(f"{name} {amounts.of_ends(ends)}" for name, ends in named if name)
    return said or one.why[:1].lower() + one.why[1:]


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
