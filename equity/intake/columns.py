"""How full each column is: cells that say something, nothing, hide a number, or puzzle us."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from equity.intake.dates import read_dates
from equity.intake.dictionaries import GROUP_VALUES, MISSING, NOT_GROUPS, is_missing, look_up
from equity.intake.grouping import MOST_GROUPS
from equity.intake.mapping import ColumnMapping, Reading
from equity.intake.masked_cells import is_mask, is_number, is_silent
from equity.intake.race import race_of
from equity.intake.repeating import Told
from equity.intake.spelling import fold
from equity.intake.table import Check
from equity.language import _
from equity.vocabulary import Field

_LONGEST = 100
_MOSTLY = 0.5
_REPEATS = 2


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """How many cells of a column are filled, missing, masked, or not understood (unknown)."""

    label: str
    filled: int
    missing: int
    masked: int
    unknown: int
    finding: str | None = None


def column_reports(reading: Reading) -> tuple[ColumnReport, ...]:
    """Count the cells of every column; the four counts add up to the rows of the table."""
    sheet = reading.sheet
    return tuple(
        _report(one, sheet.told(one.label), len(sheet.frame)) for one in reading.mapping.columns
    )


def findings(reports: tuple[ColumnReport, ...]) -> list[Check]:
    """Say what is strange in columns that nobody has given a meaning yet."""
    return [Check(one.finding, needs_a_look=True) for one in reports if one.finding]


def _report(column: ColumnMapping, told: Told, cells: int) -> ColumnReport:
    counts: Counter[str] = Counter()
    for value, rows in told.counts.items():
        counts[value[:_LONGEST]] += rows
    said = {value: rows for value, rows in counts.items() if not is_missing(value)}
    what, fits = _shape(column, said)
    masked = {one for one in counts if fits is is_number and is_mask(one)}
    missing = {one for one in counts if one not in masked and (one not in said or is_silent(one))}
    unknown = {one for one in said if one not in masked | missing and not fits(one)}
    no_value, hidden, strange = (
        sum(counts[value] for value in values) for values in (missing, masked, unknown)
    )
    return ColumnReport(
        label=column.label,
        filled=cells - no_value - hidden - strange,
        missing=no_value,
        masked=hidden,
        unknown=strange,
        finding=_finding(column, what, strange, told),
    )


def _shape(
    column: ColumnMapping, said: Mapping[str, int]
) -> tuple[str | None, Callable[[str], bool]]:
    """Give what the values of a column are, in a word, and what tells whether a value is one."""
    field = column.field
    if field is Field.RACE_ETHNICITY:
        return None, lambda value: bool(race_of(value)) or fold(value) in NOT_GROUPS[field]
    if field in GROUP_VALUES:
        known = GROUP_VALUES[field]
        return None, lambda value: bool(look_up(known, value)) or fold(value) in NOT_GROUPS[field]
    most = _MOSTLY * sum(said.values())
    if most and sum(rows for value, rows in said.items() if is_number(value)) >= most:
        return _("numbers"), is_number
    values = pd.Series(list(said), dtype="str")
    dates = set(values[read_dates(values, MISSING).values.notna()]) if most else set()
    if dates and sum(said[value] for value in dates) >= most:
        return _("dates"), dates.__contains__
    return None, lambda _value: True


def _finding(column: ColumnMapping, what: str | None, unknown: int, told: Told) -> str | None:
    if column.field is not None:
        return None
    if what and unknown:
        return _(
            "'{label}' holds {what}, but cells with something else too: {count}",
            label=column.label,
            what=what,
            count=unknown,
        )
    if what is None and told.different > MOST_GROUPS and max(told.counts.values()) < _REPEATS:
        return _(
            "'{label}' has {count} different values, too many to compare as groups",
            label=column.label,
            count=told.different,
        )
    return None
