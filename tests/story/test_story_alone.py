"""A number with nothing beside it is never said or drawn as if a difference had been looked at."""

from dataclasses import replace

import pytest
import safe_school as school
from drawn import cell, heatmap, texts

from equity.numbers import Bounded
from equity.privacy.table import NOT_COMPARED
from equity.story import alone, charts, climate, figures, findings, palette, rows, sentences
from equity.vocabulary import NOT_RECORDED, Evidence, Unit

OTHERS_HIDDEN = "All other students: too few students to show safely"
UNKNOWN = (NOT_RECORDED,)


def lone(group, *, rate=60, unit=Unit.SHARE):
    """A group whose others are withheld."""
    return replace(school.everyone(rate, unit), group=group)


def suspensions(*groups, **choices):
    return school.table(school.SUSPENDED, school.everyone(8), *groups, **choices)


def topic(measure, *groups):
    return school.table(measure, school.everyone(60, Unit.MEAN_SHARE), *groups)


def black(measure=school.FAIR):
    return topic(measure, lone(school.BLACK, unit=Unit.MEAN_SHARE), school.hidden(school.WHITE))


def test_a_group_whose_others_are_withheld_is_said_to_be_compared_with_nobody_and_why():
    table = suspensions(lone(school.BLACK), school.hidden(school.WHITE))
    assert sentences.how_sure(table, school.BLACK) == ("Not compared", OTHERS_HIDDEN)
    assert sentences.compared_with(table, school.BLACK) == "Nobody"
    assert rows.same_numbers(table)[1]["How sure"] == "Not compared"
    assert rows.same_numbers(table)[0]["How sure"] == "–"


WHY = [
    (suspensions(lone(school.WHITE), compared_with="White"), "The others are compared with this"),
    (suspensions(lone(UNKNOWN)), "Missing entries are no group of people"),
    (suspensions(lone(school.BLACK), compared_with="White"), "White students: too few students"),
    (
        suspensions(replace(lone(school.BLACK), not_graded=NOT_COMPARED)),
        "All students are not published",
    ),
]


@pytest.mark.parametrize(("table", "said"), WHY)
def test_why_a_number_stands_alone_is_said_as_it_is(table, said):
    assert alone.why(table, table.groups[0]).startswith(said)


def test_the_comparison_that_works_is_offered():
    table = suspensions(lone(school.BLACK), school.hidden(school.WHITE), lone(UNKNOWN))
    assert (
        alone.offer(table, table.groups[0]) == "Under “Compared with” you can choose all students."
    )
    assert alone.offer(table, table.groups[2]) == ""
    beside = replace(table, groups=(lone(school.BLACK), lone(school.ASIAN)))
    assert alone.offer(beside, beside.groups[0]).endswith("choose all students or another group.")
    whole = replace(beside, everyone=school.hidden(()))
    assert alone.offer(whole, whole.groups[0]).endswith("you can choose another group.")
    assert alone.offer(school.suspensions(), school.suspensions().group(*school.BLACK)) == ""
    lonely = replace(table, everyone=school.hidden(()))
    assert alone.offer(lonely, lonely.groups[0]) == ""


def test_where_nothing_is_compared_no_gap_is_called_unsure():
    tables = (suspensions(lone(school.BLACK), school.hidden(school.WHITE)), black())
    assert findings.no_gap(tables) == (
        f"Nothing is compared here. {OTHERS_HIDDEN}. "
        "Open a group and choose whom to compare it with."
    )
    hidden = suspensions(school.hidden(school.BLACK))
    assert findings.no_gap((hidden,)) == (
        "Nothing is compared here. Too few students to show safely."
    )
    assert findings.no_gap(school.overview()).startswith("No gap here is sure enough")


def test_groups_that_could_be_compared_another_way_are_counted():
    assert alone.instead(school.overview()) == ""
    tables = (school.suspensions(), black())
    assert alone.instead(tables).startswith("1 group is not compared everywhere. Open it")
    both = (*tables, suspensions(lone(school.WHITE)))
    assert alone.instead(both).startswith("2 groups are not compared everywhere. Open one")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_cell_that_is_not_compared_has_no_color_and_is_not_about_the_same(theme):
    same = school.shown(school.WHITE, rate=8, others=8, evidence=Evidence.TOO_SMALL)
    drawn = heatmap((suspensions(lone(school.BLACK), same),), theme)
    colours = palette.of(theme)
    assert cell(drawn, "suspended", school.BLACK)["colour"] == colours.paper
    assert cell(drawn, "suspended", school.BLACK)["edge"] == colours.paper
    assert cell(drawn, "suspended", school.WHITE)["colour"] == colours.same
    assert {"–", "No color and –: not compared"} <= set(texts(drawn))
    assert drawn["description"].endswith(
        "Not compared, in one column or more: Black or African American."
    )
    compared = heatmap((suspensions(same),), theme)
    assert not [one for one in texts(compared) if "compared" in one or one == "–"]
    assert "Not compared" not in compared["description"]


