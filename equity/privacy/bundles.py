"""Measures that are tied to each other, so that one tells something of another's hidden groups."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from equity.measures import (
    DAYS_LOST_PER_100,
    GPA,
    INCIDENTS_PER_100,
    PASSED_ALL,
    REFERRED,
    SUSPENDED,
    SUSPENSIONS_PER_100,
    Answer,
    Measure,
)
from equity.privacy.coding import HARDLY
from equity.privacy.family import MOST_CONDITIONS
from equity.privacy.sensitive import Persons
from equity.privacy.tied import Coded, Link

_EVENTS_OF = (
    (SUSPENDED, SUSPENSIONS_PER_100),
    (SUSPENDED, DAYS_LOST_PER_100),
    (REFERRED, INCIDENTS_PER_100),
)
"""Who has something at least once, and how much they have of it: nobody else has any."""

_AT_MOST = (
    (SUSPENDED, REFERRED),
    (REFERRED, INCIDENTS_PER_100),
    (SUSPENDED, SUSPENSIONS_PER_100),
    (SUSPENDED, DAYS_LOST_PER_100),
)
"""What anybody would expect: of the first there is not more than of the second."""

_BEYOND_FIRST = (
    (SUSPENDED, SUSPENSIONS_PER_100, REFERRED, INCIDENTS_PER_100),
    (SUSPENDED, SUSPENSIONS_PER_100, SUSPENDED, DAYS_LOST_PER_100),
)
"""And beyond a first one each: a suspension is an incident, and costs a day."""

DISCIPLINE = tuple(
    one.key
    for one in (SUSPENDED, REFERRED, INCIDENTS_PER_100, SUSPENSIONS_PER_100, DAYS_LOST_PER_100)
)
"""Who is suspended was sent to the office; who was sent there has an incident, and nobody else."""

GRADES = (PASSED_ALL.key, GPA.key)
"""Who passed every class has a point at least; of a class that is not passed there is none."""

MOST_MARKS = 12
"""With more marks of each student, one that is not passed hardly shows in their mean."""


def bundles(measures: Sequence[Measure]) -> tuple[tuple[str, ...], ...]:
    """Give the keys of measures that are tied, in the order in which they are used.

    A topic comes with its questions, a question with its three answers.

    >>> bundles([REFERRED, SUSPENDED])
    (('suspended', 'referred'),)
    """
    found: dict[str, list[str]] = {}
    for one in measures:
        of = next((keys[0] for keys in (DISCIPLINE, GRADES) if one.key in keys), one.key)
        found.setdefault(one.topic or one.item or of, []).append(one.key)
    return tuple(tuple(sorted(keys, key=_use)) for keys in found.values())


def _use(key: str) -> tuple[int, int, str]:
    place = next((keys.index(key) for keys in (DISCIPLINE, GRADES) if key in keys), 0)
    return key.count(".") + key.startswith("item."), place, key


def stages(measures: Sequence[Measure]) -> list[list[Measure]]:
    """Give tied measures in the order of their repair: questions first, then what sums them up.

    A topic of one question is in none: it is that question.
    """
    items = sorted({one.item for one in measures if one.is_item})
    found = [[one for one in measures if one.item == item] for item in items]
    known = twins(measures)
    rest = [one for one in measures if not one.is_item and one.key not in known]
    return [*found, rest] if rest else found


def twins(measures: Sequence[Measure]) -> dict[str, str]:
    """Give the question that is all of its topic, by the topic's key; nothing where none is."""
    items = {one.item for one in measures if one.is_item}
    keys = {one.key for one in measures}
    topics = [one.key for one in measures if one.topic and not one.is_item]
    return dict.fromkeys(topics, *items) if len(items) == 1 and items <= keys else {}


def conditions_of(measure: Measure) -> int:
    """Give how many conditions a measure can be asked by: a single question or theme by one only.

    So the programs of a topic with all its questions stay small enough to be solved.
    """
    return 1 if measure.is_item or measure.is_theme else MOST_CONDITIONS


def links(measures: Sequence[Measure], coded: Sequence[Coded]) -> list[Link]:
    """Give what ties the measures of a bundle, atom by atom.

    All give one of the answers to a question that its scale has. A topic is the mean of those of
    its questions that a person answered.
    """
    places = {one.key: place for place, one in enumerate(measures)}
    persons = [one.persons for one in coded]
    found = [*_of_discipline(places, coded), *_of_grades(places, coded)]
    items = {one.item for one in measures if one.is_item}
    for item in sorted(items):
        answers = [place for key, place in places.items() if f"{key}.".startswith(f"{item}.")]
        if len(answers) == len(Answer):
            base, known = persons[places[item]], _on_scale(answers, measures, coded)
            found.append(_tie(dict.fromkeys(known, 1.0), persons, low=base, high=base))
    topics = [place for place, one in enumerate(measures) if one.topic and not one.is_item]
    for topic in topics if items else ():
        found += _means(topic, [places[item] for item in sorted(items)], persons)
    return found


