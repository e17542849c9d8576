"""A published table groups our students in a way that the room cannot ask by, and is attacked.

The attacker tells people apart by that way too, and adds the table's exact numbers to ours.
"""

import pytest
from attackers import EVERY
from invented_school import STUDENTS, files, students
from published_table import alone, as_file, beside, crossed, table, with_left_out
from what_is_seen import DIMENSIONS, Crowd, K, seen

from equity.chain import beside as published
from equity.chain import bringing, grouping, showing, workspaces

RACE = "race_ethnicity"
ASKED = tuple(name for name in DIMENSIONS if name != RACE)
SCHOOL, SMALL_SCHOOL = students(3, 180), students(2, 120)
CROSSED = crossed(SCHOOL, ["gender", RACE])
WITHOUT_ALL = table(SMALL_SCHOOL, [RACE]) | {(): None}
"""A race of fewer than ten is masked, and so is everyone: our own everyone would tell of it."""


def told(people, *tables):
    """Give what the room is shown of a school that does not group by race."""
    with workspaces.passing() as workspace:
        bringing.load(workspace, bringing.read([*files(people), *tables]).readings)
        grouping.declare(workspace, ASKED, of=DIMENSIONS)
        record = showing.shown(workspace, k=K)
        assert published.left_out(workspace) == ()
    assert set(record["dimensions"]) == set(ASKED)
    return with_left_out(record, STUDENTS, Crowd.of(people))


def computed(people, record, known):
    """Count the small sets that follow from our numbers and a table, and not from it alone."""
    ours = seen(record, STUDENTS, Crowd.of(people), "suspended")
    assert ours.shown.sum() > 10
    both, theirs = (
        {row.tobytes() for attack in EVERY for row in attack(one)}
        for one in (beside(ours, known), alone(ours, known))
    )
    return len(both - theirs)


@pytest.mark.parametrize(
    ("people", "known"), [(SCHOOL, CROSSED), (SMALL_SCHOOL, WITHOUT_ALL)], ids=["crossed", "alone"]
)
def test_a_group_by_a_way_that_the_room_does_not_have_is_not_computed(people, known):
    assert computed(people, told(people), known)
    assert computed(people, told(people, as_file(known)), known) == 0
