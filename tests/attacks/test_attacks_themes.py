"""Themes attacked: who knows all rows computes nothing of few writers from what is shown."""

import csv
import functools
import io
import random

import numpy as np
import pytest
from attackers import EVERY
from bounding import narrowed
from invented_school import RESPONDENTS, files, respondents
from what_is_seen import Crowd, K, Seen, seen, threshold_only

import sizes
from equity.chain import bringing, showing, themes, workspaces
from equity.measures import Theme

TOUCHED = {"lunch": 0.3, "homework": 0.12, "fight": 0.1}
FEW = {"rumor": 5, "library": -5}
"""So many writers use the word, or so many do not."""

THEMES = [Theme(word.capitalize(), (word,)) for word in (*TOUCHED, *FEW)]
KEYS = [one.key for one in THEMES]
CASES = [pytest.param(seed, id=f"seed {seed}") for seed in sizes.ATTACKED_SEEDS]


@functools.cache
def school(seed: int) -> tuple[dict, Crowd]:
    draw, people = random.Random(seed), respondents(seed, 420, unrecorded=0.03)
    writers = [number for number in range(len(people)) if draw.random() < 0.55]
    uses = {
        number: {word for word in TOUCHED if draw.random() < TOUCHED[word]} for number in writers
    }
    for word, count in FEW.items():
        for number in writers[:count]:
            uses[number].add(word)
    ((name, content),) = files([], people)
    with workspaces.passing() as workspace:
        themes.declare(workspace, THEMES)
        brought = bringing.read([(name, with_comments(content, uses))])
        assert brought.problems == ()
        bringing.load(workspace, brought.readings)
        record = showing.shown(workspace, k=K)
    for number, one in enumerate(people):
        wrote = uses.get(number)
        one |= {
            theme.key: None if wrote is None else float(theme.words[0] in wrote) for theme in THEMES
        }
    return record, Crowd.of(people)


def with_comments(content: bytes, uses: dict[int, set[str]]) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    for number, row in enumerate(rows):
        said = f"Thought {number} of mine: {' and '.join(sorted(uses.get(number, ())))} you know"
        row["What should this school change?"] = said if number in uses else ""
    target = io.StringIO()
    writer = csv.DictWriter(target, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode()


@pytest.fixture(params=CASES)
def told(request) -> list[Seen]:
    record, crowd = school(request.param)
    return [seen(record, RESPONDENTS, crowd, key) for key in KEYS]


def test_no_small_group_of_writers_can_be_computed(told):
    shown = [one for one in told if one.shown.any()]
    assert [one.key for one in shown] == KEYS[: len(TOUCHED)]
    assert all(one.shown.sum() > 5 for one in shown)
    assert [(one.key, attack.__name__) for one in shown for attack in EVERY if attack(one)] == []


def test_no_hidden_group_of_writers_is_bounded_tighter_than_promised(told):
    for one in told[: len(TOUCHED)]:
        assert narrowed([one]) == []


def test_all_that_is_said_of_a_theme_is_true_and_never_all_or_nobody(told):
    for one in told:
        totals = (one.rows @ one.totals)[one.shown]
        assert (one.low[one.shown] <= totals + 1e-6).all()
        assert (totals <= one.high[one.shown] + 1e-6).all()
        assert (one.high[one.shown] >= 1).all()
        assert (one.low[one.shown] < one.sizes[one.shown]).all()
        assert (one.sizes[one.shown] >= K).all()


def test_of_a_theme_that_few_touch_or_few_leave_out_nothing_is_told(told):
    few, many = told[len(TOUCHED) :]
    assert few.totals.sum() == 5
    assert many.totals.sum() == many.persons.sum() - 5
    assert not few.shown.any()
    assert not many.shown.any()


def test_of_a_theme_two_things_at_once_tell_nothing_that_one_thing_does_not(told):
    for one in told[: len(TOUCHED)]:
        asked = np.array(
            [len(conditions) + (other is not None) for conditions, other in one.groups]
        )
        by_one = one.rows[one.shown & (asked <= 1)]
        assert np.linalg.matrix_rank(one.rows[one.shown]) == np.linalg.matrix_rank(by_one) > 5


def test_the_same_attackers_break_themes_where_only_few_writers_hide():
    _record, crowd = school(sizes.ATTACKED_SEEDS[0])
    exact = seen(threshold_only(RESPONDENTS, crowd, KEYS[:1]), RESPONDENTS, crowd, KEYS[0])
    assert [attack.__name__ for attack in EVERY if not attack(exact)] == []
