"""Totals of discipline: one row a student, or one a part of the year, with how many of each."""

import re

import pandas as pd

from equity.intake import rows
from equity.intake.by_value import by_value
from equity.intake.mapping import Reading
from equity.intake.spelling import fold
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

_USED = frozenset({Field.STUDENT_ID, Field.SCHOOL_YEAR, Field.SUSPENSIONS, Field.REFERRALS})
_COUNT = re.compile(r"(\d{1,3})(?:\.0+)?")


def clean_totals(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row for each row that names a student, with suspensions and incidents."""
    whole = reading
    _need_counts(reading)
    reading, named, unnamed = rows.of_students(reading, key=key, period=period)
    suspended = _added(reading, Field.SUSPENSIONS)
    incidents = _added(reading, Field.REFERRALS)
    without = (incidents < (suspended > 0)).fillna(False).astype(bool)
    incidents = incidents.mask(without, 1.0)
    frame = named.assign(suspended=suspended, incidents=incidents)
    checks = (*rows.columns_left_out(reading, _USED), *_checks(frame, int(without.sum())))
    return rows.of_outcomes(FileKind.TOTALS, whole, frame, unnamed, checks, key=key)


def _need_counts(reading: Reading) -> None:
    if not any(reading.mapping.labels_of(one) for one in (Field.SUSPENSIONS, Field.REFERRALS)):
        raise Problem(
            _("A column is missing"),
            _("{file} does not count suspensions or referrals.", file=reading.sheet.file),
            _("Choose which columns they are, or choose another kind of file."),
        )


def _added(reading: Reading, field: Field) -> pd.Series:
    """Give how many in all columns of a field: unknown where one is, and no other has any."""
    known = [
        by_value(reading.sheet.column(label), _count, "Float64")
        for label in reading.mapping.labels_of(field)
    ]
    if not known:
        return pd.Series(pd.NA, index=reading.sheet.frame.index, dtype="Float64")
    table = pd.concat(known, axis=1)
    total = table.sum(axis=1, min_count=1).astype("Float64")
    return total.mask(table.isna().any(axis=1) & ~(total > 0).fillna(False))


def _count(raw: str) -> float | None:
    found = _COUNT.fullmatch(fold(raw))
    return float(found[1]) if found else None


def _checks(frame: pd.DataFrame, without: int) -> list[Check]:
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
    if without:
        sentence = _(
            "Students with a suspension and no incident: {count}. Each counts with one incident",
            count=without,
        )
        checks.append(Check(sentence, needs_a_look=True))
    if again := int(frame.duplicated(["person", "period"]).sum()):
        sentence = _(
            "Rows about a student who has another row in the same year: {count}. We add them up",
            count=again,
        )
        checks.append(Check(sentence, needs_a_look=True))
    return checks
