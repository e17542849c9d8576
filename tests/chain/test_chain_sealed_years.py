"""A sealed workspace takes new years: they stand beside the others as if all had come together."""

import random
from dataclasses import replace

import pytest

from equity.chain import answering, bringing, grouping, merging, sealed_years, showing, workspaces
from equity.chain.answering import MIN_GROUP
from equity.chain.who import who
from equity.problems import Problem
from equity.question import Question

FIRST, NEXT = "2024-25", "2025-26"
BY_GRADE = Question(measures=("suspended",), by=("grade",))


def files(year, size=240):
    draw = random.Random(year)
    people = [
        (f"{number:05d}", draw.choice("FM"), draw.choice("678"), draw.choice("YN"))
        for number in range(size)
    ]
    roster = ["Student ID,Gender,Grade,EL,School Year"]
    roster += [",".join([*person, year]) for person in people]
    log = ["Incident ID,Student ID,Incident Date,Action Taken"]
    log += [
        f"I{number},{person[0]},{year[:4]}-10-0{1 + number % 9},Out-of-School Suspension"
        for number, person in enumerate(people)
        if draw.random() < 0.2
    ]
    return [(f"{name}_{year}.csv", "\n".join(rows).encode())
            for name, rows in (("roster", roster), ("log", log))]  # fmt: skip


def readings(year, **school):
    brought = bringing.read(files(year, **school))
    assert not brought.problems
    return brought.readings


@pytest.fixture
def sealed():
    made = workspaces.create("A school that was sealed")
    grouping.declare(made, ["grade", "gender"], of=["grade", "gender", "english_learner"])
    bringing.load(made, readings(FIRST))
    workspaces.seal(made)
    return made


def shown(workspace):
    found = showing.shown(workspace, k=MIN_GROUP)
    return {
        (one["period"], str(one["conditions"]), str(one["complement_of"])): one["measures"]
        for one in found["groups"]
    }, found["who_is_here"]


def test_a_new_year_stands_beside_the_others_as_if_both_had_come_together(sealed):
    together = workspaces.create("The same school")
    grouping.declare(together, ["grade", "gender"], of=["grade", "gender", "english_learner"])
    bringing.load(together, [*readings(FIRST), *readings(NEXT)])
    workspaces.complete(together)
    before, _who = shown(sealed)
    report = sealed_years.load(sealed, readings(NEXT))
    after, people = shown(sealed)
    assert sum(one.loaded for one in report.files) > 240
    assert (after, people) == shown(together)
    assert {name: after[name] for name in before} == before
    assert len(after) == 2 * len(before)
    assert who(sealed, "grade").period == NEXT
    assert answering.periods(sealed) == answering.periods(together)
    assert not list(sealed.folder.glob("rows*"))


def test_groups_that_were_merged_are_merged_in_the_new_year_too():
    made = workspaces.create("A school that was sealed")
    merged = {"grade": {"Grades 6 and 7": ("6", "7")}}
    merging.declare(made, merged, known={"grade": ("6", "7", "8")})
    bringing.load(made, readings(FIRST))
    workspaces.seal(made)
    sealed_years.load(made, readings(NEXT))
    for year in (FIRST, NEXT):
        (told,) = answering.answer(made, replace(BY_GRADE, period=year))
        assert [one.group[0] for one in told.groups] == ["Grades 6 and 7", "8"]


def test_who_is_here_stays_that_of_the_newest_year():
    made = workspaces.create("A school that was sealed")
    bringing.load(made, readings(NEXT))
    workspaces.seal(made)
    sealed_years.load(made, readings(FIRST))
    assert who(made, "grade").period == NEXT
    (newest,) = answering.answer(made, BY_GRADE)
    assert newest.period == NEXT


def test_a_year_that_it_has_already_changes_nothing(sealed):
    before = shown(sealed)
    with pytest.raises(Problem, match="new years only") as told:
        sealed_years.load(sealed, readings(FIRST, size=250))
    assert FIRST in told.value.what_happened
    assert shown(sealed) == before


def test_comments_of_a_new_year_are_said_not_to_be_kept(sealed):
    comment = "I like my classes, and I wish that lunch were longer than it is"
    rows = [f"F,6,{NEXT},Agree,{comment} {number}" for number in range(60)]
    head = "Gender,Grade,School Year,I feel safe at school,What else do you want to say?"
    survey = bringing.read([("climate.csv", "\n".join([head, *rows]).encode())])
    report = sealed_years.load(sealed, survey.readings)
    assert any("Comments in these files are not kept" in one.sentence for one in report.checks)


def test_files_without_comments_say_nothing_of_them(sealed):
    report = sealed_years.load(sealed, readings(NEXT))
    assert not any("Comments" in one.sentence for one in report.checks)


def test_the_progress_of_a_new_year_only_grows(sealed):
    told = []
    sealed_years.load(sealed, readings(NEXT), lambda share, _words: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0
