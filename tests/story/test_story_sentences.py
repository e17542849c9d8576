from dataclasses import replace

import pytest
import safe_school as school

from equity.measures import INCIDENTS_PER_100, TOPICS, item_measure, topic_measure
from equity.numbers import Bounded
from equity.privacy.table import SafeTable
from equity.question import Only
from equity.story import sentences
from equity.vocabulary import Evidence, Unit


def with_rate(rate: Bounded) -> SafeTable:
    """Suspensions of Black students at another rate."""
    table = school.suspensions()
    one = table.group(*school.BLACK)
    assert one is not None
    assert one.gap is not None
    assert one.gap.others_rate is not None
    gap = replace(one.gap, rate=rate, difference=rate - one.gap.others_rate)
    return replace(table, groups=(replace(one, gap=gap),))


def test_the_school_is_the_subject_of_a_gap():
    assert sentences.finding(school.suspensions(), school.BLACK) == (
        "The school suspends Black students 2.6 times as often as all other students"
    )
    assert sentences.finding(school.fairness(), school.BLACK) == (
        "School feels less fair to Black students: 44 of 100 say it is fair. Others: 61"
    )
    assert sentences.finding(school.fairness(), school.WHITE) == (
        "School feels fairer to White students: 67 of 100 say it is fair. Others: 56"
    )


def test_the_comparison_and_the_filter_are_part_of_the_sentence():
    only = (Only("grade", "7"),)
    assert sentences.finding(school.suspensions(only=only), school.BLACK) == (
        "The school suspends Black students 2.6 times as often as all other students in grade 7"
    )
    assert sentences.finding(school.suspensions(only=only), school.ASIAN) == (
        "The school suspends Asian students less: 3 of 100 in grade 7. Others: 9"
    )
    assert sentences.finding(school.suspensions(compared_with="White"), school.BLACK) == (
        "The school suspends Black students 2.6 times as often as White students"
    )


def test_a_gap_that_is_small_for_sure_is_about_the_same():
    assert sentences.finding(school.suspensions(), school.HISPANIC) == (
        "The school suspends Hispanic or Latino students about as often as all other students"
    )


def test_a_large_gap_that_nobody_can_be_sure_of_is_never_called_the_same():
    one = school.shown(school.ASIAN, rate=25, others=8, evidence=Evidence.TOO_SMALL)
    table = school.table(school.SUSPENDED, school.everyone(8), one)
    assert sentences.finding(table, school.ASIAN) == (
        "Suspended: 25 of 100 Asian students. Others: 8. Too small to say more"
    )


def test_a_hidden_group_has_one_text_and_no_number():
    said = sentences.finding(school.suspensions(), school.NATIVE)
    assert said == "American Indian or Alaska Native students: too few students to show safely"
    assert sentences.how_many(school.suspensions(), school.NATIVE) == (
        "Too few students to show safely"
    )


def test_where_nobody_else_had_it_no_ratio_is_made_up():
    one = school.shown(school.BLACK, rate=12, others=0)
    table = school.table(school.SUSPENDED, school.everyone(3), one)
    assert sentences.finding(table, school.BLACK) == (
        "The school suspends Black students more often than all other students"
    )


def test_a_range_stays_a_range():
    table = with_rate(Bounded(0.10, 0.14))
    assert "10 to 14 of every 100" not in sentences.finding(table, school.BLACK)
    table = replace(table, measure=school.FAIR)
    assert sentences.finding(table, school.BLACK).startswith(
        "School feels fairer to Black students: 10 to 14 of 100"
    )
    table = replace(with_rate(Bounded(0, 0.02)), measure=school.FAIR)
    assert "2 or fewer of 100" in sentences.finding(table, school.BLACK)


def test_a_range_on_both_sides_of_the_comparison_takes_no_side():
    table = with_rate(Bounded(0.02, 0.12))
    assert sentences.finding(table, school.BLACK) == (
        "Suspended: 2 to 12 of 100 Black students. Others: 7. Too small to say more"
    )


def test_everyone_has_a_rate_alone():
    assert sentences.finding(school.suspensions(), ()) == "Suspended: 8 of every 100 students"


