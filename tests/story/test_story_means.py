"""A mean of points is said as points, with one decimal, and never as a part of 100."""

import json

from safe_school import ASIAN, BLACK, BY, suspensions, table

from equity.gaps.comparison import compare
from equity.measures import GPA
from equity.numbers import Tally
from equity.privacy.table import SafeGroup
from equity.story import charts, figures, rows, sentences
from equity.story.findings import clearest_gaps, strengths
from equity.vocabulary import Evidence, Unit


def averages(evidence=Evidence.CLEAR):
    """Black students have 2.5 on average, all others 2.8."""
    own, others = Tally.of([(2.0, 60), (3.0, 60)]), Tally.of([(2.5, 240), (3.1, 240)])
    gap = compare(own, others, Unit.MEAN)
    group = SafeGroup(
        group=BLACK,
        shown=True,
        size="100-129",
        others_size="400-499",
        gap=gap,
        evidence=evidence,
    )
    better = SafeGroup(group=ASIAN, shown=True, size="400-499", gap=compare(others, own, Unit.MEAN))
    everyone = SafeGroup(group=(), shown=True, size="500-599", gap=compare(own, None, Unit.MEAN))
    return table(GPA, everyone, group, better, by=BY)


def test_a_gap_of_means_is_said_with_one_decimal():
    sentence = "The school gives Black students lower grades: 2.5 on average. Others: 2.8"
    assert sentences.finding(averages(), BLACK) == sentence
    assert [one.sentence for one in clearest_gaps((averages(),))] == [sentence]
    assert sentences.how_sure(averages(), BLACK) == (
        "Clear",
        "Likely between 0.2 and 0.4 points lower",
    )
    assert "most often from 4 for A" in figures.how_to_read(averages(), BLACK)


def test_a_mean_that_may_be_chance_is_said_as_two_numbers():
    said = sentences.finding(averages(Evidence.TOO_SMALL), BLACK)
    assert said.endswith("2.5 for Black students. Others: 2.8. Too small to say more")


def test_a_bound_of_means_is_said_in_half_points():
    (good,) = strengths((averages(),))
    assert good.sentence == "In every group shown, the average grade is 2.5 or higher"


def test_the_same_numbers_have_means():
    row = rows.same_numbers(averages())[1]
    assert (row["On average"], row["Others"], row["Difference"]) == ("2.5", "2.8", "−0.3")


def test_pictures_write_means_and_draw_no_figures_out_of_100():
    people = charts.people(averages(), BLACK, theme="light")
    written = json.dumps(people, ensure_ascii=False)
    assert "2.5 on average" in written
    assert "of every 100" not in written
    layers = {one["name"]: one["data"]["values"] for one in people["layer"]}
    assert layers["boxes"]
    assert not layers["figures"]
    forest = json.dumps(charts.forest(averages(), theme="light"), ensure_ascii=False)
    assert "0.3 lower" in forest
    assert "−0.5" in forest
    heatmap = json.dumps(charts.heatmap((averages(),), (), theme="light"), ensure_ascii=False)
    assert '"2.5"' in heatmap
    assert '"−0.3"' in heatmap


def test_a_heatmap_does_not_call_an_average_a_part_of_100():
    assert "or the average of grades" in charts.how_to_read([averages()])
    assert "average" not in charts.how_to_read([suspensions()])
