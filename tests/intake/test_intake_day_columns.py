"""A table with a row for each student and a column for each day becomes days, or a question."""

import json
import random

import pytest
from written_sheets import KEY, cleaned, sentences, sheet, values

from equity.cli import main
from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.meanings import is_unexplained, values_of
from equity.intake.recogniser import recognise
from equity.intake.years import period_of
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

DATES = [f"2025-10-{day:02d}" for day in range(1, 11)]
WAYS = [
    [f"10/{day}" for day in range(1, 11)],
    [f"10/{day}/2025" for day in range(1, 11)],
    [f"Wed 10/{day}/25" for day in range(1, 11)],
    [f"{day}-Oct" for day in range(1, 11)],
    [f"Oct {day}, 2025" for day in range(1, 11)],
    [f"202510{day:02d}" for day in range(1, 11)],
]


def table(dates=DATES, **codes):
    """Give a table of days of students (by name), a sign for each day."""
    days = {
        date: [one[place].strip() for one in codes.values()] for place, date in enumerate(dates)
    }
    return {"Student ID": list(codes), **days}


def days_of(found):
    frame = found.frame
    return list(zip(frame["absent"].tolist(), frame["enrolled"].tolist(), strict=True))


@pytest.mark.parametrize("dates", WAYS, ids=lambda dates: dates[0])
def test_days_are_known_however_they_are_written(dates):
    columns = table(dates, a="PPPPPPPPAT", b="PPPPPPPPPP") | {"Note": ["", ""]}
    mapping = recognise(sheet(columns))
    assert mapping.kind is FileKind.ATTENDANCE
    assert mapping.labels_of(Field.ATTENDANCE_CODE) == tuple(dates)
    assert days_of(cleaned(columns)) == [(1, 10), (0, 10)]


def test_the_school_year_is_told_by_the_days():
    columns = sheet(table(a="PPPPPPPPAT"))
    assert period_of(Reading(columns, recognise(columns))) == "2025-26"


def test_a_blank_day_is_no_day_and_a_student_without_any_is_listed():
    found = cleaned(table(a="PPAA      ", b="          ", c="PPPPPPPPPA"), period=None)
    assert days_of(found) == [(2, 4), (1, 10)]
    assert "no attendance code" in sentences(found)
    assert set(values(found, "period")) == {"2025-26"}


def test_a_code_that_is_new_is_asked_for_once_for_all_days():
    columns = sheet(table(a="PPPPPPPPEE", b="EPPPPPPPPP"))
    mapping = recognise(columns)
    reading = Reading(columns, mapping)
    asked = [one.label for one in mapping.columns if is_unexplained(reading, one)]
    assert asked == [DATES[0]]
    assert {one.text: one.rows for one in values_of(reading, mapping.column(DATES[0]))} == {
        "P": 17,
        "E": 3,
    }
    with pytest.raises(Problem, match="'E'"):
        clean(reading, key=KEY, period=None)
    told = Reading(columns, mapping.with_meaning(DATES[0], "e", "Half a day absent"))
    assert days_of(clean(told, key=KEY, period=None)) == [(1, 10), (0.5, 10)]


def test_where_blank_could_mean_present_nothing_is_guessed():
    columns = sheet(table(a="A    T   A", b="          ", c="T         "))
    mapping = recognise(columns)
    with pytest.raises(Problem, match="was present"):
        clean(Reading(columns, mapping), key=KEY, period=None)
    told = Reading(columns, mapping.with_meaning(DATES[0], "", "Present"))
    assert days_of(clean(told, key=KEY, period=None)) == [(2, 10), (0, 10), (0, 10)]


def test_days_of_two_school_years_are_never_added_up():
    dates = [f"2025-0{month}-0{day}" for month in (6, 9) for day in range(1, 6)]
    with pytest.raises(Problem, match="several school years"):
        cleaned(table(dates, a="PPPPPPPPAT"))


def test_a_day_with_two_columns_is_left_to_a_person():
    columns = table(a="PPPPPPPPAT", b="PPPPPPPPPP")
    columns["2025-10-01 (2)"] = ["A", "A"]
    assert recognise(sheet(columns)).kind is not FileKind.ATTENDANCE


def test_a_school_counts_as_plain_python_counts(tmp_path, capsys):
    drawn = random.Random(7)
    students = {}
    for place in range(240):
        signs = "PPPPPPPA" if place % 3 else "PPPPPPPPPPPPPPPPA"
        students[str(1000 + place)] = [drawn.choice(signs) for _day in range(40)]
    dates = [f"2023-{month:02d}-{day:02d}" for month in (9, 10) for day in range(1, 21)]
    lines = [",".join(["Student ID", *dates])]
    lines += [",".join([one, *codes]) for one, codes in students.items()]
    (tmp_path / "attendance.csv").write_text("\n".join(lines), encoding="utf-8")
    races = {one: "White" if place % 3 else "Asian" for place, one in enumerate(students)}
    roster = ["Student ID,School Year,Race", *(f"{one},2023-24,{races[one]}" for one in students)]
    (tmp_path / "roster.csv").write_text("\n".join(roster), encoding="utf-8")
    files = [str(tmp_path / name) for name in ("roster.csv", "attendance.csv")]
    asked = ["--view", "staff", "--by", "race_ethnicity", "--measure", "chronically_absent"]
    assert main(["gaps", *files, *asked, "--format", "json"]) == 0, capsys.readouterr().err
    (found,) = json.loads(capsys.readouterr().out)["tables"]
    for one in found["groups"]:
        (race,) = one["group"]
        mine = [codes for student, codes in students.items() if races[student] == race]
        assert one["n"] == [len(mine)] * 2
        assert one["k"][0] == sum(10 * codes.count("A") >= len(codes) for codes in mine)
