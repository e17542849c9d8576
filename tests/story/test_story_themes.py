"""Themes in sentences and bars: what is said is what is drawn, and nothing of what is hidden."""

import altair as alt
import pytest
import safe_school as school
from drawn import rows, texts

from equity.measures import Theme, theme_measure
from equity.numbers import Bounded
from equity.privacy.table import TOO_FEW
from equity.question import Only
from equity.story import charts, palette
from equity.story import themes as story
from equity.story.sides import hidden_text
from equity.story.themes import Bar

LUNCH, RULES, SAFE = (theme_measure(name) for name in ("Lunch", "Rules", "Feeling safe"))
SOME = (
    Bar("Lunch", Bounded.exactly(0.18), "300-399"),
    Bar("Rules", Bounded(0.1, 0.14), "40-54", in_focus=False),
    Bar("Feeling safe", None, None),
)


def table(measure, rate=None, *groups):
    everyone = school.everyone(rate) if rate is not None else school.hidden(())
    return school.table(measure, everyone, *groups)


def boxes(bars, theme="light"):
    return rows(charts.bars(bars, theme=theme, alt="said"), "boxes")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_is_valid_and_in_the_colours_of_its_theme(theme):
    spec = charts.bars(SOME, theme=theme, alt="said")
    alt.LayerChart.from_dict(spec)
    assert spec["description"] == "said"
    assert palette.of(theme).focus in {one["colour"] for one in boxes(SOME, theme)}


def test_a_bar_is_as_long_as_it_is_sure_and_its_light_part_as_it_may_be():
    colours = palette.of("light")
    lengths = {one["colour"]: one["x2"] - one["x"] for one in boxes(SOME)}
    assert lengths[colours.grey] / lengths[colours.focus] == pytest.approx(10 / 18, abs=0.01)
    assert lengths[colours.grey_mid] / lengths[colours.focus] == pytest.approx(14 / 18, abs=0.01)


def test_of_what_is_hidden_there_is_its_name_and_the_one_text():
    spec = charts.bars(SOME[2:], theme="light", alt="said")
    assert rows(spec, "boxes") == []
    assert texts(spec) == ["Feeling safe", hidden_text()]


def test_the_most_frequent_theme_comes_first_and_the_hidden_last():
    tables = (table(SAFE), table(RULES, 9), table(LUNCH, 18))
    bars = story.by_theme(tables, None, ())
    assert [(one.name, one.text) for one in bars] == [
        ("Lunch", "18"),
        ("Rules", "9"),
        ("Feeling safe", hidden_text()),
    ]
    assert story.of_themes(bars, None, ()) == "Most often: Lunch, 18 of 100 who wrote"
    chosen = story.by_theme(tables, RULES.key, ())
    said = story.of_themes(chosen, Theme("Rules", ("rule",)), ())
    assert said == "Rules: 9 of every 100 who wrote"
    assert [one.in_focus for one in chosen] == [False, True, False]


def test_under_a_filter_only_its_group_is_told():
    asian = school.shown(school.ASIAN, rate=31, others=9)
    only = (Only("race_ethnicity", "Asian"),)
    bars = story.by_theme((table(LUNCH, 18, asian),), None, only)
    assert [one.text for one in bars] == ["31"]
    assert "among Asian students" in story.of_themes(bars, None, only)
    hidden = story.by_theme((table(LUNCH, 18, school.hidden(school.ASIAN)),), None, only)
    assert "18" not in story.of_themes(hidden, None, only)
    assert TOO_FEW in story.of_themes(hidden, None, only)


def test_the_words_of_a_theme_are_named_and_of_many_the_first():
    assert story.words_of(Theme("Lunch", ("lunch", "almuerzo"))).endswith(": lunch, almuerzo.")
    many = Theme("Many", tuple(f"word{number}" for number in range(11)))
    assert story.words_of(many).endswith("word7 and 3 more.")


def test_the_numbers_are_there_as_text_too():
    columns = story.columns(by=False)
    told = story.same_numbers(SOME, columns)
    assert [list(one.values()) for one in told] == [
        ["Lunch", "18", "300 to 399"],
        ["Rules", "10 to 14", "40 to 54"],
        ["Feeling safe", hidden_text(), ""],
    ]
