"""Discipline logs without a list of students: parts from rows that we know, and no rates."""

import random
from datetime import date

import pytest

from equity.chain import answering, bringing, correcting, logs, showing, workspaces
from equity.intake.race import race_of
from equity.numbers import Bounded
from equity.problems import Problem

HEAD = "Student ID,Race,Incident Date,Offense,Action\n"
SCHOOL = {"Black": (40, 24), "White": (60, 20), "Asian": (30, 14), "Pacific Islander": (4, 3)}
"""For each race as a log writes it: students in the log, and how many of them were suspended."""


@pytest.fixture
def workspace():
    made = workspaces.create("A log")
    yield made
    workspaces.delete(made)


def log(school=SCHOOL, *, day="2025-10-01", mild="Detention"):
    """Every student stands in two rows; the action of the second tells who was suspended."""
    lines = [HEAD]
    number = 0
    for race, (students, suspended) in school.items():
        for place in range(students):
            number += 1
            action = "OSS" if place < suspended else mild
            lines.append(f"{number:04d},{race},{day},Fighting,{mild}\n")
            lines.append(f"{number:04d},{race},{day},Defiance,{action}\n")
    return "".join(lines)


def roster(school=SCHOOL):
    races = [race for race, (students, _suspended) in school.items() for _one in range(students)]
    rows = (f"{number:04d},{race},2025-26\n" for number, race in enumerate(races, start=1))
    return "Student ID,Race,School Year\n" + "".join(rows)


def load(workspace, *texts):
    files = [(f"{number}.csv", text.encode()) for number, text in enumerate(texts)]
    return bringing.load(workspace, bringing.read(files).readings)


def parts(workspace):
    (one,) = logs.in_log(workspace)
    return {group.group[0]: (group.enrolled, group.answered) for group in one.told.groups}


def of_100(percent):
    return Bounded.exactly(percent / 100)


def test_students_count_once_as_parts_of_the_log_and_of_the_suspended(workspace):
    load(workspace, log())
    assert parts(workspace)["White"] == (of_100(45), of_100(33))
    assert parts(workspace)["Black or African American"] == (of_100(30), of_100(39))


def test_a_small_group_hides_and_takes_one_more_with_it(workspace):
    load(workspace, log())
    hidden = [race for race, found in parts(workspace).items() if found == (None, None)]
    assert hidden == ["Asian", "Native Hawaiian or Pacific Islander"]


def test_two_groups_that_tell_one_student_apart_are_not_both_told(workspace):
    people = [("Black", "6")] * 60 + [("White", "6")] * 60 + [("Black", "7")] * 40
    people += [("Asian", "8")] * 25 + [("Asian", "7")]  # all of grade 8 are Asian, and one more
    head = HEAD.replace("Race,", "Race,Grade,")
    rows = (
        f"{number:04d},{race},{grade},2025-10-01,Fighting,{'OSS' if number % 2 else 'Detention'}\n"
        for number, (race, grade) in enumerate(people)
    )
    load(workspace, head + "".join(rows))
    told = {
        group.group[0]: (group.enrolled, group.answered)
        for one in logs.in_log(workspace)
        for group in one.told.groups
    }
    assert told["White"][0] == of_100(32)
    for place in (0, 1):
        assert [told["Asian"][place], told["8"][place]].count(None) >= 1


def test_there_are_no_rates_and_the_report_says_why(workspace):
    report = load(workspace, log())
    assert answering.measures(workspace) == ()
    said = " ".join(one.sentence for one in report.joined)
    assert "but no list of students" in said
    assert "These are parts and no rates" in said


def test_beside_a_list_of_students_a_log_has_rates_and_no_parts(workspace):
    report = load(workspace, log(), roster())
    assert logs.in_log(workspace) == ()
    assert "suspended" in [one.key for one in answering.measures(workspace)]
    assert "These are parts" not in " ".join(one.sentence for one in report.joined)


def test_a_list_that_comes_later_takes_the_place_of_the_parts(workspace):
    load(workspace, log())
    assert logs.in_log(workspace)
    load(workspace, roster())
    assert logs.in_log(workspace) == ()


def test_an_action_that_is_unclear_tells_nothing_of_who_was_suspended(workspace):
    load(workspace, log(mild="C7"))
    assert {answered for _students, answered in parts(workspace).values()} == {None}
    assert parts(workspace)["White"][0] == of_100(45)


def test_the_first_row_that_says_a_group_counts(workspace):
    rows = "".join(f"{n:04d},Black,2025-10-01,Fighting,OSS\n" for n in range(1, 61))
    later = log().replace(HEAD, "")
    report = load(workspace, HEAD + rows + later)
    assert parts(workspace)["Black or African American"][0] == of_100(45)
    checks = " ".join(one.sentence for one in report.files[0].checks)
    assert "'Race and ethnicity' differs between the rows of the same student" in checks


