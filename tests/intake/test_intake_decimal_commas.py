"""A comma before decimals is one where the whole column says so, and is never guessed."""

import json

import pytest

from equity.cli import main
from published_files import read

RACES = ("Black or African American", "White", "Hispanic/Latino")
SHOWN = ("Black or African American", "White", "Hispanic or Latino")
NUMBERS = ((1600, 200), (4100, 205), (1234, 111))


def percent(count, students):
    return f"{100 * count / students:.1f}".replace(".", ",")


def thousands(number):
    return f"{number:,}".replace(",", ".")


def published(tmp_path, **cells):
    """Write a semicolon file; `cells` are column -> how it writes students and suspended."""
    lines = [";".join(("District", "School Year", "Student Group", *cells))]
    for race, (students, count) in zip(RACES, NUMBERS, strict=True):
        values = (write(students, count) for write in cells.values())
        lines.append(";".join(("Lincoln", "2023-24", race, *values)))
    path = tmp_path / "suspension.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def gaps(path, capsys):
    asked = ["gaps", str(path), "--by", "race_ethnicity", "--compared-with", "White"]
    assert main([*asked, "--format", "json"]) == 0, capsys.readouterr().err
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    return {one["group"][0]: one for one in table["groups"]}


@pytest.mark.parametrize("sign", ["", "%", " %"])
def test_published_percents_and_thousands_are_read_as_they_are_meant(sign, tmp_path, capsys):
    path = published(
        tmp_path,
        Enrollment=lambda students, _count: thousands(students),
        **{"Suspension Rate": lambda students, count: percent(count, students) + sign},
    )
    found = gaps(path, capsys)
    for group, (students, count) in zip(SHOWN, NUMBERS, strict=True):
        assert found[group]["n"] == [students, students]
        assert found[group]["rate"][0] == pytest.approx(round(100 * count / students, 1) / 100)


def test_counts_beside_them_are_read_too(tmp_path, capsys):
    path = published(
        tmp_path,
        Enrollment=lambda students, _count: thousands(students) + ",0",
        Suspended=lambda _students, count: f"{count},0",
        **{"Suspension Rate": lambda students, count: percent(count, students)},
    )
    found = gaps(path, capsys)
    for group, (students, count) in zip(SHOWN, NUMBERS, strict=True):
        assert (found[group]["k"], found[group]["n"]) == ([count] * 2, [students] * 2)


def test_a_masked_percent_stays_a_range_beside_them(tmp_path, capsys):
    path = published(
        tmp_path,
        Enrollment=lambda students, _count: thousands(students),
        **{
            "Suspension Rate": lambda students, count: (
                "<5,0 %" if 100 * count / students < 6 else percent(count, students)
            )
        },
    )
    found = gaps(path, capsys)
    assert found["White"]["rate"] == [0, pytest.approx(0.05)]
    assert found["Hispanic or Latino"]["rate"] == [pytest.approx(0.09)] * 2


def column(text, label):
    (reading,) = read(("table.csv", text.encode()))
    return reading.sheet.column(label).tolist()


@pytest.mark.parametrize(
    ("label", "values", "read_as"),
    [
        ("Rate", ["7,3", "<5,0 %", "12,5-15,0", "*"], ["7.3", "<5.0 %", "12.5-15.0", "*"]),
        ("Rate", ["0,073", "0,125"], ["0.073", "0.125"]),
        ("Days Absent", ["12,5", "3"], ["12.5", "3"]),
        ("Anteil", ["7,3 %", "12,5 %"], ["7.3 %", "12.5 %"]),
        ("Rate", ["7,333", "1,437"], ["7,333", "1,437"]),
        ("Rate", ["7,3", "12.5"], ["7,3", "12.5"]),
        ("Enrollment", ["1,43", "1,437"], ["1,43", "1,437"]),
        ("Enrollment", ["1.000", "2.500"], ["1.000", "2.500"]),
        ("Race", ["4,5", "1"], ["4,5", "1"]),
        ("Grade", ["4,5", "6"], ["4,5", "6"]),
        ("Which do you use?", ["1,2", "3,4"], ["1,2", "3,4"]),
        ("What do you think?", ["Only 7,3 % of us"] * 2, ["Only 7,3 % of us"] * 2),
    ],
)
def test_only_a_column_that_fits_nothing_else_is_changed(label, values, read_as):
    rows = "\n".join(f"Lincoln;{value}" for value in values)
    assert column(f"District;{label}\n{rows}", label) == read_as


def test_a_thousand_with_a_point_stays_open_beside_decimals_with_a_point():
    text = "District;Enrollment;Rate;Other rate\nLincoln;1.000;7,3;12.5\nAdams;2.500;8,1;3.5"
    assert column(text, "Enrollment") == ["1.000", "2.500"]


def test_what_was_done_is_said():
    (reading,) = read(("table.csv", b"District;Rate\nLincoln;7,3\nAdams;12,5"))
    assert "Numbers with a decimal comma, such as 7,5, were read as 7.5: 'Rate'." in (
        reading.sheet.notes
    )
