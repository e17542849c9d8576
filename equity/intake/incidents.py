"""A discipline log: one row a student in an incident, or one action of the school."""

import re

import pandas as pd

from equity.intake import rows, years
from equity.intake.by_value import by_value
from equity.intake.dates import Dates, read_dates, read_hours
from equity.intake.dictionaries import MISSING, OBJECTIVITY, is_missing
from equity.intake.grouping import short_names
from equity.intake.identity import INCIDENT, hashed_ids
from equity.intake.mapping import Reading
from equity.intake.spelling import fold, word_form
from equity.intake.table import Check, CleanTable
from equity.intake.values import Grouped, read_as_written, read_field
from equity.language import _
from equity.vocabulary import Field, FileKind

_USED = frozenset(
    {
        Field.STUDENT_ID,
        Field.SCHOOL_YEAR,
        Field.INCIDENT_ID,
        Field.INCIDENT_DATE,
        Field.INCIDENT_TIME,
        Field.INCIDENT_LOCATION,
        Field.BEHAVIOR,
        Field.DISCIPLINE_ACTION,
        Field.DAYS_REMOVED,
    }
)
_DAYS = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(?:days?|d)?")
_SUSPENSIONS = ("In-school suspension", "Out-of-school suspension")


def clean_incidents(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row for each row of the log that names a student."""
    whole = reading.sheet
    reading, named, unnamed = rows.of_students(reading, key=key, period=period)
    index = reading.sheet.frame.index
    dates, action = _dates(reading), _actions(reading)
    days = _days(reading)
    frame = pd.DataFrame(
        {
            **named,
            "incident": _incident_ids(reading, key),
            "date": dates.values,
            "hour": _hours(reading),
            "location": _written(reading, Field.INCIDENT_LOCATION),
            "behavior": _written(reading, Field.BEHAVIOR),
            "action": action.values,
            "days": days,
        },
        index=index,
    )
    kinds = by_value(
        frame["behavior"].fillna(""), lambda text: OBJECTIVITY.get(word_form(text)), "str"
    )
    frame.insert(7, "objectivity", kinds)
    listed = (*whole.listed, *unnamed)
    loaded = _("{loaded} of {all} rows of the log are loaded", loaded=len(frame), all=whole.rows_in)
    return CleanTable(
        kind=FileKind.INCIDENTS,
        file=whole.file,
        frame=frame,
        dimensions=(),
        items=(),
        comments=None,
        name_tokens=rows.tokens(Reading(whole, reading.mapping), key),
        rows_in=whole.rows_in,
        listed=listed,
        checks=(
            Check(loaded),
            *rows.left_out(listed),
            *rows.year_checks(frame["period"]),
            *rows.columns_left_out(reading, _USED),
            *_date_checks(reading, dates, frame),
            *_action_checks(reading, action, days),
        ),
    )


def _incident_ids(reading: Reading, key: bytes) -> pd.Series:
    """Give the hashed number of each incident; a row without one is an incident of its own."""
    sheet = reading.sheet
    own = pd.Series(
        [f"{sheet.file}|{sheet.name}|row-{row}" for row in sheet.frame.index],
        index=sheet.frame.index,
        dtype="str",
    )
    numbers = rows.only_column(reading, Field.INCIDENT_ID)
    if numbers is not None:
        own = own.where(by_value(numbers, is_missing, "bool"), numbers)
    return hashed_ids(own, key=key, what=INCIDENT)


def _dates(reading: Reading) -> Dates:
    column = rows.only_column(reading, Field.INCIDENT_DATE)
    return read_dates(_or_blank(reading, column), MISSING)


def _or_blank(reading: Reading, column: pd.Series | None) -> pd.Series:
    if column is not None:
        return column
    return pd.Series("", index=reading.sheet.frame.index, dtype="str")


def _hours(reading: Reading) -> pd.Series:
    return read_hours(_or_blank(reading, rows.only_column(reading, Field.INCIDENT_TIME)))


def _written(reading: Reading, field: Field) -> pd.Series:
    return read_as_written(_or_blank(reading, rows.only_column(reading, field)))


def _actions(reading: Reading) -> Grouped:
    column = rows.only_column(reading, Field.DISCIPLINE_ACTION)
    return read_field(_or_blank(reading, column), Field.DISCIPLINE_ACTION)


def _days(reading: Reading) -> pd.Series:
    """Give the days out of class (Float64), missing where blank or no number."""
    column = _or_blank(reading, rows.only_column(reading, Field.DAYS_REMOVED))
    return by_value(column, _number_of_days, "Float64")


def _number_of_days(raw: str) -> float | None:
    found = _DAYS.fullmatch(fold(raw))
    return float(found[1]) if found else None


def _date_checks(reading: Reading, dates: Dates, frame: pd.DataFrame) -> list[Check]:
    checks: list[Check] = []
    if not reading.mapping.labels_of(Field.INCIDENT_DATE):
        return [Check(_("No column says when it happened"), needs_a_look=True)]
    if dates.not_understood:
        sentence = _(
            "Dates not understood: {count}. Their rows are loaded without a date",
            count=dates.not_understood,
        )
        checks.append(Check(sentence, needs_a_look=True))
    if dates.either_way:
        checks.append(Check(_("Dates such as 4/12 were read as month and day: April 12")))
    said = years.of_dates(dates.values)
    outside = int((said.notna() & (said != frame["period"])).sum())
    if outside:
        sentence = _("Dates outside their school year: {count}", count=outside)
        checks.append(Check(sentence, needs_a_look=True))
    return checks


def _action_checks(reading: Reading, action: Grouped, days: pd.Series) -> list[Check]:
    checks: list[Check] = []
    if action.unknown:
        sentence = _(
            "Kinds of action that are new to us, kept as they are: {names}",
            names=short_names(action.unknown)
            or _("{count} different ones", count=len(action.unknown)),
        )
        checks.append(Check(sentence, needs_a_look=True))
    if reading.mapping.labels_of(Field.DAYS_REMOVED):
        suspended = action.values.isin(_SUSPENSIONS)
        missing = int((days.isna() & (suspended if action.values.notna().any() else True)).sum())
        if missing:
            sentence = _("Suspensions that do not say how many days: {count}", count=missing)
            checks.append(Check(sentence, needs_a_look=True))
    return checks
