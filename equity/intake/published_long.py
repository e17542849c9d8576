"""Published files in long form: one row a place, group and year, with its count, rate or both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from equity.intake import published_scale as scale
from equity.intake import published_sums as sums
from equity.intake import rows
from equity.intake.by_value import by_value
from equity.intake.hiding import most_masked
from equity.intake.mapping import Reading
from equity.intake.masked_cells import Cells, read_cells
from equity.intake.places import places_of
from equity.intake.published_cells import JOIN, Published, ends
from equity.intake.published_events import events_in, may_be_events
from equity.intake.published_groups import Groups
from equity.intake.published_parts import which_part
from equity.intake.published_slices import Slices, about_one_part, slices_of
from equity.intake.published_words import counts_events, is_whole, outcome_of
from equity.intake.spelling import word_form
from equity.intake.table import Check
from equity.language import _
from equity.problems import FileRefused
from equity.vocabulary import Field

_RATES = (Field.AGG_PERCENT, Field.AGG_FRACTION, Field.AGG_RATE)
KEY = ["period", "place", "measure", "dimension", "groups"]
"""What one number is about."""

_NUMBER = ["k_low", "k_high", "n_low", "n_high", "rate_low", "rate_high"]


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """The numbers of all rows, as they are written and as they are read."""

    written: list[scale.Line]
    of_100: bool
    read: list[Cells]


def read_long(reading: Reading, *, measure: str | None, period: str | None) -> Published:
    """Give one cell a row, and why other rows are left out.

    A row that says "All" in a column of groups is about everyone there. Rows about parts, such as
    charter schools, are left out where their place has rows about all of it. Of other rows of one
    group, place, year and outcome that differ none is taken: we do not know which counts.
    """
    _refuse_without_rate(reading)
    index = reading.sheet.frame.index
    outcomes = _outcomes(reading, measure)
    lines = _lines(reading, measure)
    groups = Groups(reading)
    found = located(reading, groups, period).assign(measure=outcomes)
    numbers = pd.DataFrame([ends(one) for one in lines.read], index=index)
    cells = sums.widened_wholes(pd.concat([found, numbers], axis=1))
    reasons = _reasons(cells, lines).mask(
        pd.Series(groups.counts_events, index=index), _("it counts events, not students")
    )
    slices = slices_of(reading, cells[reasons.isna()], KEY)
    reasons = twice(cells, reasons, slices)
    reasons = sums.leave_out_events(cells, reasons)
    sums.refuse_parts_of_a_whole(reading, cells[reasons.isna()])
    _refuse_only_parts(reading, reasons, slices)
    return Published(
        rows=found[["period", "place", "level"]],
        cells=cells[reasons.isna()],
        reasons=reasons,
        checks=(
            *_of_events(reading),
            *sliced(slices),
            *about_one_part(reading),
            *masks(lines.read),
        ),
        labels=groups.labels,
    )


def located(reading: Reading, groups: Groups, period: str | None) -> pd.DataFrame:
    """Give the year, the place and the groups that each row is about."""
    found = pd.DataFrame({"period": rows.periods(reading, period)})
    found = pd.concat([found, places_of(reading)], axis=1)
    found["dimension"] = [JOIN.join(one for one, _group in row) for row in groups.of_rows]
    found["groups"] = [JOIN.join(group for _one, group in row) for row in groups.of_rows]
    return found


def _rate_label(reading: Reading) -> tuple[Field, str] | None:
    named = [(field, one) for field in _RATES for one in reading.mapping.labels_of(field)]
    return named[0] if named else None


def _refuse_without_rate(reading: Reading) -> None:
    counts = (Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR)
    if _rate_label(reading) or all(reading.mapping.labels_of(field) for field in counts):
        return
    raise FileRefused(
        _("A rate cannot be made of this file"),
        _(
            "{file} has neither a percent, nor a count of students beside the number of all "
            "students of the group. Counts of events, such as removals, make no rate.",
            file=reading.sheet.file,
        ),
        _(
            "Choose which column is the percent, or the count and of how many students. Or bring a "
            "table that has them. To see counts without rates, choose 'A count only'."
        ),
    )


def _outcomes(reading: Reading, measure: str | None) -> pd.Series:
    """Give what each row counts: what its own column says, else what the file counts.

    Of several values with one outcome, such as two kinds of expulsion, only a total is taken.
    """
    column = rows.only_column(reading, Field.AGG_OUTCOME)
    if column is None:
        return pd.Series(measure, index=reading.sheet.frame.index, dtype="str")
    told: dict[str, list[str]] = {}
    for raw in column.unique():
        if (outcome := outcome_of(str(raw))) and not counts_events(str(raw)):
            told.setdefault(outcome, []).append(str(raw))
    named: dict[str, str] = {}
    for outcome, values in told.items():
        total = [one for one in values if {"total", "any", "all"} & {*word_form(one).split()}]
        best = values if len(values) == 1 else total
        named |= dict.fromkeys(best if len(best) == 1 else (), outcome)
    if not told and measure is not None:
        named = {raw: measure for raw in column.unique() if is_whole(str(raw))}
    return by_value(column, named.get, "str")


def _lines(reading: Reading, measure: str | None) -> _Lines:
    index = reading.sheet.frame.index
    blank = pd.Series("", index=index, dtype="str")
    rate = _rate_label(reading)
    columns = [
        *(
            rows.only_column(reading, field)
            for field in (Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR)
        ),
        rows.only_column(reading, rate[0]) if rate else None,
    ]
    texts = [blank if one is None else one for one in columns]
    written = list(zip(*texts, strict=True))
    of_100 = True
    if rate:
        chosen = {Field.AGG_PERCENT: True, Field.AGG_FRACTION: False}
        of_100 = (
            chosen[rate[0]] if rate[0] in chosen else scale.is_of_100(written, measure, rate[1])
        )
    most = most_masked(reading.sheet, *texts[:2])
    known = {line: read_cells(*line, of_100=of_100, most=most) for line in dict.fromkeys(written)}
    return _Lines(written, of_100, [known[line] for line in written])


def _reasons(cells: pd.DataFrame, lines: _Lines) -> pd.Series:
    """Give why a row is left out whatever the others say, missing where it may be kept."""
    index = cells.index
    at_odds = {line: scale.contradicts(line, of_100=lines.of_100) for line in set(lines.written)}
    conditions = {
        _("no school year"): cells["period"].isna(),
        _("no place"): cells["place"].isna(),
        _("it counts something that is not compared here"): cells["measure"].isna(),
        _("no number in the row"): pd.Series(
            [not one.says_something for one in lines.read], index=index
        ),
        _("more students with the outcome than students"): cells["k_low"] > cells["n_high"],
        _("its percent is not its count of its students"): pd.Series(
            [at_odds[line] for line in lines.written], index=index
        ),
    }
    return first_reason(conditions, index)


def first_reason(conditions: Mapping[str, pd.Series], index: pd.Index) -> pd.Series:
    """Give the first reason whose condition a row meets, missing where it meets none."""
    told = pd.Series(
        np.select(list(conditions.values()), list(conditions), default=""), index=index
    )
    return told.where(told != "").astype("str")


def twice(cells: pd.DataFrame, reasons: pd.Series, slices: Slices) -> pd.Series:
    """Leave out parts, the same row again, and rows of one group that differ."""
    parts = slices.parts.reindex(cells.index, fill_value=False)
    reasons = reasons.mask(reasons.isna() & parts, _("a part of a group that is there as a whole"))
    open_rows = cells[reasons.isna()]
    same = open_rows.duplicated([*KEY, *_NUMBER])
    differ = open_rows[~same].duplicated(KEY, keep=False)
    reasons = reasons.mask(same.reindex(cells.index, fill_value=False), _("the same row again"))
    return reasons.mask(
        differ.reindex(cells.index, fill_value=False),
        _("several rows of one group and place, and they differ"),
    )


def _refuse_only_parts(reading: Reading, reasons: pd.Series, slices: Slices) -> None:
    if not slices.apart or reasons.isna().any():
        return
    raise which_part(reading, slices.apart)


def _quoted(labels: Sequence[str]) -> str:
    return ", ".join(f"'{label}'" for label in labels)


def _of_events(reading: Reading) -> Iterator[Check]:
    rate, heads = _rate_label(reading), reading.mapping.labels_of(Field.AGG_DENOMINATOR)
    if not rate or not heads or reading.mapping.labels_of(Field.AGG_NUMERATOR):
        return
    if events := events_in(reading.sheet, rate=rate[1], students=heads[0]):
        yield Check(may_be_events(rate[1], events), needs_a_look=True)


def sliced(slices: Slices) -> Iterator[Check]:
    """Say which rows are about parts, and that these are never added up."""
    for label in slices.used:
        yield Check(
            _(
                "Where '{label}' has rows about all, only these are read, never its parts",
                label=label,
            )
        )
    if slices.apart:
        yield Check(
            _(
                "Rows of one group differ in {columns}. Parts are never added up",
                columns=_quoted(slices.apart),
            ),
            needs_a_look=True,
        )


def masks(said: list[Cells]) -> Iterator[Check]:
    """Say how many rows have a masked number."""
    masked = sum(
        any(one is not None and one.why for one in (row.count, row.students, row.share))
        for row in said
    )
    if masked:
        yield Check(
            _(
                "Rows with a masked number: {count} of {all}. They are kept as what they can be, "
                "such as 0 to 9 students",
                count=masked,
                all=len(said),
            )
        )
