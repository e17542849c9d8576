"""Answers to survey questions as places on their scale, good news already turned."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.codes import answer_codes
from equity.intake.dictionaries import SCALES, Scale
from equity.intake.likert import best_scale, is_no_answer, position, topic_of
from equity.intake.mapping import ColumnMapping, Reading
from equity.intake.repeating import counted, different
from equity.intake.spelling import fold
from equity.intake.table import Check, Item
from equity.language import _
from equity.measures import slug
from equity.vocabulary import Field

_LONGEST_KEY = 48


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """One question, the place of each row's answer (Int8, <NA> for none), and what was unclear."""

    item: Item
    places: pd.Series
    not_understood: int


def read_answers(reading: Reading) -> tuple[list[Answers], list[Check]]:
    """Give the answers to every survey question, and what to say of questions left out."""
    answers: list[Answers] = []
    unread: list[Check] = []
    for column in reading.mapping.columns:
        if column.field is not Field.SURVEY_ITEM:
            continue
        values = reading.sheet.values(column.label)
        scale = _scale(column, values)
        if scale is None:
            unread.append(Check(_unread(column.label, values), needs_a_look=True))
        else:
            taken = {one.item.key for one in answers}
            answers.append(_answers(column, values, scale, taken))
    return answers, unread


def _unread(label: str, values: pd.Series) -> str:
    if are_numbers(values):
        return _(
            "The answers to '{label}' are numbers. It is left out until you say which answer each "
            "number stands for",
            label=label,
        )
    return _("We do not know the answers to '{label}', so it is left out", label=label)


def are_numbers(values: pd.Series) -> bool:
    """Tell whether all answers are numbers, which could stand for anything."""
    return bool(answer_codes(raw for raw in different(values) if not is_no_answer(raw)))


def _scale(column: ColumnMapping, values: pd.Series) -> Scale | None:
    if are_numbers(values):
        return None
    if column.scale:
        return SCALES.get(column.scale)
    counts = dict.fromkeys(column.meanings.values(), 1)
    counts |= {str(raw): int(count) for raw, count in counted(values).items()}
    return best_scale(counts)


def _answers(column: ColumnMapping, values: pd.Series, scale: Scale, taken: set[str]) -> Answers:
    rows = counted(values)
    places = {raw: position(scale, raw) for raw in rows.index}
    strange = [raw for raw, place in places.items() if place is None and not is_no_answer(raw)]
    return Answers(
        item=_item(column, scale, taken),
        places=by_value(values, places, "Int8"),
        not_understood=int(rows[strange].sum()),
    )


def _item(column: ColumnMapping, scale: Scale, taken: set[str]) -> Item:
    last = len(scale.labels) - 1
    favourable = scale.favourable
    if column.reverse:
        favourable = tuple(sorted(last - place for place in favourable))
    return Item(
        key=item_key(column.label, taken),
        text=column.label,
        topic=column.topic or topic_of(column.label),
        labels=scale.labels,
        favourable=favourable,
        neutral=scale.neutral,
        reverse=column.reverse,
    )


def item_key(text: str, taken: Collection[str] = ()) -> str:
    """Give a name for a question that is safe in a link, the same in every file that asks it.

    >>> item_key("I feel safe at school.")
    'i_feel_safe_at_school'
    """
    name = slug(text)
    reserved = {"respondent", "period", "person", *(field.value for field in Field), *taken}
    if name and len(name) <= _LONGEST_KEY and name not in reserved:
        return name
    digest = hashlib.blake2b(fold(text).encode(), digest_size=4).hexdigest()
    return f"{name[:_LONGEST_KEY].rstrip('_') or 'question'}_{digest}"


def turned(answers: Sequence[Answers]) -> list[Check]:
    """Name the questions in which agreeing was read as bad news."""
    named = ", ".join(f"'{one.item.text.rstrip('.')}'" for one in answers if one.item.reverse)
    if not named:
        return []
    sentence = _("Agreeing was read as bad news in {questions}", questions=named)
    return [Check(sentence, needs_a_look=True)]


def not_understood(answers: Sequence[Answers]) -> list[Check]:
    """Count, question by question, the answers that are none of its choices."""
    return [
        Check(
            _(
                "Answers to '{label}' that are none of its choices, not counted: {count}",
                count=one.not_understood,
                label=one.item.text,
            ),
            needs_a_look=True,
        )
        for one in answers
        if one.not_understood
    ]
