"""Files that name students by another number than the rest: the list of students may have both.

A list often has the school's number and the state's, and scores come with the state's only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from equity.intake.by_value import by_value
from equity.intake.dictionaries import is_missing
from equity.intake.headers import meanings_of
from equity.intake.mapping import Reading
from equity.intake.repeating import different
from equity.intake.spelling import plain, whole
from equity.intake.table import Check
from equity.language import _
from equity.vocabulary import Field, FileKind

_FEWEST = 5
_MOST = 0.9
_OF_STUDENTS = frozenset(
    {
        *(FileKind.INCIDENTS, FileKind.ATTENDANCE, FileKind.ACADEMICS, FileKind.TESTS),
        FileKind.TOTALS,
    }
)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What a list calls a kind of number, and its own number of the student of each of them."""

    label: str
    own: dict[str, str]


def as_the_list_numbers(
    readings: Sequence[Reading],
) -> tuple[tuple[Reading, ...], tuple[Check, ...]]:
    """Give readings with the list's own numbers of students, and say where others were found.

    A file stays as it is where half of its numbers are the list's own, or where no other kind of
    number on the list has nearly all of the file's.
    """
    if not any(map(_other_labels, readings)):
        return tuple(readings), ()
    known = [one for reading in readings for one in _of_list(reading)]
    own = {key for one in known for key in map(_key, one.own.values())}
    found = [_one(reading, known, own) for reading in readings]
    return tuple(one for one, _check in found), tuple(check for _one, check in found if check)


def _of_list(reading: Reading) -> list[_Numbers]:
    """Give the numbers of students that a list has, its own first; none where it is no list."""
    labels = reading.mapping.labels_of(Field.STUDENT_ID)
    if reading.mapping.kind is not FileKind.ROSTER or len(labels) != 1:
        return []
    others = _other_labels(reading)
    own = reading.sheet.column(labels[0]).tolist()
    return [
        _Numbers(label, _clear(zip(reading.sheet.column(label).map(_key), own, strict=True)))
        for label in (*labels, *others)
    ]


def _other_labels(reading: Reading) -> list[str]:
    return [
        one.label
        for one in reading.mapping.columns
        if one.field is None and Field.STUDENT_ID in meanings_of(one.label)
    ]


def _clear(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give the numbers that are of one student only."""
    found: dict[str, set[str]] = {}
    for key, own in pairs:
        found.setdefault(key, set()).add(own)
    return {key: owns.pop() for key, owns in found.items() if key and len(owns) == 1}


def _key(raw: str) -> str:
    """Give a number as it is compared: digits without zeros in front, blank where there is none."""
    text = "" if is_missing(raw) else whole(plain(raw))
    return text.lstrip("0") if text.isdecimal() else text


def _one(
    reading: Reading, known: Sequence[_Numbers], own: set[str]
) -> tuple[Reading, Check | None]:
    labels = reading.mapping.labels_of(Field.STUDENT_ID)
    if reading.mapping.kind not in _OF_STUDENTS or len(labels) != 1:
        return reading, None
    written = {label: _keys(reading, label) for label in (*labels, *_other_labels(reading))}
    here = written[labels[0]]
    if len(here) < _FEWEST or 2 * len(here & own) >= len(here):
        return reading, None
    best = max(
        (
            (len(keys & one.own.keys()), label, one)
            for label, keys in written.items()
            for one in known
        ),
        key=lambda pair: pair[0],
        default=None,
    )
    if best is None or best[0] < _MOST * max(len(written[best[1]]), _FEWEST):
        return reading, None
    count, label, numbers = best
    sentence = _(
        "{file} names students by '{label}'. The list of students has these numbers as '{other}', "
        "so they are found on it. Students: {count}",
        file=reading.sheet.file,
        label=label,
        other=numbers.label,
        count=count,
    )
    return _numbered(reading, labels[0], label, numbers), Check(sentence, needs_a_look=True)


def _keys(reading: Reading, label: str) -> set[str]:
    return {key for raw in different(reading.sheet.values(label)) if (key := _key(raw))}


def _numbered(reading: Reading, own: str, label: str, numbers: _Numbers) -> Reading:
    """Put the list's numbers into the column of ids; a number that it lacks is nobody's on it."""
    sheet = reading.sheet
    column = sheet.column(label)
    found = by_value(
        column, lambda raw: numbers.own.get(_key(raw), f"{raw}*" if _key(raw) else raw), "str"
    )
    frame = sheet.frame.assign(**{f"c{sheet.labels.index(own)}": found})
    return replace(reading, sheet=replace(sheet, frame=frame))