@pytest.mark.parametrize("zone", ["Etc/GMT-14", "Etc/GMT+12"])
def test_an_earlier_version_is_of_the_day_that_it_was_here(workspace, live_in, zone):
    live_in(zone)
    load(workspace, log())
    assert parts(workspace)
    load(workspace, log(SCHOOL | {"Black": (41, 25)}))
    (one,) = logs.in_log(workspace)
    assert one.since == date.today().isoformat()


def test_a_newer_version_changes_nothing_until_a_person_starts_again(workspace):
    load(workspace, log())
    before = parts(workspace)
    load(workspace, log(SCHOOL | {"Black": (41, 25)}))
    (one,) = logs.in_log(workspace)
    assert (parts(workspace), bool(one.since)) == (before, True)
    load(workspace, log(SCHOOL | {"Black": (80, 60)}))
    assert parts(workspace) == before
    correcting.withdraw(workspace)
    (one,) = logs.in_log(workspace)
    assert (parts(workspace) == before, one.since) == (False, "")


def test_a_way_to_group_that_comes_later_waits_too(workspace):
    load(workspace, log())
    logs.in_log(workspace)
    grades = "Student ID,Grade,Incident Date,Offense,Action\n" + "".join(
        f"{n:04d},{6 + n % 3},2025-11-01,Fighting,OSS\n" for n in range(1, 120)
    )
    load(workspace, grades)
    assert [one.dimension.name for one in logs.in_log(workspace)] == ["race_ethnicity"]


def test_a_sealed_workspace_and_the_record_of_what_is_shown_have_the_same_parts(workspace):
    load(workspace, log())
    record = showing.shown(workspace, k=10)["in_the_log"]
    workspaces.seal(workspace)
    assert showing.shown(workspace, k=10)["in_the_log"] == record
    (table,) = record
    shown = {one["group"]: one["enrolled"] for one in table["groups"]}
    assert shown["White"] == {"low": 45, "high": 45, "size": "55-69"}
    assert shown["Asian"] is None


def test_the_newest_year_without_a_list_is_told(workspace):
    load(workspace, log(day="2024-10-01"), roster().replace("2025-26", "2023-24"))
    (one,) = logs.in_log(workspace)
    assert one.told.period == "2024-25"


def test_a_log_without_ids_cannot_tell_people_and_says_so(workspace):
    without = log().replace("Student ID", "Row")
    with pytest.raises(Problem, match="does not say who the students are"):
        load(workspace, without)


@pytest.mark.parametrize("seed", range(4))
def test_what_the_parts_leave_out_is_nobody_or_at_least_ten(workspace, seed):
    chance = random.Random(seed)
    races = ("Black", "White", "Asian", "Hispanic", "Pacific Islander", "American Indian")
    sizes = {race: chance.choice((2, 4, 8, 12, 25, 60)) for race in races}
    known = {race: (size, chance.randint(0, size)) for race, size in sizes.items()}
    load(workspace, log(known))
    (one,) = logs.in_log(workspace)
    numbers = {race_of(race): pair for race, pair in known.items()}
    groups = [(group, *numbers[group.group[0]]) for group in one.told.groups]
    hidden = sum(students for group, students, _suspended in groups if group.enrolled is None)
    assert hidden == 0 or hidden >= 10
    if one.told.everyone.answered:
        left = [
            (students, suspended) for group, students, suspended in groups if not group.answered
        ]
        suspended = sum(pair[1] for pair in left)
        others = sum(pair[0] - pair[1] for pair in left)
        assert suspended == 0 or suspended >= 10
        assert others == 0 or others >= 10
    for group, students, suspended in groups:
        assert group.enrolled is None or students >= 10
        assert group.answered is None or 10 <= suspended <= students - 10


PRINTED = """School,School Year,Group,Students,Suspended
Lincoln High,2025-26,Black,300,24
Lincoln High,2025-26,White,500,20
Lincoln High,2025-26,Asian,200,14
Lincoln High,2025-26,Pacific Islander,20,3"""


def test_where_a_published_table_prints_a_few_suspended_nobody_is_told_as_their_part(workspace):
    brought = bringing.read([("log.csv", log().encode()), ("suspensions.csv", PRINTED.encode())])
    bringing.load(workspace, brought.readings)
    assert parts(workspace)["White"] == (of_100(45), None)


def test_a_published_table_that_comes_after_the_parts_waits(workspace):
    load(workspace, log())
    before = parts(workspace)
    bringing.load(workspace, bringing.read([("suspensions.csv", PRINTED.encode())]).readings)
    assert parts(workspace) == before
    assert "published.suspended" not in {one.key for one in answering.measures(workspace)}
    correcting.withdraw(workspace)
    assert parts(workspace)["White"] == (of_100(45), None)
    assert "published.suspended" in {one.key for one in answering.measures(workspace)}
