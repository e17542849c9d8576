"""What the columns of a long published file mean: place, year, groups, numbers, what is counted.

A column is known by its name together with its values. A group column holds words that some
dimension knows; of a code and its description the one that says more is taken.
"""

import re
from collections.abc import Sequence
from itertools import islice

from equity.intake.headers import meanings_of
from equity.intake.heads import are_parts
from equity.intake.mapping import ColumnMapping
from equity.intake.masked_cells import is_mask, is_number, is_silent
from equity.intake.published_claims import is_of_staff, said
from equity.intake.published_numbers import choose, perhaps_parts
from equity.intake.published_places import are_words, places_in
from equity.intake.published_words import (
    apart,
    dimension_of,
    flag_group,
    group_in,
    group_of,
    is_everybody,
    outcome_of,
)
from equity.intake.repeating import different
from equity.intake.sheet import Sheet
from equity.intake.spelling import fold
from equity.intake.years import is_school_year, school_year
from equity.language import _
from equity.vocabulary import DIMENSION_FIELDS, Field

_KNOWN = 0.6
"""A column of groups holds at least so many known values among its different ones."""

_MOST_GROUPS = 150
_TYPE = re.compile(
    r"group(ing)? ?(by|type|category|set|kind)$|student group type|studentgrouptype|subgroup type"
    r"|demographic (type|category|group)$|^group by$|^category$|^breakdown$|disaggregat"
    r"|^group type$|category type|population type|reporting group"
)
_OUTCOME = re.compile(
    r"categor|type|measure|indicator|metric|outcome|sanction|removal|discipline|consequence"
    r"|action|data element|description|statistic"
)
_ONE_DIMENSION = tuple(one for one in DIMENSION_FIELDS if one is not Field.SCHOOL)


def propose(sheet: Sheet, told: str | None) -> tuple[dict[str, ColumnMapping], str | None]:
    """Give the columns whose meaning is known, or has to be asked, and the outcome they tell."""
    values = {one: list(filter(None, different(sheet.values(one)))) for one in sheet.labels}
    found: dict[str, Field] = {}
    grades = [one for one in sheet.labels if _are_grades(one, values[one])]
    numeric = [one for one in sheet.labels if one not in grades and _is_numeric(values[one])]
    found |= places_in(sheet.labels, values)
    found |= _years(sheet.labels, values, found)
    found |= _groups(sheet.labels, values, {*found, *numeric})
    outcome = _outcome_column(sheet.labels, values, {*found, *numeric})
    free = [one for one in numeric if one not in found]
    numbers = choose(free, told, by_rows=bool(outcome) or _are_told_apart(sheet, free))
    if outcome:
        found[outcome] = Field.AGG_OUTCOME
    found |= numbers.taken
    columns = {label: as_known(label, field) for label, field in found.items()}
    for label, why in numbers.asked.items():
        columns.setdefault(label, as_asked(label, why))
    return columns, numbers.outcome


def _are_told_apart(sheet: Sheet, labels: Sequence[str]) -> bool:
    """Tell whether percents say that a number of students is a part of those enrolled."""
    parts = perhaps_parts(labels)
    rows = zip(*map(sheet.column, parts or ()), strict=True)
    return are_parts(islice(rows, _ENOUGH_VALUES))


_ENOUGH_VALUES = 2_000


def as_known(label: str, field: Field) -> ColumnMapping:
    """Give a column whose name and values tell its meaning."""
    why = _("Its name and its values say so")
    return ColumnMapping(label=label, field=field, certainty=0.95, why=why)


def as_asked(label: str, why: str) -> ColumnMapping:
    """Give a column that is asked about."""
    return ColumnMapping(label=label, field=None, certainty=0.5, why=why)


