"""Results of tests, from the file to the share of each group that met the standard."""

import pytest

from equity.chain import answering, bringing, workspaces
from equity.problems import Problem
from equity.question import Question
from equity.vocabulary import View

ROSTER = "Student ID,Race,School Year\n" + "".join(
    f"{n:03d},{'Black' if n % 2 else 'White'},2025-26\n" for n in range(60)
)
TESTS = "Student ID,Subject,Scale Score,Achievement Level\n" + "".join(
    f"{n:03d},{subject},2{n:03d},{level}\n"
    for n in range(50)
    for subject, level in (
        ("ELA", "Standard Met" if n % 3 else "Standard Not Met"),
        ("Mathematics", "Standard Exceeded" if n % 4 == 1 else "Standard Nearly Met"),
    )
)


@pytest.fixture
def workspace():
    made = workspaces.create("Tests")
    yield made
    workspaces.delete(made)


def load(workspace, tests):
    files = [("roster.csv", ROSTER.encode()), ("tests_2025-26.csv", tests.encode())]
    return bringing.load(workspace, bringing.read(files).readings)


def found(workspace, measure):
    asked = Question(measures=(measure,), by=("race_ethnicity",))
    (table,) = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    return {one.group[0]: (one.total.low, one.persons.low) for one in table.groups if one.shown}


def test_each_subject_has_its_share_of_the_students_with_a_result(workspace):
    report = load(workspace, TESTS)
    assert [(one.rows_in, one.loaded) for one in report.files] == [(60, 60), (100, 100)]
    assert found(workspace, "met_english") == {
        "Black or African American": (17, 25),
        "White": (16, 25),
    }
    assert found(workspace, "met_math") == {"Black or African American": (13, 25), "White": (0, 25)}
    assert {one.key for one in answering.measures(workspace)} == {"met_english", "met_math"}
    said = " ".join(one.sentence for one in report.joined)
    assert "Students on the list of 2025-26 without test results: 10" in said


def test_the_best_of_several_results_counts(workspace):
    again = "".join(f"{n:03d},ELA,2000,Standard Met\n" for n in range(0, 50, 3))
    load(workspace, TESTS + again)
    assert found(workspace, "met_english") == {
        "Black or African American": (25, 25),
        "White": (25, 25),
    }


def test_levels_in_numbers_load_nothing_before_they_are_explained(workspace):
    with pytest.raises(Problem, match="'3'"):
        load(workspace, TESTS.replace("Standard Met", "3"))
    assert answering.measures(workspace) == ()


def test_the_room_reads_of_the_standard_in_plain_words(workspace):
    load(workspace, TESTS)
    measures = {one.key: one for one in answering.measures(workspace)}
    assert measures["met_math"].wording.less.startswith(
        "The school brings fewer {group} to the standard in math: {rate} of 100."
    )
