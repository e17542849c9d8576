"""What stands side by side, and what is graded together."""

from equity.measures import (
    CHRONICALLY_ABSENT,
    DISCIPLINE,
    GPA,
    INCIDENTS_PER_100,
    OF_STUDENTS,
    SUSPENDED,
    TOPICS,
    item_measure,
    topic_measure,
)
from equity.measures.together import SIDE_BY_SIDE, headlines, scanned_with

SIX = tuple(topic_measure(one.name) for one in TOPICS[:6])
ITEM = item_measure("q1", "I feel safe", "Safety")


def test_few_measures_all_stand_side_by_side():
    assert headlines((*DISCIPLINE, *SIX[:5], ITEM)) == (*DISCIPLINE, *SIX[:5])


def test_of_many_measures_the_headlines_stand_side_by_side_in_all_four_areas():
    shown = headlines((*OF_STUDENTS, *SIX, ITEM))
    assert len(shown) == SIDE_BY_SIDE
    assert {one.area for one in shown} == {"academics", "discipline", "culture", "engagement"}
    assert {SUSPENDED, CHRONICALLY_ABSENT} <= set(shown)
    assert not {INCIDENTS_PER_100, GPA, ITEM} & set(shown)


def test_every_measure_is_graded_with_one_family_and_itself():
    known = (*OF_STUDENTS, *SIX, ITEM)
    families = {scanned_with(one, known) for one in known}
    assert sorted(len(family) for family in families) == [1, 9, 10]
    assert all(one in scanned_with(one, known) for one in known)
