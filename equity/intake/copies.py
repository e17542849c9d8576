"""Sheets that came twice: the same rows under another name would count everything double."""

from collections.abc import Sequence
from dataclasses import replace

from equity.intake.mapping import Reading
from equity.language import _


def without_copies(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Leave out every sheet with the rows, the year and the outcome of an earlier one; say so."""
    seen: list[Reading] = []
    given: list[Reading] = []
    for reading in readings:
        first = next((one for one in seen if _are_same(one, reading)), None)
        if first is None:
            seen.append(reading)
            given.append(reading)
        else:
            why = _("It has the same rows as '{file}', so it is left out", file=first.sheet.title)
            mapping = replace(reading.mapping.with_kind(None), why=why)
            given.append(replace(reading, mapping=mapping))
    return tuple(given)


def _are_same(one: Reading, other: Reading) -> bool:
    first, second = one.sheet, other.sheet
    return (
        one.mapping.period == other.mapping.period
        and one.mapping.measure == other.mapping.measure
        and first.labels == second.labels
        and first.frame.shape == second.frame.shape
        and bool((first.frame.to_numpy() == second.frame.to_numpy()).all())
    )
