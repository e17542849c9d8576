from dataclasses import replace

import safe_school as school
from drawn import incidents_table, rows, texts

from equity.numbers import Bounded
from equity.story import charts


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


def test_events_of_more_than_100_are_bars():
    spec = charts.people(incidents_table(), school.BLACK, theme="light")
    assert rows(spec, "figures") == []
    assert max(row["x2"] - row["x"] for row in rows(spec, "boxes")) == 300
    assert "140 for every 100" in texts(spec)


def test_the_forest_says_every_group_in_words():
    spec = charts.forest(school.suspensions(), theme="light")
    said = texts(spec)
    assert {"2.6 times as often", "67 % less often", "not clearly different"} <= set(said)
    assert said.count("Too few students to show safely") == 2
    shapes = [row["shape"] for row in rows(spec, "marks")]
    assert shapes == ["diamond", "circle", "square", "square", "square"]
    assert "Same" in said


def test_the_forest_uses_points_where_good_news_is_counted():
    said = texts(charts.forest(school.fairness(), theme="light"))
    assert {"17 fewer of 100", "7 more of 100", "Same", "−10"} <= set(said)
