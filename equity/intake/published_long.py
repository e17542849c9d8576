"""Published files in long form: one row a place, group and year, with its count, rate or both."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from equity.intake import rows
from equity.intake.dictionaries import FLAGS, GROUP_ORDER, GROUP_VALUES, NOT_GROUPS, look_up
from equity.intake.mapping import Reading
from equity.intake.masked_cells import Cells, is_number, read_cells
from equity.intake.places import places_of
from equity.intake.published_cells import JOIN, Published, ends
from equity.intake.spelling import fold, plain, word_form
from equity.intake.table import Check
from equity.language import _
from equity.measures import slug
from equity.problems import Problem
from equity.vocabulary import DIMENSION_FIELDS, NOT_RECORDED, Field

_EVERYBODY = frozenset({"all", "all students", "total", "all groups", "overall", "ta", ""})
_NUMBERS = (Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR, Field.AGG_RATE)
_BY_PEOPLE = tuple(one for one in DIMENSION_FIELDS if one is not Field.SCHOOL)

Named = tuple[str, str]
"""A dimension and one of its groups."""


def read_long(reading: Reading, *, measure: str, period: str | None) -> Published:
    """Give one cell a row, and why other rows are left out.

    A row that says "All" in a column of groups is about everyone there; two rows of one group,
    place and year that differ leave us without knowing which counts, so both are left out.
    """
    _refuse_without_rate(reading)
    index = reading.sheet.frame.index
    found = pd.DataFrame({"period": rows.periods(reading, period)})
    found = pd.concat([found, places_of(reading)], axis=1)
    named = _named(reading)
    found["dimension"] = [JOIN.join(one for one, _group in row) for row in named]
    found["groups"] = [JOIN.join(group for _one, group in row) for row in named]
    cells = _cells(reading)
    numbers = pd.DataFrame([ends(one) for one in cells], index=index)
    cells_frame = pd.concat([found, numbers], axis=1).assign(measure=measure)
    reasons = _reasons(cells_frame, cells)
    return Published(
        rows=found[["period", "place", "level"]],
        cells=cells_frame[reasons.isna()],
        reasons=reasons,
        checks=tuple(_masks(cells)),
        labels=_labels(reading),
    )


def _refuse_without_rate(reading: Reading) -> None:
    has = [bool(reading.mapping.labels_of(field)) for field in _NUMBERS]
    if not (has[2] or (has[0] and has[1])):
        raise Problem(
            _("A rate cannot be made of this file"),
            _(
                "{file} has neither a percent, nor a count beside the number of students.",
                file=reading.sheet.file,
            ),
            _("Choose which column is the percent, or the count and of how many students."),
        )


def _cells(reading: Reading) -> list[Cells]:
    sheet = reading.sheet
    blank = pd.Series("", index=sheet.frame.index, dtype="str")
    columns = [rows.only_column(reading, field) for field in _NUMBERS]
    texts = [blank if one is None else one for one in columns]
    of_100 = _is_of_100(reading, texts[2])
    lines = list(zip(*texts, strict=True))
    known = {line: read_cells(*line, of_100=of_100) for line in dict.fromkeys(lines)}
    return [known[line] for line in lines]


def _is_of_100(reading: Reading, shares: pd.Series) -> bool:
    """Tell whether shares are written as percents: the column says so, or a number is over 1."""
    label = " ".join(reading.mapping.labels_of(Field.AGG_RATE)).casefold()
    if any(word in label for word in ("%", "percent", "pct")):
        return True
    numbers = [fold(raw) for raw in shares.unique() if is_number(raw) and "%" not in raw]
    return any(float(text.replace(",", "")) > 1 for text in numbers)


def _named(reading: Reading) -> list[tuple[Named, ...]]:
    """Give the dimensions and groups of each row, none where it is about everyone."""
    columns: list[list[Named | None]] = []
    for field in (*_BY_PEOPLE, Field.OWN_GROUP, Field.AGG_GROUP):
        for label in reading.mapping.labels_of(field):
            column = reading.sheet.column(label)
            known = {raw: _group(str(raw), field, label) for raw in column.unique()}
            columns.append([known[raw] for raw in column])
    if not columns:
        return [()] * len(reading.sheet.frame)
    return [
        tuple(sorted((one for one in row if one), key=_place)) for row in zip(*columns, strict=True)
    ]


def _place(named: Named) -> int:
    names = [field.value for field in _BY_PEOPLE]
    return names.index(named[0]) if named[0] in names else len(names)


def _group(raw: str, field: Field, label: str) -> Named | None:
    text = plain(raw)
    if fold(text) in _EVERYBODY or word_form(text) in _EVERYBODY:
        return None
    if field is Field.AGG_GROUP:
        return _of_any_dimension(text) or (slug(label), text)
    if field is Field.OWN_GROUP:
        return slug(label), text
    if fold(text) in NOT_GROUPS.get(field, ()):
        return field.value, NOT_RECORDED
    if field in FLAGS and fold(text) == fold(label):
        return field.value, GROUP_ORDER[field][0]
    return field.value, look_up(GROUP_VALUES.get(field, {}), text) or text


def _of_any_dimension(text: str) -> Named | None:
    """Find the dimension that knows a group by a name of more than a letter or digit."""
    if len(fold(text)) < 2 or not any(mark.isalpha() for mark in text):
        return None
    for field in _BY_PEOPLE:
        group = look_up(GROUP_VALUES.get(field, {}), text)
        if group and fold(text) not in ("yes", "no", "other"):
            return field.value, group
    return None


def _labels(reading: Reading) -> dict[str, str]:
    fields = (Field.OWN_GROUP, Field.AGG_GROUP)
    return {slug(label): label for field in fields for label in reading.mapping.labels_of(field)}


def _reasons(cells: pd.DataFrame, said: list[Cells]) -> pd.Series:
    """Give why a row is left out, missing where it is kept; of several reasons the first."""
    key = ["period", "place", "dimension", "groups"]
    number = ["k_low", "k_high", "n_low", "n_high", "rate_low", "rate_high"]
    same = cells.duplicated([*key, *number])
    twice = ~same & cells[~same].duplicated(key, keep=False).reindex(cells.index, fill_value=False)
    silent = pd.Series([not one.says_something for one in said], index=cells.index)
    conditions = {
        _("no school year"): cells["period"].isna(),
        _("no place"): cells["place"].isna(),
        _("no number in the row"): silent,
        _("more students with the outcome than students"): cells["k_low"] > cells["n_high"],
        _("the same row again"): same,
        _("several rows of one group and place, and they differ"): twice,
    }
    reasons = np.select(list(conditions.values()), list(conditions), default="")
    told = pd.Series(reasons, index=cells.index, dtype="str")
    return told.where(told != "")


def _masks(said: list[Cells]) -> Iterator[Check]:
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
