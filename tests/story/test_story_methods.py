"""Methods and privacy: complete, true to the code, and easy to read."""

import re

from equity.measures import (
    ADVANCED,
    CHRONIC_ONE_IN,
    CHRONICALLY_ABSENT,
    FEWEST_DAYS,
    GPA,
    PASSED_ALL,
)
from equity.story import glossary, methods
from equity.story.methods_of_files import published

GRADE = 7
"""The highest reading grade of the whole page (Flesch and Kincaid)."""

VOWELS = re.compile(r"[aeiouy]+")


def texts():
    points = [point for one in methods.sections() for point in one.points]
    return [*points, *(meaning for _term, meaning in glossary.glossary())]


def syllables(word):
    word = word.casefold()
    silent = word.endswith("ed") or (word.endswith("e") and not word.endswith(("le", "ee")))
    return max(1, len(VOWELS.findall(word)) - silent)


def reading_grade(text):
    words = re.findall(r"[A-Za-z]+", text)
    sentences = max(1, len(re.findall(r"[.!?](?=\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_page_can_be_read_in_grade_seven():
    assert reading_grade("The cat sat on the mat. It was glad.") < 2
    assert reading_grade("Statistical significance presupposes distributional assumptions.") > 12
    assert reading_grade(" ".join(texts())) <= GRADE


def test_no_text_uses_a_word_that_the_screens_avoid():
    for text in texts():
        assert not re.search(r"\bsignifican|\bdisaggregat|\bp-value|\bn =", text, re.IGNORECASE)


def test_every_question_is_answered():
    titles = [one.title for one in methods.sections()]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith("?") for title in titles)
    assert all(one.points for one in methods.sections())


def test_what_outside_knowledge_of_unknown_days_could_tell_is_not_promised():
    (promises,) = (one for one in methods.sections() if "promised" in one.title)
    (special,) = (one for one in promises.points if "only a suspended student" in one)
    assert "could guess closer how many of a small group were suspended" in special


def test_the_numbers_of_the_rules_are_those_of_the_code():
    said = " ".join(texts())
    assert "fewer than 10 students is never shown" in said
    assert "fewer than 80 answers for every 100" in said
    assert "it gave over 125" in said


def test_attendance_and_grades_are_told_as_the_code_counts_them():
    said = " ".join(texts())
    assert f"**Missed 1 school day in {CHRONIC_ONE_IN}, or more**" in said
    assert f"**enrolled for fewer than {FEWEST_DAYS} days** is not counted" in said
    assert "Attendance Works" in said
    assert "EDFacts, file 195" in said
    for measure in (PASSED_ALL, ADVANCED, GPA):
        assert f"**{measure.label}**" in said


def test_published_numbers_are_told_with_what_they_cannot_say():
    said = " ".join(published().points)
    for promise in ("stays a range", "Places only filter", "All other students", "Not checked"):
        assert promise in said


def test_every_term_of_art_is_in_the_glossary_by_the_alphabet():
    terms = [term for term, _meaning in glossary.glossary()]
    assert terms == sorted(terms, key=str.casefold)
    needed = {"Masked", "Not checked", "Published numbers", "Grade point average", "Advanced class"}
    assert needed <= set(terms)
    assert {CHRONICALLY_ABSENT.label, PASSED_ALL.label} <= set(terms)


def test_what_is_not_promised_is_said():
    promised = methods.sections()[-1].points
    said = [point for point in promised if "Not promised" in point]
    for what in ("Two school years", "rough or missing", "knows already"):
        assert sum(what in point for point in said) == 1


def test_the_glossary_is_in_the_order_of_the_alphabet():
    terms = [term for term, _meaning in glossary.glossary()]
    assert terms == sorted(terms, key=str.casefold)
