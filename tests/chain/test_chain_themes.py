"""Themes that people define by words: counted among those who wrote, frozen with the release."""

import csv
import io

import pytest

from equity.chain import (
    answering,
    bringing,
    correcting,
    merging,
    releasing,
    sealed_years,
    showing,
    themes,
    workspaces,
)
from equity.measures import THEMES, Theme
from equity.privacy.stems import stems
from equity.problems import Problem
from equity.question import Question
from equity.vocabulary import FileKind

LUNCH = Theme("Lunch", ("lunch", "almuerzo"))
ADULTS = Theme("Adults", ("teacher", "maestra"))
HEAD = (
    "Response ID",
    "School Year",
    "Grade",
    "I feel safe here",
    "What to keep?",
    "What to change?",
)


def survey(*, year="2025-26", keep=(), change=()):
    """Write a survey of 80: who says what, by number; the others say nothing."""
    target = io.StringIO()
    rows = csv.writer(target)
    rows.writerow(HEAD)
    keep, change = dict(keep), dict(change)
    for number in range(80):
        answer = ("Agree", "Disagree", "Strongly agree")[number % 3]
        said = (keep.get(number, ""), change.get(number, ""))
        rows.writerow((f"{year} R{number}", year, "67"[number % 2], answer, *said))
    return f"survey {year}.csv", target.getvalue().encode()


def roster(name):
    lines = ["Student ID,Student Name,School Year,Grade"]
    lines += [f'{number:04d},"{name}, Zephyrine",2025-26,6' for number in range(20)]
    return "roster.csv", "\n".join(lines).encode()


def loaded(*files, of=(LUNCH, ADULTS)):
    made = workspaces.create("A school that writes")
    themes.declare(made, of)
    load(made, *files)
    return made


def load(workspace, *files):
    brought = bringing.read(files)
    assert brought.problems == ()
    return bringing.load(workspace, brought.readings)


def said(numbers, text):
    return {number: f"My thought number {number}: {text}" for number in numbers}


def told(workspace, theme):
    (table,) = answering.answer(workspace, Question(measures=(theme.key,)))
    rate = table.everyone.gap.rate if table.everyone.shown else None
    return rate and (round(100 * rate.low, 1), round(100 * rate.high, 1))


def test_the_share_is_of_those_who_wrote_and_each_counts_once():
    texts = survey(
        keep=said(range(20), "the lunch") | said(range(20, 40), "the garden is good"),
        change=said(range(10), "longer LUNCHES, please"),
    )
    assert told(loaded(texts), LUNCH) == (49.5, 50.5)


def test_words_are_found_by_their_stems_in_english_and_spanish():
    texts = survey(
        keep=said(range(15), "my teacher's help")
        | said(range(15, 20), "las maestras escuchan")
        | said(range(20, 60), "teaching the garden to grow"),
    )
    assert told(loaded(texts), ADULTS) == (32.5, 33.5)


def test_the_word_of_a_theme_that_is_a_name_here_is_masked_first():
    own = Theme("A person", ("quillworth",))
    texts = survey(keep=said(range(30), "ask Quillworth") | said(range(30, 60), "nothing"))
    assert told(loaded(texts, of=(own,)), own) == (49.5, 50.5)
    assert told(loaded(roster("Quillworth"), texts, of=(own,)), own) is None
    later = loaded(texts, of=(own,))
    load(later, roster("Quillworth"))
    assert told(later, own) is None


def test_themes_of_a_survey_are_on_no_menu_and_in_no_scan():
    made = loaded(survey(keep=said(range(40), "lunch")))
    assert [one.key for one in themes.measures(made)] == [LUNCH.key, ADULTS.key]
    assert not [one.key for one in answering.measures(made) if one.is_theme]


def test_what_is_said_in_a_conversation_has_themes_and_no_rates():
    made = workspaces.create("A conversation")
    lines = [
        f"2025-26,What helps?,The lunch at table {number} is what keeps all of us together"
        for number in range(40)
    ]
    content = "\n".join(["School Year,Question,Response", *lines]).encode()
    brought = bringing.read([("talk.csv", content)])
    assert [one.mapping.kind for one in brought.readings] == [FileKind.VOICES]
    bringing.load(made, brought.readings)
    assert themes.of(made) == THEMES
    assert themes.measures(made) == ()
    assert showing.shown(made, k=10)["groups"] == []


def test_after_the_release_no_theme_changes_until_it_is_withdrawn():
    made = loaded(survey(keep=said(range(40), "lunch") | said(range(40, 60), "garden")))
    other = (Theme("Garden", ("garden",)),)
    releasing.protect(made, k=10)
    record = showing.shown(made, k=10)
    with pytest.raises(Problem, match="cannot be changed any more"):
        themes.declare(made, other)
    themes.declare(made, (LUNCH, ADULTS))
    assert showing.shown(made, k=10) == record
    correcting.withdraw(made)
    themes.declare(made, other)
    assert [one.key for one in themes.measures(made)] == ["theme.garden"]
    assert told(made, other[0]) == (32.5, 33.5)


def test_themes_outlive_a_merge_and_hold_for_later_years():
    made = loaded(survey(keep=said(range(40), "lunch") | said(range(40, 80), "garden")))
    merging.declare(made, {}, known={})
    load(made, survey(year="2026-27", keep=said(range(20), "lunch") | said(range(20, 80), "trees")))
    assert told(made, LUNCH) == (24.5, 25.5)
    assert themes.of(made) == (LUNCH, ADULTS)


def test_a_sealed_room_counts_a_new_year_by_its_own_themes():
    made = loaded(survey(keep=said(range(40), "lunch") | said(range(40, 80), "garden")))
    workspaces.seal(made)
    assert told(made, LUNCH) == (49.5, 50.5)
    assert themes.of(made) == (LUNCH, ADULTS)
    texts = survey(year="2026-27", keep=said(range(20), "lunch") | said(range(20, 80), "trees"))
    sealed_years.load(made, bringing.read([texts]).readings)
    assert told(made, LUNCH) == (24.5, 25.5)
    assert "My thought" not in str(showing.shown(made, k=10))


def test_the_themes_of_every_room_keep_the_rules_and_are_read_as_they_are_written():
    assert themes.from_text(themes.as_text(THEMES)) == THEMES
    for one in THEMES:
        others = frozenset().union(*(stems(" ".join(each.words)) for each in THEMES if each != one))
        assert not stems(" ".join(one.words)) & others, one.name


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Lunch and friends", "needs a name and words"),
        (": lunch", "needs a name that fits"),
        (f"{'x' * 41}: lunch", "needs a name that fits"),
        ("Lunch: lunch\nLUNCH: almuerzo", "Two themes have the name 'LUNCH'"),
        ("Lunch:  , ", "'Lunch' needs words"),
        ("Lunch: " + " ".join(f"word{number}" for number in range(61)), "'Lunch' needs words"),
        ("Friends: friend\nKind: kind, friendly", "'friendly' is in two themes"),
        ("Adults: maestra\nHelp: ayuda maestros", "'maestros' is in two themes"),
        ("\n".join(f"Theme {one}: word{one}" for one in range(13)), "too many themes"),
    ],
)
def test_themes_that_break_a_rule_are_refused_as_text_and_by_the_room(text, why):
    with pytest.raises(Problem, match=why):
        themes.from_text(text)


def test_the_room_refuses_what_breaks_a_rule_too():
    made = workspaces.create("A room")
    with pytest.raises(Problem, match="is in two themes"):
        themes.declare(made, (LUNCH, Theme("Food", ("food", "lunches"))))
    assert themes.of(made) == THEMES
