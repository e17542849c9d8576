"""Published files in wide form: groups stand in the column names, such as "Black enrollment"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from equity.intake import mapping as meant
from equity.intake import published_scale as scale
from equity.intake import published_sums as sums
from equity.intake import rows
from equity.intake.headers import meanings_of
from equity.intake.hiding import most_masked
from equity.intake.mapping import Reading
from equity.intake.masked_cells import Cells, holds_numbers, holds_parts, read_cells
from equity.intake.places import places_of
from equity.intake.published_cells import JOIN, Published, ends
from equity.intake.published_claims import NUMBERS
from equity.intake.published_events import events_in_names, may_be_events
from equity.intake.published_names import (
    Groups,
    Meaning,
    coded,
    meaning_of,
    of_everybody,
    with_clear_counts,
)
from equity.intake.published_numbers import narrowed
from equity.intake.sheet import Sheet
from equity.intake.table import Check
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import Field

_RATES: dict[Field, bool | None] = {
    Field.AGG_RATE: None,
    Field.AGG_PERCENT: True,
    Field.AGG_FRACTION: False,
}
"""The meanings of a percent, and whether it is of 100 where a person chose."""

Part = tuple[Groups, str | None]
"""Groups and an outcome."""


def named(sheet: Sheet) -> dict[str, Meaning]:
    """Give the columns of numbers whose names hold groups, also those that have to be checked."""
    found = {one: meaning for one in sheet.labels if (meaning := meaning_of(one))}
    found |= {one: meaning for one, meaning in coded(sheet.labels).items() if one not in found}
    found |= of_everybody([one for one in sheet.labels if one not in found], found)
    if found and any(are_ids(sheet, label) for label in sheet.labels):
        return {}
    found = {one: known for one, known in found.items() if holds_numbers(sheet.values(one))}
    percents = {one.rest for label, one in found.items() if holds_parts(sheet.values(label))}
    return {
        label: replace(one, field=Field.AGG_RATE)
        if not one.sure and one.field is Field.AGG_NUMERATOR and one.rest in percents
        else one
        for label, one in found.items()
    }


def are_ids(sheet: Sheet, label: str) -> bool:
    """Tell whether a column holds ids of students: by its name, and another in most rows."""
    if Field.STUDENT_ID not in meanings_of(label):
        return False
    return sheet.told(label).different > len(sheet.frame) / 2


def meanings(sheet: Sheet) -> dict[str, Meaning]:
    """Give the columns that are taken; none where they do not make a table of rates."""
    found = with_clear_counts({at: one for at, one in named(sheet).items() if not one.events})
    claims: dict[tuple[Groups, str | None, Field], list[str]] = {}
    for label, one in found.items():
        claims.setdefault((one.groups, one.outcome, one.field), []).append(label)
    taken = {
        best[0]: found[best[0]]
        for (_groups, outcome, _field), labels in claims.items()
        if len(best := narrowed(labels, outcome)) == 1
    }
    rated = _rated(taken.values())
    return taken if len({groups for groups, _outcome in rated if groups}) > 1 else {}


def _rated(found: Iterable[Meaning]) -> set[Part]:
    """Give the groups and outcomes with a percent, or a count beside a head count."""
    all_of = list(found)
    heads = {(one.groups, one.outcome) for one in all_of if one.field is Field.AGG_DENOMINATOR}
    return {
        (one.groups, one.outcome)
        for one in all_of
        if one.field is Field.AGG_RATE
        or (
            one.field is Field.AGG_NUMERATOR
            and {(one.groups, one.outcome), (one.groups, None)} & heads
        )
    }


def by_mapping(sheet: Sheet, mapping: meant.Mapping) -> dict[str, Meaning]:
    """Give the columns with the numbers that the mapping says, and the groups of their names."""
    chosen = {one.label: one.field for one in mapping.columns if one.field in (*NUMBERS, *_RATES)}
    names = named(sheet) if chosen else {}
    found = {}
    for label, field in chosen.items():
        one = names.get(label) or _groups_only(label)
        if one and field:
            found[label] = Meaning(field, one.groups, one.outcome)
    return found if len({one.groups for one in found.values() if one.groups}) > 1 else {}


def _groups_only(label: str) -> Meaning | None:
    """Read the groups of a name that says no number."""
    return meaning_of(f"{label} count")


def read_by_names(
    reading: Reading, found: dict[str, Meaning], *, measure: str | None, period: str | None
) -> Published:
    """Give the cells of every row, group and outcome."""
    sheet, index = reading.sheet, reading.sheet.frame.index
    periods = pd.DataFrame({"period": rows.periods(reading, period)})
    places = pd.concat([periods, places_of(reading)], axis=1)
    numbers = _numbers(sheet, found, measure)
    if not numbers:
        raise _no_outcome(sheet)
    of_100 = _is_of_100(numbers, found)
    tables: list[pd.DataFrame] = []
    flags = pd.DataFrame({"says": False, "at_odds": False}, index=index)
    for (groups, outcome), columns in numbers.items():
        lines = _lines(columns, index)
        most = most_masked(sheet, *(columns[one] for one in NUMBERS[:2] if one in columns))
        read = [read_cells(*line, of_100=of_100[outcome], most=most) for line in lines]
        pairs = zip(lines, read, strict=True)
        wrong = pd.Series([_is_wrong(*pair, of_100[outcome]) for pair in pairs], index=index)
        kept = pd.Series([one.says_something for one in read], index=index) & ~wrong
        flags["says"] |= kept
        flags["at_odds"] |= wrong
        table = places.assign(
            measure=outcome,
            dimension=JOIN.join(name for name, _group in groups),
            groups=JOIN.join(group for _name, group in groups),
        )
        tables.append(table.join(pd.DataFrame(map(ends, read), index=index))[kept])
    reasons = _reasons(places, flags)
    cells = sums.widened_wholes(_kept(pd.concat(tables), reasons))
    sums.refuse_parts_of_a_whole(reading, cells)
    at_odds = int((flags["at_odds"] & reasons.isna()).sum())
    checks = (*_at_odds(at_odds), *_of_events(sheet, found))
    return Published(rows=places, cells=cells, reasons=reasons, checks=checks)


def _of_events(sheet: Sheet, found: dict[str, Meaning]) -> tuple[Check, ...]:
    events = events_in_names(sheet, found, named(sheet))
    return (Check(may_be_events(*events), needs_a_look=True),) if events else ()


def _kept(cells: pd.DataFrame, reasons: pd.Series) -> pd.DataFrame:
    return cells[reasons.loc[cells.index].isna()]


def _reasons(places: pd.DataFrame, flags: pd.DataFrame) -> pd.Series:
    reasons = pd.Series(None, index=places.index, dtype="str")
    reasons = reasons.mask(~flags["says"], _("no number in the row"))
    at_odds = ~flags["says"] & flags["at_odds"]
    reasons = reasons.mask(at_odds, _("its percent is not its count of its students"))
    reasons = reasons.mask(places.duplicated(keep=False), _("several rows of one place"))
    reasons = reasons.mask(places["place"].isna(), _("no place"))
    return reasons.mask(places["period"].isna(), _("no school year"))


def _at_odds(count: int) -> tuple[Check, ...]:
    """Say in how many rows a group is left out because its numbers contradict each other."""
    if not count:
        return ()
    sentence = _(
        "Rows with a group whose count, students and percent do not fit together: {count}. "
        "The group is left out there",
        count=count,
    )
    return (Check(sentence, needs_a_look=True),)


def outcome_in(found: Mapping[str, Meaning]) -> str | None:
    """Give the one outcome that all names together tell, None where they tell none or several."""
    told = {one.outcome for one in found.values() if one.outcome}
    return told.pop() if len(told) == 1 else None


def _numbers(
    sheet: Sheet, found: dict[str, Meaning], measure: str | None
) -> dict[Part, dict[Field, pd.Series]]:
    """Give the columns of each group and outcome; a head count belongs to every outcome."""
    numbers: dict[Part, dict[Field, pd.Series]] = {}
    measure = outcome_in(found) or measure
    for label, one in found.items():
        outcome = one.outcome or measure
        if one.field is Field.AGG_DENOMINATOR or outcome is None:
            continue
        field = Field.AGG_RATE if one.field in _RATES else one.field
        columns = numbers.setdefault((one.groups, outcome), {})
        if field in columns:
            raise Problem(
                _("Two columns have one meaning"),
                _("'{label}' and another column hold one number of one group.", label=label),
                _("Choose one of them and leave the other out."),
            )
        columns[field] = sheet.column(label)
    for (groups, told), columns in numbers.items():
        heads = {
            one.outcome: label
            for label, one in found.items()
            if one.field is Field.AGG_DENOMINATOR and one.groups == groups
        }
        if head := heads.get(told) or heads.get(None):
            columns[Field.AGG_DENOMINATOR] = sheet.column(head)
    return {
        part: columns
        for part, columns in numbers.items()
        if len(columns) > 1 or Field.AGG_RATE in columns
    }


def _lines(columns: dict[Field, pd.Series], index: pd.Index) -> list[scale.Line]:
    blank = pd.Series("", index=index, dtype="str")
    return list(zip(*(columns.get(field, blank) for field in NUMBERS), strict=True))


def _is_wrong(line: scale.Line, cells: Cells, of_100: bool) -> bool:
    """Tell whether a line contradicts itself: more than all students, or another share."""
    k, n = cells.count, cells.students
    return bool(k and n and k.low > n.high) or scale.contradicts(line, of_100=of_100)


def _is_of_100(
    numbers: dict[Part, dict[Field, pd.Series]], found: dict[str, Meaning]
) -> dict[str | None, bool]:
    """Tell for each outcome whether its shares are percents, by all columns together."""
    chosen = [scaled for one in found.values() if (scaled := _RATES.get(one.field)) is not None]
    known: dict[str | None, bool] = {}
    for outcome in dict.fromkeys(outcome for _groups, outcome in numbers):
        parts = [one for (_groups, what), one in numbers.items() if what == outcome]
        lines = [line for one in parts for line in _lines(one, next(iter(one.values())).index)]
        label = next((name for name, one in found.items() if one.field in _RATES), "")
        known[outcome] = chosen[0] if chosen else scale.is_of_100(lines, outcome, label)
    return known


def _no_outcome(sheet: Sheet) -> Problem:
    return Problem(
        _("We do not know what is counted"),
        _("Nothing in {file} says what its numbers are about.", file=sheet.file),
        _("Choose what is counted, or put it into the file's name, such as suspension."),
    )


def asked(sheet: Sheet, taken: Sequence[str]) -> dict[str, Meaning]:
    """Give the columns of groups that are not taken: counts of events, or several alike."""
    return {label: one for label, one in named(sheet).items() if label not in taken}
