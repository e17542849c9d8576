"""The rows of a sheet on their way into a clean table: kept, or listed with a reason."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from equity.intake import ids_of_rows, years
from equity.intake.field_labels import FIELD_LABELS
from equity.intake.identity import STUDENT, hashed_ids, name_tokens
from equity.intake.mapping import Reading
from equity.intake.sheet import Listed
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.problems import Problem, YearNeeded
from equity.vocabulary import DROPPED_FIELDS, Field, FileKind

_NOT_KEPT = DROPPED_FIELDS | {Field.REFERRER}
_NAMED_AT_MOST = 12


def only_column(reading: Reading, field: Field) -> pd.Series | None:
    """Give the one column with this meaning, as it is kept; a Problem where there are several.

    None where there is none.
    """
    labels = reading.mapping.labels_of(field)
    if len(labels) > 1:
        raise Problem(
            _("Two columns have one meaning"),
            _(
                "In {file} all of {labels} are '{meaning}'.",
                file=reading.sheet.file,
                labels=_quoted(labels),
                meaning=_(FIELD_LABELS[field]),
            ),
            _("Choose one of them and leave the others out."),
        )
    return reading.sheet.values(labels[0]) if labels else None


def needed_column(reading: Reading, field: Field) -> pd.Series:
    """Give the one column with this meaning; a Problem asks for it where there is none."""
    column = only_column(reading, field)
    if column is None:
        raise Problem(
            _("A column is missing"),
            _(
                "In {file} no column is '{meaning}'.",
                file=reading.sheet.file,
                meaning=_(FIELD_LABELS[field]),
            ),
            _("Choose which column it is, or choose another kind of file."),
        )
    return column


def kept(reading: Reading, good: pd.Series, reason: str) -> tuple[Reading, tuple[Listed, ...]]:
    """Give the sheet with its good rows only, and the others listed with the reason."""
    sheet = reading.sheet
    listed = tuple(
        Listed(sheet.file, sheet.name, int(row), None, reason)
        for row in sheet.frame.index[~good.to_numpy()]
    )
    if not listed:
        return reading, ()
    rest = replace(sheet, frame=sheet.frame[good.to_numpy()])
    return replace(reading, sheet=rest), listed


def periods(reading: Reading, period: str | None) -> pd.Series:
    """Give the school year of each row, missing where nothing tells it.

    The row's own column goes first, then the year of the mapping, the row's date, the year given,
    and the one year that the dates of all other rows share. A Problem asks where no row has any.
    """
    sheet = reading.sheet
    known = pd.Series(None, index=sheet.frame.index, dtype="str")
    for source in _years_said(reading, period):
        if source is None:
            continue
        told = pd.Series(source, index=sheet.frame.index, dtype="str")
        known = told if known.isna().all() else known.where(known.notna(), told)
        if known.notna().all():
            break
    if len(known) and known.isna().all():
        raise YearNeeded(
            _("We do not know the school year"),
            _("Nothing in {file} says which school year it is about.", file=sheet.file),
            _("Write the school year, such as 2025-26, or choose the column that says it."),
        )
    return known


def _years_said(reading: Reading, period: str | None) -> Iterator[pd.Series | str | None]:
    """Give what tells the year, one after the other: dates are only read where years lack."""
    sheet, mapping = reading.sheet, reading.mapping
    yield years.of_column(sheet, mapping)
    yield mapping.period
    dated = years.of_dated_column(sheet, mapping)
    yield dated
    yield period
    yield None if dated is None else years.the_only(dated)


def of_students(
    reading: Reading, *, key: bytes, period: str | None
) -> tuple[Reading, pd.DataFrame, tuple[Listed, ...]]:
    """Give the rows that name a student and a school year, and list the others.

    The frame has person (a keyed hash) and period, on the rows of the reading that is given back.
    """
    ids = needed_column(reading, Field.STUDENT_ID)
    people = hashed_ids(ids, key=key, what=STUDENT)
    odd = ids_of_rows.odd_ones(ids)
    totals = ids_of_rows.are_totals(ids, odd)
    reading, sums = kept(reading, ~totals, _("a total, not a student"))
    ids_of_rows.refuse_shortened(ids.iloc[odd], reading.sheet.file)
    words = ids_of_rows.are_words(ids, odd).reindex(reading.sheet.frame.index)
    reading, headings = kept(reading, ~words, _("words where a student ID should be"))
    people = people.reindex(reading.sheet.frame.index)
    reading, without_id = kept(reading, people.notna(), _("no student ID"))
    found = periods(reading, period)
    reading, without_year = kept(reading, found.notna(), _("no school year"))
    frame = pd.DataFrame({"person": people, "period": found}).reindex(reading.sheet.frame.index)
    return reading, frame, (*sums, *headings, *without_id, *without_year)


def are_first(reading: Reading, named: pd.DataFrame, *fields: Field) -> pd.Series:
    """Tell which rows are the first about a person and year; the first of the fields has the id."""
    ids = [label for field in fields for label in reading.mapping.labels_of(field)]
    if ids and ids_of_rows.all_differ(reading.sheet, ids[0]):
        return pd.Series(True, index=named.index)
    return ~named.duplicated()


def year_checks(found: pd.Series) -> list[Check]:
    """Name school years that are not written like 2025-26: files with them may not fit together."""
    strange = [year for year in found.dropna().unique() if not years.is_school_year(year)]
    if not strange:
        return []
    sentence = _(
        "School years that we kept as they are: {years}. Is each the same in every file?",
        years=", ".join(strange[:_NAMED_AT_MOST]),
    )
    return [Check(sentence, needs_a_look=True)]


def of_outcomes(
    kind: FileKind,
    whole: Reading,
    frame: pd.DataFrame,
    listed: Sequence[Listed],
    checks: Sequence[Check],
    *,
    key: bytes,
) -> CleanTable:
    """Give the table of a file that says something of students, and no groups of them.

    `whole` is the file as it was read, `listed` are the rows that cleaning left out.
    """
    every = (*whole.sheet.listed, *listed)
    loaded = _(
        "{loaded} of {all} rows are loaded",
        loaded=len(frame),
        all=whole.sheet.rows_in,
    )
    return CleanTable(
        kind=kind,
        file=whole.sheet.file,
        frame=frame,
        dimensions=(),
        items=(),
        comments=None,
        name_tokens=tokens(whole, key),
        rows_in=whole.sheet.rows_in,
        listed=every,
        checks=(Check(loaded), *left_out(every), *year_checks(frame["period"]), *checks),
    )


def tokens(reading: Reading, key: bytes) -> frozenset[str]:
    """Give the keyed hashes of all words of all names of the sheet."""
    names = (
        name
        for field in (Field.STUDENT_NAME, Field.REFERRER)
        for label in reading.mapping.labels_of(field)
        for name in reading.sheet.values(label).unique()
    )
    return name_tokens(names, key=key)


def left_out(listed: Sequence[Listed]) -> list[Check]:
    """Say how many rows were left out, by reason."""
    return [
        Check(
            _("Rows left out: {count}. Why: {reason}", count=count, reason=reason),
            needs_a_look=True,
        )
        for reason, count in Counter(one.reason for one in listed).items()
    ]


def columns_left_out(reading: Reading, used: frozenset[Field]) -> list[Check]:
    """Say which columns are not in the clean table, and why."""
    columns = reading.mapping.columns
    unknown = [one.label for one in columns if one.field is None]
    unused = [one.label for one in columns if one.field and one.field not in used | _NOT_KEPT]
    sentences = (
        (_("Columns left out: {labels}", labels=_quoted(unknown)), unknown),
        (_("Columns not needed from this file: {labels}", labels=_quoted(unused)), unused),
    )
    return [*not_kept(reading), *(Check(sentence) for sentence, labels in sentences if labels)]


def not_kept(reading: Reading) -> list[Check]:
    """Say which columns are never kept, whatever the file is."""
    labels = [one.label for one in reading.mapping.columns if one.field in _NOT_KEPT]
    if not labels:
        return []
    return [
        Check(_("Names, birth dates and contacts are not kept: {labels}", labels=_quoted(labels)))
    ]


def _quoted(labels: Sequence[str]) -> str:
    named = ", ".join(f"'{label}'" for label in labels[:_NAMED_AT_MOST])
    more = len(labels) - _NAMED_AT_MOST
    return named if more <= 0 else _("{named} and {more} more", named=named, more=more)