def test_events_are_not_said_of_100_students():
    one = school.shown(
        school.BLACK, rate=140, others=60, evidence=Evidence.TOO_SMALL, unit=Unit.PER_100_STUDENTS
    )
    table = school.table(INCIDENTS_PER_100, school.everyone(80, Unit.PER_100_STUDENTS), one)
    assert sentences.finding(table, school.BLACK) == (
        "Incidents per 100: 140 for Black students. Others: 60. Too small to say more"
    )


def test_how_sure_gives_the_badge_and_the_range():
    assert sentences.how_sure(school.suspensions(), school.BLACK) == (
        "Clear",
        "Likely between 1.8 and 3.7 times as often",
    )
    assert sentences.how_sure(school.fairness(), school.BLACK) == (
        "Clear",
        "Likely between 12 and 22 fewer of every 100",
    )
    assert sentences.how_sure(school.safety(), school.MULTIPLE) == (
        "Too small to say",
        "Likely between 5 fewer and 5 more of every 100",
    )


def test_too_small_beside_a_range_without_no_gap_says_why():
    table = school.suspensions()
    assert sentences.how_sure(table, school.WHITE) == (
        "Too small to say",
        "Likely between 0.5 and 1.0 times as often",
    )
    one = table.group(*school.WHITE)
    fewer = replace(one, gap=replace(one.gap, ratio_interval=Bounded(0.3, 0.9)))
    assert sentences.how_sure(replace(table, groups=(fewer,), scanned=63), school.WHITE) == (
        "Too small to say",
        "Likely between 0.3 and 0.9 times as often. "
        "But among the 63 gaps that we looked at, chance alone can make one like this",
    )


def test_all_students_and_every_group_are_compared_with_nobody_and_so_have_no_grade():
    assert sentences.how_sure(school.suspensions(), ()) == (
        "Not compared",
        "This is about every group, not about one gap",
    )
    assert sentences.how_sure(replace(school.suspensions(), by=()), ()) == (
        "Not compared",
        "This is about all students, so there is no gap",
    )


def test_a_small_gap_whose_range_is_wide_is_not_called_the_same():
    one = school.shown(school.ASIAN, rate=9, others=8, evidence=Evidence.TOO_SMALL, within=0.2)
    table = school.table(school.SUSPENDED, school.everyone(8), one)
    assert sentences.finding(table, school.ASIAN) == (
        "Suspended: 9 of 100 Asian students. Others: 8. Too small to say more"
    )


def test_an_interval_without_an_upper_end_says_at_least():
    table = school.suspensions()
    one = table.group(*school.BLACK)
    assert one is not None
    assert one.gap is not None
    gap = replace(one.gap, ratio_interval=Bounded(1.8, float("inf")))
    open_ended = replace(table, groups=(replace(one, gap=gap),))
    assert sentences.how_sure(open_ended, school.BLACK)[1] == "At least 1.8 times as often"


def test_sizes_are_bands():
    assert sentences.how_many(school.suspensions(), school.BLACK) == (
        "100 to 129 Black students, 300 to 399 others"
    )


def test_the_facts_beside_a_finding():
    table = school.suspensions(only=(Only("grade", "7"),))
    assert sentences.compared_with(table, school.BLACK) == "All other students in grade 7"
    assert sentences.hidden(table) == "2 groups: too few students to show safely"
    assert sentences.compared_with(school.suspensions(compared_with="all"), school.BLACK) == (
        "All students (includes the group itself)"
    )


MEASURES = [*(topic_measure(one.name) for one in TOPICS), topic_measure("Our {own} topic")]


@pytest.mark.parametrize("measure", [*MEASURES, item_measure("q1", "Is {this} fair?", "Fairness")])
def test_every_measure_can_be_said_in_every_way(measure):
    for rate, others, evidence in ((70, 50, Evidence.CLEAR), (50, 70, Evidence.CLEAR)):
        one = school.shown(school.BLACK, rate=rate, others=others, evidence=evidence)
        table = school.table(measure, school.everyone(60), one)
        assert f"{rate} of 100" in sentences.finding(table, school.BLACK)
    alike = school.shown(school.BLACK, rate=60, others=60, evidence=Evidence.TOO_SMALL)
    same = sentences.finding(school.table(measure, school.everyone(60), alike), school.BLACK)
    assert "Black students" in same
    assert "all other students" in same
    assert same[0] != "s"
