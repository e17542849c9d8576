"""Days absent with and without an excuse: together they are all days, one alone is never that."""

import pytest

from equity.intake.cleaning import clean
from equity.problems import Problem
from equity.vocabulary import Field, FileKind
from published_files import read, written

BOTH = """
    Student ID,Days Enrolled,Excused Absences,Unexcused Absences
    1001,180,10,8
    1002,180,2,0
    1003,175,0,20
"""


def cleaned(text):
    (reading,) = read(written(text, "attendance_2024-25.csv"))
    assert reading.mapping.kind is FileKind.ATTENDANCE
    return clean(reading, key=b"k" * 32, period=None)


@pytest.mark.parametrize(
    ("excused", "unexcused"),
    [
        ("Excused Absences", "Unexcused Absences"),
        ("Days Absent (Excused)", "Days Absent (Unexcused)"),
        ("ExcusedAbsences", "UnexcusedAbsences"),
        ("Days Excused", "Days Unexcused"),
    ],
)
def test_days_with_and_without_an_excuse_are_added_up(excused, unexcused):
    text = BOTH.replace("Unexcused Absences", unexcused).replace("Excused Absences", excused)
    table = cleaned(text)
    assert table.frame["absent"].tolist() == [18, 2, 20]
    assert table.frame["enrolled"].tolist() == [180, 180, 175]
    assert any("added up" in one.sentence for one in table.checks)


@pytest.mark.parametrize("name", ["Unexcused Absences", "Days Absent (Unexcused)", "Days Excused"])
def test_one_kind_alone_is_never_all_days(name):
    text = f"Student ID,Days Enrolled,{name}\n1001,180,8\n1002,180,0"
    with pytest.raises(Problem, match="only a part"):
        cleaned(text)


@pytest.mark.parametrize("unit", ["Periods", "Class Periods", "Hours"])
def test_periods_with_and_without_an_excuse_are_no_days(unit):
    text = BOTH.replace("Absences", f"Absences ({unit})")
    (reading,) = read(written(text, "attendance_2024-25.csv"))
    assert not {Field.DAYS_EXCUSED, Field.DAYS_UNEXCUSED} & {
        one.field for one in reading.mapping.columns
    }


def test_all_days_absent_beside_their_kinds_are_not_said_to_be_added_up():
    text = BOTH.replace("Enrolled,", "Enrolled,Days Absent,").replace("180,10", "180,18,10")
    text = text.replace("180,2,", "180,2,2,").replace("175,", "175,20,")
    table = cleaned(text)
    assert table.frame["absent"].tolist() == [18, 2, 20]
    assert not any("excuse" in one.sentence for one in table.checks)


def test_all_days_absent_go_before_their_kinds_and_a_contradiction_is_told():
    text = """
        Student ID,Days Enrolled,Excused Absences,Unexcused Absences,Absences
        1001,180,10,8,20
        1002,180,2,0,1
    """
    table = cleaned(text)
    assert table.frame["absent"].tolist() == [20, 1]
    assert any("than days absent: 1" in one.sentence for one in table.checks)


def test_a_row_with_one_kind_blank_is_listed_and_other_days_are_named():
    text = BOTH.replace("Absences\n", "Absences,Suspension Days\n").replace("180,2,0", "180,,3")
    text = "\n".join(line + (",1" if line.strip()[:2] == "10" else "") for line in text.split("\n"))
    table = cleaned(text)
    assert table.frame["absent"].tolist() == [18, 20]
    assert len(table.listed) == 1
    assert any("'Suspension Days'" in one.sentence and one.needs_a_look for one in table.checks)
