"""Sheets that came twice: the same rows under another name would count everything double."""

from collections.abc import Sequence
from dataclasses import replace

from equity.intake.mapping import Reading
from equity.intake.sheet import Sheet
from equity.language import _


def without_copies(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Leave out every sheet that has the same rows as an earlier one, and say so."""
    seen: list[Sheet] = []
    given: list[Reading] = []
    for reading in readings:
        first = next((one for one in seen if _are_same(one, reading.sheet)), None)
        if first is None:
            seen.append(reading.sheet)
            given.append(reading)
        else:
            why = _("It has the same rows as '{file}', so it is left out", file=_name(first))
            mapping = replace(reading.mapping.with_kind(None), why=why)
            given.append(replace(reading, mapping=mapping))
    return tuple(given)


def _are_same(one: Sheet, other: Sheet) -> bool:
    return (
        one.labels == other.labels
        and one.frame.shape == other.frame.shape
        and bool((one.frame.to_numpy() == other.frame.to_numpy()).all())
    )


def _name(sheet: Sheet) -> str:
    return f"{sheet.file}: {sheet.name}" if sheet.name else sheet.file
