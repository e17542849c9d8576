"""Published tables with one row a group and columns for several outcomes: each is read by itself.

Such a table has, say, a percent of in-school suspensions beside one of expulsions. What its other
columns say, such as the group and all its students, holds for each of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from equity.intake import published_checks
from equity.intake.mapping import ColumnMapping, Reading
from equity.intake.published_cells import Published, put_together
from equity.intake.published_claims import said
from equity.intake.published_numbers import OF_A_WHOLE, choose, says_the_whole
from equity.intake.published_words import outcome_of, outcomes_of
from equity.intake.sheet import Sheet
from equity.language import _
from equity.measures import published_measure
from equity.vocabulary import Field

_COUNTED = frozenset({Field.AGG_NUMERATOR, Field.AGG_RATE, Field.AGG_PERCENT, Field.AGG_FRACTION})
_OF_A_SUBJECT = ("published.met_standard",)
"""Told of one subject or of another, which the name of a column may leave open."""

_OF_DISCIPLINE = frozenset(
    {"published.disciplined", "published.suspended", "published.in_school"}
    | {"published.out_of_school", "published.expelled", "published.referred_to_police"}
)
"""Outcomes of all enrolled students; a graduation rate is of a class, absence of those who stay."""

_SURE = 0.9


def others(
    sheet: Sheet, columns: Mapping[str, ColumnMapping], outcome: str | None
) -> dict[str, ColumnMapping]:
    """Give the columns of further outcomes that can be read without a question.

    `columns` are those of the first `outcome` with what is asked; of several that could be one
    number none is taken, as there.
    """
    if outcome is None or Field.AGG_OUTCOME in {one.field for one in columns.values()}:
        return {}
    common = {label: one for label, one in columns.items() if one.field not in (None, *_COUNTED)}
    told: dict[str, list[str]] = {}
    outcomes = outcomes_of(columns, outcome)
    for label, one in columns.items():
        other = outcomes[label]
        of_here = says_the_whole(label) and not OF_A_WHOLE.search(said(label))
        is_clear = one.field is None and of_here
        if is_clear and other not in (None, outcome, *_OF_A_SUBJECT):
            told.setdefault(str(other), []).append(label)
    found: dict[str, ColumnMapping] = {}
    for other, labels in told.items():
        shared = {label: one for label, one in common.items() if _is_shared(one, outcome, other)}
        found |= _of_one(sheet, shared, other, labels)
    return found


def _of_one(
    sheet: Sheet, shared: Mapping[str, ColumnMapping], outcome: str, labels: Sequence[str]
) -> dict[str, ColumnMapping]:
    heads = [label for label, one in shared.items() if one.field is Field.AGG_DENOMINATOR]
    taken = choose([*labels, *heads], None).taken
    why = _("Its name and its values say so")
    mine = {
        label: ColumnMapping(label=label, field=field, certainty=0.95, why=why)
        for label, field in taken.items()
        if label in labels and field in _COUNTED
    }
    fields = {one.field for one in mine.values()}
    if Field.AGG_RATE not in fields and not (fields and heads):
        return {}
    checked = published_checks.checked(sheet, {**shared, **mine}, outcome)
    sure = all(checked[one].certainty >= _SURE and checked[one].field for one in (*mine, *heads))
    return mine if sure else {}


def apart(reading: Reading) -> tuple[Reading, ...]:
    """Give a reading for each outcome whose counts or percents were chosen, the first one first."""
    mapping = reading.mapping
    counted = [one.label for one in mapping.columns if one.field in _COUNTED]
    told = outcomes_of(counted, mapping.measure)
    outcomes = dict.fromkeys(one or mapping.measure for one in told.values())
    if len(outcomes) < 2 or None in outcomes or mapping.labels_of(Field.AGG_OUTCOME):
        return (reading,)
    first = sorted(outcomes, key=lambda one: one != mapping.measure)
    return tuple(_reading(reading, told, str(one)) for one in first)


def _reading(reading: Reading, told: Mapping[str, str | None], outcome: str) -> Reading:
    """Give the reading with the numbers of one outcome, and the students that all share."""
    mapping = reading.mapping
    columns = tuple(
        one if _is_of(one, told, outcome, mapping.measure) else replace(one, field=None)
        for one in mapping.columns
    )
    return replace(reading, mapping=replace(mapping, columns=columns, measure=outcome))


def _is_of(
    one: ColumnMapping, told: Mapping[str, str | None], outcome: str, measure: str | None
) -> bool:
    if one.label in told:
        return (told[one.label] or measure) == outcome
    return _is_shared(one, measure, outcome)


def _is_shared(one: ColumnMapping, first: str | None, other: str) -> bool:
    """Tell whether a column of the first outcome says something of the other, too."""
    if one.field is not Field.AGG_DENOMINATOR or first == other:
        return True
    named = outcome_of(one.label)
    return named == other if named else _OF_DISCIPLINE.issuperset((str(first), other))


def together(readings: Sequence[Reading], found: Sequence[Published]) -> Published:
    """Give what was read of all outcomes as one."""
    if len(found) == 1:
        return found[0]
    named = [_(published_measure(str(one.mapping.measure)).column) for one in readings]
    sentence = _("Each outcome is read by itself: {outcomes}", outcomes=", ".join(named))
    return put_together(named, found, sentence)
