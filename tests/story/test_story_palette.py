import pytest

from equity.problems import Problem
from equity.story import palette

THEMES = ("light", "dark")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_and_mark_has_enough_contrast(theme: str):
    colours = palette.of(theme)
    grounds = (colours.paper, colours.band, colours.same)
    assert min(contrast(colours.ink, ground) for ground in grounds) >= 4.5
    assert contrast(colours.soft, colours.paper) >= 4.5
    pairs = zip(
        (*colours.worse, *colours.better), (*colours.on_worse, *colours.on_better), strict=True
    )
    assert min(contrast(ground, text) for ground, text in pairs) >= 4.5
    for mark in (colours.focus, colours.warm, colours.grey):
        assert contrast(mark, colours.paper) >= 3


def test_an_unknown_theme_is_a_problem_that_names_both():
    with pytest.raises(Problem, match="light and dark"):
        palette.of("sepia")
