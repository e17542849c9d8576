"""One sheet with groups, absences, averages and suspensions: a list, and a table of each."""

import pytest

from equity.chain import answering, bringing, workspaces
from equity.question import Question
from equity.vocabulary import FileKind, View

HEAD = "Student ID,Race,Gender,Lunch,Days Absent,Days Enrolled,GPA,OSS Count,ELA Level"
ROWS = "".join(
    f"{n:03d},{'Black' if n % 2 else 'White'},F,Free,{30 * (n % 4 == 1)},180,{n % 4},{n % 2},3\n"
    for n in range(20)
)
ATTENDED = "Student ID,Days Absent,Days Enrolled\n" + "".join(f"{n:03d},0,180\n" for n in range(20))


def read(*texts):
    files = [(f"{place}_2025-26.csv", text.encode()) for place, text in enumerate(texts)]
    return bringing.read(files).readings


def test_each_kind_of_number_is_a_table_of_its_own_and_counted():
    readings = read(f"{HEAD}\n{ROWS}")
    assert [one.mapping.kind for one in readings] == [
        *(FileKind.ROSTER, FileKind.TOTALS, FileKind.ATTENDANCE, FileKind.ACADEMICS)
    ]
    workspace = workspaces.create("One sheet")
    bringing.load(workspace, readings)
    asked = Question(measures=("suspended", "chronically_absent", "gpa"), by=("race_ethnicity",))
    tables = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    found = [{one.group[0][:5]: one.total.low for one in table.groups} for table in tables]
    workspaces.delete(workspace)
    assert found == [
        {"Black": 10, "White": 0},
        {"Black": 5, "White": 0},
        {"Black": 20, "White": 10},
    ]


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        ((HEAD.replace("Enrolled", "Late") + f"\n{ROWS}",), {FileKind.TOTALS, FileKind.ACADEMICS}),
        ((f"{HEAD}\n{ROWS}", ATTENDED), {FileKind.TOTALS, FileKind.ACADEMICS}),
        ((f"{HEAD}\n{ROWS}{ROWS}",), set()),
    ],
)
def test_no_table_is_made_of_what_is_a_question_told_elsewhere_or_said_twice(texts, kinds):
    made = [one for one in read(*texts) if one.sheet.name]
    assert {one.mapping.kind for one in made} == kinds
