"""Published files in wide form: groups stand in the column names, such as "Black enrollment".

A name is read as words: those of a group (or of one group of each of several dimensions) and those
that say what the number is: how many students there are, how many had the outcome, or their share.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from equity.intake import rows
from equity.intake.dictionaries import GROUP_VALUES, is_missing, look_up
from equity.intake.headers import meanings_of
from equity.intake.mapping import Reading
from equity.intake.masked_cells import Cells, is_mask, is_number, read_cells
from equity.intake.places import places_of
from equity.intake.published_cells import JOIN, Published, ends
from equity.intake.sheet import Sheet
from equity.intake.spelling import header_words
from equity.language import _
from equity.vocabulary import DIMENSION_FIELDS, Field

_STUDENTS = frozenset(
    {"pop", "population", "enrollment", "enrolment", "enrolled", "enroll", "enr", "students", "n"}
    | {"denominator", "denom", "headcount", "membership"}
)
_SHARE = frozenset({"rate", "pct", "percent", "percentage"})
_COUNT = frozenset(
    {"count", "number", "num", "numerator", "suspended", "suspensions", "suspension", "susp"}
    | {"oss", "iss", "expelled", "expulsions", "absent", "graduated", "graduates", "proficient"}
)
_EVERYBODY = frozenset({"all", "total", "overall"})
_FIELDS = tuple(
    one
    for one in DIMENSION_FIELDS
    if one in GROUP_VALUES and one not in (Field.SCHOOL, Field.GRADE)
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column of a wide file holds: which number of which groups (none: all students)."""

    field: Field
    groups: tuple[tuple[str, str], ...]


def meaning_of(label: str) -> Meaning | None:
    """Read a column's name, None where it names no group or no number.

    >>> meaning_of("Black female enrollment").groups
    (('race_ethnicity', 'Black or African American'), ('gender', 'Girls'))
    """
    words = list(header_words(label.replace("%", " percent ")))
    found: dict[str, str] = {}
    for field in _FIELDS:
        for first, last in _runs(len(words)):
            said = " ".join(words[first:last])
            group = look_up(GROUP_VALUES[field], said) if len(said) >= _SHORTEST else None
            if group:
                found[field.value] = group
                del words[first:last]
                break
    role = _role(words)
    if role is None or not (found or _EVERYBODY.intersection(words)):
        return None
    return Meaning(role, tuple(found.items()))


def _runs(count: int) -> list[tuple[int, int]]:
    """Give all runs of words, the longest first."""
    return [(one, one + size) for size in range(count, 0, -1) for one in range(count - size + 1)]


def _role(words: Sequence[str]) -> Field | None:
    for field, known in (
        (Field.AGG_RATE, _SHARE),
        (Field.AGG_NUMERATOR, _COUNT),
        (Field.AGG_DENOMINATOR, _STUDENTS),
    ):
        if known.intersection(words):
            return field
    return None


def meanings(sheet: Sheet) -> dict[str, Meaning]:
    """Give the columns that hold numbers of groups; none where they do not make a table."""
    if any(Field.STUDENT_ID in meanings_of(label) for label in sheet.labels):
        return {}
    named = {label: meaning for label in sheet.labels if (meaning := meaning_of(label))}
    found = {label: one for label, one in named.items() if _holds_numbers(sheet.column(label))}
    rated = {
        one.groups
        for one in found.values()
        if one.field is Field.AGG_RATE
        or {Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR}
        <= {other.field for other in found.values() if other.groups == one.groups}
    }
    return found if len(rated - {()}) > 1 else {}


def _holds_numbers(column: pd.Series) -> bool:
    return all(is_number(raw) or is_mask(raw) or is_missing(raw) for raw in column.unique())


def read_by_names(reading: Reading, *, measure: str, period: str | None) -> Published:
    """Give the cells of every row and group."""
    sheet = reading.sheet
    found = pd.DataFrame({"period": rows.periods(reading, period)})
    found = pd.concat([found, places_of(reading)], axis=1)
    columns: dict[tuple[tuple[str, str], ...], dict[Field, pd.Series]] = {}
    for label, one in meanings(sheet).items():
        columns.setdefault(one.groups, {}).setdefault(one.field, sheet.column(label))
    of_100 = _is_of_100(sheet)
    tables, says = [], pd.Series(False, index=sheet.frame.index)
    for groups, numbers in columns.items():
        cells = _cells(numbers, sheet.frame.index, of_100=of_100)
        kept = pd.Series([one.says_something for one in cells], index=sheet.frame.index)
        says |= kept
        table = found.assign(
            dimension=JOIN.join(name for name, _group in groups),
            groups=JOIN.join(group for _name, group in groups),
            measure=measure,
        )
        tables.append(table.join(pd.DataFrame(map(ends, cells), index=table.index))[kept])
    reasons = pd.Series(None, index=sheet.frame.index, dtype="str")
    reasons = reasons.mask(~says, _("no number in the row"))
    reasons = reasons.mask(found["place"].isna(), _("no place"))
    reasons = reasons.mask(found.duplicated(keep=False), _("several rows of one place"))
    cells_of_all = pd.concat(tables)
    return Published(
        rows=found, cells=cells_of_all[reasons.loc[cells_of_all.index].isna()], reasons=reasons
    )


def _cells(numbers: dict[Field, pd.Series], index: pd.Index, *, of_100: bool) -> list[Cells]:
    fields = (Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR, Field.AGG_RATE)
    texts = [numbers.get(field, pd.Series("", index=index, dtype="str")) for field in fields]
    return [read_cells(*line, of_100=of_100) for line in zip(*texts, strict=True)]


def _is_of_100(sheet: Sheet) -> bool:
    """Tell whether shares are percents: a name says so, or a number is over 1."""
    labels = [label for label, one in meanings(sheet).items() if one.field is Field.AGG_RATE]
    if any(word in label.casefold() for label in labels for word in ("%", "percent", "pct")):
        return True
    texts = [raw for label in labels for raw in sheet.column(label).unique()]
    return any(is_number(raw) and float(raw.strip("% ").replace(",", "")) > 1 for raw in texts)
