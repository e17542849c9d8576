"""Who knows the list of students computes nothing of the few who did not answer the survey."""

import random

import numpy as np
import pytest
from attackers import EVERY
from invented_school import STUDENTS, YES_NO, files, respondents, students
from what_is_seen import Crowd, K, Seen, askable

import sizes
from equity.chain import bringing, showing, workspaces
from equity.vocabulary import Unit

LEARNING = ("Asian", "Hispanic or Latino")


def school(seed):
    """Give all students, what they answered, and who stayed silent: about one of seven.

    Two races together are all who learn English: what is said of both ways to group is nested.
    """
    draw = random.Random(seed)
    pupils = [
        one | {"english_learner": YES_NO["english_learner"][one["race_ethnicity"] not in LEARNING]}
        for one in students(seed, 300, unrecorded=0.03)
    ]
    answers = respondents(seed, len(pupils))
    given = [
        one | {name: said for name, said in other.items() if name.startswith("answer ")}
        for one, other in zip(pupils, answers, strict=True)
    ]
    silent = [draw.random() < 1 / 7 for _one in pupils]
    return pupils, given, silent


def linked(pupils, given, silent):
    """Write the files; the survey has the numbers of the students."""
    *others, (name, sheet) = files(pupils, given)
    head, *rows = sheet.decode().splitlines()
    kept = [f"{place:06d},{row}" for place, row in enumerate(rows) if not silent[place]]
    return [*others, (name, "\n".join([f"Student ID,{head}", *kept]).encode())]


def told_of_the_silent(record, crowd: Crowd) -> Seen:
    """Give every group of which it is said how many answered: the rest of it stayed silent."""
    said = {
        ((page["dimension"], one["group"]),) if one["group"] else ()
        for page in record["who_is_here"]
        for one in page["groups"]
        if one["answered"]
    }
    groups = tuple(group for group in askable(crowd) if crowd.row(group).any())
    is_told = np.array([not beside and group in said for group, beside in groups])
    nothing = np.where(is_told, 0.0, np.nan)
    return Seen(
        key=STUDENTS,
        crowd=crowd,
        groups=groups,
        rows=np.array([crowd.row(group) for group in groups]),
        persons=crowd.everybody,
        totals=crowd.everybody,
        low=nothing,
        high=nothing,
        most=1.0,
        unit=Unit.SHARE,
    )


@pytest.mark.parametrize("seed", sizes.ATTACKED_SEEDS)
def test_nobody_computes_how_few_stayed_silent(seed):
    pupils, given, silent = school(seed)
    with workspaces.passing() as workspace:
        brought = bringing.read(linked(pupils, given, silent))
        assert brought.problems == ()
        bringing.load(workspace, brought.readings)
        record = showing.shown(workspace, k=K)
    crowd = Crowd.of([one for one, is_silent in zip(pupils, silent, strict=True) if is_silent])
    here = told_of_the_silent(record, crowd)
    assert here.shown.any()
    assert [attack.__name__ for attack in EVERY if attack(here)] == []
