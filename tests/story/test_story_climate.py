"""What a climate survey says in sentences and tables."""

from dataclasses import replace

import climate_school as survey
import pytest
import safe_school as school
from drawn import texts

from equity.measures import TOPICS, item_measure, topic_measure
from equity.numbers import Bounded
from equity.privacy.coding import ROUNDED
from equity.question import Only
from equity.story import answers, charts, climate, figures, rows, sentences, sides
from equity.vocabulary import Evidence, Unit


def on_a_question(rate, words=survey.AGREE5):
    rates = (100 - rate, 0, rate)
    *_rest, good = survey.three((school.BLACK, rates, rates), words=words)
    return climate.on_a_question(good, school.BLACK)


def test_the_topic_on_which_school_is_farthest_behind_is_said_of_the_school():
    assert climate.over_topics(survey.topics(), school.BLACK) == (
        "Most of all, school feels less fair to Black students"
    )


def test_the_question_that_is_open_first_is_of_the_topic_that_the_sentence_names():
    def asked(key, topic, own, evidence):
        one = school.shown(school.BLACK, rate=own, others=62, evidence=evidence)
        return school.table(item_measure(key, key, topic), school.everyone(60), one)

    safe = asked("safe", "Safety", 60, Evidence.TOO_SMALL)
    fair = asked("fair", "Fairness", 55, Evidence.TOO_SMALL)
    told = climate.telling_question((safe, fair), survey.topics(), school.BLACK)
    assert told == fair.measure.key
    behind = asked("belong", "Belonging", 40, Evidence.CLEAR)
    told = climate.telling_question((safe, fair, behind), survey.topics(), school.BLACK)
    assert told == behind.measure.key
    told = climate.telling_question((safe, fair), survey.topics(), school.WHITE)
    assert told == safe.measure.key


def test_a_wider_gap_that_may_be_chance_is_not_named():
    chance = school.topic(school.SAFE, (school.BLACK, 30, 67, Evidence.TOO_SMALL))
    said = climate.over_topics((chance, school.belonging()), school.BLACK)
    assert said == "Most of all, school includes Black students less"


def test_a_lead_is_no_gap():
    said = climate.over_topics(survey.topics(), school.WHITE)
    assert said == "No topic shows for sure that school works less well for White students"


def test_a_group_that_is_hidden_on_every_topic_is_said_to_be_hidden():
    said = climate.over_topics(survey.topics(), school.NATIVE)
    assert said.endswith("too few students to show safely")


def test_the_filter_is_part_of_both_sentences():
    only = (Only("grade", "7"),)
    topics = [replace(table, only=only) for table in survey.topics()]
    assert climate.over_topics(topics, school.BLACK).endswith("Black students in grade 7")
    good = replace(survey.culture()[2], only=only)
    assert "Black students in grade 7" in climate.on_a_question(good, school.BLACK)


def test_a_survey_with_one_own_topic_has_a_sentence_too():
    own = school.topic(
        survey.item_measure("q", "Lunch {is} good", "Lunch"), (school.BLACK, 30, 67, Evidence.CLEAR)
    )
    assert "Lunch {is} good" in climate.over_topics((own,), school.BLACK)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda one: one.name)
def test_every_topic_can_be_the_one_farthest_behind(topic):
    least = topic_measure(topic.name).wording.least
    assert least.startswith("Most of all, school ")
    assert "{group}" in least


SHARES = [
    (38, "Fewer than half of Black students say: “This school values my culture.”"),
    (50, "50 of every 100 Black students say: “This school values my culture.”"),
    (62, "More than half of Black students say: “This school values my culture.”"),
]


@pytest.mark.parametrize(("rate", "sentence"), SHARES)
def test_people_who_agree_say_what_the_question_says(rate, sentence):
    assert on_a_question(rate) == sentence


def test_any_other_answer_is_quoted_so_that_a_turned_question_is_not_put_in_mouths():
    turned = (("Agree", "Strongly agree"), ("Neutral",), ("Strongly disagree", "Disagree"))
    assert on_a_question(38, turned) == (
        "Fewer than half of Black students answer “Disagree” to “This school values my culture.”"
    )
    assert "“Often, Always”" in on_a_question(62, (("Never",), (), ("Often", "Always")))


def test_a_turned_question_is_counted_by_its_good_answers_wherever_it_is_said():
    turned = (("Agree", "Strongly agree"), ("Neutral",), ("Strongly disagree", "Disagree"))
    shares = (school.BLACK, (30, 10, 60), (26, 4, 70))
    *_rest, good = survey.three(shares, words=turned, text="I feel left out.")
    (one,) = good.groups
    alone = replace(good, groups=(replace(one, evidence=Evidence.TOO_SMALL),))
    assert sentences.finding(alone, school.BLACK) == (
        'Good answers to "I feel left out.": 60 of 100 Black students. Others: 70. '
        "Too small to say more"
    )
    assert figures.how_to_read(good, school.BLACK).endswith(
        "Filled figures gave a good answer: “Disagree”."
    )


def test_who_answered_names_every_group_in_bands():
    said = climate.who_answered(survey.culture()[2])
    assert said == [
        "All students: 400 to 499",
        "Black students: 100 to 129",
        "Hispanic or Latino students: 100 to 129",
        "American Indian or Alaska Native students: too few students to show safely",
    ]


