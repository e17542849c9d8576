"""Surveys of students, staff and families: whoever is no student is never counted as one."""

import pytest

from equity.chain import answering, bringing, workspaces
from equity.question import Question
from equity.vocabulary import FileKind, View

STUDENTS = "Response ID,Race,I feel safe here,Rules here are fair\n" + "".join(
    f"S{n},{'Black' if n % 2 else 'White'},{'Agree' if n % 3 else 'Disagree'},Agree\n"
    for n in range(40)
)
STAFF = STUDENTS.replace("S", "T").replace("Black", "White")


def read(*files):
    return bringing.read([(name, text.encode()) for name, text in files]).readings


def safe(workspace):
    asked = Question(measures=("item.i_feel_safe_here",))
    (table,) = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    return table.everyone.total.low, table.everyone.persons.low


def test_a_survey_of_staff_is_left_out_beside_that_of_students_and_says_why():
    readings = read(("student_survey_2025-26.csv", STUDENTS), ("staff_survey_2025-26.csv", STAFF))
    assert [one.mapping.kind for one in readings] == [FileKind.SURVEY, None]
    assert "Staff seem to have answered it" in readings[1].mapping.why
    assert "Staff seem" in bringing.check(readings)[1].checks[0].sentence
    workspace = workspaces.create("Students alone")
    bringing.load(workspace, readings)
    good = sum(bool(n % 3) for n in range(40))
    assert safe(workspace) == (good, 40)
    workspaces.delete(workspace)


def test_what_was_confirmed_for_students_is_not_taken_for_staff_with_the_same_questions():
    workspace = workspaces.create("Confirmed")
    bringing.load(workspace, read(("student_survey_2025-26.csv", STUDENTS)))
    (again,) = read(("student_survey_2026-27.csv", STUDENTS))
    (staff,) = read(("staff_survey_2025-26.csv", STAFF))
    assert again.mapping.kind is FileKind.SURVEY
    assert "confirmed" in again.mapping.why
    assert staff.mapping.kind is None
    workspaces.delete(workspace)


@pytest.mark.parametrize(
    ("name", "questions", "kind"),
    [
        ("teachers.csv", ("I feel safe here", "Rules are fair"), None),
        ("FamilyClimate.csv", ("I feel safe here", "Rules are fair"), None),
        ("spring.csv", ("My child feels safe", "My child's teacher listens"), None),
        ("spring.csv", ("I trust my students", "My classroom is calm"), None),
        ("spring.csv", ("My teacher listens", "My family is welcome"), FileKind.SURVEY),
        ("students on staff.csv", ("Teachers listen", "Rules are fair"), FileKind.SURVEY),
    ],
)
def test_names_and_questions_say_who_answered(name, questions, kind):
    text = f"Response ID,{','.join(questions)}\n" + "1,Agree,Disagree\n2,Disagree,Agree\n" * 5
    (reading,) = read((name, text))
    assert reading.mapping.kind is kind


def test_rows_of_staff_in_a_survey_of_everybody_are_listed():
    rows = STUDENTS.splitlines()
    some = ["Student", "Teacher", "Parent of a student", "", "Student", "Neighbor", "Teacher", ""]
    roles = ["What is your role?", *(some * 5)]
    text = "\n".join(f"{row},{role}" for row, role in zip(rows, roles, strict=True))
    workspace = workspaces.create("Everybody")
    report = bringing.load(workspace, read(("survey_2025-26.csv", text)))
    assert len(report.listed) == 20
    assert {one.reason for one in report.listed} == {
        "answered by staff, a family or others, not by a student"
    }
    kept = [n for n in range(40) if n % 4 in (0, 3)]
    assert safe(workspace) == (sum(bool(n % 3) for n in kept), 20)
    workspaces.delete(workspace)
