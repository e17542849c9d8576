"""Surveys with one answer a row, recounted in plain Python."""

import random

import pytest

from equity.chain import answering, bringing, workspaces
from equity.question import Question
from equity.vocabulary import Field, FileKind, View

ANSWERS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
ITEMS = ("I feel safe", "I belong here", "The rules are fair")


def invented(seed):
    """Give (respondent, race, {item: place of the answer}) of an invented survey."""
    draw = random.Random(seed)
    return [
        (
            f"{number:03d}",
            draw.choice(("Black", "White", "")),
            {item: draw.randrange(5) for item in ITEMS if draw.random() < 0.9},
        )
        for number in range(80)
    ]


def lines(people, write):
    rows = [
        f"{who},{race},{ITEMS.index(item)},{item},{write(place)}"
        for who, race, answers in people
        for item, place in answers.items()
    ]
    random.Random(1).shuffle(rows)
    return ["Respondent,Race,Question ID,Question Text,Response", *rows]


def read(text):
    (reading,) = bringing.read([("long_2025-26.csv", text.encode())]).readings
    return reading


def good_by_race(people, item):
    found = {}
    for _who, race, answers in people:
        if item in answers:
            name = {"Black": "Black or African American", "": "Not recorded"}.get(race, race)
            good, asked = found.get(name, (0, 0))
            found[name] = (good + (answers[item] >= 3), asked + 1)
    return found


def shown(workspace, item):
    key = next(one.key for one in answering.measures(workspace) if one.label == item)
    asked = Question(measures=(key,), by=("race_ethnicity",))
    (table,) = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    return {one.group[0]: (one.total.low, one.persons.low) for one in table.groups}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("turned", [False, True, None])
def test_every_answer_counts_once_for_its_person(seed, turned):
    people = invented(seed)
    write = {None: lambda at: ANSWERS[at], False: lambda at: at + 1, True: lambda at: 5 - at}
    reading = read("\n".join(lines(people, write[turned])))
    assert reading.mapping.kind is FileKind.SURVEY
    mapping = reading.mapping
    if turned is not None:
        codes = {str(write[turned](place)): words for place, words in enumerate(ANSWERS)}
        for item in ITEMS:
            mapping = mapping.with_column(item, field=Field.SURVEY_ITEM, meanings=codes)
    workspace = workspaces.create("Long")
    report = bringing.load(workspace, [bringing.Reading(reading.sheet, mapping)])
    (file,) = report.files
    assert file.rows_in == file.loaded == sum(len(answers) for _who, _race, answers in people)
    assert file.listed == 0
    for item in ITEMS:
        assert shown(workspace, item) == good_by_race(people, item)
    workspaces.delete(workspace)


def test_rows_without_a_person_or_again_are_listed_and_the_rest_adds_up():
    rows = lines(invented(5), lambda at: ANSWERS[at])
    rows += [",White,0,I feel safe,Agree", "000,White,,,Agree", rows[1]]
    reading = read("\n".join(rows))
    (report,) = bringing.check([reading])
    assert report.rows_in == len(rows) - 1 == report.loaded + report.listed
    reasons = {(one.row, one.reason) for one in reading.sheet.listed}
    assert {row for row, _reason in reasons} == {len(rows) - 2, len(rows) - 1, len(rows)}
    assert "second answer" in next(reason for row, reason in reasons if row == len(rows))


@pytest.mark.parametrize(
    "text",
    [
        "Student ID,Item,Score\n1,Pen,2\n2,Pen,3\n3,Book,1\n",
        "Student ID,Question,Notes\n1,Why?,x\n1,How?,y\n",
        "Respondent ID,Question,Answer\n1,I feel safe,Agree\n2,I feel safe,Agree\n",
    ],
)
def test_files_that_are_no_survey_of_answers_stay_as_they_are(text):
    assert read(text).sheet.stands_for is None
