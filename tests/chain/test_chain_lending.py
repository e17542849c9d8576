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
    assert any("of the agency's files are missing" in one.sentence for one in report.checks)


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


OLD_RACES = {"HI": "HIS", "AM": "AME", "AS": "ASI", "HP": "HI_PAC", "BL": "BLA", "WH": "WHI"}
OLD_RACES |= {"TR": "2_OR_MORE"}
OLD_TABLES = {
    "05 - Overall Enrollment": ("SCH_ENR", "ENROL"),
    "Pt 2_35-2 - In-school": ("SCH_DISCWODIS_ISS", "IN_SCH_SUS_NO_DIS"),
    "Pt 2_35-3 - Only one": ("SCH_DISCWODIS_SINGOOS", "SINGLE_SUS_NO_DIS"),
    "Pt 2_35-4 - More than one": ("SCH_DISCWODIS_MULTOOS", "MULT_SUS_NO_DIS"),
    "Pt 2_36-2 - In-school": ("SCH_DISCWDIS_ISS_IDEA", "IN_SCH_SUS_DIS"),
    "Pt 2_36-3 - Only one": ("SCH_DISCWDIS_SINGOOS_IDEA", "SINGLE_SUS_DIS"),
    "Pt 2_36-4 - More than one": ("SCH_DISCWDIS_MULTOOS_IDEA", "MULT_SUS_DIS"),
}


def of_2011(*, hidden=()):
    """Give the same schools in the tables and names of 2011-12; hidden (name, school) are "<=2"."""
    files = []
    for name, (new, old) in OLD_TABLES.items():
        rows = []
        for school, row in enumerate(rows_of()):
            table = {one: row[one] for one in ("LEA_STATE", "LEA_NAME", "SCH_NAME", "COMBOKEY")}
            for sex in "MF":
                for race, old_race in OLD_RACES.items():
                    label = f"{sex}_{old_race}_7_{old}"
                    shown = row[f"{new}_{race}_{sex}"]
                    table[label] = "<=2" if (label, school) in hidden else shown
                table[f"{sex}_TOT_7_{old}"] = "9999"
            rows.append(table)
        files.append((f"2011-12 Public Use File_SCH_CRDC-{name}.csv", written(rows)))
    return files


def of_two_measures(table):
    kept = table["measure"].isin(["published.out_of_school", "published.in_school"])
    places = table["place"].str.replace("VA:", "Virginia:")
    return table[kept].drop(columns="period").assign(place=places).reset_index(drop=True)


def test_the_tables_of_2011_are_put_together_school_by_school():
    readings = bringing.read(of_2011()).readings
    (reading,) = [one for one in readings if one.mapping.kind]
    assert reading.mapping.period == "2011-12"
    (whole,) = bringing.read([(WHOLE, written(rows_of()))]).readings
    found, expected = (of_two_measures(cells(one)) for one in (reading, whole))
    assert len(found) > 100
    assert found.equals(expected)


def test_a_count_of_2011_that_is_hidden_is_a_range_in_every_sum():
    label = "M_BLA_7_SINGLE_SUS_NO_DIS"
    plain, hidden = (
        of_two_measures(
            cells(next(one for one in bringing.read(files).readings if one.mapping.kind))
        )
        for files in (of_2011(), of_2011(hidden={(label, 0)}))
    )
    shown = int(rows_of()[0]["SCH_DISCWODIS_SINGOOS_BL_M"])
    wider = hidden[hidden["k_low"] < hidden["k_high"]]
    assert set(wider["measure"]) == {"published.out_of_school"}
    assert all(
        {"Boys", "Black or African American"} & {*one.split("\x1f")} for one in wider["groups"]
    )
    before = plain.loc[wider.index]
    assert (wider["k_low"] == before["k_low"] - shown).all()
    assert (wider["k_high"] == before["k_low"] - shown + 2).all()
    assert wider["why"].notna().all()
    assert (hidden.drop(wider.index)["why"].isna()).all()


@pytest.mark.parametrize("missing", ["05 -", "36-"])
def test_a_table_of_2011_alone_says_what_is_missing(missing):
    files = [one for one in of_2011() if missing not in one[0]]
    reports = bringing.check(bringing.read(files).readings)
    assert all(one.loaded == 0 for one in reports)
    told = [check.sentence for one in reports for check in one.checks]
    assert any("Civil Rights Data Collection 2011-12" in one for one in told)


def test_tables_by_five_races_are_not_taken_for_those_of_2011():
    (file, *_others) = of_2011()
    renamed = file[1].replace(b"M_WHI_7_ENROL", b"M_BLA_5_ENROL")
    (reading,) = bringing.read([(file[0], renamed)]).readings
    assert "2011-12" not in reading.mapping.why
