"""Published tables with columns for several school years: each year is read as a table of its own.

The years stand in the names of the columns of numbers, such as "2022-23" or "2022-23 Rate". What
other columns say, such as the group, holds for every year.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from equity.intake import mapping as meant
from equity.intake import years
from equity.intake.mapping import ColumnMapping, Reading
from equity.intake.masked_cells import holds_parts
from equity.intake.published_cells import Published, put_together
from equity.intake.published_claims import NUMBERS, claim_of
from equity.intake.sheet import Sheet
from equity.intake.spelling import fold
from equity.language import _
from equity.vocabulary import Field

_NUMBERS = frozenset({*NUMBERS, Field.AGG_PERCENT, Field.AGG_FRACTION, Field.AGG_EVENTS})
_SAYS_RATE = re.compile(r"\b(rates?|percents?|percentages?|pct|share)\b")
_MOST = 40
_PER = re.compile(r"\bper (\d|hundred|thousand)")

Names = Mapping[str, Mapping[str, str]]
"""School year -> its columns, each with its name without the year."""


def years_in(sheet: Sheet) -> Names:
    """Give the columns of each year, none where they are not the same columns again."""
    found = {label: named for label in sheet.labels if (named := years.out_of_name(label))}
    names: dict[str, dict[str, str]] = {}
    for label, (year, rest) in found.items():
        names.setdefault(year, {})[label] = rest or _unnamed(sheet, found)
    rests = [rest for one in names.values() for rest in one.values()]
    again = len(set(rests)) < len(rests)
    twice = any(len(set(one.values())) < len(one) for one in names.values())
    others = {*map(fold, sheet.labels)}
    several_ways = len({years.is_school_year(one) for one in names}) > 1
    if not again or twice or several_ways or others.intersection(map(fold, rests)):
        return {}
    return names


def _unnamed(sheet: Sheet, labels: Iterable[str]) -> str:
    """Give what the numbers are where the names of their columns say a year and nothing else.

    Where rows say it, such as enrollment in one and a rate in the next, they are no percents.
    """
    title = fold(" ".join((sheet.file, sheet.name or "", sheet.around)).replace("_", " "))
    others = [one for one in sheet.labels if one not in labels]
    if _PER.search(title) or any(_says_several(sheet, one) for one in others):
        return "Number"
    columns = [sheet.values(one) for one in labels]
    signs = any(one.astype("str").str.contains("%", regex=False).any() for one in columns)
    rates = signs or _SAYS_RATE.search(title) or any(map(holds_parts, columns))
    return "Percent" if rates else "Number"


def _says_several(sheet: Sheet, label: str) -> bool:
    """Tell whether the values of a column say several kinds of numbers."""
    values = sheet.values(label).unique()
    claims = [claim_of(str(one)) for one in values] if len(values) <= _MOST else []
    return len({one.field for one in claims if one}) > 1


def recognised(
    sheet: Sheet, propose: Callable[[Sheet], meant.Mapping | None]
) -> meant.Mapping | None:
    """Propose the mapping of a table with columns of several years, None where it has none.

    The year with the most columns, the newest of those, tells what the columns of all are.
    """
    names = years_in(sheet)
    best = max(names, key=lambda year: (len(names[year]), year), default=None)
    known = propose(_of_year(sheet, names, best)) if best else None
    if known is None or known.labels_of(Field.SCHOOL_YEAR):
        return None
    by_name = {one.label: one for one in known.columns}
    bare = {label: rest for one in names.values() for label, rest in one.items()}
    columns = (
        replace(by_name[name], label=label)
        if (name := bare.get(label, label)) in by_name
        else _asked(label)
        for label in sheet.labels
    )
    return replace(known, columns=tuple(columns), period=None)


def _asked(label: str) -> ColumnMapping:
    why = _("No other year has this column. Please choose what it is, or leave it out")
    return ColumnMapping(label=label, field=None, certainty=0.5, why=why)


def apart(reading: Reading) -> tuple[Reading, ...]:
    """Give a reading for each year whose columns have numbers; else the reading as it is."""
    mapping = reading.mapping
    names = {} if mapping.labels_of(Field.SCHOOL_YEAR) else years_in(reading.sheet)
    chosen = {one.label for one in mapping.columns if one.field in _NUMBERS}
    with_numbers = sorted(year for year in names if chosen.intersection(names[year]))
    return tuple(_reading(reading, names, year) for year in with_numbers) or (reading,)


def are_in_names(reading: Reading) -> bool:
    """Tell whether the names of columns say the year of every number."""
    return apart(reading) != (reading,)


def _reading(reading: Reading, names: Names, year: str) -> Reading:
    sheet = _of_year(reading.sheet, names, year)
    kept = [one for one in reading.mapping.columns if _is_kept(one.label, names, year)]
    columns = tuple(
        replace(one, label=label) for one, label in zip(kept, sheet.labels, strict=True)
    )
    return Reading(sheet, replace(reading.mapping, columns=columns, period=year))


def _is_kept(label: str, names: Names, year: str) -> bool:
    return label in names[year] or not any(label in one for one in names.values())


def _of_year(sheet: Sheet, names: Names, year: str) -> Sheet:
    """Give the columns of one year, named without it, and those of no year."""
    kept = [place for place, one in enumerate(sheet.labels) if _is_kept(one, names, year)]
    frame = sheet.frame[[f"c{place}" for place in kept]]
    labels = tuple(names[year].get(one, one) for one in map(sheet.labels.__getitem__, kept))
    return replace(
        sheet, labels=labels, frame=frame.set_axis([f"c{at}" for at in range(len(kept))], axis=1)
    )


def together(readings: Sequence[Reading], found: Sequence[Published]) -> Published:
    """Give what was read of all years as one."""
    years_read = [str(one.mapping.period) for one in readings]
    said = _("Each school year is read by itself: {years}", years=", ".join(years_read))
    return put_together(years_read, found, said)
