"""Every picture as sentences, so that it can be read aloud."""

from collections.abc import Sequence

from equity.language import _
from equity.privacy.table import SafeTable
from equity.story import groups, sentences
from equity.story.findings import Finding


def heatmap(tables: Sequence[SafeTable], findings: Sequence[Finding]) -> str:
    """Say what the heatmap shows: measures, groups, what stands out, what is hidden."""
    if not tables:
        return _("An empty table")
    measures = ", ".join(_(table.measure.column) for table in tables)
    hidden = list(dict.fromkeys(one.group for table in tables for one in table.hidden))
    named = "; ".join(groups.row_name(tables[0].by, group) for group in hidden)
    return _joined(
        _("A table of groups and measures: {measures}.", measures=measures),
        *(
            _("{number}: {sentence}.", number=number, sentence=finding.sentence)
            for number, finding in enumerate(findings[:3], start=1)
        ),
        _("Too few students to show safely, in one column or more: {groups}.", groups=named)
        if named
        else "",
    )


def people(table: SafeTable, group: tuple[str, ...]) -> str:
    """Say what the two panels of people show."""
    return _joined(
        _("{sentence}.", sentence=sentences.finding(table, group)),
        _("{many}.", many=sentences.how_many(table, group)),
    )


def forest(table: SafeTable) -> str:
    """Say every line of the picture in its order."""
    return _joined(
        _("Every group beside {others}.", others=groups.others(table.by, table.compared_with)),
        *(
            _(
                "{sentence}. {range}.",
                sentence=sentences.finding(table, one.group),
                range=sentences.how_sure(table, one.group)[1],
            )
            for one in table.groups
            if one.shown
        ),
        _("{hidden}.", hidden=sentences.hidden(table)) if table.hidden else "",
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
