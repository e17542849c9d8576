"""Lists of students that say more of each than groups: a table of its own for each kind of it.

An office often keeps all on one sheet: groups, days absent, averages, suspensions. The list stays a
list, and what else it says stands beside it, to be confirmed or left out.
"""

import secrets
from collections.abc import Collection
from dataclasses import replace

from equity.intake import ids_of_rows
from equity.intake.cleaning import clean
from equity.intake.fields import ABOUT_ATTENDANCE, ABOUT_TOTALS, KINDS_OF_ABSENCE
from equity.intake.headers import meanings_of
from equity.intake.mapping import Reading
from equity.intake.recogniser import recognise
from equity.intake.sheet import Sheet
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

_MORE: dict[FileKind, tuple[Field, ...]] = {
    FileKind.TOTALS: (*ABOUT_TOTALS, Field.DAYS_REMOVED),
    FileKind.ATTENDANCE: (*ABOUT_ATTENDANCE, *KINDS_OF_ABSENCE),
    FileKind.ACADEMICS: (Field.GPA, Field.MARK),
    FileKind.TESTS: (Field.LEVEL,),
}
_NAMES = {
    FileKind.TOTALS: "suspensions",
    FileKind.ATTENDANCE: "attendance",
    FileKind.ACADEMICS: "grades",
    FileKind.TESTS: "test results",
}
"""How these tables are called; keys of messages."""

_ANY_YEAR = "2000-01"


def more_of(reading: Reading, told: Collection[FileKind | None]) -> list[Reading]:
    """Give what a list of students says besides, of kinds that no other file has (`told`).

    Only what can be counted without a question is given; other columns stay left out and named.
    """
    labels = reading.mapping.labels_of(Field.STUDENT_ID)
    is_list = reading.mapping.kind is FileKind.ROSTER and len(labels) == 1
    if not is_list or not ids_of_rows.all_differ(reading.sheet, labels[0]):
        return []
    years = reading.mapping.labels_of(Field.SCHOOL_YEAR)
    found = []
    for kind, fields in _MORE.items():
        others = [
            one.label
            for one in reading.mapping.columns
            if one.field is None and not set(fields).isdisjoint(meanings_of(one.label))
        ]
        if others and kind not in told:
            sheet = _part(reading.sheet, (*labels, *years, *others), _(_NAMES[kind]))
            found.append(Reading(sheet, recognise(sheet)))
    return [one for one in found if one.mapping.kind in _MORE and _is_clear(one)]


def _part(sheet: Sheet, labels: tuple[str, ...], name: str) -> Sheet:
    frame = sheet.frame[[f"c{sheet.labels.index(label)}" for label in labels]]
    return replace(
        sheet,
        name=f"{sheet.name}, {name}" if sheet.name else name,
        labels=labels,
        frame=frame.set_axis([f"c{place}" for place in range(len(labels))], axis=1),
        notes=(),
    )


def _is_clear(reading: Reading) -> bool:
    """Tell whether a table can be counted as it is."""
    try:
        clean(reading, key=secrets.token_bytes(32), period=_ANY_YEAR)
    except Problem:
        return False
    return True
