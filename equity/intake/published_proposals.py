"""What a published file is proposed to be: its columns, year and outcome.

Three layouts: column names by an agency's scheme, groups in column names, one row a group.
"""

from dataclasses import replace

from equity.intake import (
    agencies,
    counted,
    published_checks,
    published_columns,
    published_outcomes,
    published_parts,
    published_wide,
    years,
)
from equity.intake.headers import meanings_of
from equity.intake.mapping import ColumnMapping, Mapping
from equity.intake.published_claims import NUMBERS
from equity.intake.published_names import Meaning
from equity.intake.published_words import WHOLES, outcome_of, outcomes_in
from equity.intake.sheet import Sheet
from equity.language import _
from equity.vocabulary import DIMENSION_FIELDS, Field, FileKind

_GROUPED = frozenset({Field.AGG_GROUP, *DIMENSION_FIELDS}) - {Field.SCHOOL}
_ONLY_PUBLISHED = frozenset({Field.AGG_DIMENSION, Field.AGG_LEVEL, Field.AGG_OUTCOME})


def measure_of(*texts: str) -> str | None:
    """Give the measure that the first telling text names, None where none does.

    Where another text names one part of it alone, that part is meant.

    >>> measure_of("suspension-rates__2018-19_race.csv"), measure_of("table.csv", "Count")
    ('published.suspended', None)
    >>> measure_of("discipline.xlsx", "Table 3. Out-of-School Suspensions")
    'published.out_of_school'
    >>> measure_of("suspensions.csv", "In-school and out-of-school suspensions")
    'published.suspended'
    """
    found = next((key for text in texts if (key := outcome_of(text))), None)
    for text in texts:
        named = outcomes_in(text)
        if found in WHOLES and len(named) == 1 and named <= WHOLES[found]:
            (found,) = named
    return found


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
    return _recognise_names(sheet)


def _recognise_names(sheet: Sheet) -> Mapping | None:
    """Propose the mapping of a file with groups in its column names.

    Where no rate can be made of them, but head counts of groups stand beside counts that may be
    of events, a person is asked.
    """
    taken = published_wide.meanings(sheet)
    rest = published_wide.asked(sheet, tuple(taken))
    heads = [one for one in rest.values() if one.field is Field.AGG_DENOMINATOR]
    if not taken and not (len(heads) > 1 and any(one.events for one in rest.values())):
        return None
    fields = {label: one.field for label, one in taken.items()}
    if not taken:
        fields = {label: one.field for label, one in rest.items() if one in heads}
    places, _outcome = published_columns.propose(sheet, None)
    for field in (Field.COUNTY, Field.SCHOOL, Field.DISTRICT, Field.SCHOOL_YEAR, Field.AGG_LEVEL):
        known = [label for label, one in places.items() if one.field is field]
        known = known or [one for one in sheet.labels if field in meanings_of(one)]
        fields |= dict.fromkeys([one for one in known if one not in fields][:1], field)
    why = _("Its column names tell groups of students, with counts or percents")
    measure = published_wide.outcome_in(taken) or _measure_in(sheet)
    mapping = _mapping(sheet, fields, why, measure=measure)
    questions = {label: one for label, one in rest.items() if label not in fields}
    mapping = replace(
        mapping,
        certainty=0.95 if taken else 0.4,
        columns=tuple(
            replace(one, certainty=0.5 if taken else 0.3, why=_asked_why(questions[one.label]))
            if one.label in questions
            else one
            for one in mapping.columns
        ),
    )
    return published_parts.with_questions(sheet, mapping)


def _asked_why(one: Meaning) -> str:
    if one.events:
        return _("It may count events, not students. Choose 'How many students' only if not")
    return _("Several columns could be this number. Please choose one")


def recognise_long(sheet: Sheet) -> Mapping | None:
    """Propose the mapping of a file with one row a group, None where it is no such file.

    Where no rate can be made of it, and other columns say that it is such a file, it is proposed
    with a low certainty: a person is asked.
    """
    if any(published_wide.are_ids(sheet, label) or _is_dated(label) for label in sheet.labels):
        return None
    told = measure_of(*_told_by(sheet))
    known, outcome = published_columns.propose(sheet, told)
    fields = {one.field for one in known.values()}
    has_groups = bool(fields & _GROUPED)
    rated = Field.AGG_RATE in fields or {Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR} <= fields
    asks = Field.AGG_DENOMINATOR in fields and None in fields
    if not fields & {*NUMBERS, None}:
        return None
    if not (has_groups and (rated or asks)) and not fields & _ONLY_PUBLISHED:
        return None
    columns = published_checks.checked(sheet, known, outcome)
    columns |= published_outcomes.others(sheet, columns, outcome)
    not_needed = _("Not needed for what we count")
    sure = has_groups and rated
    mapping = Mapping(
        kind=FileKind.PUBLISHED,
        certainty=0.9 if sure else 0.4,
        why=_("Each row is a group with its count or percent")
        if sure
        else _("It looks like published numbers, but a rate or the groups are missing"),
        columns=tuple(columns.get(label) or _left_out(label, not_needed) for label in sheet.labels),
        period=_period_in(sheet),
        measure=outcome,
    )
    return published_parts.with_questions(sheet, counted.proposed(sheet, mapping))


def recognise_without_groups(sheet: Sheet, unknown: Mapping) -> Mapping:
    """Propose published numbers of places with a known outcome, without any group.

    Counts are read as they are; of anything else we ask.
    """
    known, outcome = published_columns.propose(sheet, None)
    told = measure_of(*_told_by(sheet))
    fields = {one.field for one in known.values()}
    if outcome is None or not fields & {Field.DISTRICT, Field.SCHOOL, Field.AGG_LEVEL}:
        return replace(unknown, measure=told)
    why = _("It looks like published numbers, but no column names groups of students")
    columns = tuple(known.get(one.label, one) for one in unknown.columns)
    mapping = replace(
        unknown, kind=FileKind.PUBLISHED, certainty=0.3, why=why, columns=columns, measure=outcome
    )
    return counted.proposed(sheet, mapping)


def _is_dated(label: str) -> bool:
    known = meanings_of(label)
    return Field.INCIDENT_DATE in known or Field.INCIDENT_ID in known or Field.STUDENT_NAME in known


def _period_in(sheet: Sheet) -> str | None:
    texts = (sheet.file, sheet.name or "", sheet.around)
    return next(
        (
            year
            for find in (years.in_name, years.alone_in)
            for text in texts
            if (year := find(text))
        ),
        None,
    )


def _measure_in(sheet: Sheet) -> str | None:
    return measure_of(*_told_by(sheet)) or measure_of(*sheet.labels)


def _told_by(sheet: Sheet) -> tuple[str, ...]:
    """Give what may tell the outcome: a sheet's own name goes before that of its file."""
    return sheet.name or "", sheet.file, sheet.around


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
        period=_period_in(sheet),
        measure=measure,
    )


def _left_out(label: str, why: str) -> ColumnMapping:
    return ColumnMapping(label=label, field=None, certainty=0.9, why=why)
