"""A published table groups our students in a way that the room cannot ask by, and is attacked.

The attacker tells people apart by that way too, and adds the table's exact numbers to ours.
"""

import numpy as np
import pytest
from attackers import span
from invented_school import STUDENTS, files, students
from published_table import alone, as_file, beside, crossed, table, with_left_out
from what_is_seen import DIMENSIONS, Crowd, K, seen

from equity.chain import beside as published
from equity.chain import bringing, grouping, merging, showing, workspaces
from equity.problems import Problem

RACE = "race_ethnicity"
ASKED = ("disability", "gender", "grade")
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
        left_out = published.left_out(workspace)
        of_all = next(one for one in record["groups"] if not one["conditions"])
    assert [one.way for one in left_out] == ([] if of_all["measures"]["suspended"] else [""])
    assert all(one.table.startswith("Suspended (published), ") for one in left_out)
    assert set(record["dimensions"]) == set(ASKED)
    return with_left_out(record, STUDENTS, Crowd.of(people))


def computed(people, record, known):
    """Count the small sets that follow from our numbers and a table, and not from it alone."""
    ours = seen(record, STUDENTS, Crowd.of(people), "suspended")
    assert ours.shown.sum() > 10
    both, theirs = (
        {row.tobytes() for row in span(one)} for one in (beside(ours, known), alone(ours, known))
    )
    return len(both - theirs)


@pytest.mark.parametrize(
    ("people", "known"), [(SCHOOL, CROSSED), (SMALL_SCHOOL, WITHOUT_ALL)], ids=["crossed", "alone"]
)
def test_a_group_by_a_way_that_the_room_does_not_have_is_not_computed(people, known):
    assert computed(people, told(people), known)
    assert computed(people, told(people, as_file(known)), known) == 0


def test_beside_more_ways_than_can_be_looked_at_nothing_is_shown_and_the_table_is_named(
    monkeypatch,
):
    monkeypatch.setattr(grouping, "MOST_BESIDE", len(ASKED))
    with pytest.raises(Problem, match=r"ways to group .* \(Suspended \(published\), "):
        told(SMALL_SCHOOL, as_file(WITHOUT_ALL))


@pytest.mark.parametrize("order", [1, -1], ids=["students first", "table first"])
def test_a_table_by_too_many_ways_is_refused_before_anything_is_stored(monkeypatch, order):
    first, second = (files(SMALL_SCHOOL), [as_file(WITHOUT_ALL)])[::order]
    with workspaces.passing() as workspace:
        grouping.declare(workspace, ASKED, of=DIMENSIONS)
        bringing.load(workspace, bringing.read(first).readings)
        monkeypatch.setattr(grouping, "MOST_BESIDE", len(ASKED))
        with pytest.raises(Problem, match=r"ways to group .* \(Suspended \(published\), "):
            bringing.load(workspace, bringing.read(second).readings)
        with workspace.rows() as cursor:
            stored = [
                cursor.execute(f"SELECT count(*) FROM {one}").fetchall()[0][0]  # noqa: S608
                for one in ("roster", "published")
            ]
    assert [bool(one) for one in stored] == [True, False][::order]


SCHOOLS = {
    "Lincoln": ("F" * 30, "M" * 30),
    "Roosevelt": ("F" * 33, "MMMM"),
    "Oak": ("F" * 50, "MM"),
}
PEOPLE = [
    {"school": school, "gender": gender, "grade": str(6 + number % 2)}
    for school, genders in SCHOOLS.items()
    for number, gender in enumerate("".join(genders))
]
MERGED = {"school": {"Lincoln and Oak": ("Lincoln", "Oak")}}
OF_LINCOLN = ({"school": "Lincoln"}, *({"school": "Lincoln", "gender": one} for one in "FM"))
"""What its table prints: of no few. But only six boys are in the other schools."""


def merged_files(*, with_table):
    """Write three schools, every seventh student suspended, and a table of one of them."""
    lines = {
        "roster": ["Student ID,School Year,School,Gender,Grade"],
        "log": ["Student ID,School Year,Incident Date,Action Taken"],
        "table": ["School,School Year,Group,Students,Suspended"],
    }
    for number, one in enumerate(PEOPLE):
        lines["roster"].append(f"{number:04d},2025-26," + ",".join(one.values()))
        if number % 7 == 0:
            lines["log"].append(f"{number:04d},2025-26,2025-10-01,Suspension")
    for said in OF_LINCOLN:
        inside = [number for number, one in enumerate(PEOPLE) if said.items() <= one.items()]
        group = {"F": "Female", "M": "Male"}.get(said.get("gender"), "All students")
        suspended = sum(number % 7 == 0 for number in inside)
        lines["table"].append(f"Lincoln,2025-26,{group},{len(inside)},{suspended}")
    if not with_table:
        del lines["table"]
    return [(f"{name}.csv", "\n".join(text).encode()) for name, text in lines.items()]


def told_of_merged(*, with_table):
    with workspaces.passing() as workspace:
        files = merged_files(with_table=with_table)
        bringing.load(workspace, bringing.read(files).readings)
        merging.declare(workspace, MERGED, known={})
        record = showing.shown(workspace, k=K)
        assert published.left_out(workspace) == ()
    return record


def row(conditions, beside=None):
    """Mark the people of a group, schools by their old names or by the merged one."""
    written = {"Girls": "F", "Boys": "M", "Lincoln and Oak": ("Lincoln", "Oak")}

    def has(one, name, value):
        return one[name] in written.get(value, (value,))

    return [
        float(all(has(one, *each) for each in conditions) and not (beside and has(one, *beside)))
        for one in PEOPLE
    ]


def follows(shown):
    """Tell whether the few boys of the other schools are a combination of what is shown."""
    known = np.array([*shown, *(row(said.items()) for said in OF_LINCOLN)])
    few = [float(one["gender"] == "M" and one["school"] != "Lincoln") for one in PEOPLE]
    assert sum(few) == 6
    return np.linalg.matrix_rank([*known, few]) == np.linalg.matrix_rank(known)


@pytest.mark.parametrize("with_table", [False, True])
def test_a_school_that_was_merged_is_not_taken_out_by_its_own_table(with_table):
    record = told_of_merged(with_table=with_table)
    shown = [
        row(one["conditions"], one["complement_of"])
        for one in record["groups"]
        if one["measures"]["suspended"]
    ]
    heads = [
        row([(way["dimension"], group["group"])])
        for way in record["who_is_here"]
        for group in way["groups"]
        if group["enrolled"]
    ]
    assert len(shown) > 5
    assert len(heads) > 2
    assert follows(shown) == (not with_table)
    assert follows(heads) == (not with_table)
