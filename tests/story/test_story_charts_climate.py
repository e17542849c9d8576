"""The pictures of climate: all topics, and the three answers to one question."""

import json
import re
from dataclasses import replace
from itertools import pairwise

import altair as alt
import climate_school as survey
import pytest
import safe_school as school
import vl_convert
from drawn import heatmap, rows, texts

from equity.measures import topic_measure
from equity.numbers import Bounded
from equity.story import charts, palette
from equity.story.charts.apart import apart
from equity.story.charts.drawing import width_of
from equity.vocabulary import Evidence, Unit

THEMES = ("light", "dark")
BOTH = (school.BLACK, school.HISPANIC)


def equiplot(chosen=BOTH, theme="light", tables=None):
    return charts.equiplot(tables or survey.topics(), chosen, theme=theme)


def likert(three=None, chosen=BOTH, theme="light"):
    return charts.likert(three or survey.culture(), chosen, theme=theme)


@pytest.mark.parametrize("theme", THEMES)
def test_both_pictures_are_valid_vega_lite_in_the_theme_s_colours(theme):
    for spec in (equiplot(theme=theme), likert(theme=theme)):
        alt.LayerChart.from_dict(spec)
        assert spec["description"]
        drawn = {
            str(row.get("colour")) for layer in spec["layer"] for row in layer["data"]["values"]
        }
        assert palette.of(theme).focus in drawn
        other = palette.of("dark" if theme == "light" else "light")
        assert other.focus not in drawn


def test_a_template_is_made_once_and_never_changed():
    before = likert()
    again = likert(chosen=(school.HISPANIC,))
    layers = zip(before["layer"], again["layer"], strict=True)
    assert all(one["encoding"] is other["encoding"] for one, other in layers)
    assert before == likert()


def secret(group, table):
    """The table with numbers in a hidden group that no picture may hold."""
    told = school.shown(group, rate=87, others=76, size="6543-6544")
    hidden = replace(told, shown=False, persons=Bounded.exactly(8765))
    return replace(
        table, groups=tuple(hidden if one.group == group else one for one in table.groups)
    )


def test_a_number_of_a_hidden_group_changes_nothing_in_any_picture():
    topics, three = survey.topics(), survey.culture()
    for chosen in ((school.NATIVE,), (school.BLACK, school.NATIVE), (school.NATIVE, school.BLACK)):
        told = (
            equiplot(chosen, tables=[secret(school.NATIVE, one) for one in topics]),
            likert(tuple(secret(school.NATIVE, one) for one in three), chosen),
        )
        assert told == (equiplot(chosen, tables=topics), likert(three, chosen))
        assert "87" not in texts(told[0]) + texts(told[1])


def test_a_picture_holds_no_number_finer_than_it_says():
    fine = school.topic(school.FAIR, (school.BLACK, 44.3172, 61.1234, Evidence.CLEAR))
    round_ = school.topic(school.FAIR, (school.BLACK, 44, 61, Evidence.CLEAR))
    assert equiplot((school.BLACK,), tables=[fine]) == equiplot((school.BLACK,), tables=[round_])


def test_topics_stand_from_the_widest_gap_and_the_finding_is_bold():
    right = [row for row in rows(equiplot((school.BLACK,)), "words") if row.get("align") == "right"]
    gaps = [row["text"] for row in right if row["text"].endswith(" points")]
    names = [row for row in right[1:] if row["text"] not in gaps]
    assert [row["text"] for row in names] == [
        *("Adults are fair", "I belong here", "My culture is valued", "I feel safe")
    ]
    assert [row["text"] for row in names if row.get("weight") == 700] == ["Adults are fair"]
    assert gaps == ["17 points", "12 points", "11 points", "7 points"]


def test_shapes_stand_beside_colours_and_the_diamond_is_drawn_last():
    marks = rows(equiplot(), "dots")
    keys, first = marks[:3], marks[3:6]
    assert [one["shape"] for one in keys] == ["circle", "diamond", "square"]
    assert [one["shape"] for one in first] == ["square", "circle", "diamond"]
    assert len({one["colour"] for one in keys}) == 3


