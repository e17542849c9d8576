"""One race, alone or in combination, from the file to the room: a way to group like any other."""

from dataclasses import replace

import pytest

from equity.chain import answering, bringing, who, workspaces
from equity.question import Question
from equity.vocabulary import View

RACES = ("Asian", "Asian; White", "White", "Black; Asian", "Black")
ROSTER = "Student ID,Race,School Year\n" + "".join(
    f"{n:03d},{RACES[n % 5]},2025-26\n" for n in range(200)
)
LOG = "Student ID,Incident Date,Offense,Action\n" + "".join(
    f"{n:03d},2025-10-01,Fighting,OSS\n" for n in range(0, 200, 2)
)
ASKED = Question(measures=("suspended",), by=("in_combination_asian",))


@pytest.fixture
def workspace():
    """Give a school whose community asked for Asian, alone or in combination."""
    made = workspaces.create("Several races")
    files = [("roster.csv", ROSTER.encode()), ("log.csv", LOG.encode())]
    roster, log = bringing.read(files).readings
    mapping = replace(roster.mapping, in_combination=("Asian",))
    bringing.load(made, [bringing.Reading(roster.sheet, mapping), log])
    yield made
    workspaces.delete(made)


def test_the_room_compares_who_is_of_the_race_with_who_is_not(workspace):
    (table,) = answering.answer(workspace, ASKED, view=View.STAFF, min_group=1)
    found = {one.group[0]: (one.total.low, one.persons.low) for one in table.groups if one.shown}
    assert found == {
        "Students who are Asian, alone or in combination": (60, 120),
        "Students who are not Asian": (40, 80),
    }
    (safe,) = answering.answer(workspace, ASKED, view=View.ROOM)
    assert [one.shown for one in safe.groups] == [True, True]


def test_what_would_tell_a_small_group_beside_the_races_is_hidden():
    rows = ["Asian"] * 40 + ["White"] * 60 + ["Asian; White"] * 4 + ["Black; White"] * 40
    roster = "Student ID,Race,School Year\n" + "".join(
        f"{n:03d},{race},2025-26\n" for n, race in enumerate(rows)
    )
    made = workspaces.create("Few")
    files = [("roster.csv", roster.encode()), ("log.csv", LOG.encode())]
    reading, log = bringing.read(files).readings
    mapping = replace(reading.mapping, in_combination=("Asian",))
    bringing.load(made, [bringing.Reading(reading.sheet, mapping), log])
    by_race = replace(ASKED, by=("race_ethnicity",))
    shown = {
        one.group[0]
        for asked in (by_race, ASKED)
        for table in answering.answer(made, asked, view=View.ROOM)
        for one in table.groups
        if one.shown
    }
    workspaces.delete(made)
    both = {"Asian", "Students who are Asian, alone or in combination"}
    assert shown
    assert not both <= shown


def test_who_is_here_does_not_show_it_beside_all_races(workspace):
    assert [one.name for one in who.dimensions(workspace)] == ["race_ethnicity"]


@pytest.mark.usefixtures("workspace")
def test_the_next_file_of_the_same_shape_asks_for_it_again():
    (again,) = bringing.read([("roster_2026.csv", ROSTER.encode())]).readings
    assert again.mapping.in_combination == ("Asian",)
