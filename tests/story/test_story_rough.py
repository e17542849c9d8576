"""What the gate does to numbers is said near them: rough ones, and events that not all count."""

from dataclasses import replace

import pytest
import safe_school as school

from equity.measures import DISCIPLINE, INCIDENTS_PER_100, SUSPENDED
from equity.numbers import Bounded
from equity.privacy.coding import Scale
from equity.story import amounts, charts, figures, methods, sentences
from equity.story.plain import as_text
from equity.vocabulary import Unit, View

EVENTS = [one for one in DISCIPLINE if one.unit is Unit.PER_100_STUDENTS]


def coded(one, rate):
    return replace(one, gap=replace(one.gap, rate=rate))


def events(measure=INCIDENTS_PER_100, view=View.ROOM):
    unit = Unit.PER_100_STUDENTS
    groups = [
        coded(school.shown(name, rate=25, others=40, unit=unit), Bounded(22.5, 27.5))
        for name in (school.BLACK, school.ASIAN)
    ]
    return school.table(measure, school.everyone(35, unit), *groups, view=view)


def every_way(table):
    return {
        "over people": figures.how_to_read(table, school.BLACK),
        "over all groups": figures.how_to_read(table, ()),
        "over the heatmap": charts.how_to_read([school.suspensions(), table]),
        "on a command line": as_text([table]),
    }


@pytest.mark.parametrize("measure", EVENTS, ids=lambda one: one.key)
def test_the_room_says_beside_events_that_not_all_of_one_student_count(measure):
    for place, said in every_way(events(measure)).items():
        assert figures.usual_number() in said, place
        assert "can have several" not in said, place


def test_the_staff_view_says_that_all_count_and_shares_say_nothing_of_it():
    for place, said in every_way(events(view=View.STAFF)).items():
        assert "usual number" not in said, place
    assert "can have several" in figures.how_to_read(events(view=View.STAFF), school.BLACK)
    assert not any("usual" in said for said in every_way(school.suspensions()).values())


def test_a_number_that_is_rougher_than_a_whole_one_of_100_is_said_to_be_about_it():
    said = sentences.finding(events(), school.BLACK)
    assert (
        said == "The school writes up Black students less: about 25 incidents per 100. Others: 40"
    )
    fine = coded(school.shown(school.BLACK, rate=18, others=7), Bounded(0.175, 0.185))
    table = school.table(SUSPENDED, school.everyone(8), fine)
    assert "about" not in as_text([table])
    assert amounts.rate_text(Bounded(0.6125, 0.6375), Unit.MEAN_SHARE) == "about 63"


@pytest.mark.parametrize(("low", "bound"), [(0.5875, 55), (0.6125, 60)])
def test_what_holds_in_every_group_holds_of_the_whole_code(low, bound):
    groups = [
        coded(
            school.shown(name, rate=60, others=70, unit=Unit.MEAN_SHARE), Bounded(low, low + 0.025)
        )
        for name in (school.BLACK, school.ASIAN)
    ]
    table = school.table(school.FAIR, school.everyone(65, Unit.MEAN_SHARE), *groups)
    assert sentences.bound_for_each(table)[0] == bound


def test_nothing_is_said_to_be_the_most_events_where_not_all_count():
    assert sentences.bound_for_each(events()) is None
    number, _said = sentences.bound_for_each(events(view=View.STAFF))
    assert number == 30


def test_the_steps_that_are_told_are_those_of_the_gate():
    for unit, step in amounts.STEPS.items():
        (finest, *_wider) = Scale.of(unit).steps
        assert amounts.of_100(Bounded.exactly(finest), unit).low == step
    told = " ".join(point for one in methods.sections() for point in one.points)
    assert "topics go in steps of 2.5 or more" in told
    assert "events per 100 students in steps of 5 or more" in told
    assert "a number that 95 of every 100 students do not go over" in told
