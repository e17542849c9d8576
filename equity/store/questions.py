"""Survey questions: the measures that they make, and what each year's answers are as values.

A value is NULL where the person did not answer: they are not in the denominator. The three
collapsed answers to a question have values of the same persons, of which exactly one is 1.
"""

from collections.abc import Sequence

from equity.measures import TOPICS, Answer, Measure, item_measure, topic_measure
from equity.store.asked import StoredItem
from equity.store.columns import StoredMeasure
from equity.vocabulary import Population

PARTS = (Answer.FAVOURABLE, Answer.MIDDLE, Answer.UNFAVOURABLE)
"""The question's own measure first, so that it is found before its parts."""


def made(asked: Sequence[StoredItem], of: Population) -> list[StoredMeasure]:
    """Give the measures of what a population was asked: all topics, then all questions.

    Questions are worded as in the newest year.
    """
    named = list(dict.fromkeys(one.topic for one in asked if one.topic))
    known = [topic.name for topic in TOPICS]
    topics = sorted(named, key=lambda name: known.index(name) if name in known else len(known))
    newest = {one.key: one for one in reversed(asked)}
    items = [newest[key] for key in dict.fromkeys(one.key for one in asked)]
    measures = [(topic_measure(name, of), name) for name in topics]
    measures += [(_measure(one, part, of), one.topic) for one in items for part in PARTS]
    return [
        StoredMeasure(measure, topic, f"m{place}")
        for place, (measure, topic) in enumerate(measures)
    ]


def said(known: Sequence[StoredMeasure], asked: Sequence[StoredItem], of: Population) -> list[str]:
    """Say how one year's answers become values: 1 is this answer, 0 another, no answer no value.

    A topic's value is the share of favourable answers, where half of its questions are answered.
    """
    columns = {one.measure.key: one.column for one in known}
    values: list[str] = []
    topics: dict[str, list[str]] = {}
    for one in asked:
        for part in PARTS:
            places = f"{list(one.places(part))}::INTEGER[]"
            column = columns[_measure(one, part, of).key]
            held = f"list_contains({places}, {one.column})::DOUBLE"
            values.append(f"CASE WHEN {one.column} IS NOT NULL THEN {held} END AS {column}")
        topics.setdefault(one.topic, []).append(columns[_measure(one, Answer.FAVOURABLE, of).key])
    topics.pop("", None)
    for topic, parts in topics.items():
        answers = f"[{', '.join(parts)}]"
        values.append(
            f"CASE WHEN 2 * list_count({answers}) >= {len(parts)} THEN list_avg({answers}) END"
            f" AS {columns[topic_measure(topic, of).key]}"
        )
    return values


def _measure(one: StoredItem, part: Answer, of: Population) -> Measure:
    answers = [one.labels[place] for place in one.places(part)]
    return item_measure(one.key, one.text, one.topic, answers=answers, part=part, of=of)
