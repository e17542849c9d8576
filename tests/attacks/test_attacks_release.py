"""Who knows all rows computes nothing of a small group from what the room can ever show.

The same attackers find much where every group of ten or more is shown exactly.
"""

import functools
import re
from dataclasses import replace

import numpy as np
import pytest
from attackers import EVERY, span
from bounding import DISCIPLINE, discipline, mean_of, narrowed, pinned, three_answers
from invented_school import ITEMS, RESPONDENTS, STUDENTS, by_groups, files, respondents, students
from what_is_seen import DIMENSIONS, TOPICS, Crowd, K, Seen, seen, threshold_only

import sizes
from equity.chain import bringing, showing, workspaces
from equity.measures.measure import slug
from equity.privacy.bands import STARTS
from equity.privacy.family import build
from equity.privacy.span import SECOND_PRIME
from equity.privacy.suppression import shown_together

CASES = [
    pytest.param((seed, size, 0.03 if seed % 2 else 0.0), id=f"{size}-{seed}")
    for size in sizes.ATTACKED_SIZES
    for seed in sizes.ATTACKED_SEEDS
]


@functools.cache
def school(seed: int, size: int, unrecorded: float) -> tuple[dict, Crowd, Crowd]:
    pupils = students(seed, size, unrecorded=unrecorded)
    answers = respondents(seed, size * 2 // 3, unrecorded=unrecorded)
    with workspaces.passing() as workspace:
        brought = bringing.read(files(pupils, answers))
        assert brought.problems == ()
        bringing.load(workspace, brought.readings)
        record = showing.shown(workspace, k=K)
    return record, Crowd.of(pupils), Crowd.of(answers)


@pytest.fixture(params=CASES)
def case(request) -> tuple[dict, Crowd, Crowd]:
    return school(*request.param)


def answers_to(record: dict, crowd: Crowd, text: str) -> list[Seen]:
    item = f"item.{slug(text)}"
    keys = (item, f"{item}.middle", f"{item}.unfavourable")
    return [seen(record, RESPONDENTS, crowd, key) for key in keys]


def every_measure(record: dict, pupils: Crowd, answers: Crowd) -> list[Seen]:
    found = [seen(record, STUDENTS, pupils, key) for key in DISCIPLINE]
    found += [one for text in ITEMS for one in answers_to(record, answers, text)]
    return found + [seen(record, RESPONDENTS, answers, key) for key in TOPICS]


def told_by(questions: list[Seen], topic: Seen) -> Seen:
    """Count a hidden group of a topic as said, of any total, where all its questions say theirs."""
    places = [{one: place for place, one in enumerate(asked.groups)} for asked in questions]
    told = [
        all(
            one in found and asked.shown[found[one]]
            for found, asked in zip(places, questions, strict=True)
        )
        for one in topic.groups
    ]
    anything = np.array(told) & ~topic.shown
    return replace(
        topic,
        low=np.where(anything, 0, topic.low),
        high=np.where(anything, topic.sizes, topic.high),
    )


def test_no_small_group_can_be_computed(case):
    measures = every_measure(*case)
    assert all(one.shown.sum() > 10 for one in measures)
    assert [(one.key, attack.__name__) for one in measures for attack in EVERY if attack(one)] == []


def test_no_hidden_group_of_discipline_is_bounded_tighter_than_promised(case):
    record, pupils, _answers = case
    linked = [seen(record, STUDENTS, pupils, key) for key in DISCIPLINE]
    assert narrowed(linked, discipline(linked)) == []
    assert pinned(linked, discipline(linked)) == []


def test_no_hidden_group_of_a_question_is_bounded_tighter_than_promised(case):
    record, _pupils, answers = case
    for text in ITEMS:
        bundle = answers_to(record, answers, text)
        assert narrowed(bundle, three_answers(bundle)) == []
        assert pinned(bundle, three_answers(bundle)) == []


def test_no_topic_and_its_questions_together_bound_a_hidden_group(case):
    record, _pupils, answers = case
    for key, texts in TOPICS.items():
        crowd = Crowd.of(answers.people, apart=texts)
        questions = [answers_to(record, crowd, text) for text in texts]
        topic = told_by(
            [good for good, *_others in questions], seen(record, RESPONDENTS, crowd, key)
        )
        bundle = [topic, *(one for answered in questions for one in answered)]
        assert narrowed(bundle, mean_of(questions)) == []
        assert pinned(bundle, mean_of(questions)) == []


def test_all_that_is_said_is_true(case):
    for one in every_measure(*case):
        totals = (one.rows @ one.totals)[one.shown]
        assert (one.low[one.shown] <= totals + 1e-6).all()
        assert (totals <= one.high[one.shown] + 1e-6).all()


def test_no_shown_group_tells_of_everyone_in_it(case):
    for one in every_measure(*case):
        most = one.sizes[one.shown] * one.most
        assert (one.high[one.shown] >= 1).all()
        assert (one.low[one.shown] < most).all()


def test_nothing_of_who_is_here_can_be_subtracted_either(case):
    record, pupils, answers = case
    for side, population, crowd in (
        ("enrolled", STUDENTS, pupils),
        ("answered", RESPONDENTS, answers),
    ):
        here = who_is_here(record, side, population, crowd)
        assert here.shown.sum() > 5
        assert [attack.__name__ for attack in EVERY if attack(here)] == []


def who_is_here(record: dict, side: str, population: str, crowd: Crowd) -> Seen:
    """Give all that is told of everybody of one population: on that page, and elsewhere."""
    told = {
        ((page["dimension"], one["group"]),) if one["group"] else ()
        for page in record["who_is_here"]
        for one in page["groups"]
        if one[side]
    }
    key = "suspended" if population == STUDENTS else "topic.belonging"
    one = seen(record, population, crowd, key)
    is_told = np.array([not beside and group in told for group, beside in one.groups])
    is_told |= one.shown & (population == STUDENTS)
    return replace(one, persons=crowd.everybody, low=np.where(is_told, 0.0, np.nan))


def test_sizes_are_bands_and_none_is_of_a_small_group(case):
    record, *_crowds = case
    for one in every_measure(*case):
        assert (one.sizes[one.shown] >= K).all()
    bands = {
        said["size"]
        for group in record["groups"]
        for said in [*group["measures"].values(), group]
        if said and said["size"]
    }
    for band in bands:
        low, high = map(int, re.fullmatch(r"(\d+)-(\d+)", band).groups())
        assert low >= K
        assert (low in STARTS and high + 1 in STARTS) or high - low == 99


@pytest.mark.parametrize("seed", sizes.ATTACKED_SEEDS)
def test_the_same_attackers_break_a_release_that_only_hides_small_groups(seed):
    crowd = Crowd.of(students(seed, 300, unrecorded=0.03))
    exact = threshold_only(STUDENTS, crowd, ("suspended",))
    broken = seen(exact, STUDENTS, crowd, "suspended")
    assert {attack.__name__: len(attack(broken)) > 0 for attack in EVERY} == {
        attack.__name__: True for attack in EVERY
    }
    assert len(span(broken)) > 20


def test_the_programs_bound_small_groups_where_only_small_groups_hide():
    crowd = Crowd.of(students(1, 120))
    exact = threshold_only(STUDENTS, crowd, ("suspended",))
    broken = [seen(exact, STUDENTS, crowd, "suspended")]
    assert len(narrowed(broken)) > 10
    assert len(pinned(broken)) > 0


@pytest.mark.parametrize("seed", sizes.ATTACKED_SEEDS)
def test_another_prime_hides_the_same_groups(seed):
    crowd = Crowd.of(students(seed, 300, unrecorded=0.03))
    dimensions, codes = by_groups(DIMENSIONS, crowd.codes.T)
    family = build(dimensions, codes, crowd.everybody, K)
    shown = shown_together(family, crowd.everybody, K)
    again = shown_together(family, crowd.everybody, K, prime=SECOND_PRIME)
    assert 0 < shown.sum() < len(shown)
    assert (shown == again).all()
