"""A published table with a column for each school year: every year is read, each as its own."""

import json

import pytest

from equity.chain import bringing
from equity.cli import main
from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.problems import Problem
from published_files import read, written

BLACK, WHITE = "Black or African American", "White"
RATES = """
    District,Student Group,2021-22,2022-23,2023-24
    Elm,Black,12.5%,9.1%,8.0%
    Elm,White,5.1%,4.2%,*
"""
COUNTS = """
    ,,2021-22,,,2022-23,,
    District,Student Group,Enrolled,Students Suspended,Rate,Enrolled,Students Suspended,Rate
    Elm,Black,200,25,12.5,220,20,9.1
    Elm,White,700,36,5.1,700,29,4.1
"""


def cleaned(reading):
    return clean(reading, key=b"k" * 32, period=None)


def numbers(text, name="suspension_2019-2024.csv"):
    (reading,) = read(written(text, name))
    rows = cleaned(reading).cells.to_dict("records")
    parts = ("k_low", "n_low", "rate_low")
    return {
        (one["period"], one["groups"]): tuple(
            None if one[part] != one[part] else one[part] for part in parts
        )
        for one in rows
    }


def test_names_that_are_only_years_become_years():
    found = numbers(RATES)
    assert found["2021-22", BLACK] == (None, None, 0.125)
    assert found["2022-23", BLACK] == (None, None, 0.091)
    assert found["2023-24", BLACK] == (None, None, 0.08)
    assert len(found) == 6


def test_a_band_of_the_year_above_gives_each_year_its_own_students():
    assert numbers(COUNTS) == {
        ("2021-22", BLACK): (25, 200, 0.125),
        ("2021-22", WHITE): (36, 700, 0.051),
        ("2022-23", BLACK): (20, 220, 0.091),
        ("2022-23", WHITE): (29, 700, 0.041),
    }


def test_years_below_one_merged_name_are_years():
    found = numbers(
        """
        District,Student Group,School Year,,
        ,,2020-21,2021-22,2022-23
        Elm,Black,12.5%,11.0%,9.1%
        Elm,White,5.1%,4.4%,4.1%
        """
    )
    assert found["2021-22", BLACK] == (None, None, 0.11)
    assert len(found) == 6


def test_groups_and_years_in_one_name_are_told_apart():
    found = numbers(
        """
        District,Black Rate 2021/22,White Rate 2021/22,Black Rate 2022/23,White Rate 2022/23
        Elm,12.5,5.1,9.1,4.1
        """
    )
    assert found["2021-22", BLACK][2] == 0.125
    assert found["2022-23", WHITE][2] == 0.041


def test_pairs_in_cells_under_years_are_read_too():
    found = numbers(
        """
        District,Student Group,2021-22,2022-23
        Elm,Black,25 (12.5%),20 (9.1%)
        Elm,White,36 (5.1%),29 (4.1%)
        """
    )
    assert found["2022-23", BLACK] == (20, None, 0.091)


def test_a_year_that_is_left_out_is_not_read():
    (reading,) = read(written(RATES))
    mapping = reading.mapping
    for year in ("2021-22", "2023-24"):
        mapping = mapping.with_column(year, field=None)
    assert set(cleaned(Reading(reading.sheet, mapping)).cells["period"]) == {"2022-23"}


def test_a_change_between_years_is_no_year():
    text = RATES.replace("2023-24", "Change 2021-22 to 2022-23").replace("8.0%", "-3.4%")
    (reading,) = read(written(text))
    assert reading.mapping.column("Change 2021-22 to 2022-23").field is None
    assert set(cleaned(reading).cells["period"]) == {"2021-22", "2022-23"}


def test_a_row_is_listed_only_where_no_year_has_its_number():
    text = RATES + "    Elm,Asian,,3.0%,\n    Elm,Hispanic,,,\n"
    (reading,) = read(written(text))
    table = cleaned(reading)
    assert table.rows_in == table.loaded + len(table.listed) == 4
    assert [one.row for one in table.listed] == [5]
    said = [one.sentence for one in table.checks]
    assert "2021-22: Rows left out: 1. Why: no number in the row" in said


@pytest.mark.parametrize("rows", [("Enrollment", "Students Suspended"), ("Number", "Percent")])
def test_rows_of_counts_and_of_percents_are_not_all_read_as_percents(rows):
    text = f"""
        District,Student Group,Measure,2021-22,2022-23
        Elm,Black,{rows[0]},20,22
        Elm,Black,{rows[1]},12.5,9.1
        Elm,White,{rows[0]},70,70
        Elm,White,{rows[1]},5.1,4.1
    """
    (reading,) = read(written(text))
    with pytest.raises(Problem):
        cleaned(reading)


def test_a_year_is_read_with_what_it_has():
    found = numbers(
        """
        District,Student Group,2021-22 Rate,2022-23 Rate,2022-23 Students Suspended
        Elm,Black,12.5,9.1,20
        Elm,White,5.1,4.1,29
        """
    )
    assert found["2021-22", BLACK] == (None, None, 0.125)
    assert found["2022-23", BLACK] == (20, None, 0.091)


def test_the_gaps_of_each_year_stand_by_themselves(tmp_path, capsys):
    path = tmp_path / "suspension.csv"
    path.write_bytes(written(RATES)[1])
    for year, truth in (("2021-22", 0.125), ("2022-23", 0.091)):
        told = ["--by", "race_ethnicity", "--compared-with", "White", "--format", "json"]
        assert main(["gaps", str(path), *told, "--period", year]) == 0
        (table,) = json.loads(capsys.readouterr().out)["tables"]
        assert {one["group"][0]: one["rate"][0] for one in table["groups"]}[BLACK] == truth
    (report,) = bringing.check(read(written(RATES)))
    assert (report.rows_in, report.loaded) == (2, 2)
