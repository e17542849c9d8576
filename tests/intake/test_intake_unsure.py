"""Published files that leave something open end in a question; what is mapped by hand is right."""

import csv
import math

import pytest

from equity.intake.mapping import Reading
from equity.problems import Problem
from equity.vocabulary import Field, FileKind
from published_files import read
from published_layouts import BLACK, FOLDER, cleaned, numbers, readings


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("crdc_2020-21_suspensions_alone.csv", "of the agency's files are missing"),
        ("digits_for_race_suspension_2022-23.csv", "written in numbers"),
        ("events_not_students_2022-23.csv", "rate cannot be made"),
        ("rates_without_groups_suspension_2022-23.csv", "no groups to compare"),
        ("semesters_suspension_2022-23.csv", "several parts"),
    ],
)
def test_what_is_not_sure_ends_in_a_question(file, title):
    (reading,) = readings(file)
    with pytest.raises(Problem, match=title):
        cleaned(reading)


def test_codes_of_one_letter_are_no_groups():
    assert readings("texas_like_single_letters.csv") == ()


def test_a_mask_without_a_number_is_as_wide_as_the_notes_of_the_file_say():
    text = (
        "Suspensions 2022-23\nDistrict,Race,Enrollment,Students Suspended\nLincoln,Black,100,*\n"
        "Lincoln,White,300,25\nNote: fewer than 20 students are shown as *\n"
    )
    table = cleaned(read(("table.csv", text.encode()))[0])
    masked = table.cells[table.cells["groups"] == BLACK].iloc[0]
    assert (masked["k_low"], masked["k_high"]) == (0, 19)
    assert set(table.cells["period"]) == {"2022-23"}


def test_groups_that_add_up_to_more_than_everyone_count_events():
    text = (
        "District,Race,Enrollment,Students Suspended\nLincoln,All Students,400,40\n"
        "Lincoln,Black,100,30\nLincoln,White,300,35\n"
    )
    table = cleaned(read(("suspensions_2022-23.csv", text.encode()))[0])
    assert set(table.cells["dimension"]) == {""}
    assert any("count events" in one.reason for one in table.listed)


def test_a_percent_that_its_own_counts_deny_is_left_out_with_its_row():
    lines = ["District,Race,Enrollment,Students Suspended,Percent Suspended"]
    lines += [f"Lincoln {n},Black,100,10,10.0\nLincoln {n},White,200,10,5.0" for n in range(9)]
    text = "\n".join([*lines, "Lincoln 9,Black,100,10,30.0", "Lincoln 9,White,200,10,5.0"])
    table = cleaned(read(("suspensions_2022-23.csv", text.encode()))[0])
    assert [one.row for one in table.listed] == [20]
    assert "percent" in table.listed[0].reason


def test_an_unknown_group_stands_for_itself():
    text = (
        "District,Student Group,Enrollment,Students Suspended\nLincoln,Black,100,10\n"
        "Lincoln,White,300,12\nLincoln,Students of Color,150,14\nLincoln,Newcomers,40,3\n"
    )
    table = cleaned(read(("suspensions_2022-23.csv", text.encode()))[0])
    names = {one.name for one in table.dimensions}
    assert names == {"race_ethnicity", "newcomers", "students_of_color"}


def test_percents_that_add_up_to_100_say_how_large_groups_are():
    text = "District,Race,Students,Percent\nLincoln,Black,150,15.0\nLincoln,White,850,85.0"
    (reading,) = read(("suspensions_2022-23.csv", text.encode()))
    with pytest.raises(Problem, match="add up to 100"):
        cleaned(reading)


def test_rows_that_are_all_about_one_reason_say_so():
    text = (
        "School,Race,Reason,Students Suspended,Enrollment\nAdams,Black,Drugs,5,135\n"
        "Adams,White,Drugs,4,360\n"
    )
    table = cleaned(read(("suspensions_2022-23.csv", text.encode()))[0])
    assert any("'Reason': Drugs" in one.sentence and one.needs_a_look for one in table.checks)


def test_percents_over_100_are_no_percents():
    text = "District,Race,Suspension Rate\nLincoln,Black,140\nLincoln,White,50"
    (reading,) = read(("suspensions_2022-23.csv", text.encode()))
    with pytest.raises(Problem, match="over 100"):
        cleaned(reading)