def _on_scale(
    answers: Sequence[int], measures: Sequence[Measure], coded: Sequence[Coded]
) -> list[int]:
    """Give the answers that the scale of a question has: it lacks one without words of its own.

    An answer that has words and that nobody gave stays: nobody knows that from the scale.
    """
    named = [one for one in answers if measures[one].answers or coded[one].totals.any()]
    return named if any(measures[one].answers for one in answers) else list(answers)


def _of_discipline(places: dict[str, int], coded: Sequence[Coded]) -> Iterator[Link]:
    """Tie who has something to how much of it, and what is never more than something else.

    What anybody would expect is a tie in each atom where it holds: there who relies on it is right.
    """
    for factors in _expected(places, [one.scale.top for one in coded]):
        link = _tie(factors, [one.persons for one in coded], high=0)
        left = sum(factor * coded[place].totals for place, factor in factors.items())
        yield replace(link, where=link.where & (left <= HARDLY))


def _expected(places: dict[str, int], tops: Sequence[float]) -> Iterator[dict[int, float]]:
    """Give the factors of measures whose sum is not above 0, by the measures' places.

    Where the cap of what is more is lower, each beyond the first counts for less of it.
    """
    for less, more in _among(places, _AT_MOST):
        yield {less: 1, more: -1}
    for who, events in _among(places, _EVENTS_OF):
        yield {events: 1, who: -tops[events]}
    for first, several, least, more in _among(places, _BEYOND_FIRST):
        if tops[several] > 1:
            slope = min(1.0, (tops[more] - 1) / (tops[several] - 1))
            found = {several: slope, more: -1.0, first: -slope}
            yield {**found, least: found.get(least, 0.0) + 1.0}


def _of_grades(places: dict[str, int], coded: Sequence[Coded]) -> Iterator[Link]:
    """Tie who passed every class to the mean of the marks.

    Of some marks each, one that is not passed takes its part of the mean's top. It is tied for the
    fewest marks with which it holds everywhere: so who knows how many they are knows no more.
    """
    for passed, points in _among(places, [(PASSED_ALL, GPA)]):
        persons, having = [one.persons for one in coded], coded[passed].totals
        total, top = coded[points].totals, coded[points].scale.top
        least = _tie({passed: 1.0, points: -1.0}, persons, high=0)
        yield replace(least, where=least.where & (having <= total + HARDLY))
        for left in (top * (marks - 1) / marks for marks in range(1, MOST_MARKS + 1)):
            most = left * persons[passed] + (top - left) * having
            if (total <= most + HARDLY)[least.where].all():
                high = left * persons[passed]
                yield _tie({points: 1.0, passed: left - top}, persons, high=high)
                return


def _among(
    places: dict[str, int], named: Sequence[tuple[Measure, ...]]
) -> Iterator[tuple[int, ...]]:
    """Give the places of those measures that are all there."""
    for names in named:
        if all(one.key in places for one in names):
            yield tuple(places[one.key] for one in names)


def _means(topic: int, questions: Sequence[int], persons: Sequence[Persons]) -> Iterator[Link]:
    """Tie a topic to its questions, for each choice of them that the people of an atom answered."""
    has = np.array([persons[place] > 0 for place in questions])
    for answered in np.unique(has, axis=1).T:
        those = [place for place, is_one in zip(questions, answered, strict=True) if is_one]
        mean = {topic: float(len(those)), **dict.fromkeys(those, -1.0)}
        link = _tie(mean, persons, low=0, high=0)
        yield replace(link, where=link.where & (has == answered[:, None]).all(axis=0))


def _tie(
    factors: dict[int, float],
    persons: Sequence[Persons],
    *,
    low: float | NDArray[Any] = -np.inf,
    high: float | NDArray[Any] = np.inf,
) -> Link:
    """Tie measures in the atoms where all of them have a value of the same persons."""
    bases = np.array([persons[place] for place in factors])
    where = (bases == bases[0]).all(axis=0) & (bases[0] > 0)
    ends = (np.broadcast_to(np.asarray(end, dtype=float), where.shape) for end in (low, high))
    return Link(tuple(factors.get(place, 0.0) for place in range(len(persons))), where, *ends)
