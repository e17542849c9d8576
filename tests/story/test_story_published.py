"""Masked and ungraded numbers in every sentence, table and picture."""

import json

import pytest

from equity.measures import INCIDENTS_PER_100, PUBLISHED
from equity.numbers import Bounded, Counts, GroupCount, Tally
from equity.privacy.release import release
from equity.question import Only
from equity.story import alt_text, charts, findings, plain, published, rows, sentences
from equity.vocabulary import View

WHY = "masked by the publisher"


def rated(percent, count):
    return Tally(
        Bounded.unknown(), Bounded.exactly(count), published=Bounded.exactly(percent / 100)
    )


@pytest.fixture
def hartford():
    masked = Tally(Bounded.unknown(), Bounded(0, 9, WHY), published=Bounded(0, 1, WHY))
    some = Tally(Bounded.exactly(63), Bounded(0, 9, WHY))
    groups = {
        "Asian": masked,
        "Black or African American": rated(16.4, 1021),
        "Two or more races": some,
        "White": rated(5.6, 111),
    }
    counts = Counts(
        measure=PUBLISHED[0],
        by=("race_ethnicity",),
        only=(Only("place", "Hartford School District"),),
        period="2018-19",
        source="Published numbers 2018-19",
        groups=tuple(GroupCount((name,), tally) for name, tally in groups.items()),
    )
    (table,) = release([counts], compared_with="White", view=View.ROOM)
    return table


def test_a_masked_count_is_said_as_what_it_can_be(hartford):
    said = sentences.finding(hartford, ("Asian",))
    assert said.startswith("Suspended: between 0 and 9 Asian students. White students: 6")
    assert "0 to 100" not in said
    known = sentences.finding(hartford, ("Two or more races",))
    assert "between 0 and 9 students of two or more races" in known
    assert "14 or fewer of 100" in known


def test_an_ungraded_gap_is_said_and_its_sureness_says_why_not(hartford):
    said = sentences.finding(hartford, ("Black or African American",))
    assert said == "Schools suspend Black students 2.9 times as often as White students"
    word, why = sentences.how_sure(hartford, ("Black or African American",))
    assert word == "Not checked"
    assert why == "No head counts are published, so chance cannot be checked"


def test_unknown_sizes_and_unprinted_totals_are_no_small_groups(hartford):
    assert sentences.how_many(hartford, ("Asian",)) == "The number of students is not published"
    assert sentences.finding(hartford, ()) == "All students: not published"
    assert "Too few" not in plain.as_text([hartford])


def test_only_a_gap_with_its_whole_range_on_one_side_is_named(hartford):
    named = [one.group for one in findings.clearest_gaps((hartford,))]
    assert named == [("Black or African American",)]


def test_the_table_shows_ranges(hartford):
    said = {row["Group"]: row for row in rows.same_numbers(hartford)}
    assert said["Asian"]["Of every 100"] == "0 to 100"
    assert said["Two or more races"]["Of every 100"] == "14 or fewer"
    assert said["Asian"]["Difference"] == "–"
    assert said["Black or African American"]["How sure"] == "Not checked"


def layer(spec, name):
    return next(one for one in spec["layer"] if one["name"] == name)["data"]["values"]


def test_a_masked_number_is_drawn_as_a_span_without_a_mark(hartford):
    spec = charts.forest(hartford, theme="light")
    marks = {row["y"] for row in layer(spec, "marks")}
    spans = {row["y"] for row in layer(spec, "lines") if row.get("width") == 5}
    texts = {row["text"]: row["y"] for row in layer(spec, "words")}
    assert texts["masked"] in spans - marks
    assert texts["2.9 times as often"] in marks


def test_people_that_may_be_are_drawn_in_the_middle_tone(hartford):
    spec = charts.people(hartford, ("Two or more races",), theme="light")
    group = layer(spec, "figures")[0]
    assert (group["sure"], group["maybe"]) == (0, 14)


def test_the_heatmap_shows_the_range_and_no_hidden_total(hartford):
    spec = charts.heatmap((hartford,), findings.clearest_gaps((hartford,)), theme="light")
    numbers = [row["text"] for row in layer(spec, "numbers")]
    assert "0–100" not in numbers
    assert "masked" in [row["text"] for row in layer(spec, "words")]
    assert "Masked: the publisher does not print the number" in json.dumps(spec)
    assert "≤14" in numbers
    assert "listening circle" not in json.dumps(spec)
    assert alt_text.heatmap((hartford,), ())


def test_few_events_are_never_said_to_be_masked():
    few = Tally(Bounded.exactly(40), Bounded(0, 2, "rounded"))
    some = Tally(Bounded.exactly(400), Bounded.exactly(40))
    counts = Counts(
        measure=INCIDENTS_PER_100,
        by=("race_ethnicity",),
        only=(),
        period="2024-25",
        source="Discipline log 2024-25",
        groups=(GroupCount(("Asian",), few), GroupCount(("White",), some)),
    )
    (table,) = release([counts], compared_with="rest", view=View.ROOM)
    assert not published.is_unknown(table, table.group("Asian"))
    spec = charts.heatmap((table,), (), theme="light")
    assert "Masked" not in json.dumps(spec)


def test_a_masked_share_of_which_nothing_is_known_is_said_to_be_masked(hartford):
    spec = charts.people(hartford, ("Asian",), theme="light")
    assert "Masked" in json.dumps(spec)
    assert "0 to 100" not in json.dumps(spec)
    assert sentences.hidden(hartford) == (
        "No group is hidden. 2 groups are masked by the publisher"
    )


def test_the_place_is_said_once_beside_the_source(hartford):
    (found,) = findings.clearest_gaps((hartford,))
    assert "Hartford" not in found.sentence
    assert found.place == "Hartford School District"
    assert published.source(hartford) == "Published numbers 2018-19. Hartford School District"


def test_a_table_for_a_terminal_says_why_nothing_is_graded(hartford):
    said = plain.as_text([hartford]).splitlines()
    assert "Not checked: No head counts are published, so chance cannot be checked." in said


@pytest.mark.parametrize(
    ("compared_with", "others"),
    [("rest", "954,896 others"), ("White", "560,589 White students")],
)
def test_published_head_counts_are_said_exactly(compared_with, others):
    sizes = {"Asian": 394307, "Black or African American": 261589, "White": 560589}
    counts = Counts(
        measure=PUBLISHED[0],
        by=("race_ethnicity",),
        only=(Only("place", "State"),),
        period="2021-22",
        source="Published numbers 2021-22",
        groups=tuple(
            GroupCount((name,), Tally(Bounded.exactly(size), Bounded.exactly(size // 10)))
            for name, size in sizes.items()
        ),
    )
    (table,) = release([counts], compared_with=compared_with, view=View.ROOM)
    group = ("Black or African American",)
    assert sentences.how_many(table, group) == f"261,589 Black students, {others}"
    assert others.split(" ")[0] + " students" in json.dumps(
        charts.people(table, group, theme="light")
    )