@pytest.mark.parametrize(
    "text",
    [
        "District,Teacher Race,Number of Teachers,Percent\nLincoln,Black,30,10\n"
        "Lincoln,White,240,80",
        "District,Race,Percent of Suspensions,Percent of Enrollment\nLincoln,Black,35,15\n"
        "Lincoln,White,30,40",
        "District,Race,Percent Not Suspended\nLincoln,Black,87\nLincoln,White,95",
        "District,Race,Enrollment,Students Not Suspended\nLincoln,Black,100,87\n"
        "Lincoln,White,300,285",
        "District,Race,Enrollment,Suspensions per 100 students\nLincoln,Black,100,22\n"
        "Lincoln,White,300,6",
    ],
)
def test_numbers_of_staff_and_shares_of_another_whole_are_no_rates(text):
    (reading,) = read(("suspensions_2022-23.csv", text.encode()))
    taken = {one.field for one in reading.mapping.columns}
    assert not taken & {Field.AGG_RATE, Field.AGG_NUMERATOR}


def test_a_group_of_two_races_beside_one_of_them_stands_for_itself():
    text = (
        "District,Student Group,Enrollment,Students Suspended\nLincoln,Asian,70,1\n"
        "Lincoln,White,300,12\nLincoln,Asian or Pacific Islander,80,2\n"
    )
    table = cleaned(read(("suspensions_2022-23.csv", text.encode()))[0])
    assert {one.name for one in table.dimensions} == {"race_ethnicity", "asian_or_pacific_islander"}


def test_race_gender_and_a_repeated_group_column_give_each_row_one_meaning():
    text = (
        "District,Race,Gender,SubGroup,Enrollment,Students Suspended\n"
        "Lincoln,All Students,All Students,All Students,400,40\n"
        "Lincoln,Black,All Students,Black,100,15\nLincoln,White,All Students,White,300,25\n"
        "Lincoln,Black,Female,Black/Female,50,5\nLincoln,White,Female,White/Female,150,7\n"
    )
    table = cleaned(read(("suspensions_2022-23.csv", text.encode()))[0])
    assert set(table.cells["dimension"]) == {"", "race_ethnicity", "race_ethnicity\x1fgender"}


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2022-23", "2022-23"),
        ("2022-2023", "2022-23"),
        ("202223", "2022-23"),
        ("20222023", "2022-23"),
        ("SY2022-2023", "2022-23"),
        ("SY 2022-23", "2022-23"),
        ("2022/23", "2022-23"),
        ("22 - 23 School Year", "2022-23"),
        ("Fall 2022", "2022-23"),
        ("FY2023", "2022-23"),
        ("2023", "2023"),
    ],
)
def test_a_year_is_read_however_it_is_written(written, year):
    text = (
        f"School Year,District,Race,Enrollment,Students Suspended\n{written},Lincoln,Black,100,10\n"
        f"{written},Lincoln,White,300,12\n"
    )
    table = cleaned(read(("suspensions.csv", text.encode()))[0])
    assert set(table.cells["period"]) == {year}


def test_a_file_of_odd_names_is_mapped_by_hand():
    (reading,) = read(
        ("suspensions_2022-23.csv", (FOLDER / "unknown_agency_2022-23.csv").read_bytes())
    )
    assert reading.mapping.kind is None
    mapping = reading.mapping
    for label, field in (
        ("Where", Field.DISTRICT),
        ("Who", Field.AGG_GROUP),
        ("Base", Field.AGG_DENOMINATOR),
        ("Hit", Field.AGG_NUMERATOR),
    ):
        mapping = mapping.with_column(label, field=field)
    assert mapping.kind is FileKind.PUBLISHED
    found = numbers(cleaned(Reading(reading.sheet, mapping)), "Lincoln", "published.suspended")
    rows = list(
        csv.DictReader((FOLDER / "unknown_agency_2022-23.csv").read_text("utf-8").splitlines())
    )
    for name, key in (("Black", ("race_ethnicity", BLACK)), ("Everyone", ("", ""))):
        row = next(one for one in rows if one["Where"] == "Lincoln" and one["Who"] == name)
        assert found[key][:4] == [float(row["Hit"])] * 2 + [float(row["Base"])] * 2
        assert math.isnan(found[key][4])


def test_counts_of_groups_in_column_names_are_mapped_by_hand():
    text = "District,Black enrollment,Black_d,White enrollment,White_d\nLincoln,200,30,400,20"
    (reading,) = read(("suspensions_2022-23.csv", text.encode()))
    mapping = reading.mapping
    for label, field in (
        ("Black enrollment", Field.AGG_DENOMINATOR),
        ("White enrollment", Field.AGG_DENOMINATOR),
        ("Black_d", Field.AGG_NUMERATOR),
        ("White_d", Field.AGG_NUMERATOR),
    ):
        mapping = mapping.with_column(label, field=field)
    found = numbers(cleaned(Reading(reading.sheet, mapping)), "Lincoln", "published.suspended")
    assert found["race_ethnicity", BLACK][:4] == [30, 30, 200, 200]
