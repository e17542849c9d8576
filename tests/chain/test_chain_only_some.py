"""Files that name only students who have something: the others are counted as having none."""

import pytest

from equity.chain import answering, bringing, workspaces
from equity.question import Question
from equity.vocabulary import View

YEAR = "2025-26"
ROSTER = "Student ID,Race,School Year\n" + "".join(
    f"{n:03d},{'Black' if n % 2 else 'White'},{YEAR}\n" for n in range(20)
)
LOW = "Student ID,Course,Mark\n001,Algebra,F\n003,Art,D\n003,Band,D+\n004,Art,F\n005,Art,D\n"
LOW += "007,Art,D\n"
ADVANCED = "Student ID,Course,Mark\n" + "".join(f"{n:03d},AP Art,B\n" for n in (1, 3, 4, 5, 7))
ABSENT = "Student ID,Days Enrolled,Days Absent\n" + "".join(
    f"{n:03d},180,{20 + n}\n" for n in (1, 3, 4, 5, 7)
)


@pytest.fixture
def workspace():
    made = workspaces.create("Lists")
    yield made
    workspaces.delete(made)


def load(workspace, *texts, roster=ROSTER):
    files = [(f"{place}_{YEAR}.csv", text.encode()) for place, text in enumerate((roster, *texts))]
    report = bringing.load(workspace, bringing.read(files).readings)
    return " ".join(one.sentence for one in report.joined if one.needs_a_look)


def found(workspace, measure):
    asked = Question(measures=(measure,), by=("race_ethnicity",))
    (table,) = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    return {one.group[0][:5]: (one.total.low, one.persons.low) for one in table.groups if one.shown}


def keys(workspace):
    return [one.key for one in answering.measures(workspace)]


def test_who_is_not_on_a_list_of_low_marks_passed_every_class(workspace):
    assert "Every mark of 2025-26 that counts is a D or an F" in load(workspace, LOW)
    assert found(workspace, "passed_all") == {"Black": (9, 10), "White": (9, 10)}
    assert keys(workspace) == ["passed_all"]


def test_lists_of_low_marks_and_of_advanced_classes_are_each_of_some_students(workspace):
    load(workspace, LOW, ADVANCED)
    assert found(workspace, "passed_all") == {"Black": (9, 10), "White": (9, 10)}
    assert found(workspace, "advanced") == {"Black": (4, 10), "White": (1, 10)}


def test_a_list_of_low_marks_beside_averages_leaves_these_as_they_are(workspace):
    averages = "Student ID,GPA\n" + "".join(f"{n:03d},3.5\n" for n in range(20))
    load(workspace, LOW, averages)
    assert found(workspace, "passed_all") == {"Black": (9, 10), "White": (9, 10)}
    assert found(workspace, "gpa") == {"Black": (35, 10), "White": (35, 10)}


def test_who_is_not_on_a_list_of_advanced_classes_took_none(workspace):
    assert "Every class of 2025-26 is an advanced one" in load(workspace, ADVANCED)
    assert found(workspace, "advanced") == {"Black": (4, 10), "White": (1, 10)}
    assert keys(workspace) == ["advanced"]


def test_advanced_classes_beside_others_are_no_such_list(workspace):
    assert "Every class" not in load(workspace, f"{ADVANCED}009,Band,F\n")
    assert found(workspace, "advanced") == {"Black": (4, 5), "White": (1, 1)}
    assert found(workspace, "passed_all") == {"Black": (4, 5), "White": (1, 1)}


def test_who_is_not_on_a_list_of_the_chronically_absent_is_not(workspace):
    assert "names only students who are chronically absent" in load(workspace, ABSENT)
    assert found(workspace, "chronically_absent") == {"Black": (4, 10), "White": (1, 10)}


def test_a_list_with_one_who_is_not_tells_only_of_those_on_it(workspace):
    assert "names only" not in load(workspace, f"{ABSENT}009,180,1\n")
    assert found(workspace, "chronically_absent") == {"Black": (4, 5), "White": (1, 1)}


@pytest.mark.parametrize("place", ["School", "Grade"])
@pytest.mark.parametrize(
    ("text", "measure", "counts"),
    [
        (LOW, "passed_all", (9, 9)),
        (ADVANCED, "advanced", (4, 1)),
        (ABSENT, "chronically_absent", (4, 1)),
    ],
)
def test_of_a_school_or_grade_that_nobody_on_the_list_is_of_it_tells_nothing(
    workspace, place, text, measure, counts
):
    roster = ROSTER.replace("School Year\n", f"School Year,{place}\n").replace(
        f"{YEAR}\n", f"{YEAR},7\n"
    )
    others = "".join(f"{n},{'Black' if n % 2 else 'White'},{YEAR},8\n" for n in range(500, 520))
    load(workspace, text, roster=roster + others)
    black, white = counts
    assert found(workspace, measure) == {"Black": (black, 10), "White": (white, 10)}