def test_numbers_nearer_than_22_pixels_are_moved_apart():
    near = school.topic(
        school.FAIR,
        (school.BLACK, 64, 65, Evidence.CLEAR),
        (school.HISPANIC, 65, 65, Evidence.CLEAR),
    )
    spec = equiplot(tables=[near, school.belonging()])
    numbers = [row for row in rows(spec, "words") if re.fullmatch(r"\d\d", row["text"])]
    over = [row["x"] for row in numbers if row["text"] in ("64", "65") and row.get("weight") == 700]
    assert len(over) == 3
    assert all(right - left >= 22 for left, right in pairwise(sorted(over)))


def test_apart_keeps_what_is_far_enough_and_the_order():
    assert apart([10, 60], [17, 17], least=22) == [10, 60]
    moved = apart([50, 50, 50], [17, 17, 60], least=22)
    assert moved == sorted(moved)
    assert moved[2] - moved[1] >= (17 + 60) / 2


def test_where_the_group_in_focus_is_hidden_a_row_has_the_one_text_and_no_mark():
    spec = equiplot((school.NATIVE, school.BLACK))
    assert texts(spec).count("Too few students to show safely") == len(survey.topics())
    assert len(rows(spec, "dots")) == 2, "the keys of the two groups: nobody is compared"
    assert "All other students" not in texts(spec) + texts(likert(chosen=(school.NATIVE,)))
    assert not any("point" in text for text in texts(spec))


def test_a_second_group_that_is_hidden_says_so_in_the_key():
    said = " ".join(texts(equiplot((school.BLACK, school.NATIVE))))
    assert "American Indian or Alaska Native students: too few students to show safely" in said
    shown = replace(school.fairness(), groups=(school.shown(school.NATIVE, rate=50, others=60),))
    groups = (*shown.groups, *school.fairness().groups[1:])
    tables = (replace(shown, groups=groups), school.belonging())
    some = " ".join(texts(equiplot((school.BLACK, school.NATIVE), tables=tables)))
    assert "Native students (where missing: too few students to show safely)" in some


def test_bars_are_centred_on_the_middle_and_as_long_as_their_numbers():
    boxes = [row for row in rows(likert(), "boxes") if row["y2"] - row["y"] == 30]
    assert len(boxes) == 9
    bars = [boxes[place : place + 3] for place in (0, 3, 6)]
    centres = {round((bar[1]["x"] + bar[1]["x2"]) / 2) for bar in bars}
    assert len(centres) == 1
    wide = [box["x2"] - box["x"] for box in bars[0]]
    assert wide[0] / wide[2] == pytest.approx(44 / 38, rel=0.01)
    assert min(row["x"] for row in boxes) >= 0
    assert max(row["x2"] for row in boxes) <= likert()["width"]


def test_every_bin_has_its_number_in_ink_that_can_be_read():
    words = {row["text"]: row for row in rows(likert(), "words")}
    assert {"44", "18", "38", "25", "20", "55", "17", "21", "62"} <= set(words)
    assert words["44"]["colour"] == words["62"]["colour"] == palette.LIGHT.paper
    assert "colour" not in words["18"], "ink"


def test_without_a_middle_answer_none_is_drawn():
    table = survey.three(
        (school.BLACK, (44, 0, 56), (20, 0, 80)), words=(("Disagree",), (), ("Agree",))
    )
    spec = likert(table, (school.BLACK,))
    assert len([row for row in rows(spec, "boxes") if row["y2"] - row["y"] == 30]) == 4
    assert "In between" not in texts(spec)
    assert "In between" in texts(likert())


