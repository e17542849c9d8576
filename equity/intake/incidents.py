"""A discipline log: one row a student in an incident, or one action of the school."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from equity.intake import ids_of_rows, rows, years
from equity.intake.actions import SUSPENSIONS, Actions, read_actions
from equity.intake.by_value import by_value
from equity.intake.dates import Dates, read_dates, read_hours
from equity.intake.days_out import days_out, told_again
from equity.intake.dictionaries import MISSING, OBJECTIVITY, is_missing
from equity.intake.fields import ABOUT_INCIDENTS
from equity.intake.identity import INCIDENT, hashed_ids
from equity.intake.logged import groups_of_log
from equity.intake.mapping import Reading
from equity.intake.not_incidents import of_deeds
from equity.intake.repeating import as_text, different
from equity.intake.roster import GROUP_FIELDS
from equity.intake.spelling import fold, word_form
from equity.intake.table import Check, CleanTable
from equity.intake.values import read_as_written
from equity.language import _
from equity.problems import FileRefused
from equity.vocabulary import ACTION_NOT_SAID, Field, FileKind

_USED = GROUP_FIELDS | {Field.STUDENT_ID, Field.INCIDENT_ROLE, *ABOUT_INCIDENTS}
_NAMED_AT_MOST = 12
_LONGEST_NAMED = 40


def clean_incidents(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row for each row of the log that names a student."""
    whole = reading.sheet
    _need_students(reading)
    reading, not_deeds, about_others = of_deeds(reading)
    reading, named, unnamed = rows.of_students(reading, key=key, period=period)
    index = reading.sheet.frame.index
    dates, action = _dates(reading), _actions(reading)
    days = days_out(reading)
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
    groups, dimensions, of_groups = groups_of_log(reading, named)
    listed = (*whole.listed, *not_deeds, *unnamed)
    loaded = _(
        "{loaded} of {all} rows of the log are loaded",
        loaded=len(frame),
        all=whole.rows_in,
    )
    return CleanTable(
        kind=FileKind.INCIDENTS,
        file=whole.file,
        frame=frame.join(groups),
        dimensions=dimensions,
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
            *about_others,
            *_date_checks(reading, dates, frame),
            *_action_checks(reading, action, days),
            *_same_day(reading, frame),
            *told_again(frame),
            *of_groups,
        ),
    )


def _need_students(reading: Reading) -> None:
    if not reading.mapping.labels_of(Field.STUDENT_ID):
        raise FileRefused(
            _("The log does not say who the students are"),
            _(
                "In {file} no column is the student ID. So nobody can tell how many students of "
                "each group it is about: one student can stand in many rows.",
                file=reading.sheet.file,
            ),
            _(
                "Choose the column with the student ID, or ask the office for the log with it. "
                "Bring the list of students too: a rate needs all students of a group."
            ),
        )


def _incident_ids(reading: Reading, key: bytes) -> pd.Series:
    """Give the hashed number of each incident; a row without one is an incident of its own."""
    numbers = rows.only_column(reading, Field.INCIDENT_ID)
    return hashed_ids(ids_of_rows.own_ids(reading.sheet, numbers), key=key, what=INCIDENT)


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
    return as_text(read_as_written(_or_blank(reading, rows.only_column(reading, field))))


def _actions(reading: Reading) -> Actions:
    labels = _labels_of_actions(reading)
    if not labels:
        nothing = pd.Series(ACTION_NOT_SAID, index=reading.sheet.frame.index, dtype="str")
        return Actions(nothing, Counter(), ())
    kept = [text for one in labels for text in reading.mapping.column(one).meanings.values()]
    columns = [reading.sheet.values(one) for one in labels]
    return read_actions(columns, {fold(text) for text in kept})


def _labels_of_actions(reading: Reading) -> list[str]:
    """Give the columns that say in some row what the school did."""
    return [
        label
        for label in reading.mapping.labels_of(Field.DISCIPLINE_ACTION)
        if not all(map(is_missing, different(reading.sheet.values(label))))
    ]


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


def _action_checks(reading: Reading, action: Actions, days: pd.Series) -> list[Check]:
    checks: list[Check] = []
    if not _labels_of_actions(reading):
        checks.append(
            Check(
                _("No column says what the school did, so suspensions are not counted"),
                needs_a_look=True,
            )
        )
    if action.unclear:
        sentence = _(
            "Which of these are suspensions? {names}. Until you say it, suspensions of this year "
            "are not counted",
            names=_named(action.unclear),
        )
        checks.append(Check(sentence, needs_a_look=True))
    others = [name for name in sorted(action.unknown) if name not in action.unclear]
    if others:
        sentence = _(
            "Kinds of action that are new to us, kept as they are: {names}", names=_named(others)
        )
        checks.append(Check(sentence, needs_a_look=True))
    if reading.mapping.labels_of(Field.DAYS_REMOVED):
        suspended = action.values.isin((*SUSPENSIONS, ACTION_NOT_SAID))
        missing = int((days.isna() & suspended).sum())
        if missing:
            sentence = _(
                "Suspensions that do not say how many days: {count}. Where these are more than 5 "
                "of 100 in a year, that year shows no days lost",
                count=missing,
            )
            checks.append(Check(sentence, needs_a_look=True))
    return checks


def _same_day(reading: Reading, frame: pd.DataFrame) -> list[Check]:
    """Say where rows without a number may be several actions after one incident."""
    if reading.mapping.labels_of(Field.INCIDENT_ID):
        return []
    dated = frame[frame["date"].notna()]
    again = int(dated.duplicated(["person", "date", "hour", "behavior"]).sum())
    if not again:
        return []
    sentence = _(
        "No column has the number of the incident, so each row counts as one. Rows about the same "
        "student, day and behavior as an earlier row: {count}",
        count=again,
    )
    return [Check(sentence, needs_a_look=True)]


def _named(texts: Sequence[str]) -> str:
    """Name the first of several values, in short."""
    named = ", ".join(f"'{text[:_LONGEST_NAMED]}'" for text in texts[:_NAMED_AT_MOST])
    more = len(texts) - _NAMED_AT_MOST
    return named if more <= 0 else _("{named} and {more} more", named=named, more=more)
