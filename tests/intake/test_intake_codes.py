"""Answers in numbers: asked, never guessed; and questions that only test attention."""

import pytest
from written_sheets import cleaned, sentences, sheet, values

from equity.intake.codes import CodeList, code_lists
from equity.intake.recogniser import recognise, recognise_as
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

SAFE = "I feel safe at school."
LEFT_OUT = "I feel left out"


def coded(columns, meanings, labels):
    mapping = recognise(sheet(columns)).with_kind(FileKind.SURVEY)
    for label in labels:
        mapping = mapping.with_column(label, field=Field.SURVEY_ITEM, meanings=meanings)
    return cleaned(columns, mapping=mapping)


def test_answers_in_numbers_are_read_once_a_person_says_what_they_mean():
    columns = {f"Q{n} How fair are the rules here?": ["1", "5", "3", "9", ""] for n in range(3)}
    columns["Response ID"] = ["a", "b", "c", "d", "e"]
    labels = list(columns)[:3]
    table = coded(columns, CodeList("agree5", 1, falling=False).meanings, labels)
    assert values(table, table.items[0].key) == [0, 4, 2]
    assert table.items[0].topic == "Fairness"
    assert [one.row for one in table.listed] == [5, 6]
    turned_round = coded(columns, CodeList("agree5", 1, falling=True).meanings, labels)
    assert values(turned_round, table.items[0].key) == [4, 0, 2]
    assert turned_round.items[0].favourable == table.items[0].favourable == (3, 4)


def test_zero_beside_one_to_five_moves_no_answer():
    columns = {f"Q{n} How fair are the rules here?": ["0", "1", "5", "4"] for n in range(3)}
    columns["Response ID"] = ["a", "b", "c", "d"]
    labels = list(columns)[:3]
    table = coded(columns, CodeList("agree5", 1, falling=False).meanings, labels)
    assert values(table, table.items[0].key) == [0, 4, 3]
    assert "none of its choices, not counted: 1" in sentences(table, with_a_look=True)


def test_no_answer_in_numbers_is_guessed_even_where_a_scale_is_named():
    columns = {f"Q{n} How fair are the rules?": ["1", "2", "3", "4", "5"] for n in range(3)}
    columns["Response ID"] = ["a", "b", "c", "d", "e"]
    mapping = recognise(sheet(columns))
    assert mapping.kind is FileKind.SURVEY
    with pytest.raises(Problem, match="are numbers") as problem:
        cleaned(columns, mapping=mapping)
    assert "code list" in problem.value.what_to_do
    for label in list(columns)[:3]:
        mapping = mapping.with_column(label, field=Field.SURVEY_ITEM, scale="agree5")
    with pytest.raises(Problem, match="are numbers"):
        cleaned(columns, mapping=mapping)


def test_numbers_beside_words_wait_for_a_person_and_the_words_count():
    columns = {SAFE: ["Agree", "Disagree", "Neutral"], "How fair are rules?": ["1", "2", "3"]}
    table = cleaned(columns, mapping=recognise_as(sheet(columns), FileKind.SURVEY))
    assert [item.text for item in table.items] == [SAFE]
    assert "left out until you say which answer" in sentences(table, with_a_look=True)


def test_questions_that_test_attention_are_in_no_topic():
    attention = "Please select Agree for this question"
    honest = "How honest were you on this survey?"
    columns = {text: ["Agree", "Disagree", "Agree"] for text in (SAFE, LEFT_OUT, attention, honest)}
    assert [item.text for item in cleaned(columns).items] == [SAFE, LEFT_OUT]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1234", ("agree4", 1)),
        ("01234", ("agree5", 0)),
        ("12345", ("agree5", 1)),
        ("1235", ("agree5", 1)),
    ],
)
def test_code_lists_to_choose_from_run_both_ways(numbers, expected):
    found = code_lists([*numbers, "99"])
    assert CodeList(*expected, falling=False) in found
    assert CodeList(*expected, falling=True) in found
    assert code_lists(["1", "2", "blue"]) == ()


def test_weights_are_named_as_not_used():
    columns = {SAFE: ["Agree", "Disagree"], LEFT_OUT: ["Agree", "Disagree"]}
    weighted = columns | {"W_FSTUWT": ["680.967", "690.1"]}
    assert "'W_FSTUWT' may hold weights" in sentences(cleaned(weighted), with_a_look=True)
    assert "weights" not in sentences(cleaned(columns | {"Swim club": ["red", "blue"]}))
