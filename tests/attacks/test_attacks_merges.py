"""Merged groups are attacked by who knows the old ones; and no room shows both.

The attacker's atoms are those of the old groups, so that taking a merged group apart is tried too.
"""

from dataclasses import replace

import numpy as np
import pytest
import written_school
from attackers import EVERY, finer_cells
from bounding import DISCIPLINE, discipline, narrowed
from corrected_school import bring
from invented_school import STUDENTS, files, students
from what_is_seen import DIMENSIONS, Crowd, K, seen

from equity.chain import (
    bringing,
    correcting,
    grouping,
    merging,
    sharing,
    showing,
    words,
    workspaces,
)
from equity.privacy.span import SECOND_PRIME, witness
from equity.problems import Problem

SCHOOL = students(1, 180)
RACES = ("American Indian or Alaska Native", "Native Hawaiian or Pacific Islander")
MERGED = {
    "race_ethnicity": {"Native students": (*RACES, "Two or more races")},
    "gender": {"Boys and nonbinary students": ("Boys", "Nonbinary students")},
    "grade": {"Grades 8 and 9": ("8", "9")},
}
FINE = Crowd.of(SCHOOL)


def called(merged) -> Crowd:
    """Give the atoms of the old groups by the names that they go by."""
    names = [
        {old: new for new, some in merged.get(one, {}).items() for old in some}
        for one in DIMENSIONS
    ]
    codes = [
        [known.get(group, group) for known, group in zip(names, row, strict=True)]
        for row in FINE.codes.tolist()
    ]
    return replace(FINE, codes=np.array(codes))


def told(workspace, merged):
    """Merge groups and give all that the room is shown then."""
    merging.declare(workspace, merged, known={})
    return showing.shown(workspace, k=K)


def small_sets(*records_and_merges) -> int:
    """Count the sets of one to nine people that a combination of all that is shown tells."""
    known = [
        seen(record, STUDENTS, called(merged), "suspended") for record, merged in records_and_merges
    ]
    rows = np.vstack([one.rows[one.shown] for one in known]).astype(np.int64)
    weights = witness(rows, prime=SECOND_PRIME)
    cells = [row for one in known for row in (*one.rows, *finer_cells(replace(one, crowd=FINE)))]
    few = np.unique([row for row in cells if 0 < row @ FINE.everybody < K], axis=0)
    return int((few.astype(np.int64) @ weights % SECOND_PRIME == 0).sum())


@pytest.fixture(scope="module")
def records():
    """Give what the room of a school is shown with merges, and that of another without."""
    found = []
    for merged in (MERGED, {}):
        with workspaces.passing() as workspace:
            bring(workspace, SCHOOL)
            found.append(told(workspace, merged))
    return found


@pytest.fixture
def school():
    with workspaces.passing() as workspace:
        bring(workspace, SCHOOL)
        yield workspace


def test_no_small_group_old_or_merged_can_be_computed(records):
    for key in DISCIPLINE:
        one = replace(seen(records[0], STUDENTS, called(MERGED), key), crowd=FINE)
        assert one.shown.sum() > 10
        assert [attack.__name__ for attack in EVERY if attack(one)] == []


def test_no_hidden_group_is_bounded_tighter_than_promised(records):
    linked = [seen(records[0], STUDENTS, called(MERGED), key) for key in DISCIPLINE]
    assert narrowed(linked, discipline(linked)) == []


def test_each_release_alone_tells_no_small_group_and_both_together_do(records):
    with_merges, without = (records[0], MERGED), (records[1], {})
    assert small_sets(with_merges) == 0
    assert small_sets(without) == 0
    assert small_sets(with_merges, without) > 0


def test_a_file_that_spells_an_old_group_another_way_takes_nothing_out_of_a_merge(school):
    before = told(school, MERGED)
    spelled = [(name, text.replace(b",X,", b",Enby,")) for name, text in files(SCHOOL)]
    bringing.load(school, bringing.read(spelled).readings)
    assert "Enby" in merging.groups(school)["gender"]
    assert showing.shown(school, k=K) == before


@pytest.mark.parametrize(("first", "second"), [(MERGED, {}), ({}, MERGED)], ids=["undo", "merge"])
def test_so_one_room_never_shows_both(school, first, second):
    before = told(school, first)
    for deed in (
        lambda: merging.declare(school, second, known={}),
        lambda: grouping.declare(school, ("gender",), of=DIMENSIONS),
    ):
        with pytest.raises(Problem, match="cannot be changed any more"):
            deed()
    bring(school, SCHOOL)  # the same files again are merged as before
    assert showing.shown(school, k=K) == before
    assert small_sets((before, first), (showing.shown(school, k=K), first)) == 0
    sealed = sharing.open_file("room.ecop", sharing.export(school))
    with pytest.raises(Problem):
        merging.declare(sealed, second, known={})
    correcting.withdraw(school)
    assert told(school, second) != before


def test_words_are_shown_under_the_merged_group_those_before_the_merge_too():
    name = "Boys and nonbinary students"
    with workspaces.passing() as workspace:
        written_school.load(workspace, written_school.survey())
        by_text = {text: place for place, text in written_school.texts(workspace).items()}
        boys, nonbinary = (
            next(place for text, place in by_text.items() if f"number {number}:" in text)
            for number in (14, 28)
        )
        of = {place: words.on_desk(workspace, place).dimensions for place in (boys, nonbinary)}
        assert "gender" in of[boys]
        assert "gender" not in of[nonbinary]
        release(workspace, boys)
        merged = {"gender": {name: ("Boys", "Nonbinary students")}}
        merging.declare(workspace, merged, known={})
        release(workspace, nonbinary)
        assert {one.way.group for one in words.quotes(workspace)} == {name}


def release(workspace, place):
    text = written_school.texts(workspace)[place]
    words.release(workspace, place, text=text, dimension="gender")
