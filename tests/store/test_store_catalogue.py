import pytest
from small_school import (
    FOSTER,
    GENDER,
    GRADE,
    item,
    log_of_six,
    roster,
    roster_of_six,
    survey,
)

from equity.intake.table import Dimension
from equity.measures import topic_measure
from equity.store import catalogue
from equity.store import workspace as workspaces
from equity.store.people import load
from equity.vocabulary import Population


@pytest.fixture
def workspace():
    return workspaces.create("School")


def keys(workspace):
    return [one.key for one in catalogue.measures(workspace)]


def test_an_empty_workspace_has_nothing_to_ask_for(workspace):
    assert catalogue.measures(workspace) == catalogue.dimensions(workspace) == ()
    assert not any(catalogue.periods(workspace, one) for one in Population)
    assert catalogue.snapshot(workspace) == ""


def test_every_load_gives_a_new_snapshot(workspace):
    names = []
    for _ in range(3):
        load(workspace, [roster_of_six()])
        names.append(catalogue.snapshot(workspace))
    assert len(set(names)) == 3


def test_dimensions_stand_in_the_order_of_every_screen(workspace):
    club = Dimension("club", "Club", ("Chess", "Band"))
    rows = [("a", "Chess", "Foster youth", "6", "Boys"), ("b", "Band", None, "7", "Girls")]
    load(workspace, [roster(rows, [club, FOSTER, GRADE, GENDER])])
    load(workspace, [survey([("r", "Girls", 4)], [item("q1")])])
    names = [one.name for one in catalogue.dimensions(workspace, Population.STUDENTS)]
    assert names == ["gender", "foster", "grade", "club"]
    assert [one.name for one in catalogue.dimensions(workspace)] == names
    survey_only = catalogue.dimensions(workspace, Population.SURVEY_STUDENTS)
    assert survey_only == (Dimension("gender", "Gender", ("Girls",)),)


def test_only_groups_that_somebody_is_in_are_listed(workspace):
    load(workspace, [roster([("a", "Girls", "8"), ("b", None, "10")], [GENDER, GRADE])])
    assert catalogue.dimensions(workspace) == (
        Dimension("gender", "Gender", ("Girls",)),
        Dimension("grade", "Grade", ("8", "10")),
    )
    load(workspace, [roster([("a", "6")], [GRADE])])
    assert catalogue.dimensions(workspace) == (Dimension("grade", "Grade", ("6",)),)


def test_groups_of_several_years_are_put_into_one_order(workspace):
    own = {
        "2024-25": Dimension("bus", "Bus", ("near", "far")),
        "2025-26": Dimension("bus", "Bus route", ("near", "middle", "far")),
    }
    for year, one in own.items():
        rows = [(group, group) for group in one.groups]
        load(workspace, [roster(rows, [one], period=year)])
    assert catalogue.dimensions(workspace) == (own["2025-26"],)
    for year, grades in (("2024-25", ("7",)), ("2025-26", ("6", "10", "8"))):
        one = Dimension("grade", "Grade", grades)
        load(workspace, [roster([(grade, grade) for grade in grades], [one], period=year)])
    assert catalogue.dimensions(workspace)[0].groups == ("6", "7", "8", "10")


def test_measures_stand_in_order_discipline_topics_questions(workspace):
    items = [item("q1", "Our garden"), item("q2", "Safety"), item("q3"), item("q4", "Safety")]
    load(workspace, [survey([("r", "Girls", 4, 4, 4, 4)], items)])
    load(workspace, [roster_of_six(), log_of_six()])
    assert keys(workspace) == [
        "suspended",
        "referred",
        "incidents_per_100",
        "suspensions_per_100",
        "topic.belonging",
        "topic.safety",
        "topic.our_garden",
        "item.q1",
        "item.q2",
        "item.q3",
        "item.q4",
    ]
    found = {one.key: one for one in catalogue.measures(workspace)}
    assert found["topic.safety"] == topic_measure("Safety")
    assert found["item.q2"].label == "Text of q2"


def test_a_question_without_a_topic_makes_no_topic(workspace):
    load(workspace, [survey([("r", "Girls", 4)], [item("q1", topic="")])])
    assert keys(workspace) == ["item.q1"]
