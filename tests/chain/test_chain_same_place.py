"""Which places of a published file count as our own schools: all that cannot be told apart."""

import math

import pytest

from equity.chain import (
    answering,
    beside,
    bringing,
    correcting,
    logs,
    merging,
    sealed_years,
    sharing,
    showing,
    workspaces,
)
from equity.chain.same_place import WHOLE, same_places
from equity.chain.who import who
from equity.privacy.printed import rows
from equity.problems import Problem
from equity.store.published_people import Place
from equity.vocabulary import Population

OURS = {"Lincoln High School": 300, "Roosevelt Middle": 200}
NAMELESS = {WHOLE: 500}


def school(name, students=None):
    return Place(name, "school", students or 0.0, students)


def test_a_school_is_known_by_its_name_with_or_without_its_district():
    places = [school("LINCOLN HIGH"), school("Lincoln HS, Union District"), school("Adams High")]
    assert same_places(places, OURS) == {
        "LINCOLN HIGH": ("Lincoln High School",),
        "Lincoln HS, Union District": ("Lincoln High School",),
    }


def test_where_no_name_is_the_same_every_name_with_a_word_of_it_may_be_the_school():
    places = [school("Abraham Lincoln"), school("Lincoln Annex"), school("LHS"), school("Adams")]
    assert set(same_places(places, OURS)) == {"Abraham Lincoln", "Lincoln Annex", "LHS"}
    assert set(same_places([school("Lincoln High"), *places], OURS)) == {"Lincoln High"}


def test_another_size_tells_names_apart_that_are_only_alike():
    assert same_places([school("Lincoln Annex", 900.0)], OURS) == {}
    assert same_places([school("Lincoln Annex", 400.0)], OURS)
    assert same_places([school("Lincoln High", 900.0)], OURS)


def test_without_names_only_the_number_of_students_tells_schools_apart():
    places = [school("A", 240.0), school("B", 260.0), school("C", 990.0), school("D", 1100.0)]
    assert set(same_places([*places, school("E")], NAMELESS)) == {"B", "C", "E"}
    assert set(same_places(places, {"0417": 500})) == {"B", "C"}


def test_a_wider_place_is_ours_where_it_may_be_all_our_schools():
    places = [
        Place("Union District", "district", 520.0, 520.0),
        Place("Large District", "district", 5200.0, 5200.0),
        Place("Rates alone", "district", 0.0),
        Place("Everyone in this file", "state", 0.0),
        Place("State", "state", 0.0),
    ]
    assert set(same_places(places, OURS)) == {
        "Union District",
        "Rates alone",
        "Everyone in this file",
    }


def test_where_nobody_knows_how_many_we_are_a_state_is_still_another_place():
    places = [Place("State", "state", 900_000.0), school("Adams", 900.0)]
    assert set(same_places(places, {WHOLE: math.nan})) == {"Adams"}


SCHOOLS = {
    "Lincoln High": {"F": 58, "M": 58, "X": 4},
    "Roosevelt High": {"F": 50, "M": 50, "X": 20},
}
PEOPLE = [
    (school, gender)
    for school, genders in SCHOOLS.items()
    for gender, count in genders.items()
    for _one in range(count)
]
ROSTER = "Student ID,School Year,School,Gender\n" + "".join(
    f"{number:05d},2025-26,{school},{gender}\n" for number, (school, gender) in enumerate(PEOPLE)
)
LOG = "Student ID,School Year,Incident Date,Action Taken\n" + "".join(
    f"{number:05d},2025-26,2025-10-01,Suspension\n" for number in range(0, 240, 7)
)
PRINTED = """School,School Year,Group,Students,Suspended
{place},2025-26,All students,120,17
{place},2025-26,Female,58,8
{place},2025-26,Male,58,8
{place},2025-26,Nonbinary,4,1"""


def left_out(place):
    """Give the ways to group that are left out beside a table of a place."""
    with workspaces.passing() as workspace:
        texts = {"roster": ROSTER, "log": LOG, "suspensions": PRINTED.format(place=place)}
        files = [(f"{name}.csv", text.encode()) for name, text in texts.items()]
        bringing.load(workspace, bringing.read(files).readings)
        showing.shown(workspace, k=answering.MIN_GROUP)
        return [one.way for one in beside.left_out(workspace)]


def test_a_table_of_one_of_our_schools_is_about_its_students_and_no_others():
    assert left_out("Lincoln High") == ["School"]  # four of its students are nonbinary, 24 of ours
    assert left_out("Adams High") == []


MERGED = {"school": {"Both schools": tuple(SCHOOLS)}}
THREE = ROSTER + "".join(
    f"{number},2025-26,Madison,{'FM'[number % 2]}\n" for number in range(500, 560)
)


