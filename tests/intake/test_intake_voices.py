"""Community conversations: recognised by what they are, kept apart, never previewed."""

import pytest
from written_sheets import ROSTER, SURVEY, cleaned, meaning, sentences, sheet, values

from equity.intake.identity import NAME, hasher
from equity.intake.recogniser import recognise
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

KEY = b"a key that only tests know"
SAID = [f"We would like more time for lunch number {n} please" for n in range(12)]
TALK = {
    "Question": ["What helps you learn?", "What gets in the way?"] * 6,
    "Response": SAID,
    "Grade": ["6", "7", "8"] * 4,
}


def test_a_conversation_is_recognised_and_its_words_are_not_previewed():
    found = recognise(sheet(TALK))
    assert (found.kind, found.certainty) == (FileKind.VOICES, 0.9)
    assert [meaning(found, label) for label in TALK] == [
        Field.VOICES_QUESTION,
        Field.SURVEY_COMMENT,
        Field.GRADE,
    ]
    assert found.column("Response").preview == ()
    assert "lunch" not in repr(found)


def test_without_a_question_we_are_less_sure():
    found = recognise(sheet({"Notes": SAID, "Gender": ["F", "M"] * 6}))
    assert (found.kind, found.certainty) == (FileKind.VOICES, 0.7)


def test_sentences_alone_may_be_the_notes_of_a_table():
    assert recognise(sheet({"Notes": SAID})).kind is None
    assert recognise(sheet({"What helps you learn?": SAID})).kind is FileKind.VOICES


@pytest.mark.parametrize("columns", [ROSTER, SURVEY, SURVEY | {"Comments": SAID}])
def test_other_files_stay_what_they_are(columns):
    assert recognise(sheet(columns)).kind is not FileKind.VOICES
    assert recognise(sheet(ROSTER | {"Notes": SAID})).kind is FileKind.ROSTER


def test_each_answer_stands_apart_with_what_was_asked():
    table = cleaned(TALK)
    assert table.kind is FileKind.VOICES
    assert table.comments is not None
    assert table.comments["text"].tolist() == SAID
    assert table.comments["question"].tolist() == TALK["Question"]
    assert [one.name for one in table.dimensions] == ["grade"]
    assert values(table, "grade") == TALK["Grade"]
    assert table.comments["respondent"].nunique() == 12
    assert "so each counts as one person" in sentences(table, with_a_look=True)
    assert "lunch" not in table.frame.to_csv() + sentences(table)


def test_rows_in_which_nothing_was_said_are_listed():
    table = cleaned(TALK | {"Response": [*SAID[:10], "", "N/A"]})
    assert [one.reason for one in table.listed] == ["nothing was said"] * 2
    assert (table.rows_in, table.loaded) == (12, 10)


def test_the_name_of_the_column_is_asked_where_no_column_tells_the_question():
    table = cleaned({"What helps you learn?": SAID, "Grade": ["6", "7"] * 6})
    assert table.comments is not None
    assert set(table.comments["question"]) == {"What helps you learn?"}


def test_who_said_it_counts_once_and_the_name_is_only_kept_as_hashes():
    named = TALK | {"Name": ["Quill, Marisol", "Brook, Ana", "Dean, Tomás"] * 4}
    table = cleaned({"Response ID": ["a", "b", "c"] * 4} | named)
    assert table.comments is not None
    assert table.comments["respondent"].nunique() == 3
    hashed = hasher(key=KEY, what=NAME)
    assert {hashed(word) for word in ("quill", "marisol", "tomas")} <= table.name_tokens
    assert "Marisol" not in table.frame.to_csv() + table.comments.to_csv()


def test_a_file_without_words_asks_for_them():
    mapping = recognise(sheet(TALK)).with_column("Response", field=None)
    with pytest.raises(Problem, match="Nothing in this file was said"):
        cleaned(TALK, mapping=mapping)
