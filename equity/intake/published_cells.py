"""The cells of published files: one a group, place, year and measure, each number a range.

`CleanTable.cells` has one row a cell with the columns of `COLUMNS`. `dimension` and `group` hold
one name a dimension, joined by `JOIN`; both are "" for all students as the publisher printed them.
Numbers are low and high ends, missing where the publisher says nothing; shares run from 0 to 1.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from equity.intake.dictionaries import DIMENSION_LABELS, GROUP_ORDER
from equity.intake.grouping import in_order
from equity.intake.masked_cells import Cells
from equity.intake.table import Check, Dimension
from equity.language import _
from equity.vocabulary import DIMENSION_FIELDS, Field

COLUMNS = {
    "period": "VARCHAR",
    "place": "VARCHAR",
    "level": "VARCHAR",
    "measure": "VARCHAR",
    "dimension": "VARCHAR",
    "groups": "VARCHAR",
    "k_low": "DOUBLE",
    "k_high": "DOUBLE",
    "n_low": "DOUBLE",
    "n_high": "DOUBLE",
    "rate_low": "DOUBLE",
    "rate_high": "DOUBLE",
    "why": "VARCHAR",
}
"""The columns of the cells and their types."""

JOIN = "\x1f"
"""Between the names of two dimensions, or of their two groups."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Published:
    """What was read of a published file.

    `rows` has period, place and level of every row of the sheet, `reasons` why a row is left out
    (missing where it is kept); `labels` name dimensions that no dictionary knows.
    """

    rows: pd.DataFrame
    cells: pd.DataFrame
    reasons: pd.Series
    checks: tuple[Check, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


def put_together(named: Sequence[str], found: Sequence[Published], said: str) -> Published:
    """Give what was read of parts of one table, such as years: `named` names each, `said` all.

    A row is left out where no part has a number of it; where only some lack it, a check says so.
    """
    if len(found) == 1:
        return found[0]
    left_out = pd.concat([one.reasons for one in found], axis=1)
    nowhere = left_out.notna().all(axis=1)
    checks = [Check(said)]
    for name, one in zip(named, found, strict=True):
        missing = (
            Check(_("Rows left out: {count}. Why: {reason}", count=count, reason=why), True)
            for why, count in one.reasons[~nowhere].value_counts().items()
        )
        told = (*missing, *one.checks)
        checks += [replace(each, sentence=f"{name}: {each.sentence}") for each in told]
    return Published(
        rows=found[-1].rows,
        cells=pd.concat([one.cells for one in found], ignore_index=True),
        reasons=left_out.iloc[:, -1].where(nowhere),
        checks=tuple(checks),
        labels={name: label for one in found for name, label in one.labels.items()},
    )


def dimensions_of(
    present: Mapping[str, set[str]], labels: Mapping[str, str]
) -> tuple[Dimension, ...]:
    """Give the dimensions in the order of every screen, each with its groups that are present."""
    fields = [field.value for field in DIMENSION_FIELDS]
    names = sorted(present, key=lambda name: fields.index(name) if name in fields else len(fields))
    return tuple(_dimension(name, present[name], labels.get(name, name)) for name in names)


def _dimension(name: str, groups: set[str], label: str) -> Dimension:
    field = Field(name) if name in list(Field) else None
    known: Sequence[str] = GROUP_ORDER.get(field, ()) if field else ()
    said = DIMENSION_LABELS.get(field, label) if field else label
    return Dimension(name, said, in_order(tuple(known), groups))


def ends(cells: Cells) -> dict[str, float | str | None]:
    """Give the numbers of a line as columns of the cells."""
    row: dict[str, float | str | None] = {}
    for name, number in (("k", cells.count), ("n", cells.students), ("rate", cells.share)):
        row[f"{name}_low"] = math.nan if number is None else number.low
        row[f"{name}_high"] = math.nan if number is None else number.high
    known = (one for one in (cells.count, cells.students, cells.share) if one is not None)
    row["why"] = next((one.why for one in known if one.why), None)
    return row
