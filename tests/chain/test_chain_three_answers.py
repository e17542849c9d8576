"""The three collapsed answers to a question, from a messy file through the gate."""

import pytest
from messy_school import ITEMS, RACES, files, school

from equity.chain import answering, bringing, workspaces
from equity.measures import three_answers
from equity.problems import Problem
from equity.question import Question
from equity.story.answers import bars
from equity.vocabulary import View

COLLAPSED = {0: 0, 1: 0, 2: 1, 3: 2, 4: 2}
SEED = 11


@pytest.fixture
def known():
    return school(SEED)


@pytest.fixture
def workspace(known):
    made = workspaces.create("A school whose answers are known")
    bringing.load(made, bringing.read(files(known, SEED)).readings)
    yield made
    workspaces.delete(made)


def items(workspace):
    return [one for one in answering.measures(workspace) if one.is_item]


def three(workspace, item, **asked):
    question = Question(measures=three_answers(item.key), **asked)
    return answering.answer(workspace, question, view=View.STAFF)


def test_the_three_answers_are_those_that_people_gave(workspace, known):
    texts = list(ITEMS)
    assert len(items(workspace)) == len(texts)
    for item in items(workspace):
        position = texts.index(item.label)
        tables = three(workspace, item, by=("race_ethnicity",))
        for race in RACES:
            given = [
                COLLAPSED[one.answers[position]]
                for one in known.respondents
                if one.race == race and one.answers[position] is not None
            ]
            sides = [table.group(race) for table in tables]
            assert [one.total.low for one in sides if one] == [given.count(n) for n in range(3)]
            assert {one.persons.low for one in sides if one} == {len(given)}


def test_a_group_of_which_one_answer_is_hidden_has_no_bar(workspace):
    drawn = hidden = 0
    for item in items(workspace):
        question = Question(measures=three_answers(item.key), by=("race_ethnicity",))
        tables = answering.answer(workspace, question)
        for groups in zip(*(table.groups for table in tables), strict=True):
            bar = bars(tables, [groups[0].group])[0]
            assert bool(bar.bins) is all(one.shown for one in groups)
            drawn, hidden = drawn + bool(bar.bins), hidden + (not bar.bins)
    assert drawn
    assert hidden, "the test needs a hidden group"


def test_the_three_shares_make_up_all_who_answered(workspace):
    for item in items(workspace):
        bad, middle, good = three(workspace, item, by=("grade",))
        for sides in zip(bad.groups, middle.groups, good.groups, strict=True):
            rates = [one.gap.rate.low for one in sides if one.gap]
            assert len(rates) in (0, 3)
            assert sum(rates) == pytest.approx(len(rates) / 3)


def test_no_menu_names_the_parts_of_a_question(workspace):
    assert [one.key for one in answering.measures(workspace) if one.is_part] == []
    with pytest.raises(Problem) as refused:
        answering.answer(workspace, Question(measures=("item.nothing",)))
    assert "item." in str(refused.value.what_happened)
    assert ".middle" not in refused.value.what_happened
