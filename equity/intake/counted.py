"""Published tables that only count: how often something happened, by group or by place.

They say nowhere how many students a group has, so they make counts and parts of all counts, and no
rates. Each kind that is counted has the name that the file gives it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from equity.intake import counted_sums as sums
from equity.intake import published_long as long
from equity.intake import rows
from equity.intake.by_value import by_value
from equity.intake.hiding import most_masked
from equity.intake.mapping import ColumnMapping, Mapping, Reading
from equity.intake.masked_cells import (
    Cells,
    holds_numbers,
    holds_parts,
    is_number,
    read_count,
)
from equity.intake.published_cells import Published, ends, put_together
from equity.intake.published_claims import claim_of, said
from equity.intake.published_groups import Groups
from equity.intake.published_numbers import ENROLMENT, says_the_whole
from equity.intake.published_slices import about_one_part, slices_of
from equity.intake.published_sums import widened_wholes
from equity.intake.sheet import Sheet
from equity.intake.spelling import plain, word_form
from equity.intake.table import Check
from equity.language import _
from equity.measures import COUNTED
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

RATES = (Field.AGG_RATE, Field.AGG_PERCENT, Field.AGG_FRACTION, Field.AGG_DENOMINATOR)
_SURE = 0.95
_EVERYONE = frozenset({"total", "all"})


def proposed(sheet: Sheet, mapping: Mapping) -> Mapping:
    """Give the mapping with the columns that only count, where no rate can be made of the table."""
    counts = _counts(sheet, mapping)
    if mapping.kind is not FileKind.PUBLISHED or not counts:
        return mapping
    why = _("It counts, and no column says how many students there are: so no rates")
    not_needed = _("Not needed for what we count")
    columns = tuple(
        ColumnMapping(label=one.label, field=Field.AGG_EVENTS, certainty=_SURE, why=why)
        if one.label in counts
        else one
        if one.field
        else replace(one, certainty=0.9, why=not_needed)
        for one in mapping.columns
    )
    told = _("It has counts, but not the number of all students")
    return replace(mapping, certainty=0.9, why=told, columns=columns, measure=None)


def _counts(sheet: Sheet, mapping: Mapping) -> list[str]:
    """Give the columns that count for sure and make no rate, none where anything is not clear.

    Every row must be about another place, group, year or kind, or say the same again: else rows
    differ in something that nobody has told us.
    """
    field_of = {one.label: one.field for one in mapping.columns}
    known = [one for one, field in field_of.items() if field and field is not Field.AGG_NUMERATOR]
    fields = {*field_of.values()}
    if fields.intersection((*RATES, Field.AGG_PART)) or _rows_tell_sizes(sheet, field_of):
        return []
    claims = [claim for one in sheet.labels if one not in known and (claim := claim_of(one))]
    by_rows = Field.AGG_OUTCOME in fields
    heads = [one.label for one in claims if one.field is Field.AGG_DENOMINATOR]
    if any(one.field is Field.AGG_RATE for one in claims) or (heads and not by_rows):
        return []
    found = [
        one.label
        for one in claims
        if (one.outcome or one.events or by_rows) and (one.events or not one.foreign)
    ]
    is_clear = all(says_the_whole(one) and _is_of_counts(sheet, one) for one in found)
    if any(ENROLMENT.search(said(one)) for one in heads) or not is_clear:
        return []
    once = pd.DataFrame({one: sheet.values(one) for one in (*known, *found)}).drop_duplicates()
    differ = once.set_axis(range(once.shape[1]), axis=1)[range(len(known))].duplicated().any()
    return found if not differ and (len(found) == 1 or not by_rows) else []


def _rows_tell_sizes(sheet: Sheet, field_of: dict[str, Field | None]) -> bool:
    """Tell whether some rows are about a rate or all students: a rate may be made of them."""
    kinds = [label for label, field in field_of.items() if field is Field.AGG_OUTCOME]
    claims = [claim_of(str(raw)) for one in kinds for raw in sheet.values(one).unique()]
    return any(one.field in (Field.AGG_RATE, Field.AGG_DENOMINATOR) for one in claims if one)


def _is_of_counts(sheet: Sheet, label: str) -> bool:
    column = sheet.column(label)
    written = [str(raw) for raw in column.unique()]
    whole = not holds_parts(column) and not any("%" in raw for raw in written)
    return whole and holds_numbers(column) and any(map(is_number, written))


def read(reading: Reading, period: str | None) -> Published:
    """Give one cell for each row and column that counts, and why other rows are left out."""
    mapping = reading.mapping
    labels = mapping.labels_of(Field.AGG_EVENTS)
    if any(mapping.labels_of(one) for one in (*RATES, Field.AGG_NUMERATOR)):
        raise Problem(
            _("Counts and rates are chosen together"),
            _(
                "In {file} some columns only count, and others make a rate.",
                file=reading.sheet.file,
            ),
            _("Leave one of the two out. The file can be brought again for the other."),
        )
    found = [_of_column(reading, label, period, alone=len(labels) == 1) for label in labels]
    kinds = _("Each column is counted by itself: {names}", names=", ".join(labels))
    told = put_together(labels, found, kinds)
    return replace(told, checks=(*_said(told.cells), *told.checks))


def _said(cells: pd.DataFrame) -> Iterator[Check]:
    """Say why there are no rates, and what is missing where there are no groups."""
    yield Check(
        _(
            "The file counts, and does not say how many students there are in all. So it is shown "
            "as counts and as parts of all counts, not as rates"
        ),
        needs_a_look=True,
    )
    if not (cells["dimension"] != "").any():
        yield Check(
            _(
                "No column names groups of students. So there are counts of all students, and no "
                "gaps: these need groups"
            ),
            needs_a_look=True,
        )


def _of_column(reading: Reading, label: str, period: str | None, *, alone: bool) -> Published:
    index = reading.sheet.frame.index
    column = reading.sheet.column(label)
    most = most_masked(reading.sheet, column)
    known = {raw: Cells(count=read_count(raw, most=most)) for raw in column.unique()}
    numbers = pd.DataFrame([ends(known[raw]) for raw in column], index=index)
    groups = Groups(reading)
    found = long.located(reading, groups, period).assign(measure=_kinds(reading, label, alone))
    events = _of_all_events(reading, groups)
    found.loc[events, ["dimension", "groups"]] = ""
    cells = widened_wholes(pd.concat([found, numbers], axis=1))
    reasons = sums.another_total(cells, _reasons(cells), events)
    slices = slices_of(reading, cells[reasons.isna()], long.KEY)
    reasons = long.twice(cells, reasons, slices)
    open_ones = reasons.isna() | cells["k_low"].isna()
    return Published(
        rows=found[["period", "place", "level"]],
        cells=cells[reasons.isna()],
        reasons=reasons,
        checks=(
            *sums.checked(cells[open_ones]),
            *long.sliced(slices),
            *about_one_part(reading),
            *long.masks([known[raw] for raw in column]),
        ),
        labels=groups.labels,
    )


def _kinds(reading: Reading, label: str, alone: bool) -> pd.Series:
    """Give the name of what each row counts, missing where the row does not say it."""
    column = rows.only_column(reading, Field.AGG_OUTCOME)
    name = COUNTED + plain(label)
    if column is None:
        return pd.Series(name, index=reading.sheet.frame.index, dtype="str")
    more = "" if alone else f", {plain(label)}"
    said_by = {str(raw): plain(str(raw)) for raw in column.unique()}
    named = {raw: COUNTED + kind + more for raw, kind in said_by.items() if kind}
    return by_value(column, named.get, "str")


def _of_all_events(reading: Reading, groups: Groups) -> pd.Series:
    """Tell which rows are a total of events that stands among the groups."""
    texts: Sequence[str] = [""] * len(reading.sheet.frame)
    if (column := rows.only_column(reading, Field.AGG_GROUP)) is not None:
        texts = column.tolist()
    whole = {raw: bool(_EVERYONE.intersection(word_form(raw).split())) for raw in {*texts}}
    told = [is_of and whole[raw] for is_of, raw in zip(groups.counts_events, texts, strict=True)]
    return pd.Series(told, index=reading.sheet.frame.index, dtype=bool)


def _reasons(cells: pd.DataFrame) -> pd.Series:
    conditions = {
        _("no school year"): cells["period"].isna(),
        _("no place"): cells["place"].isna(),
        _("it does not say what it counts"): cells["measure"].isna(),
        _("no number in the row"): cells["k_low"].isna(),
    }
    return long.first_reason(conditions, cells.index)