def test_the_widest_gap_comes_first_and_hidden_topics_last():
    nobody = school.table(school.VALUED, school.everyone(60), school.hidden(school.BLACK))
    ordered = sides.by_widest_gap((nobody, *survey.topics()[:3]), (school.BLACK,))
    assert [one.measure for one in ordered] == [
        school.FAIR,
        school.BELONG,
        school.SAFE,
        school.VALUED,
    ]


def test_a_second_group_can_make_the_gap_wider():
    assert sides.width(sides.of_table(school.fairness(), (school.BLACK,)), Unit.SHARE) == 17
    both = sides.of_table(school.fairness(), (school.BLACK, school.WHITE))
    assert sides.width(both, Unit.SHARE) == 23


def test_beside_an_open_end_the_gap_is_at_least_what_is_sure():
    ranges = [sides.Side("", Bounded(0.1, 0.14), ""), sides.Side("", Bounded(0.3, 0.34), "")]
    assert sides.width(ranges, Unit.SHARE) == 16
    (fair,) = rows.topics([open_end(school.fairness(), 0.9)], (school.BLACK,))
    assert (fair["All other students"], fair["Widest gap"]) == ("90 or more", "at least 46")
    drawn = texts(
        charts.equiplot([open_end(school.fairness(), 0.9)], (school.BLACK,), theme="light")
    )
    assert {"≥90", "at least", "46 points"} <= set(drawn)
    (near,) = rows.topics([open_end(school.fairness(), 0.4)], (school.BLACK,))
    assert (near["All other students"], near["Widest gap"]) == ("40 or more", "up to 56")


def open_end(table, low):
    """The table with all others at `low` or more."""
    others = Bounded(low, 1.0, ROUNDED)
    groups = (
        replace(one, gap=one.gap and replace(one.gap, others_rate=others)) for one in table.groups
    )
    return replace(table, groups=tuple(groups))


@pytest.mark.parametrize("parts", [(335, 335, 330), (5, 5, 990), (445, 180, 375), (255, 495, 250)])
def test_three_answers_add_up_to_100_and_the_good_one_is_said_as_everywhere(parts):
    said = answers.three_of_100([Bounded.exactly(part / 1000) for part in parts])
    assert sum(low for low, _high in said) == 100
    assert said[2][0] == int(parts[2] / 10 + 0.5)


def test_answers_of_which_only_ranges_are_known_stay_ranges():
    rates = [Bounded(0, 0.02), Bounded.exactly(0.2), Bounded(0.75, 0.8)]
    assert answers.three_of_100(rates) == [(0, 2), (20, 20), (75, 80)]


def test_two_neighbouring_numbers_are_said_as_both_and_not_as_one():
    narrow = (school.BLACK, (44, 18, 38), (24.5, 13.5, 62))
    bad, middle, good = survey.three(narrow)
    wide = [
        replace(table, groups=tuple(_with_others_from_to(one, 0.01) for one in table.groups))
        for table in (bad, middle)
    ]
    others = rows.three_answers((wide[0], wide[1], good), (school.BLACK,))[1]
    assert (others["Disagree"], others["In between"], others["Agree"]) == ("24–25", "13–14", "62")


def _with_others_from_to(one, half):
    middle = one.gap.others_rate.middle
    others = Bounded(middle - half, middle + half, ROUNDED)
    return replace(one, gap=replace(one.gap, others_rate=others))


def test_the_tables_hold_the_numbers_of_the_pictures():
    first = rows.topics(survey.topics(), (school.BLACK, school.NATIVE))[0]
    assert first == {
        "Topic": "Adults are fair",
        "Black students": "44",
        "American Indian or Alaska Native students": "Too few students to show safely",
        "All other students": "61",
        "Widest gap": "17",
    }
    black, others = rows.three_answers(survey.culture(), (school.BLACK,))
    assert black == {
        "Group": "Black students",
        "Disagree": "44",
        "In between": "18",
        "Agree": "38",
        "How many answered": "100 to 129 answers",
    }
    assert others["Agree"] == "62"


def test_where_the_first_group_is_hidden_nobody_is_compared_with_it():
    first = rows.topics(survey.topics(), (school.NATIVE,))[0]
    assert first["All other students"] == first["Widest gap"] == ""
    (only,) = rows.three_answers(survey.culture(), (school.NATIVE,))
    assert only["Disagree"] == "Too few students to show safely"
    assert {only["In between"], only["Agree"], only["How many answered"]} == {""}


def test_where_only_the_good_answer_is_shown_the_bar_has_the_one_text_too():
    bad, middle, good = survey.culture()
    hidden = school.hidden(school.BLACK)
    groups = tuple(hidden if one.group == school.BLACK else one for one in bad.groups)
    (only,) = rows.three_answers((replace(bad, groups=groups), middle, good), (school.BLACK,))
    assert only["Disagree"] == "Too few students to show safely"


def test_without_a_middle_answer_the_table_has_no_column_for_it():
    words = (("Disagree",), (), ("Agree",))
    table = survey.three((school.BLACK, (44, 0, 56), (20, 0, 80)), words=words)
    assert list(rows.three_answers(table, (school.BLACK,))[0]) == [
        "Group",
        "Disagree",
        "Agree",
        "How many answered",
    ]
