"""The three collapsed answers to a question, from a messy file through the gate."""

import pytest
from messy_school import ITEMS, RACES, files, school

from equity.chain import answering, bringing, workspaces
from equity.measures import three_answers
from equity.problems import Problem
from equity.question import Only, Question
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


def test_what_is_hidden_in_one_answer_is_hidden_in_all_three(workspace):
    hidden = [
        {table.groups.index(one) for one in table.hidden}
        for item in items(workspace)
        for grade in ("6", "7", "8")
        for table in answering.answer(
            workspace,
            Question(
                measures=three_answers(item.key),
                by=("race_ethnicity",),
                only=(Only("grade", grade),),
            ),
        )
    ]
    assert any(hidden), "the test needs a hidden group"
    for bad, middle, good in zip(hidden[::3], hidden[1::3], hidden[2::3], strict=True):
        assert bad == middle == good


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