def test_numbers_of_narrow_bins_stand_beside_them_and_inside_the_picture():
    table = survey.three((school.BLACK, (2, 1, 97), (98, 1, 1)))
    spec = likert(table, (school.BLACK,))
    numbers = [row for row in rows(spec, "words") if row["text"].isdigit()]
    assert sorted(row["text"] for row in numbers) == ["1", "1", "1", "2", "97", "98"]
    for row in numbers:
        assert row["x"] - width_of(row["text"]) / 2 >= 0
        assert row["x"] + width_of(row["text"]) / 2 <= spec["width"]


def test_both_pictures_can_be_read_aloud():
    assert equiplot()["description"].startswith(
        "Good answers of every 100, topic by topic. The widest gap comes first. "
        "Adults are fair: Black students 44; Hispanic or Latino students 55; All other students 61."
    )
    spec = likert(chosen=(school.BLACK, school.NATIVE))
    assert "Black students: Disagree 44; In between 18; Agree 38." in spec["description"]
    assert "Native students: too few students to show safely." in spec["description"]


def long_pictures():
    """Every picture, with 12 groups of long names and 12 topics of long names."""
    names = [f"A topic that people named at some length, number {place}" for place in range(12)]
    shown = [school.shown(name, rate=44, others=61) for name in survey.LONG]
    means = [school.shown(name, rate=44, others=61, unit=Unit.MEAN_SHARE) for name in survey.LONG]
    topics = [school.table(topic_measure(name), school.everyone(60), *means) for name in names]
    suspended = school.table(school.SUSPENDED, school.everyone(8), *shown)
    rates = (44, 18, 38)
    words = (("Almost never", "Once in a while", "Sometimes"), (), ("Frequently", "Almost always"))
    three = survey.three(*((name, rates, rates) for name in survey.LONG), words=words)
    return {
        "heatmap": heatmap((suspended, *topics[:2])),
        "people": charts.people(suspended, survey.LONG[0], theme="light"),
        "forest": charts.forest(suspended, theme="light"),
        "equiplot": equiplot(survey.LONG[:2], tables=topics),
        "likert": likert(three, survey.LONG),
    }


LONG = long_pictures()


@pytest.mark.parametrize("name", LONG)
def test_no_label_of_12_groups_with_long_names_is_dropped_or_cut(name):
    """The rendered picture holds every text whole: none is shortened, left out or outside."""
    spec = LONG[name]
    drawn = vl_convert.vegalite_to_svg(json.dumps({**spec, "background": "white"}))
    found = [
        re.sub(r"&(amp|lt|gt);", lambda one: {"amp": "&", "lt": "<", "gt": ">"}[one[1]], text)
        for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    ]
    said = texts(spec)
    assert sorted(found) == sorted([*said, *(row["text"] for row in digits(spec))])
    assert not any("…" in text for text in found)


def digits(spec):
    return rows(spec, "digits") if any(one["name"] == "digits" for one in spec["layer"]) else []


@pytest.mark.parametrize("name", LONG)
def test_every_word_of_a_long_name_is_inside_the_picture(name):
    spec = LONG[name]
    for row in rows(spec, "words"):
        wide = width_of(row["text"], row.get("size", 14))
        left = {"right": row["x"] - wide, "center": row["x"] - wide / 2}.get(
            row.get("align", "left"), row["x"]
        )
        assert left >= -3, row
        assert left + wide <= spec["width"] + 3, row


@pytest.mark.parametrize("name", LONG)
def test_no_label_lies_on_another(name):
    """Lines of text neither share a place nor touch the line under them."""
    placed = []
    for row in rows(LONG[name], "words"):
        wide = width_of(row["text"], row.get("size", 14)) * 0.9
        align = row.get("align", "left")
        left = row["x"] - {"right": wide, "center": wide / 2}.get(align, 0)
        placed.append((left, left + wide, row["y"], row["text"]))
    for place, (left, right, y, text) in enumerate(placed):
        for other_left, other_right, other_y, other in placed[place + 1 :]:
            beside = right <= other_left or other_right <= left
            assert beside or abs(y - other_y) >= 14, (text, other)
