"""Text fits its place: titles are broken evenly, facts get smaller, what is too long is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equity.presentation import layout, lettering
from equity.presentation.layout import Box, Fact

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=300)


def lines(words) -> list[str]:
    return [line for one in words.paragraphs for line in one.lines(words.box.width)]


def test_a_title_stands_in_two_even_lines():
    title = layout.title("The school suspends Black students 2.6 times as often as all others")
    assert lines(title) == [
        "The school suspends Black students",
        "2.6 times as often as all others",
    ]
    assert title.paragraphs[0].points == 32


def test_a_number_stays_with_the_word_after_it():
    title = layout.title(
        "The school sends boys to the office 1.5 times as often as all other students"
    )
    first, _second = lines(title)
    assert first.endswith("1.5 times")


def test_a_longer_title_is_smaller_and_the_longest_is_cut():
    long = layout.title("School feels less fair to students from low-income families: " * 2)
    assert long.paragraphs[0].points < 32
    longest = layout.title("School feels less fair to students " * 30)
    assert longest.paragraphs[0].text.endswith("…")
    assert len(lines(longest)) == 4


@given(TEXTS)
def test_every_title_fits_its_box_and_the_slide(text):
    title = layout.title(text)
    height = sum(one.height(title.box.width) for one in title.paragraphs)
    assert height <= title.box.height + 0.01 <= 125
    assert title.box.left + title.box.width <= layout.RIGHT


@given(TEXTS)
def test_a_title_keeps_its_lines_in_a_font_a_fifth_wider(text):
    (paragraph,) = layout.title(text).paragraphs
    for line in paragraph.text.split("\n"):
        wide = lettering.width_of(line, points=paragraph.points, bold=True)
        assert len(line) <= 1 or 1.2 * wide <= layout.RIGHT - layout.LEFT


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=3))
def test_facts_fit_their_box(texts):
    box = Box(0, 0, 300, 420)
    words = layout.facts([Fact("How sure are we?", (text,)) for text in texts], box)
    assert sum(one.height(box.width) for one in words.paragraphs) <= box.height
    assert all(one.points >= 13 for one in words.paragraphs)


@given(TEXTS, st.integers(40, 400))
def test_no_line_is_wider_than_its_place_and_no_word_is_lost(text, width):
    found = lettering.broken(text, points=18, width=width)
    assert "".join("".join(found).split()) == "".join(text.split())
    for line in found:
        assert len(line) == 1 or lettering.width_of(line, points=18) <= width


def test_bold_is_wider():
    thin = lettering.width_of("18 of every 100", points=18)
    assert lettering.width_of("18 of every 100", points=18, bold=True) > 1.03 * thin
    assert lettering.width_of("18 of every 100", points=36) == pytest.approx(2 * thin)
