"""An agency's enrollment and its outcomes come in two files: they are read side by side."""

import csv
import io

import pytest

from equity.chain import bringing
from equity.intake.cleaning import clean
from equity.vocabulary import FileKind
from published_layouts import FOLDER

NAME = "crdc_2017-18_schools.csv"
WHOLE, ENROLLMENT, SUSPENSIONS = "whole_2017-18.csv", "Enrollment 2017-18.csv", "Suspensions.csv"


def rows_of(name=NAME):
    with (FOLDER / name).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def written(rows):
    text = io.StringIO()
    table = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()


def is_of_students(label):
    return label.startswith("SCH_ENR_")


def apart():
    """Give the federal file as the agency publishes it: students in one file, outcomes in another.

    The schools of the first stand in another order, and Excel took the zeros off their numbers.
    """
    students, outcomes = [], []
    for row in rows_of():
        students.append(
            {label: one for label, one in row.items() if "SCH_DISC" not in label}
            | {"COMBOKEY": row["COMBOKEY"].lstrip("0")}
        )
        outcomes.append({label: one for label, one in row.items() if not is_of_students(label)})
    return students[::-1], outcomes


def cells(reading):
    found = clean(reading, key=bytes(32), period="2017-18").cells
    return found.sort_values(["place", "measure", "dimension", "groups"]).reset_index(drop=True)


@pytest.mark.parametrize("order", [1, -1])
def test_two_files_give_what_one_file_with_both_gives(order):
    students, outcomes = apart()
    files = [(ENROLLMENT, written(students)), (SUSPENSIONS, written(outcomes))][::order]
    found = {one.sheet.file: one for one in bringing.read(files).readings}
    (whole,) = bringing.read([(WHOLE, written(rows_of()))]).readings
    assert found[SUSPENSIONS].mapping.kind is FileKind.PUBLISHED
    expected = cells(whole)
    assert len(expected) > 100
    assert cells(found[SUSPENSIONS]).equals(expected)
    assert found[ENROLLMENT].mapping.kind is None
    assert SUSPENSIONS in found[ENROLLMENT].mapping.why


def test_a_school_without_students_in_the_other_file_is_listed():
    students, outcomes = apart()
    files = [(ENROLLMENT, written(students[1:])), (SUSPENSIONS, written(outcomes))]
    reading = bringing.read(files).readings[1]
    table = clean(reading, key=bytes(32), period="2017-18")
    last = len(outcomes) + 1  # the lines of the file, its names among them
    assert [one.row for one in table.listed if ENROLLMENT in one.reason] == [last]
    assert table.rows_in == len(outcomes) == table.loaded + len(table.listed)


def test_of_two_files_with_students_none_is_taken():
    students, outcomes = apart()
    files = [(name, written(students)) for name in (ENROLLMENT, "Enrollment 2015-16.csv")]
    *_both, alone = bringing.read([*files, (SUSPENSIONS, written(outcomes))]).readings
    (report,) = bringing.check([alone])
    assert report.loaded == 0
    assert any("numbers of students are missing" in one.sentence for one in report.checks)


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        (
            "published.expelled",
            ["WODIS_EXPWE", "WODIS_EXPWOE", "WDIS_EXPWE_IDEA", "WDIS_EXPWOE_IDEA"],
        ),
        ("published.referred_to_police", ["WODIS_REF", "WDIS_REF_IDEA"]),
    ],
)
def test_expulsions_and_referrals_are_students_with_and_without_disabilities(key, parts):
    students, outcomes = apart()
    races = ("HI", "AM", "AS", "HP", "BL", "WH", "TR")
    names = [f"SCH_DISC{part}_{race}_{sex}" for part in parts for race in races for sex in "MF"]
    ours = [
        {"LEA_STATE": "VA", "LEA_NAME": row["LEA_NAME"], "SCH_NAME": row["SCH_NAME"]}
        | {"COMBOKEY": row["COMBOKEY"]}
        | {name: str(len(name) % 3) for name in names}
        for row in outcomes
    ]
    files = [(ENROLLMENT, written(students)), ("Other topics.csv", written(ours))]
    found = cells(bringing.read(files).readings[1])
    of_black = found[(found["groups"] == "Black or African American") & (found["measure"] == key)]
    one_school = sum(len(name) % 3 for name in names if "_BL_" in name)
    assert set(of_black.loc[of_black["level"] == "school", "k_low"]) == {one_school}
