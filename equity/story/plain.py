"""Safe tables as plain text and as CSV, for a terminal and for other programs."""

import csv
import io
from collections.abc import Sequence

from equity.language import _
from equity.privacy.counted import SafeCounted
from equity.privacy.table import SafeTable
from equity.story import counted, figures, published, respondents
from equity.story.records import flat_records
from equity.story.rows import same_numbers


def as_csv(tables: Sequence[SafeTable]) -> str:
    """Give one row a group of every table, with a header."""
    rows = [row for table in tables for row in flat_records(table)]
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().rstrip("\n")


def as_text(tables: Sequence[SafeTable]) -> str:
    """Give the tables in columns, each under a line that says what it holds."""
    return "\n\n".join(_table(table) for table in tables)


def counts_as_text(tables: Sequence[SafeCounted]) -> str:
    """Give counts without rates in columns, each table under a line that says what it holds."""
    return "\n\n".join(
        "\n".join([f"{counted.headline(one)}. {counted.source(one)}", *_lines(rows)])
        for one in tables
        if (rows := counted.same_numbers(one))
    )


def _table(table: SafeTable) -> str:
    if table.measure.is_of_others:
        title = f"{table.measure.label}. {table.source}"
        return "\n".join([title, *_lines(respondents.everyone(table))])
    where = "".join(f", {one.dimension} = {one.group}" for one in table.only)
    title = f"{table.measure.label} ({', '.join(table.by)}{where}). {table.source}"
    why = [_("Not checked: {why}.", why=one) for one in published.why_not_graded(table)]
    counted_so = [figures.usual_number()] if table.is_capped else []
    return "\n".join([title, *_lines(same_numbers(table)), *counted_so, *why])


def _lines(rows: Sequence[dict[str, str]]) -> list[str]:
    columns = list(rows[0]) if rows else []
    lines = [dict(zip(columns, columns, strict=True)), *rows]
    widths = {name: max(len(line[name]) for line in lines) for name in columns}
    return [_line(line, widths) for line in lines]


def _line(line: dict[str, str], widths: dict[str, int]) -> str:
    return "  ".join(line[name].ljust(width) for name, width in widths.items()).rstrip()