def test_a_table_calls_a_school_by_its_own_name_where_we_merged_it():
    def printed(place):
        texts = {"roster": THREE, "log": LOG, "suspensions": PRINTED.format(place=place)}
        with workspaces.passing() as workspace:
            files = [(f"{name}.csv", text.encode()) for name, text in texts.items()]
            bringing.load(workspace, bringing.read(files).readings)
            merging.declare(workspace, MERGED, known={})
            return beside.cube(workspace, Population.STUDENTS, "2025-26")

    cube, schools = printed("Lincoln High"), ("Lincoln High", "Madison", "Roosevelt High")
    assert (cube.asked, cube.unasked) == (("gender", "school"), ("before.school",))
    assert sorted(cube.dimensions["before.school"]) == list(schools)
    few = [("before.school", "Lincoln High"), ("gender", "Nonbinary students")]
    assert few in [list(one.conditions) for one in cube.printed]
    assert rows(cube.printed, cube).any(axis=1).all()
    assert printed("Adams High").printed == ()


def test_a_sealed_workspace_knows_the_schools_that_it_merged():
    with workspaces.passing() as workspace:
        bringing.load(workspace, bringing.read([("roster.csv", THREE.encode())]).readings)
        merging.declare(workspace, MERGED, known={})
        workspaces.seal(workspace)
        printed = PRINTED.format(place="Lincoln High").encode()
        with pytest.raises(Problem, match="Published and own numbers of one year"):
            sealed_years.load(workspace, bringing.read([("suspensions.csv", printed)]).readings)


@pytest.mark.parametrize(("nowhere", "is_refused"), [(0, False), (12, True)])
def test_a_sealed_workspace_knows_whether_students_have_no_school(nowhere, is_refused):
    lines = [f"{number},2025-26,,{'FM'[number % 2]}\n" for number in range(700, 700 + nowhere)]
    files = [("roster.csv", "".join([THREE, *lines]).encode()), ("log.csv", LOG.encode())]
    printed = PRINTED.format(place="Adams High").encode()
    with workspaces.passing() as workspace:
        bringing.load(workspace, bringing.read(files).readings)
        workspaces.seal(workspace)
        late = bringing.read([("suspensions.csv", printed)]).readings
        if is_refused:
            with pytest.raises(Problem, match="Published and own numbers of one year"):
                sealed_years.load(workspace, late)
        else:
            sealed_years.load(workspace, late)
            assert "published.suspended" in {one.key for one in answering.measures(workspace)}


def test_a_table_waits_for_a_year_of_which_only_head_counts_were_shown():
    with workspaces.passing() as workspace:
        for year in ("2024-25", "2025-26"):
            roster = ROSTER.replace("2025-26", year).encode()
            bringing.load(workspace, bringing.read([("roster.csv", roster)]).readings)
            workspaces.complete(workspace)
        printed = PRINTED.format(place="Lincoln High").replace("2025-26", "2024-25").encode()
        bringing.load(workspace, bringing.read([("suspensions.csv", printed)]).readings)
        assert beside.waiting(workspace) == ((("Lincoln High",), "2024-25"),)
        sealed = sharing.open_file("room.ecop", sharing.export(workspace))
        assert who(sealed, "gender").period == "2025-26"
        correcting.withdraw(workspace)
        assert beside.waiting(workspace) == ()


def test_a_sealed_log_that_stood_alone_is_about_our_students_too():
    lines = [f"{number},2025-26,2025-10-01,{'FM'[number % 2]},Suspension" for number in range(60)]
    log = "\n".join(["Student ID,School Year,Incident Date,Gender,Action Taken", *lines])
    printed = PRINTED.format(place="Lincoln High").encode()
    with workspaces.passing() as workspace:
        bringing.load(workspace, bringing.read([("log.csv", log.encode())]).readings)
        workspaces.seal(workspace)
        assert logs.in_log(workspace)
        with pytest.raises(Problem, match="Published and own numbers of one year"):
            sealed_years.load(workspace, bringing.read([("suspensions.csv", printed)]).readings)


def test_a_table_waits_for_no_survey_of_a_year_without_a_list():
    said = ("Agree", "Disagree", "Strongly agree")
    lines = [f"R{number},2025-26,{'FM'[number % 2]},{said[number % 3]}" for number in range(60)]
    survey = "\n".join(["Response ID,School Year,Gender,I feel safe here", *lines])
    printed = PRINTED.format(place="Lincoln High").encode()
    with workspaces.passing() as workspace:
        bringing.load(workspace, bringing.read([("survey.csv", survey.encode())]).readings)
        workspaces.complete(workspace)
        bringing.load(workspace, bringing.read([("suspensions.csv", printed)]).readings)
        assert beside.waiting(workspace) == ()
        assert "published.suspended" in {one.key for one in answering.measures(workspace)}
