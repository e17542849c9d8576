"""Published files: what they are proposed to be, and their way to a clean table.

Three layouts: column names by an agency's scheme, groups in column names, one row a group.
"""

import re

import pandas as pd

from equity.intake import agencies, agency_wide, published_wide, rows, years
from equity.intake.headers import meanings_of
from equity.intake.mapping import ColumnMapping, Mapping, Reading
from equity.intake.published_cells import JOIN, Published, dimensions_of
from equity.intake.published_long import read_long
from equity.intake.sheet import Listed, Sheet
from equity.intake.spelling import header_words
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import DIMENSION_FIELDS, Field, FileKind

_MEASURES = (
    ("published.out_of_school", r"out of school|oss\b"),
    ("published.in_school", r"in school susp|iss\b"),
    ("published.suspended", r"suspen"),
    ("published.expelled", r"expel|expul"),
    ("published.chronically_absent", r"chronic|absen"),
    ("published.graduated", r"graduat"),
    ("published.met_standard", r"proficien|met .*standard|meeting standard"),
)
"""Words that tell what a file counts; of several the first."""

_USED = frozenset(
    {Field.AGG_GROUP, Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR, Field.AGG_RATE, Field.AGG_LEVEL}
    | {Field.DISTRICT, Field.SCHOOL, Field.SCHOOL_YEAR, Field.OWN_GROUP, *DIMENSION_FIELDS}
)
_CODES = frozenset({"code", "id", "number", "key"})


def measure_of(*texts: str) -> str | None:
    """Give the measure that the first telling text names, None where none does.

    >>> measure_of("suspension-rates__2018-19_race.csv"), measure_of("table.csv", "Count")
    ('published.suspended', None)
    """
    for text in texts:
        words = " ".join(header_words(text))
        for key, pattern in _MEASURES:
            if re.search(pattern, words):
                return key
    return None


def recognise_wide(sheet: Sheet) -> Mapping | None:
    """Propose the mapping of a file whose column names tell groups, None where they do not."""
    if scheme := agencies.scheme_of(sheet.labels):
        parts = {
            "district": Field.DISTRICT,
            "school": Field.SCHOOL,
            "students": Field.AGG_DENOMINATOR,
        }
        parts |= dict.fromkeys(scheme.measures, Field.AGG_NUMERATOR)
        used = agencies.columns_of(sheet.labels, scheme)
        fields = {label: parts[what] for label, what in used.items() if what in parts}
        why = _("Its column names are those of the {name}", name=scheme.name)
        return _mapping(sheet, fields, why, measure=next(iter(scheme.measures)))
    named = {label: one.field for label, one in published_wide.meanings(sheet).items()}
    if not named:
        return None
    for field in (Field.SCHOOL, Field.DISTRICT, Field.SCHOOL_YEAR, Field.AGG_LEVEL):
        known = [one for one in sheet.labels if field in meanings_of(one)]
        named |= dict.fromkeys(known[:1], field)
    why = _("Its column names tell groups of students, with counts or percents")
    return _mapping(sheet, named, why, measure=_measure_in(sheet))


def settled(mapping: Mapping, sheet: Sheet) -> Mapping:
    """Give a published file's mapping with its measure, and with codes of places left out."""
    columns = tuple(
        _left_out(one.label, _("A code of the place; its name is enough"))
        if one.field is None and _CODES.intersection(header_words(one.label))
        else one
        for one in mapping.columns
    )
    return Mapping(
        kind=mapping.kind,
        certainty=mapping.certainty,
        why=mapping.why,
        columns=columns,
        period=mapping.period,
        measure=_measure_in(sheet),
    )


def _measure_in(sheet: Sheet) -> str | None:
    return measure_of(sheet.file, sheet.name or "", *sheet.labels)


def _mapping(sheet: Sheet, fields: dict[str, Field], why: str, *, measure: str | None) -> Mapping:
    not_needed = _("Not needed for what we count")
    return Mapping(
        kind=FileKind.PUBLISHED,
        certainty=0.95,
        why=why,
        columns=tuple(
            ColumnMapping(label=label, field=fields[label], certainty=0.95, why=why)
            if label in fields
            else _left_out(label, not_needed)
            for label in sheet.labels
        ),
        period=years.in_name(sheet.file) or years.in_name(sheet.name or ""),
        measure=measure,
    )


def _left_out(label: str, why: str) -> ColumnMapping:
    return ColumnMapping(label=label, field=None, certainty=0.9, why=why)


def clean_published(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give the cells of a published file: numbers of groups in places, masks as ranges."""
    del key  # a published file has no persons
    sheet = reading.sheet
    found = _read(reading, period)
    left_out = found.reasons.dropna()
    listed = (
        *sheet.listed,
        *(
            Listed(sheet.file, sheet.name, row, None, why)
            for row, why in zip(left_out.index.tolist(), left_out, strict=True)
        ),
    )
    kept = found.rows[found.reasons.isna()]
    if kept.empty:
        raise Problem(
            _("There is no number to load"),
            _("Every row of {file} was left out. {why}", file=sheet.file, why=left_out.iloc[0]),
            _("Check what each column is, or bring another file."),
        )
    loaded = _("{loaded} of {all} rows are loaded", loaded=len(kept), all=sheet.rows_in)
    return CleanTable(
        kind=FileKind.PUBLISHED,
        file=sheet.file,
        frame=kept,
        dimensions=dimensions_of(_present(found.cells), found.labels),
        items=(),
        comments=None,
        name_tokens=frozenset(),
        rows_in=sheet.rows_in,
        listed=listed,
        checks=(
            Check(loaded),
            *rows.left_out(listed),
            *rows.year_checks(kept["period"]),
            *rows.columns_left_out(reading, _USED),
            *found.checks,
        ),
        cells=found.cells,
    )


def _read(reading: Reading, period: str | None) -> Published:
    sheet = reading.sheet
    if scheme := agencies.scheme_of(sheet.labels):
        return agency_wide.read_wide(sheet, scheme, _one_year(reading, period))
    measure = reading.mapping.measure
    if measure is None:
        raise Problem(
            _("We do not know what is counted"),
            _("Nothing in {file} says what its numbers are about.", file=sheet.file),
            _("Choose what is counted, or put it into the file's name, such as suspension."),
        )
    if published_wide.meanings(sheet):
        return published_wide.read_by_names(reading, measure=measure, period=period)
    return read_long(reading, measure=measure, period=period)


def _one_year(reading: Reading, period: str | None) -> str:
    year = years.the_only(rows.periods(reading, period))
    if year is None:
        raise Problem(
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
