"""What anybody knows of tied measures is known to who tries to turn codes back."""

import numpy as np
import pytest

from equity.measures import DISCIPLINE, Answer, item_measure
from equity.privacy.bundles import links
from equity.privacy.coding import Scale
from equity.privacy.tied import Coded
from equity.vocabulary import Unit

PERSONS = np.array([8, 8])
ANSWERS = (Answer.FAVOURABLE, Answer.MIDDLE, Answer.UNFAVOURABLE)


def broken(caps, *, truth, claimed):
    """Tell whether a claim of suspended, sent, incidents, suspensions, days breaks some tie."""
    marks = np.ones(1, dtype=bool)
    coded = [
        Coded(PERSONS, PERSONS, totals, Scale.of(one.unit, cap), marks, marks)
        for one, totals, cap in zip(
            DISCIPLINE, np.array([truth, truth], dtype=float).T, (1, 1, *caps), strict=True
        )
    ]
    coded[4].totals[1] = 0  # somewhere a suspension cost no day
    ties = [one for one in links(DISCIPLINE, coded) if one.where[0]]
    return any(np.dot(one.factors, claimed) > one.high[0] + 1e-9 for one in ties)


@pytest.mark.parametrize(
    ("caps", "truth", "claimed"),
    [
        ((3, 3, 5), (1, 3, 5, 2, 2), (1, 3, 3, 2, 2)),
        ((2, 3, 5), (1, 1, 2, 3, 3), (1, 1, 1, 3, 3)),
        ((3, 3, 5), (1, 1, 2, 2, 2), (1, 1, 2, 2, 1)),
        ((3, 3, 2), (1, 1, 3, 3, 2), (1, 1, 3, 3, 1)),
    ],
    ids=[
        "who is sent to the office and not suspended has an incident of another end",
        "so it is where fewer incidents than suspensions of one person count",
        "a suspension costs a day, also where it did not in another group",
        "so it is where fewer days than suspensions of one person count",
    ],
)
def test_what_nobody_would_believe_is_known_to_be_impossible(caps, truth, claimed):
    assert not broken(caps, truth=truth, claimed=truth)
    assert broken(caps, truth=truth, claimed=claimed)


WORDS = ("Agree", "Neither", "Disagree")


@pytest.mark.parametrize(
    ("words", "truth", "claimed"),
    [
        (("Agree", "", "Disagree"), (3, 0, 5), (2, 1, 5)),
        (WORDS, (3, 1, 4), (2, 1, 4)),
        (WORDS, (8, 0, 0), (8, 1, 0)),
        (("", "", ""), (3, 0, 5), (3, 1, 5)),
    ],
    ids=[
        "a scale without a middle answer has nobody there",
        "all who answer give one of three",
        "so they do where nobody gave some of them",
        "so they do where no answer has words",
    ],
)
def test_answers_that_not_all_can_have_given_are_known_to_be_impossible(words, truth, claimed):
    (tie,) = links(*answered(words, truth, np.array([8])))
    assert np.dot(tie.factors, truth) == tie.low[0] == tie.high[0]
    assert np.dot(tie.factors, claimed) != tie.low[0]


def answered(words, totals, persons):
    """Give the three answers to a question, and as many as gave each of a group."""
    marks = np.ones(1, dtype=bool)
    three = [
        item_measure("q1", "I belong", "Belonging", answers=[word] if word else (), part=part)
        for part, word in zip(ANSWERS, words, strict=True)
    ]
    coded = [
        Coded(persons, persons, np.array([float(one)]), Scale.of(Unit.SHARE), marks, marks)
        for one in totals
    ]
    return three, coded