def _is_numeric(values: Sequence[str]) -> bool:
    """Tell whether values are numbers and masks; a few words among them, such as notes, are not.

    Of very many different values some spread over all of them speak for the others.
    """
    values = values[:: -(-len(values) // _ENOUGH_VALUES) or 1]
    fits = sum(is_number(one) or is_mask(one) or is_silent(one) for one in values)
    numbers = sum(map(is_number, values))
    masks = sum(map(is_mask, values))
    return fits >= 0.9 * len(values) > 0 and (numbers > 0 or masks == len(values))


def _years(
    labels: Sequence[str], values: dict[str, list[str]], taken: dict[str, Field]
) -> dict[str, Field]:
    named = [
        label
        for label in labels
        if label not in taken
        and re.search(r"year|\byr\b|\bsy\b|\bterm\b|cohort yr", said(label))
        and values[label]
        and all(
            is_school_year(school_year(one, label=label) or "") or _is_year(one)
            for one in values[label]
        )
    ]
    return {named[0]: Field.SCHOOL_YEAR} if named else {}


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d", fold(text)))


def _groups(
    labels: Sequence[str], values: dict[str, list[str]], taken: set[str]
) -> dict[str, Field]:
    """Find columns of groups: of one dimension by its name, else of all dimensions by values."""
    found: dict[str, Field] = {}
    free = [one for one in labels if one not in taken and 0 < len(values[one]) <= _MOST_GROUPS]
    mixed = {label: share for label in free if (share := _mixed_share(values[label])) >= _KNOWN}
    for label in free:
        field = _one_dimension(label, values[label])
        if field and field not in found.values():
            found[label] = field
    of_one = set(found.values()) - {Field.GRADE}
    mixed = {
        label: share
        for label, share in mixed.items()
        if label not in found and _is_mixed(label, values[label], share)
    }
    if len(of_one) > 1:
        apart_from = [one for one in free if _adds_groups(values[one], of_one)]
        found |= {one: Field.AGG_GROUP for one in apart_from if one not in found}
    elif mixed:
        best = max(mixed, key=lambda one: (mixed[one], _length(values[one])))
        found[best] = Field.AGG_GROUP
    if Field.AGG_GROUP in found.values() and len(of_one) < 2:
        types = [one for one in free if one not in found and _is_type(one, values[one])]
        found |= dict.fromkeys(types[:1], Field.AGG_DIMENSION)
    return found


def _is_mixed(label: str, values: Sequence[str], share: float) -> bool:
    """Tell whether a column holds groups: by its name, several dimensions, or all of them known.

    Of one dimension alone it has to hold all students too, or races: other words say other things.
    """
    fields = _fields(values)
    races = fields == {Field.RACE_ETHNICITY} and not is_of_staff(label)
    of_one = races or any(map(is_everybody, values))
    return _named_group(label) or len(fields) > 1 or (share == 1 and of_one)


def _adds_groups(values: Sequence[str], known: set[Field]) -> bool:
    """Tell whether a column holds only known groups, of dimensions that no other column has."""
    found = _fields(values)
    all_known = all(group_of(one) or is_everybody(one) for one in values)
    return all_known and any(map(is_everybody, values)) and bool(found) and not found & known


def _named_group(label: str) -> bool:
    return Field.AGG_GROUP in meanings_of(label) or "group" in said(label).replace("grp", "group")


def _mixed_share(values: Sequence[str]) -> float:
    """Give the share of the different values that say a group; 0 where there are not two groups."""
    known = {group for one in values if (group := group_of(one))}
    hits = sum(group_of(one) is not None or is_everybody(one) or bool(apart(one)) for one in values)
    return hits / len(values) if len(known) > 1 else 0.0


def _fields(values: Sequence[str]) -> set[Field]:
    return {group[0] for one in values if (group := group_of(one)) and not is_everybody(one)}


def _one_dimension(label: str, values: Sequence[str]) -> Field | None:
    """Give the dimension that a name says and whose groups the values are."""
    said_by_name: list[Field] = [one for one in _ONE_DIMENSION if one in meanings_of(label)]
    if (field := dimension_of(label)) and field not in said_by_name:
        said_by_name.append(field)
    for field in said_by_name:
        fits = [
            one
            for one in values
            if group_in(field, one) or is_everybody(one) or flag_group(field, label, one)
        ]
        if field is Field.RACE_ETHNICITY and all(fold(one).isdigit() for one in values):
            return field
        if len(fits) >= 0.75 * len(values) and len(_fields(values) - {field}) < 2:
            return field
    return None


def _are_grades(label: str, values: Sequence[str]) -> bool:
    """Tell whether a column names several grades, also by their numbers alone."""
    return len(values) > 1 and _one_dimension(label, values) is Field.GRADE


def _length(values: Sequence[str]) -> float:
    return sum(map(len, values)) / len(values)


def _is_type(label: str, values: Sequence[str]) -> bool:
    named = [one for one in values if dimension_of(one)]
    known = sum(one in named or is_everybody(one) for one in values)
    return (
        bool(named)
        and known >= 0.5 * len(values)
        and (bool(_TYPE.search(said(label))) or known == len(values))
    )


def _outcome_column(
    labels: Sequence[str], values: dict[str, list[str]], taken: set[str]
) -> str | None:
    for label in labels:
        some = values[label]
        if label in taken or not _OUTCOME.search(said(label)) or not 0 < len(some) <= _MOST_GROUPS:
            continue
        told = [one for one in some if outcome_of(one)]
        if len(told) >= max(1, len(some) / 5) and are_words(some):
            return label
    return None
