"""Corrections from a command line, for any file that has the column.

"COLUMN=FIELD" says what a column is, "COLUMN:VALUE=MEANING" what one of its values stands for.
"""

from collections.abc import Iterable
from dataclasses import replace

from equity.chain.bringing import Brought
from equity.intake.mapping import Reading
from equity.intake.spelling import fold
from equity.intake.years import is_school_year, period_of
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import Field

LEFT_OUT = "left_out"


def with_meanings(brought: Brought, corrections: Iterable[str]) -> Brought:
    """Give what was brought with every COLUMN=FIELD put in, in all files that have the column.

    FIELD is a name of `Field`, or "left_out". Unknown columns and fields raise a Problem that lists
    the valid ones.
    """
    readings = brought.readings
    for text in corrections:
        label, _equals, name = text.rpartition("=")
        readings = _corrected(readings, label.strip(), _field(name.strip()))
    return replace(brought, readings=readings)


def with_values(brought: Brought, corrections: Iterable[str]) -> Brought:
    """Give what was brought with every COLUMN:VALUE=MEANING put in, in all files that have it."""
    readings = brought.readings
    for text in corrections:
        place, _equals, meaning = text.rpartition("=")
        label, _colon, value = place.rpartition(":")
        _refuse_unknown(readings, label.strip())
        readings = _explained(readings, label.strip(), fold(value), meaning.strip())
    return replace(brought, readings=readings)


def with_year(brought: Brought, year: str) -> Brought:
    """Give what was brought with a school year for every file that does not say its own."""
    if not is_school_year(year):
        raise Problem(
            _("'{year}' is no school year", year=year),
            _("A school year runs from July to June and is named by both years."),
            _("Write it like 2025-26."),
        )
    readings = tuple(
        one if period_of(one) else replace(one, mapping=replace(one.mapping, period=year))
        for one in brought.readings
    )
    return replace(brought, readings=readings)


def _explained(
    readings: tuple[Reading, ...], label: str, value: str, meaning: str
) -> tuple[Reading, ...]:
    return tuple(
        replace(one, mapping=one.mapping.with_meaning(label, value, meaning))
        if label in one.sheet.labels
        else one
        for one in readings
    )


def _refuse_unknown(readings: tuple[Reading, ...], label: str) -> None:
    if any(label in one.sheet.labels for one in readings):
        return
    labels = ", ".join(f"'{name}'" for one in readings for name in one.sheet.labels)
    raise Problem(
        _("There is no column '{label}'", label=label),
        _("The files have the columns {labels}.", labels=labels),
        _("Use one of these names, spelled the same way."),
    )


def _field(name: str) -> Field | None:
    if name == LEFT_OUT:
        return None
    if name in list(Field):
        return Field(name)
    raise Problem(
        _("There is no meaning '{name}'", name=name),
        _("A column can be one of {names}.", names=", ".join([*Field, LEFT_OUT])),
        _("Write it as COLUMN=FIELD, such as --map Ethnicity=race_ethnicity."),
    )


def _corrected(
    readings: tuple[Reading, ...], label: str, field: Field | None
) -> tuple[Reading, ...]:
    _refuse_unknown(readings, label)
    return tuple(
        replace(one, mapping=one.mapping.with_column(label, field=field))
        if label in one.sheet.labels
        else one
        for one in readings
    )
