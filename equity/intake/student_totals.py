"""Totals of discipline: one row a student, or one a part of the year, with how many of each."""

import re

import pandas as pd

from equity.intake import rows
from equity.intake.by_value import by_value
from equity.intake.days_out import number_of_days
from equity.intake.mapping import Reading
from equity.intake.spelling import fold
from equity.intake.table import Check, CleanTable
from equity.intake.total_columns import columns_to_add
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

_COUNTED = (Field.SUSPENSIONS, Field.REFERRALS, Field.DAYS_REMOVED)
_USED = frozenset({Field.STUDENT_ID, Field.SCHOOL_YEAR, *_COUNTED})
_ONLY_DAYS = "Students with days of suspension and no suspension: {count}. Each counts with one"
_NO_INCIDENT = "Students with a suspension and no incident: {count}. Each counts with one incident"
MANY_BLANK = 0.05
"""From this share of rows on, it matters whether blank is unknown or none."""

_COUNT = re.compile(r"(\d{1,3})(?:\.0+)?")


def clean_totals(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row for each row that names a student, with suspensions, days and incidents.

    `suspended` is at least how many suspensions, `suspensions` how many exactly.
    """
    whole = reading
    _need_counts(reading)
    reading, named, unnamed = rows.of_students(reading, key=key, period=period)
    tables = {field: _numbers(reading, field) for field in _COUNTED}
    suspensions, days = _exactly(tables[Field.SUSPENSIONS]), _exactly(tables[Field.DAYS_REMOVED])
    suspended, more_days = _with_any(tables[Field.SUSPENSIONS], days > 0, _ONLY_DAYS)
    if tables[Field.SUSPENSIONS].empty:
        suspended = (days > 0).astype("Float64")
    incidents, without = _with_any(tables[Field.REFERRALS], suspended > 0, _NO_INCIDENT)
    if days.notna().any():
        days = days.mask(suspended.eq(0).fillna(False).astype(bool), 0.0)
    frame = named.assign(
        suspended=suspended,
        incidents=incidents,
        suspensions=suspensions.mask((suspensions < suspended).fillna(False), suspended),
        days=days,
    )
    checks = (
        *rows.columns_left_out(reading, _USED),
        *_of_columns(tables),
        *_checks(frame),
        *more_days,
        *without,
    )
    return rows.of_outcomes(FileKind.TOTALS, whole, frame, unnamed, checks, key=key)


def _need_counts(reading: Reading) -> None:
    if not any(reading.mapping.labels_of(one) for one in _COUNTED):
        raise Problem(
            _("A column is missing"),
            _("{file} does not count suspensions or referrals.", file=reading.sheet.file),
            _("Choose which columns they are, or choose another kind of file."),
        )


def _numbers(reading: Reading, field: Field) -> pd.DataFrame:
    """Give the numbers of the columns of a field that have to be added, under their labels."""
    read = number_of_days if field is Field.DAYS_REMOVED else _count
    known = {
        label: by_value(reading.sheet.column(label), read, "Float64")
        for label in reading.mapping.labels_of(field)
    }
    table = pd.DataFrame(known, index=reading.sheet.frame.index, dtype="Float64")
    if field is not Field.DAYS_REMOVED or not reading.mapping.labels_of(Field.SUSPENSIONS):
        _refuse_blanks(table, reading.sheet.file)
    return table[list(columns_to_add(table, reading.sheet.file))]


def _count(raw: str) -> float | None:
    found = _COUNT.fullmatch(fold(raw))
    return float(found[1]) if found else None


def _refuse_blanks(table: pd.DataFrame, file: str) -> None:
    """Raise a Problem where blank could stand for 0: nobody has 0, and many have nothing."""
    blank = table.isna().all(axis=1)
    if table.empty or table.eq(0).any(axis=None) or blank.mean() <= MANY_BLANK:
        return
    raise Problem(
        _("Do blank cells mean none?"),
        _(
            "In {file} nobody has 0 in {labels}, and {count} rows have nothing there. If only the "
            "others counted, all of them would have some.",
            file=file,
            labels=" and ".join(f"'{one}'" for one in table.columns),
            count=int(blank.sum()),
        ),
        _("Write 0 into the blank cells that mean none, or leave these rows out."),
    )


def _exactly(table: pd.DataFrame) -> pd.Series:
    """Give how many in all: unknown where a column is."""
    total = table.sum(axis=1, min_count=1).astype("Float64")
    return total.mask(table.isna().any(axis=1))


def _with_any(
    table: pd.DataFrame, other: pd.Series, sentence: str
) -> tuple[pd.Series, list[Check]]:
    """Give at least how many in all: unknown where a column is, and no other has any.

    Where there is none and the other says that there has to be, it is one, as the check tells.
    """
    total = table.sum(axis=1, min_count=1).astype("Float64")
    total = total.mask(table.isna().any(axis=1) & ~(total > 0).fillna(False))
    without = ((total == 0) & other).fillna(False).astype(bool)
    count = int(without.sum())
    checks = [Check(_(sentence, count=count), needs_a_look=True)] if count else []
    return total.mask(without, 1.0), checks


def _of_columns(tables: dict[Field, pd.DataFrame]) -> list[Check]:
    """Say which columns are added up."""
    sentences = {
        Field.SUSPENSIONS: _("Suspensions are those of {labels}, added up"),
        Field.DAYS_REMOVED: _("Days lost are those of {labels}, added up"),
    }
    return [
        Check(_(sentence, labels=" and ".join(f"'{one}'" for one in tables[field].columns)))
        for field, sentence in sentences.items()
        if len(tables[field].columns) > 1
    ]


def _checks(frame: pd.DataFrame) -> list[Check]:
    checks = []
    for name, what in (("suspended", _("suspensions")), ("incidents", _("incidents or referrals"))):
        counted = frame[name]
        if counted.isna().all():
            checks.append(Check(_("The file does not count {what}", what=what)))
            continue
        if not counted.eq(0).any():
            sentence = _(
                "No row has 0 {what}. So students on the list without a row count as having none",
                what=what,
            )
            checks.append(Check(sentence, needs_a_look=True))
        if unknown := int(counted.isna().sum()):
            sentence = _(
                "Rows that do not say how many {what}: {count}. They are unknown, not 0",
                what=what,
                count=unknown,
            )
            checks.append(Check(sentence, needs_a_look=True))
    days = frame["days"]
    if days.notna().any() and (lacking := int((days.isna() & (frame["suspended"] > 0)).sum())):
        sentence = _(
            "Suspended students whose days are not known: {count}. Where these are more than 5 of "
            "100 in a year, that year shows no days lost",
            count=lacking,
        )
        checks.append(Check(sentence, needs_a_look=True))
    if again := int(frame.duplicated(["person", "period"]).sum()):
        sentence = _(
            "Rows about a student who has another row in the same year: {count}. We add them up",
            count=again,
        )
        checks.append(Check(sentence, needs_a_look=True))
    return checks
