from dataclasses import replace

import pytest
import safe_school as school
from drawn import incidents_table, rows, texts

from equity.measures import item_measure
from equity.numbers import Bounded
from equity.privacy.table import NOT_PRINTED, SafeGroup
from equity.story import amounts, charts, figures, groups, sides
from equity.vocabulary import Unit


def test_people_are_ten_in_a_row_and_a_range_has_a_middle_tone():
    (own, others) = rows(
        charts.people(school.suspensions(), school.BLACK, theme="light"), "figures"
    )
    assert (own["sure"], own["maybe"], own["full"]) == (18, 18, "#0B5FA5")
    assert (others["sure"], others["maybe"]) == (7, 7)
    one = school.suspensions().group(*school.BLACK)
    assert one is not None
    assert one.gap is not None
    ranged = replace(one, gap=replace(one.gap, rate=Bounded(0.1, 0.14)))
    spec = charts.people(
        replace(school.suspensions(), groups=(ranged,)), school.BLACK, theme="light"
    )
    assert (rows(spec, "figures")[0]["sure"], rows(spec, "figures")[0]["maybe"]) == (10, 14)
    assert "10 to 14 of every 100" in texts(spec)


def test_figures_are_as_many_as_the_number_says():
    one = school.shown(school.BLACK, rate=50, others=63, unit=Unit.MEAN_SHARE)
    coded = replace(one, gap=replace(one.gap, rate=Bounded(0.4875, 0.5125)))
    table = school.table(school.VALUED, school.everyone(58), coded)
    spec = charts.people(table, school.BLACK, theme="light")
    assert {"about 50 of every 100", "63 of every 100"} <= {*texts(spec)}
    assert (rows(spec, "figures")[0]["sure"], rows(spec, "figures")[0]["maybe"]) == (50, 50)
    assert "Pale" not in figures.how_to_read(table, school.BLACK)


def test_a_share_that_may_be_anything_has_no_figures():
    one = school.shown(school.BLACK, rate=18, others=7)
    masked = replace(one, gap=replace(one.gap, rate=Bounded(0, 1), others_rate=None))
    table = replace(school.suspensions(), groups=(masked,))
    spec = charts.people(table, school.BLACK, theme="light")
    assert rows(spec, "figures") == []
    assert "Masked" in texts(spec)
    assert "no figures" in figures.how_to_read(table, school.BLACK)


def test_pale_figures_are_explained_where_there_are_any():
    assert "Pale" not in figures.how_to_read(school.suspensions(), school.BLACK)
    one = school.suspensions().group(*school.BLACK)
    ranged = replace(one, gap=replace(one.gap, others_rate=Bounded(0.06, 0.075)))
    table = replace(school.suspensions(), groups=(ranged,))
    assert figures.how_to_read(table, school.BLACK).endswith("Pale figures may or may not count.")


def test_a_number_of_times_that_is_a_range_has_its_mark_in_the_middle():
    one = school.suspensions().group(*school.BLACK)
    ranged = replace(one, gap=replace(one.gap, ratio=Bounded(2.3, 3.4)))
    spec = charts.forest(replace(school.suspensions(), groups=(ranged,)), theme="light")
    (mark,) = rows(spec, "marks")
    exact = rows(charts.forest(school.suspensions(), theme="light"), "marks")[1]
    assert mark["shape"] == exact["shape"] == "circle"
    assert mark["x"] > exact["x"]  # 2.8 is more than 2.6, on axes of the same ticks
    open_ended = replace(one, gap=replace(one.gap, ratio=Bounded(0, 0.6)))
    spec = charts.forest(replace(school.suspensions(), groups=(open_ended,)), theme="light")
    assert rows(spec, "marks") == []


def test_events_of_more_than_100_are_bars():
    spec = charts.people(incidents_table(), school.BLACK, theme="light")
    assert rows(spec, "figures") == []
    assert max(row["x2"] - row["x"] for row in rows(spec, "boxes")) == 300
    assert "140 for every 100" in texts(spec)


def test_the_forest_says_every_group_in_words():
    spec = charts.forest(school.suspensions(), theme="light")
    said = texts(spec)
    assert {"2.6 times as often", "67 % less often", "about the same"} <= set(said)
    assert said.count("Too few students to show safely") == 2
    shapes = [row["shape"] for row in rows(spec, "marks")]
    assert shapes == ["diamond", "circle", "square", "square", "square"]
    assert "Same" in said


def test_the_forest_uses_points_where_good_news_is_counted():
    said = texts(charts.forest(school.fairness(), theme="light"))
    assert {"17 fewer of 100", "7 more of 100", "Same", "−10"} <= set(said)


def test_the_forest_says_at_least_where_the_others_are_a_range():
    one = school.fairness().group(*school.BLACK)
    open_end = replace(one, gap=replace(one.gap, others_rate=Bounded(0.9, 1.0)))
    spec = charts.forest(replace(school.fairness(), groups=(open_end,)), theme="light")
    assert "at least 46 fewer" in texts(spec)


def test_what_is_said_of_every_group_is_drawn_with_the_number_of_each():
    table = school.valued()
    spec = charts.of_finding(table, (), theme="light")
    for one in (table.everyone, *table.groups):
        name = groups.row_name(table.by if one.group else (), one.group)
        said = amounts.rate_text(one.gap.rate, Unit.SHARE) if one.shown else sides.hidden_text()
        assert f"{name}: {said}" in spec["description"]
        assert said in texts(spec)
    lengths = [row["x2"] - row["x"] for row in rows(spec, "boxes")]
    assert max(lengths) == lengths[-1] == 270  # White students, 68, full and light part alike
    assert figures.how_to_read(table, ()).startswith("Each bar")


@pytest.mark.parametrize("rate", [Bounded(0.4, 0.6), Bounded.exactly(0.6)])
def test_light_parts_of_bars_are_explained_where_there_are_any(rate):
    one = school.fairness().everyone
    everyone = replace(one, gap=replace(one.gap, rate=rate))
    known = [one for one in school.fairness().groups if one.shown]
    read = figures.how_to_read(replace(school.fairness(), everyone=everyone, groups=known), ())
    assert ("light part" in read) is not rate.is_exact


def test_bars_of_one_question_are_of_those_who_answered_it():
    asked = item_measure("q1", "I belong", "Belonging", answers=("Agree",))
    read = figures.how_to_read(replace(school.fairness(), measure=asked), ())
    assert read == "Each bar: so many of every 100 students in the group who answered."


def test_where_all_students_are_not_published_only_groups_have_bars():
    everyone = SafeGroup(group=(), shown=False, reason=NOT_PRINTED)
    table = replace(school.valued(), everyone=everyone)
    drawn = charts.each(table, theme="light")["description"]
    assert "All students:" not in drawn
    assert all(f"{groups.row_name(table.by, one.group)}: " in drawn for one in table.groups)


def test_a_finding_of_one_group_is_drawn_as_people():
    told = charts.of_finding(school.suspensions(), school.BLACK, theme="light")
    assert told == charts.people(school.suspensions(), school.BLACK, theme="light")
