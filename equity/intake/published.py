"""Published files on their way to a clean table.

Three layouts: column names by an agency's scheme, groups in column names, one row a group.
"""

from dataclasses import replace

import pandas as pd

from equity.intake import (
    agencies,
    agency_wide,
    counted,
    published_outcomes,
    published_parts,
    published_wide,
    published_years,
    rows,
    years,
)
from equity.intake.mapping import Reading
from equity.intake.published_cells import JOIN, Published, dimensions_of
from equity.intake.published_claims import NUMBERS
from equity.intake.published_long import read_long
from equity.intake.published_names import Meaning
from equity.intake.sheet import Listed
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.problems import FileRefused, Problem
from equity.vocabulary import DIMENSION_FIELDS, Field, FileKind

_USED = frozenset(
    {Field.AGG_GROUP, Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR, Field.AGG_RATE, Field.AGG_LEVEL}
    | {Field.AGG_PERCENT, Field.AGG_FRACTION, Field.AGG_DIMENSION, Field.AGG_OUTCOME, Field.COUNTY}
    | {
        Field.AGG_PART,
        Field.AGG_EVENTS,
        Field.DISTRICT,
        Field.SCHOOL,
        Field.SCHOOL_YEAR,
        Field.OWN_GROUP,
        *DIMENSION_FIELDS,
    }
)
_GROUPED = (
    Field.AGG_GROUP,
    Field.OWN_GROUP,
    *(one for one in DIMENSION_FIELDS if one is not Field.SCHOOL),
)
"""The meanings of a column that names groups; a school is a place."""


def clean_published(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give the cells of a published file: numbers of groups in places, masks as ranges."""
    del key  # a published file has no persons
    sheet = reading.sheet
    reading, others, chosen = published_parts.only_chosen(reading)
    by_year = published_years.apart(reading)
    found = published_years.together(
        by_year, [_read(_of_named_year(one), period) for one in by_year]
    )
    left_out = found.reasons.dropna()
    listed = (
        *sheet.listed,
        *others,
        *(
            Listed(sheet.file, sheet.name, row, None, why)
            for row, why in zip(left_out.index.tolist(), left_out, strict=True)
        ),
    )
    kept = found.rows[found.reasons.isna()]
    if kept.empty:
        why = left_out.mode().iloc[0]
        raise FileRefused(
            _("There is no number to load"),
            _(
                "Every row of {file} was left out. {why}",
                file=sheet.file,
                why=why,
            ),
            _("Check what each column is, or bring another file."),
        )
    loaded = _(
        "{loaded} of {all} rows are loaded", loaded=sheet.rows_of(kept.index), all=sheet.rows_in
    )
    return CleanTable(
        kind=FileKind.PUBLISHED,
        file=sheet.file,
        frame=kept,
        dimensions=dimensions_of(_present(found.cells), found.labels),
        items=(),
        comments=None,
        name_tokens=frozenset(),
        rows_in=len(kept) + len(listed),
        listed=listed,
        checks=(
            Check(loaded),
            *rows.left_out(listed),
            *rows.year_checks(found.cells["period"]),
            *rows.columns_left_out(reading, _USED),
            *chosen,
            *found.checks,
        ),
        cells=found.cells,
    )


def _read(reading: Reading, period: str | None) -> Published:
    sheet = reading.sheet
    if scheme := agencies.scheme_of(sheet.labels):
        return agency_wide.read_wide(sheet, scheme, _one_year(reading, period))
    if reading.mapping.labels_of(Field.AGG_EVENTS):
        return counted.read(reading, period)
    measure = reading.mapping.measure
    by_names = _by_names(reading)
    if measure is None and not by_names and not reading.mapping.labels_of(Field.AGG_OUTCOME):
        raise Problem(
            _("We do not know what is counted"),
            _("Nothing in {file} says what its numbers are about.", file=sheet.file),
            _("Choose what is counted, or put it into the file's name, such as suspension."),
        )
    if by_names:
        return published_wide.read_by_names(reading, by_names, measure=measure, period=period)
    _refuse_without_groups(reading)
    by_outcome = published_outcomes.apart(reading)
    read = [read_long(one, measure=one.mapping.measure, period=period) for one in by_outcome]
    return published_outcomes.together(by_outcome, read)


def _of_named_year(reading: Reading) -> Reading:
    """Give the reading with the school year that the names of its numbers say, where they do."""
    mapping = reading.mapping
    numbers = (*NUMBERS, Field.AGG_PERCENT, Field.AGG_FRACTION, Field.AGG_EVENTS)
    names = (label for field in numbers for label in mapping.labels_of(field))
    named = {year for label in names if (year := years.in_name(label))}
    if not named or mapping.labels_of(Field.SCHOOL_YEAR):
        return reading
    if len(named) > 1:
        raise Problem(
            _("The numbers are of several school years"),
            _("In {file} the names of their columns say which.", file=reading.sheet.file),
            _("Choose the columns of one year, and leave those of the others out."),
        )
    return replace(reading, mapping=replace(mapping, period=named.pop()))


def _refuse_without_groups(reading: Reading) -> None:
    if any(reading.mapping.labels_of(field) for field in _GROUPED):
        return
    raise FileRefused(
        _("There are no groups to compare"),
        _(
            "No column of {file} says which group of students a row is about.",
            file=reading.sheet.file,
        ),
        _("Choose the column that names the groups, or bring the table by groups of students."),
    )


def _by_names(reading: Reading) -> dict[str, Meaning]:
    """Give the columns whose names hold groups; none where a column was chosen to hold them."""
    if any(reading.mapping.labels_of(one) for one in _GROUPED):
        return {}
    return published_wide.by_mapping(reading.sheet, reading.mapping)


def _one_year(reading: Reading, period: str | None) -> str:
    year = years.the_only(rows.periods(reading, period))
    if year is None:
        raise FileRefused(
            _("The file is about several school years"),
            _("Schools of {file} would be added up over years.", file=reading.sheet.file),
            _("Bring one file for each school year."),
        )
    return year


def _present(cells: pd.DataFrame) -> dict[str, set[str]]:
    """Give the groups of each single dimension, in whatever breakdown they stand."""
    found: dict[str, set[str]] = {}
    for names, groups in cells[["dimension", "groups"]].drop_duplicates().itertuples(index=False):
        if names:
            for name, group in zip(names.split(JOIN), groups.split(JOIN), strict=True):
                found.setdefault(name, set()).add(group)
    return found
