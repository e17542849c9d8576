import pandas as pd
import pytest
from written_sheets import sheet

from equity.intake import years
from equity.intake.dates import read_dates, read_hours
from equity.intake.dictionaries import MISSING
from equity.intake.mapping import Reading
from equity.intake.recogniser import recognise


@pytest.mark.parametrize(
    ("text", "label", "year"),
    [
        ("2025-26", "", "2025-26"),
        ("2025-2026", "", "2025-26"),
        ("2025/26", "", "2025-26"),
        ("25-26", "", "2025-26"),
        ("SY2526", "", "2025-26"),
        ("20252026", "", "2025-26"),
        ("1999-00", "", "1999-00"),
        ("2026", "endyear", "2025-26"),
        ("2026", "End Year", "2025-26"),
        ("2026", "Year", "2026"),
        ("2021", "Year", "2021"),
        ("Fall 2025", "Term", "2025-26"),
        ("Spring 2026", "Term", "2025-26"),
        ("2025-27", "", "2025-27"),
        ("Wave 2", "", "Wave 2"),
        ("NULL", "", None),
        ("", "", None),
    ],
)
def test_school_years_are_written_one_way(text, label, year):
    assert years.school_year(text, label=label) == year


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("roster_2025-26.csv", "2025-26"),
        ("roster 2025_2026 final.xlsx", "2025-26"),
        ("SY2526 log.csv", "2025-26"),
        ("log 25-26.csv", "2025-26"),
        ("20252026.csv", "2025-26"),
        ("export 2025-10-01.csv", None),
        ("export_2009-10-01.csv", None),
        ("CRDC2013_14.csv", "2013-14"),
        ("roster 2025.csv", None),
        ("grades 6-8.csv", None),
        ("phone 617-555-1213.csv", None),
    ],
)
def test_the_year_is_found_in_the_name_of_a_file(name, year):
    assert years.in_name(name) == year


def reading(columns: dict[str, list[str]], file: str) -> Reading:
    table = sheet(columns, file=file)
    return Reading(table, recognise(table))


@pytest.mark.parametrize(
    ("columns", "file", "year"),
    [
        ({"School Year": ["2024-25", "24-25", ""]}, "log 2025-26.csv", "2024-25"),
        ({"School Year": ["2024-25", "2025-26", ""]}, "log 2025-26.csv", None),
        ({"School Year": ["", "", ""]}, "log 2025-26.csv", "2025-26"),
        ({}, "log.csv", "2023-24"),
        ({"Incident Date": ["2023-10-01", "2024-10-01", ""]}, "log.csv", None),
    ],
)
def test_a_file_is_about_the_one_year_that_it_says(columns, file, year):
    known = {
        "Student ID": ["1", "2", "3"],
        "Incident Date": ["2023-10-01", "2024-06-30", ""],
        "Action": ["OSS", "ISS", "OSS"],
    }
    assert years.period_of(reading(known | columns, file)) == year


def test_a_roster_that_says_no_year_has_none():
    assert years.period_of(reading({"Student ID": ["1"], "Race": ["White"]}, "roster.csv")) is None


def column(*texts: str) -> pd.Series:
    return pd.Series(texts, dtype="str")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-10-01", "2025-10-01"),
        ("2025-10-01 13:05:00", "2025-10-01"),
        ("2025-10-01T13:05:00Z", "2025-10-01"),
        ("2025/10/1", "2025-10-01"),
        ("10/1/2025", "2025-10-01"),
        ("10-1-25", "2025-10-01"),
        ("10/1/2025 3:15 PM", "2025-10-01"),
        ("1-Oct-2025", "2025-10-01"),
        ("1 October 2025", "2025-10-01"),
        ("Oct 1, 2025", "2025-10-01"),
        ("Wednesday, October 1, 2025", "2025-10-01"),
        ("20251001", "2025-10-01"),
        ("45931", "2025-10-01"),
        ("45931.0", "2025-10-01"),
    ],
)
def test_dates_are_read_as_files_write_them(text, day):
    assert read_dates(column(text), MISSING).values.tolist() == [pd.Timestamp(day)]


@pytest.mark.parametrize("text", ["2025-02-30", "someday", "0", "13/13/2025", "1/1/1849", "10"])
def test_what_is_no_date_is_counted_and_not_guessed(text):
    dates = read_dates(column(text, ""), MISSING)
    assert dates.values.isna().all()
    assert dates.not_understood == 1


@pytest.mark.parametrize(
    ("texts", "first", "either_way"),
    [
        (("3/4/2025", "3/25/2025"), "2025-03-04", False),
        (("3/4/2025", "25/3/2025"), "2025-04-03", False),
        (("3/4/2025", "5/6/2025"), "2025-03-04", True),
        (("2025-03-04",), "2025-03-04", False),
    ],
)
def test_day_and_month_are_told_apart_by_the_whole_column(texts, first, either_way):
    dates = read_dates(column(*texts), MISSING)
    assert dates.values[0] == pd.Timestamp(first)
    assert dates.either_way is either_way


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("10:45", 10),
        ("1:15 PM", 13),
        ("12:05 am", 0),
        ("12:30 p.m.", 12),
        ("13", 13),
        ("0915", 9),
        ("13:00:00", 13),
        ("2025-10-01 13:05:00", 13),
        ("0.5", 12),
        ("25:00", None),
        ("noonish", None),
        ("", None),
    ],
)
def test_hours_are_read_as_files_write_them(text, hour):
    (found,) = read_hours(column(text))
    assert (None if found is pd.NA else found) == hour