def test_a_cell_whose_difference_may_be_either_way_is_outlined_and_not_about_the_same():
    one = school.shown(school.BLACK, rate=8, others=7, evidence=Evidence.TOO_SMALL)
    wide = replace(one, gap=replace(one.gap, rate=Bounded(0.0, 0.1)))
    drawn = heatmap((suspensions(wide),))
    assert cell(drawn, "suspended", school.BLACK)["edge"] == palette.LIGHT.grey_mid
    assert "Outline only: too small to say" in texts(drawn)
    near = replace(one, gap=replace(one.gap, rate=Bounded(0.055, 0.075)))
    drawn = heatmap((suspensions(near),))
    assert cell(drawn, "suspended", school.BLACK)["edge"] == palette.LIGHT.same


def test_a_heatmap_without_any_difference_explains_none():
    assert charts.how_to_read((black(),)) == "Big number: of every 100, rounded."
    assert "Small number" in charts.how_to_read((black(), school.suspensions()))


def test_climate_says_that_a_group_is_not_compared_and_why():
    tables, chosen = (black(), black(school.SAFE)), (school.BLACK,)
    assert climate.over_topics(tables, school.BLACK) == (
        "Black students: not compared with all other students"
    )
    assert climate.how_to_read_topics(tables, chosen) == f"{OTHERS_HIDDEN}. Numbers are rounded."
    drawn = texts(charts.equiplot(tables, chosen, theme="light"))
    assert "Widest gap" not in drawn
    assert "compared" in drawn
    spoken = charts.equiplot(tables, chosen, theme="light")["description"]
    assert "widest gap" not in spoken
    assert rows.topics(tables, chosen)[0]["Widest gap"] == "Not compared"


def test_climate_explains_no_bars_where_there_are_none():
    hidden = topic(school.FAIR, school.hidden(school.BLACK))
    assert climate.how_to_read_topics((hidden,), (school.BLACK,)) == ""


def test_climate_claims_nothing_about_topics_that_are_not_compared():
    tables = (black(), school.safety())
    few = replace(tables[1].group(*school.BLACK), evidence=Evidence.TOO_SMALL)
    tables = (tables[0], replace(tables[1], groups=(few,)))
    assert climate.over_topics(tables, school.BLACK) == (
        "No topic that can be compared shows for sure that school works less well for "
        "Black students"
    )
    assert climate.how_to_read_topics(tables, (school.BLACK,)).startswith("The longer the bar")


def test_a_second_group_can_stand_beside_one_that_is_not_compared():
    both = topic(
        school.FAIR,
        lone(school.BLACK, unit=Unit.MEAN_SHARE),
        lone(school.WHITE, rate=70, unit=Unit.MEAN_SHARE),
    )
    said = climate.how_to_read_topics((both,), (school.BLACK,))
    assert said.startswith(f"{OTHERS_HIDDEN}. Choose a second group to set beside it.")
    said = climate.how_to_read_topics((both,), (school.BLACK, school.WHITE))
    assert said.startswith(f"{OTHERS_HIDDEN}. The longer the bar")
    drawn = texts(charts.equiplot((both,), (school.BLACK, school.WHITE), theme="light"))
    assert {"Widest gap", "10 points"} <= set(drawn)


def test_the_picture_of_all_groups_says_where_nothing_is_compared():
    table = suspensions(lone(school.BLACK), school.hidden(school.WHITE))
    said = f"Nothing is compared here. {OTHERS_HIDDEN}."
    assert figures.how_to_read_groups(table) == said
    drawn = charts.forest(table, theme="light")
    assert drawn["description"].startswith(said)
    assert not [one for one in texts(drawn) if one.startswith("Line:")]
    assert figures.how_to_read_groups(school.suspensions()).startswith("Each line")
