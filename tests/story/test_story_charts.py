from dataclasses import replace
from itertools import pairwise
from typing import Any

import altair as alt
import pytest
import safe_school as school
from drawn import cell, heatmap, incidents_table, rows, texts

from equity.measures import TOPICS, item_measure, topic_measure
from equity.numbers import Bounded
from equity.story import charts, palette
from equity.story.charts import columns
from equity.story.charts.drawing import width_of, wrapped
from equity.story.charts.heatmap import rows_in_order
from equity.vocabulary import Evidence

THEMES = ("light", "dark")


def pictures(theme: str) -> list[dict[str, Any]]:
    incidents = incidents_table()
    return [
        heatmap(school.overview(), theme),
        charts.people(school.suspensions(), school.BLACK, theme=theme),
        charts.people(school.suspensions(), school.NATIVE, theme=theme),
        charts.people(incidents, school.BLACK, theme=theme),
        charts.forest(school.suspensions(), theme=theme),
        charts.forest(school.fairness(), theme=theme),
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_every_picture_is_valid_vega_lite(theme: str):
    for spec in pictures(theme):
        alt.LayerChart.from_dict(spec)
        assert spec["description"]
        assert set(spec["padding"]) == {"left", "right", "top", "bottom"}


@pytest.mark.parametrize("theme", THEMES)
def test_a_template_is_made_once_and_never_changed(theme: str):
    spec = charts.forest(school.suspensions(), theme=theme)
    again = charts.forest(school.fairness(), theme=theme)
    layers = list(zip(spec["layer"], again["layer"], strict=True))
    assert all(one["encoding"] is other["encoding"] for one, other in layers)
    assert spec == charts.forest(school.suspensions(), theme=theme)


def test_a_hidden_group_gives_its_name_and_the_one_text_only():
    told = school.shown(school.NATIVE, rate=87, others=76, size="6543-6544")
    secret = replace(told, shown=False, persons=Bounded.exactly(8765))
    drawn = []
    for native in (secret, school.hidden(school.NATIVE)):
        tables = tuple(
            replace(table, groups=(native, *table.groups[1:])) for table in school.overview()
        )
        drawn.append(
            [
                heatmap(tables),
                charts.people(tables[0], school.NATIVE, theme="light"),
                charts.forest(tables[0], theme="light"),
            ]
        )
    assert drawn[0] == drawn[1], "a number of a hidden group changes nothing in any picture"
    assert texts(drawn[0][1]) == [
        "American Indian or Alaska Native students",
        "Too few students to show safely",
    ]


def test_a_picture_holds_no_number_finer_than_it_says():
    exact = school.shown(school.BLACK, rate=18.3172, others=7.1234)
    rounded = school.shown(school.BLACK, rate=18, others=7)
    for theme in THEMES:
        said = [
            [
                charts.people(table, school.BLACK, theme=theme),
                heatmap((table,), theme),
            ]
            for table in (
                school.table(school.SUSPENDED, school.everyone(8), one) for one in (exact, rounded)
            )
        ]
        assert said[0] == said[1]


def test_no_group_is_missing_and_all_students_come_first():
    spec = heatmap(school.overview())
    names = [row for row in rows(spec, "words") if row.get("align") == "right"]
    assert names[0]["text"] == "All students"
    assert names[0]["weight"] == 700
    assert [row["text"] for row in names[1:3]] == ["American Indian", "or Alaska Native"]
    hidden = [text for text in texts(spec) if "listening circle" in text]
    assert len(hidden) == len(rows(spec, "dashed")) == 2


def test_a_cell_holds_the_number_and_its_distance_and_its_shade():
    spec = heatmap(school.overview())
    assert cell(spec, "topic.fairness", school.BLACK)["colour"] == "#B4530A"
    assert cell(spec, "suspended", school.BLACK)["colour"] == "#E39A5B"
    assert cell(spec, "topic.fairness", school.WHITE)["colour"] == palette.LIGHT.better[1]
    assert cell(spec, "suspended", school.ASIAN)["colour"] == palette.LIGHT.better[0]
    assert cell(spec, "suspended", school.HISPANIC)["colour"] == palette.LIGHT.same
    assert {"44", "−17", "18", "+11"} <= set(texts(spec))


def test_a_gap_that_is_too_small_to_say_is_outlined_only():
    one = school.shown(school.MULTIPLE, rate=20, others=8, evidence=Evidence.TOO_SMALL)
    spec = heatmap((school.table(school.SUSPENDED, school.everyone(8), one),))
    drawn = cell(spec, "suspended", school.MULTIPLE)
    assert (drawn["colour"], drawn["edge"]) == (palette.LIGHT.same, palette.LIGHT.worse[1])
    assert "Outline only: too small to say" in texts(spec)


def test_white_text_stands_on_the_darkest_warm_shade_only():
    spec = heatmap(school.overview())
    words = [*rows(spec, "words"), *rows(spec, "numbers")]
    white = {row["text"] for row in words if row.get("colour") == "#FFFFFF"}
    assert white == {"44", "−17"}


def test_numbered_dots_tie_cells_to_the_sentences():
    spec = heatmap(school.overview())
    assert [row["text"] for row in rows(spec, "digits")] == ["1", "2", "3"]
    fair, dot = cell(spec, "topic.fairness", school.BLACK), rows(spec, "dots")[0]
    assert (dot["x"], dot["y"]) == (fair["x2"] - 4, fair["y"] + 1)


def test_a_clicked_cell_leads_back_to_its_measure_and_group():
    tables = school.overview()
    spec = heatmap(tables)
    (param,) = spec["params"]
    assert param["name"] == "cell"
    clicked = cell(spec, "suspended", school.BLACK)
    picked = [{field: clicked[field] for field in param["select"]["fields"]}]
    assert charts.chosen(tables, picked) == ("suspended", school.BLACK)
    assert charts.chosen(tables, []) is None
    assert charts.chosen(tables, [{"measure": "suspended", "group": "Nobody"}]) is None


def test_measures_where_fewer_is_better_come_first_and_the_picture_says_so():
    spec = heatmap(tuple(reversed(school.overview())))
    assert min(rows(spec, "cells"), key=lambda row: row["x"])["measure"] == "suspended"
    assert "First column: fewer is better" in texts(spec)


def test_groups_that_only_one_population_has_keep_their_neighbours():
    first = school.table(school.SUSPENDED, school.everyone(8), school.hidden(school.ASIAN))
    second = school.table(
        school.FAIR,
        school.everyone(60),
        school.hidden(school.NATIVE),
        school.hidden(school.ASIAN),
        school.hidden(school.WHITE),
    )
    assert rows_in_order((first, second)) == (school.NATIVE, school.ASIAN, school.WHITE)


def test_twelve_groups_and_nine_measures_fit_the_page():
    names = [(f"A group with a rather long name {number}",) for number in range(12)]
    shown = [school.shown(name, rate=44, others=61) for name in names]
    measures = [school.SUSPENDED, *(topic_measure(one.name) for one in TOPICS[:8])]
    tables = tuple(school.table(one, school.everyone(60), *shown) for one in measures)
    spec = heatmap(tables)
    assert spec["width"] <= 804
    cells = rows(spec, "cells")
    assert len(cells) == 12 * 9
    assert min(row["x2"] - row["x"] for row in cells) >= 58
    assert len({(row["x"], row["y"]) for row in cells}) == 12 * 9
    assert charts.forest(tables[0], theme="light")["height"] <= 480


def test_no_name_over_a_column_meets_its_neighbour():
    measures = [school.SUSPENDED, *(topic_measure(one.name) for one in TOPICS[:8])]
    one = school.shown(school.BLACK, rate=44, others=61)
    blocks = columns.placed(
        [school.table(measure, school.everyone(60), one) for measure in measures]
    )
    placed = [column for block in blocks for column in block.columns]
    for column in placed:
        lines = wrapped(column.table.measure.column, column.width + columns.GAP)
        assert max(map(width_of, lines)) <= column.width + columns.GAP
    assert all(left.right < right.left for left, right in pairwise(placed))


ON_A_PHONE = 358


@pytest.mark.parametrize("table", [school.suspensions(), incidents_table()])
def test_the_two_pictures_of_people_say_what_the_one_picture_says_and_fit_on_a_phone(table):
    whole = charts.people(table, school.BLACK, theme="light")
    apart = charts.people_apart(table, school.BLACK, theme="light")
    assert sorted(texts(whole)) == sorted(text for one in apart for text in texts(one))
    assert {one["height"] for one in apart} == {whole["height"]}
    assert all(one["width"] <= ON_A_PHONE for one in apart)
    for layer in ("figures", "boxes"):
        drawn = [row for one in apart for row in rows(one, layer)]
        assert [set(row) for row in drawn] == [set(row) for row in rows(whole, layer)]
        assert [row.get("sure", row.get("width")) for row in drawn] == [
            row.get("sure", row.get("width")) for row in rows(whole, layer)
        ]
    assert "Black students: " in apart[0]["description"]


def test_the_legend_says_only_what_the_picture_has():
    clear = school.shown(school.BLACK, rate=18, others=7)
    spec = heatmap((school.table(school.SUSPENDED, school.everyone(8), clear),))
    assert "Outline only: too small to say" not in texts(spec)


def test_the_legend_of_one_column_is_not_cut():
    one = school.shown(school.BLACK, rate=44, others=61)
    spec = heatmap((school.table(school.SUSPENDED, school.everyone(60), one),))
    legend = [row for row in rows(spec, "words") if row["text"].startswith("School works less")]
    assert legend
    assert all(row["x"] + width_of(row["text"]) <= spec["width"] for row in legend)


@pytest.mark.parametrize(
    ("measure", "named"),
    [
        (
            item_measure("q", "I feel left out, as if I do not fit in.", "Belonging"),
            "Good answers",
        ),
        (topic_measure("A topic of our own"), "A topic of our own"),
        (topic_measure("A topic whose own name is too long for its place"), None),
    ],
)
def test_what_is_compared_is_named_where_it_has_room_and_a_question_by_its_good_answers(
    measure, named
):
    table = replace(school.fairness(), measure=measure)
    said = texts(charts.forest(table, theme="light"))
    assert [one for one in said if one in ("Good answers", measure.column)] == (
        [named] if named else []
    )
    assert not [one for one in said if "…" in one]


def test_the_small_number_of_a_range_is_said_to_be_the_fewest():
    assert charts.how_to_read([school.suspensions()]).endswith("points above or below the others.")
    few = school.shown(school.ASIAN, rate=2, others=9)
    ranges = replace(few, gap=replace(few.gap, rate=Bounded(0, 0.05)))
    table = replace(school.suspensions(), groups=(ranges,))
    assert {"≤5", "−4"} <= {*texts(heatmap((table,)))}
    assert charts.how_to_read([table]).endswith("the others, or at least so many.")
