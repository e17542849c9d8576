"""Student numbers that lost the zeros in front of them, as spreadsheets do.

"0012" on the list of students and "12" in a log are one student, where nothing speaks against it.
"""

from collections.abc import Sequence
from dataclasses import replace

from equity.intake.mapping import Reading
from equity.intake.spelling import plain, whole
from equity.intake.table import Check
from equity.language import _
from equity.vocabulary import Field, FileKind


def as_on_the_list(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], tuple[Check, ...]]:
    """Give the readings with such numbers as the list of students writes them, and say where.

    A number stays as it is where the list has it so, has two that differ only in zeros, or where
    its own file has both spellings: those may be two students.
    """
    lists = [one for one in readings if one.mapping.kind is FileKind.ROSTER]
    as_written = {raw for one in lists for raw in _written(one)}
    if all(as_written.issuperset(_written(one)) for one in readings):
        return tuple(readings), ()
    listed = {number for one in lists for number in _of(one)}
    by_bare: dict[str, set[str]] = {}
    for one in listed:
        by_bare.setdefault(one.lstrip("0"), set()).add(one)
    found = [_one(reading, listed, by_bare) for reading in readings]
    return tuple(one for one, _check in found), tuple(c for _one, c in found if c)


def _one(
    reading: Reading, listed: set[str], by_bare: dict[str, set[str]]
) -> tuple[Reading, Check | None]:
    own = _of(reading)
    meant = {
        raw: next(iter(full))
        for number, raw in own.items()
        if number not in listed
        and len(full := by_bare.get(number.lstrip("0"), set())) == 1
        and not full & own.keys()
    }
    if not meant or reading.mapping.kind is FileKind.ROSTER:
        return reading, None
    sheet = reading.sheet
    (label,) = reading.mapping.labels_of(Field.STUDENT_ID)
    column = sheet.column(label)
    frame = sheet.frame.assign(**{f"c{sheet.labels.index(label)}": column.replace(meant)})
    sentence = _(
        "Student numbers of {file} that differ from the list of students only in zeros in front: "
        "{count}. They are taken for the same students",
        file=sheet.file,
        count=len(meant),
    )
    return replace(reading, sheet=replace(sheet, frame=frame)), Check(sentence, needs_a_look=True)


def _of(reading: Reading) -> dict[str, str]:
    """Give the student numbers of digits only, each with how the file writes it."""
    written = _written(reading)
    return {number: raw for raw in written if (number := whole(plain(raw))).isdecimal()}


def _written(reading: Reading) -> list[str]:
    """Give the student numbers as the file writes them, each once; none of several columns."""
    labels = reading.mapping.labels_of(Field.STUDENT_ID)
    return [] if len(labels) != 1 else list(map(str, reading.sheet.column(labels[0]).unique()))
