"""A published table of the same school and year is attacked together with what the room is shown.

The attacker adds its exact numbers to ours. What the table tells alone, it tells without us: so an
attack counts where both together tell more.
"""

import pytest
from attackers import EVERY
from bounding import DISCIPLINE, discipline, narrowed
from invented_school import STUDENTS, files, students
from published_table import alone, as_file, beside, masked, table, with_left_out
from what_is_seen import Crowd, K, seen

from equity.chain import answering, bringing, correcting, sealed_years, sharing, showing, workspaces
from equity.chain import beside as published
from equity.problems import Problem
from equity.question import Only, Question

SCHOOL = students(3, 180)
CROWD = Crowd.of(SCHOOL)
GENDERS = masked(table(SCHOOL, ["gender"]), "Girls")
"""Its publisher hides girls to protect the nonbinary; we hide the boys, who are fewer."""

RACES = table(SCHOOL, ["race_ethnicity", "grade"], least=20)
SMALL = table(SCHOOL, ["race_ethnicity"], least=0)
QUESTION = Question(
    measures=("published.suspended",), by=("gender",), only=(Only("place", "Lincoln High"),)
)


def told(workspace):
    return with_left_out(showing.shown(workspace, k=K), STUDENTS, CROWD)


def load(workspace, *more):
    bringing.load(workspace, bringing.read([*files(SCHOOL), *more]).readings)


@pytest.fixture(scope="module")
def records():
    """Give what the room is shown of the school by itself, and beside each table."""
    found = {}
    for name, tables in {
        "none": (),
        "genders": (as_file(GENDERS),),
        "races": (as_file(RACES),),
        "small": (as_file(SMALL),),
    }.items():
        with workspaces.passing() as workspace:
            load(workspace, *tables)
            found[name] = told(workspace), published.left_out(workspace)
    return found


def computed(record, known):
    one = beside(seen(record, STUDENTS, CROWD, "suspended"), known)
    assert one.shown.sum() > 10
    return [attack.__name__ for attack in EVERY if attack(one)]


def bounded(record, known):
    """Name the groups that our numbers and a table bound tighter than promised or than it alone."""
    ours = [seen(record, STUDENTS, CROWD, key) for key in DISCIPLINE]
    both = [beside(ours[0], known), *ours[1:]]
    theirs = [alone(one, known if one is ours[0] else {}) for one in ours]
    links = discipline(ours)
    return set(narrowed(both, links)) - set(narrowed(theirs, links))


def test_a_group_that_we_hide_is_not_computed_with_one_that_they_print(records):
    assert computed(records["none"][0], GENDERS) != []
    assert computed(records["genders"][0], GENDERS) == []
    assert records["genders"][1] == ()


def test_no_hidden_group_is_bounded_tighter_with_their_numbers(records):
    assert bounded(records["none"][0], RACES)
    assert bounded(records["races"][0], RACES) == set()
    assert records["races"][1] == ()


def test_how_many_are_here_is_not_told_of_a_group_beside_one_that_they_print(records):
    told = {
        name: {
            group["group"]
            for way in records[name][0]["who_is_here"]
            for group in way["groups"]
            if way["dimension"] == "gender" and group["enrolled"]
        }
        for name in ("none", "genders")
    }
    printed = {of[0][1] for of, said in GENDERS.items() if of and said}
    assert printed == {"Boys"}
    assert "Girls" in told["none"]
    assert "Girls" not in told["genders"]


def test_where_they_alone_print_a_few_students_ours_do_without_that_way_to_group(records):
    record, left_out = records["small"]
    (one,) = left_out
    assert (one.way, one.table) == ("Race and ethnicity", "Suspended (published), Lincoln High")
    assert {each.key for each in one.measures} == set(DISCIPLINE)
    said = [each for each in record["groups"] if "race_ethnicity" in str(each["conditions"])]
    assert said
    assert not any(value for each in said for value in each["measures"].values())
    assert computed(record, dict.fromkeys(SMALL)) == []


def test_a_table_that_comes_after_our_numbers_waits_until_these_are_withdrawn():
    with workspaces.passing() as workspace:
        load(workspace)
        before = told(workspace)
        report = bringing.load(workspace, bringing.read([as_file(GENDERS)]).readings)
        assert "They are not shown. Withdraw" in report.checks[-1].sentence
        assert published.waiting(workspace) == ((("Lincoln High",), "2025-26"),)
        assert told(workspace) == before
        with pytest.raises(Problem):
            answering.answer(workspace, QUESTION)
        opened = sharing.open_file("room.ecop", sharing.export(workspace))
        assert "published.suspended" not in {one.key for one in answering.measures(opened)}
        correcting.withdraw(workspace)
        assert published.waiting(workspace) == ()
        assert computed(told(workspace), GENDERS) == []
        assert answering.answer(workspace, QUESTION)
        load(workspace, as_file(GENDERS))  # the same file again has nothing that waits
        assert published.waiting(workspace) == ()


def test_a_table_of_another_place_waits_for_nothing():
    with workspaces.passing() as workspace:
        load(workspace)
        told(workspace)
        larger = table(students(4, 700), ["gender"])
        bringing.load(workspace, bringing.read([as_file(larger)]).readings)
        assert published.waiting(workspace) == ()
        assert answering.answer(workspace, QUESTION)


def test_a_sealed_workspace_takes_no_table_about_its_students_nor_students_of_its_table():
    for first, second in ((files(SCHOOL), [as_file(GENDERS)]), ([as_file(GENDERS)], files(SCHOOL))):
        with workspaces.passing() as workspace:
            bringing.load(workspace, bringing.read(first).readings)
            workspaces.seal(workspace)
            with pytest.raises(Problem, match="Published and own numbers of one year"):
                sealed_years.load(workspace, bringing.read(second).readings)


def test_what_waits_is_gone_where_the_workspace_is_sealed():
    with workspaces.passing() as workspace:
        load(workspace)
        told(workspace)
        bringing.load(workspace, bringing.read([as_file(GENDERS)]).readings)
        workspaces.seal(workspace)
        assert published.waiting(workspace) == ()
        assert "published.suspended" not in {one.key for one in answering.measures(workspace)}


def test_numbers_that_were_counted_by_other_rules_break_nothing():
    wrong = {of: said and (said[0] + 4, min(said[0], 3 * said[1])) for of, said in RACES.items()}
    with workspaces.passing() as workspace:
        load(workspace, as_file(wrong))
        record = told(workspace)
    assert computed(record, RACES) == []
