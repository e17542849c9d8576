"""The overview has one text for whatever is hidden, also where a cell has no room for it."""

from dataclasses import replace

import safe_school as school
from drawn import heatmap, rows, texts

from equity.measures import TOPICS, topic_measure
from equity.privacy.table import NOT_PRINTED, SafeGroup
from equity.story.charts.drawing import width_of

MEASURES = (school.SUSPENDED, *(topic_measure(one.name) for one in TOPICS[:8]))


def overview(first):
    """Give nine columns, the first other than the rest."""
    shown = (
        school.shown(school.BLACK, rate=44, others=61),
        school.shown(school.WHITE, rate=61, others=50),
    )
    tables = [school.table(one, school.everyone(60), *shown) for one in MEASURES]
    return (first(tables[0]), *tables[1:])


def test_a_group_hidden_in_one_column_only_is_dashed_there_and_the_legend_has_the_one_text():
    def without_white(table):
        groups = (
            SafeGroup(group=one.group, shown=False) if one.group == school.WHITE else one
            for one in table.groups
        )
        return replace(table, groups=tuple(groups))

    spec = heatmap(overview(without_white))
    cell, swatch = rows(spec, "dashed")
    assert cell["x2"] - cell["x"] < width_of("too few students")
    assert swatch["x2"] - swatch["x"] < cell["x2"] - cell["x"]
    assert [text for text in texts(spec) if "few " in text or "idden" in text] == [
        "Dashed: too few students to show safely"
    ]


def test_the_legend_says_why_a_cell_without_room_is_dashed():
    def without_everyone(table):
        return replace(table, everyone=SafeGroup(group=(), shown=False, reason=NOT_PRINTED))

    spec = heatmap(overview(without_everyone))
    assert len(rows(spec, "dashed")) == 2
    assert [text for text in texts(spec) if "Dashed" in text] == ["Dashed: not published"]
