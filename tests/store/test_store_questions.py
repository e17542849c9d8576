"""The three collapsed answers to a survey question, counted."""

import pytest
from small_school import item, persons_and_totals, survey

from equity.intake.table import Item
from equity.measures import Answer, item_measure, three_answers
from equity.question import Question
from equity.store import catalogue
from equity.store import workspace as workspaces
from equity.store.counts import count
from equity.store.people import load

BY_GENDER = Question(measures=(), by=("gender",))
ROWS = [
    ("a", "Girls", 0),
    ("b", "Girls", 1),
    ("c", "Girls", 2),
    ("d", "Girls", 4),
    ("e", "Girls", None),
    ("f", "Boys", 2),
    ("g", "Boys", 3),
]


@pytest.fixture
def workspace():
    return workspaces.create("School")


def counted(workspace, asked, question=BY_GENDER):
    """Give {answer: {group: (persons, total)}} of one question."""
    return {
        part: persons_and_totals(
            count(workspace, question, item_measure(asked.key, asked.text, asked.topic, part=part))
        )
        for part in Answer
    }


def test_each_who_answered_is_in_one_of_the_three_answers(workspace):
    load(workspace, [survey(ROWS, [item("q1")])])
    assert counted(workspace, item("q1")) == {
        "unfavourable": {("Girls",): (4, 2), ("Boys",): (2, 0)},
        "middle": {("Girls",): (4, 1), ("Boys",): (2, 1)},
        "favourable": {("Girls",): (4, 1), ("Boys",): (2, 1)},
    }


def test_a_reverse_worded_question_is_turned_and_keeps_its_middle(workspace):
    turned = item("q1", favourable=(0, 1))
    load(workspace, [survey(ROWS, [turned])])
    girls = {part: groups["Girls",] for part, groups in counted(workspace, turned).items()}
    assert girls == {"unfavourable": (4, 1), "middle": (4, 1), "favourable": (4, 2)}


def test_without_a_middle_option_nobody_is_in_the_middle(workspace):
    labels = ("Strongly disagree", "Disagree", "Agree", "Strongly agree")
    agree4 = Item("q1", "I belong", "Belonging", labels, (2, 3), (), reverse=False)
    load(
        workspace, [survey([("a", "Girls", 2), ("b", "Girls", 1), ("c", "Girls", None)], [agree4])]
    )
    girls = {part: groups["Girls",] for part, groups in counted(workspace, agree4).items()}
    assert girls == {"unfavourable": (2, 1), "middle": (2, 0), "favourable": (2, 1)}


def test_each_year_is_collapsed_by_its_own_scale(workspace):
    before = survey([("a", "Girls", 2)], [item("q1", favourable=(2, 3, 4))], period="2024-25")
    load(workspace, [before, survey([("a", "Girls", 2)], [item("q1")])])
    totals = [
        {
            part: groups["Girls",][1]
            for part, groups in counted(
                workspace, item("q1"), Question(measures=(), by=("gender",), period=year)
            ).items()
        }
        for year in ("2024-25", "2025-26")
    ]
    assert totals == [
        {"unfavourable": 0, "middle": 0, "favourable": 1},
        {"unfavourable": 0, "middle": 1, "favourable": 0},
    ]


def test_the_two_parts_stand_in_no_menu_and_keep_the_words_of_their_answers(workspace):
    load(workspace, [survey(ROWS, [item("q1")])])
    assert [one.key for one in catalogue.measures(workspace)] == ["topic.belonging", "item.q1"]
    known = {one.key: one.answers for one in catalogue.measures(workspace, with_parts=True)}
    assert [known[key] for key in three_answers("item.q1")] == [
        ("Strongly disagree", "Disagree"),
        ("Neutral",),
        ("Agree", "Strongly agree"),
    ]
