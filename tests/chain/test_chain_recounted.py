"""Any division and any school of Virginia gives the numbers that pandas counts in the same file."""

import pandas as pd
import pytest

from equity.chain import answering, workspaces
from equity.question import Only, Question
from equity.story import published, sentences
from equity.story.records import group_record
from equity.vocabulary import PLACE
from published_files import load, real, virginia

MEASURE = "published.out_of_school"
RACES = {
    "American Indian or Alaska Native": "AM",
    "Asian": "AS",
    "Black or African American": "BL",
    "Hispanic or Latino": "HI",
    "Native Hawaiian or Pacific Islander": "HP",
    "Two or more races": "TR",
    "White": "WH",
}
DIVISION, SCHOOL = "LEA_NAME.x", "SCH_NAME.x"
EVERY = 38
"""How many schools stand between two that are asked for."""


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return virginia(tmp_path_factory.mktemp("virginia"))


@pytest.fixture(scope="module")
def recount(path):
    """Add up the columns of each race by hand: students, and students suspended out of school.

    Suspensions are published of girls and of boys, so students of neither are in neither number.
    """
    schools = pd.read_csv(path)
    counted = schools[[DIVISION, SCHOOL]].copy()
    for name, code in RACES.items():
        of_race = schools.columns[schools.columns.str.contains(rf"_{code}_[MF]$")]
        counted[name, "n"] = schools[[c for c in of_race if c.startswith("SCH_ENR")]].sum(axis=1)
        counted[name, "k"] = schools[[c for c in of_race if "OOS" in c]].sum(axis=1)
    return counted


@pytest.fixture(scope="module")
def ask(path, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EQUITY_HOME", str(tmp_path_factory.mktemp("home")))
        made = workspaces.create("Virginia")
        report = load(made, real(path))

        def answered(place, compared_with="rest"):
            question = Question(
                measures=(MEASURE,),
                by=("race_ethnicity",),
                only=(Only(PLACE, place),),
                compared_with=compared_with,
            )
            (table,) = answering.answer(made, question)
            return table

        answered.checks = report.checks
        answered.places = next(
            one.groups for one in answering.dimensions(made) if one.name == PLACE
        )
        yield answered
        workspaces.delete(made)


def assert_counted(table, expected):
    """Compare every group shown with the recount; hidden ones have no numbers."""
    for one in table.groups:
        students, suspended = expected[one.group[0], "n"], expected[one.group[0], "k"]
        if one.shown:
            assert (one.persons.low, one.persons.high) == (students, students)
            assert (one.total.low, one.total.high) == (suspended, suspended)
            if suspended > students:
                assert published.has_no_rate(one)
            else:
                assert one.gap.rate.low == pytest.approx(suspended / students)
        else:
            assert one.persons is None


def test_every_division_is_what_its_schools_add_up_to(ask, recount):
    places = {place.partition(":")[0]: place for place in ask.places}
    divisions = recount.groupby(DIVISION).sum(numeric_only=True)
    asked = [name for name in divisions.index if name in places]
    assert len(asked) > 130
    shown = 0
    for name in asked:
        table = ask(places[name])
        assert_counted(table, divisions.loc[name])
        shown += sum(one.shown for one in table.groups)
    assert shown > 600


def test_a_group_with_more_counted_than_enrolled_has_no_rate_and_says_why(ask):
    table = ask("RICHMOND ALTERNATIVE, RICHMOND CITY PBLC SCHS")
    (black,) = (one for one in table.groups if published.has_no_rate(one))
    assert black.total.low > black.persons.high
    assert sentences.finding(table, black.group).endswith(": no rate for Black students")
    word, why = sentences.how_sure(table, black.group)
    assert (word, why.partition(" are ")[0]) == ("No rate", "More students")
    assert "1 group has no rate: more students are counted" in sentences.hidden(table)
    record = group_record(black)
    assert (record["rate"], record["n"][0]) == (None, black.persons.low)
    assert record["reason"].startswith("more students are counted")


def test_the_check_report_counts_the_groups_without_a_rate(ask):
    (said,) = (one for one in ask.checks if "more students counted than enrolled" in one.sentence)
    assert said.needs_a_look


def test_any_school_is_its_own_line(ask, recount):
    asked = recount.iloc[::EVERY]
    assert len(asked) == 50
    shown = 0
    for _index, school in asked.iterrows():
        table = ask(f"{school[SCHOOL]}, {school[DIVISION]}")
        assert_counted(table, school)
        shown += sum(one.shown for one in table.groups)
    assert shown > len(asked)


@pytest.mark.parametrize("name", ["RICHMOND CITY PBLC SCHS", "VA BEACH CITY PBLC SCHS"])
def test_black_students_beside_white_students_of_one_division(ask, recount, name):
    place = next(one for one in ask.places if one.startswith(f"{name}:"))
    gap = ask(place, "White").group("Black or African American").gap
    counted = recount[recount[DIVISION] == name].sum(numeric_only=True)
    rates = {
        race: counted[race, "k"] / counted[race, "n"]
        for race in ("Black or African American", "White")
    }
    expected = rates["Black or African American"] / rates["White"]
    assert gap.ratio.low == pytest.approx(expected)
    assert gap.ratio.high == pytest.approx(expected)
    assert expected > 1
