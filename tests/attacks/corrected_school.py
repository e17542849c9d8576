"""A school, and its files as they come again: with students more, or one value changed."""

from invented_school import files, students
from what_is_seen import K

from equity.chain import bringing, showing

NEWCOMER = {
    "race_ethnicity": "Asian",
    "gender": "Girls",
    "grade": "7",
    "english_learner": "Students who are not English learners",
    "disability": "Students without disabilities",
    "suspended": 1.0,
    "referred": 1.0,
    "incidents_per_100": 1.0,
}
SCHOOL = students(11, 300)


def with_more(count):
    """Give the school with some students more, all alike and all suspended."""
    return [*SCHOOL, *(dict(NEWCOMER) for _ in range(count))]


def bring(workspace, people):
    """Load the files of some people."""
    bringing.load(workspace, bringing.read(files(people)).readings)


def told(workspace, people):
    """Load the files of some people and give all that the room is shown then."""
    bring(workspace, people)
    return showing.shown(workspace, k=K)


def said(record, measure="suspended"):
    """Give what is said of one measure by group; None is hidden."""
    return {
        (str(one["conditions"]), str(one["complement_of"])): one["measures"][measure]
        for one in record["groups"]
        if measure in one["measures"]
    }


def differences(before, after):
    """Give the groups of which two records say something else."""
    first, second = said(before), said(after)
    both = [one for one in first if first[one] and second.get(one)]
    assert len(both) > 20
    return [one for one in both if first[one] != second[one]]
