"""Files in the layouts of many agencies give the numbers that plain Python counts in them."""

import csv

import pytest

from equity.vocabulary import Field, FileKind
from published_layouts import (
    BLACK,
    FOLDER,
    HISPANIC,
    LONG,
    WHITE,
    Layout,
    cleaned,
    numbers,
    readings,
)

SURE = 0.8
EVENTS_IN_KENTUCKY = "total_unique_event"


def told(layout: Layout) -> dict:
    if layout.file.startswith("kentucky"):
        layout.groups[EVENTS_IN_KENTUCKY] = ("events", "")
    found = {group: [end for ends in row for end in ends] for group, row in layout.expected()}
    return {group: row for group, row in found.items() if group[0] not in ("events", "grade")}


@pytest.mark.parametrize("layout", LONG, ids=lambda one: one.file.partition(".")[0])
def test_every_group_of_a_place_has_the_numbers_of_its_own_row(layout):
    (reading,) = readings(layout.file)
    assert reading.mapping.kind is FileKind.PUBLISHED
    assert reading.mapping.certainty >= SURE
    table = cleaned(reading)
    assert table.rows_in == table.loaded + len(table.listed)
    assert set(table.cells["period"]) == {layout.period}
    found, expected = numbers(table, layout.place, layout.measure), told(layout)
    assert set(found) == set(expected)
    for group, row in expected.items():
        assert found[group] == pytest.approx(row, nan_ok=True, abs=1e-9), group


def wide_rows(file: str, above: int = 0) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text.readlines()[above:]))


def test_illinois_takes_rates_of_absence_never_the_share_of_enrolment():
    file = "illinois_report_card_2022-23.csv"
    (reading,) = readings(file)
    found = numbers(cleaned(reading), "Statewide", "published.chronically_absent")
    row = next(one for one in wide_rows(file) if one["Type"] == "Statewide")
    for key, label in (
        (("", ""), "Chronic Absenteeism"),
        (("race_ethnicity", BLACK), "Chronic Absenteeism - Black or African American"),
        (("race_ethnicity", WHITE), "Chronic Absenteeism - White"),
        (("disability", "Students with disabilities"),
         "Chronic Absenteeism - Children with Disabilities"),
    ):  # fmt: skip
        assert found[key][4] == pytest.approx(float(row[label]) / 100)
    taken = {one.label for one in reading.mapping.columns if one.field is Field.AGG_RATE}
    assert not any("Enrollment" in one or "Attendance" in one for one in taken)


def test_two_letter_codes_in_column_names_tell_groups():
    file = "texas_like_wide_codes.csv"
    (reading,) = readings(file)
    table = cleaned(reading)
    row = wide_rows(file)[0]
    found = numbers(table, "ADAMS EL, LINCOLN ISD", "published.out_of_school")
    codes = {BLACK: "BL", WHITE: "WH", HISPANIC: "HI"}
    for group, code in codes.items():
        rate = float(row[f"C_{code}_OSS_STUDENTS_R"]) / 100
        assert found["race_ethnicity", group][4] == pytest.approx(rate)
    assert ("race_ethnicity", "Asian") not in found


def test_bands_above_the_names_belong_to_their_columns():
    file = "ohio_bands_discipline.csv"
    (reading,) = readings(file)
    found = numbers(cleaned(reading), "Lincoln City", "published.suspended")
    with (FOLDER / file).open(encoding="utf-8", newline="") as text:
        row = list(csv.reader(text))[3]
    for place, group in ((2, BLACK), (5, WHITE), (8, HISPANIC)):
        students, count, percent = (float(one) for one in row[place : place + 3])
        ends = [count, count, students, students, percent / 100, percent / 100]
        assert found["race_ethnicity", group] == pytest.approx(ends)


def test_every_sheet_of_a_workbook_is_a_place():
    tables = {
        one.sheet.name: cleaned(one) for one in readings("new_jersey_report_card_2022-2023.xlsx")
    }
    assert len(tables) == 3
    school = tables["ChronicAbsenteeismSchool"].cells.set_index(["dimension", "groups"])
    assert school.loc[("race_ethnicity", BLACK), "rate_low"] == pytest.approx(0.267)
    assert school.loc[("", ""), "rate_low"] == pytest.approx(0.142)
    assert school.loc[("homeless", "Students experiencing homelessness"), "rate_high"] < 1
    foster = school.loc[("foster", "Foster youth")]
    assert (foster["rate_low"], foster["rate_high"]) == (0, 1)
    assert all(set(one.cells["period"]) == {"2022-23"} for one in tables.values())


@pytest.mark.parametrize(
    "file", ["crdc_2015-16_schools.csv", "crdc_2017-18_schools.csv", "crdc_2020-21_schools.csv"]
)
def test_schools_of_the_federal_collection_are_added_without_reserve_codes(file):
    (reading,) = readings(file)
    table = cleaned(reading)
    found = numbers(
        table, "Virginia: 2 of 3 schools in this file, added up", "published.out_of_school"
    )
    rows = wide_rows(file)[:2]
    for group, code in ((BLACK, "BL"), (WHITE, "WH")):
        counts = sum(
            int(row[f"SCH_{part}_{code}_{sex}"])
            for row in rows
            for sex in "MF"
            for part in (
                "DISCWODIS_SINGOOS",
                "DISCWODIS_MULTOOS",
                "DISCWDIS_SINGOOS_IDEA",
                "DISCWDIS_MULTOOS_IDEA",
            )
        )
        students = sum(int(row[f"SCH_ENR_{code}_{sex}"]) for row in rows for sex in "MF")
        assert found["race_ethnicity", group][:4] == [counts, counts, students, students]
    assert any("1 of 3" in check.sentence for check in table.checks)


def test_chronic_absence_of_the_federal_collection_is_its_own_measure():
    table = cleaned(readings("crdc_2015-16_schools.csv")[0])
    assert set(table.cells["measure"]) == {
        "published.out_of_school",
        "published.in_school",
        "published.chronically_absent",
    }
