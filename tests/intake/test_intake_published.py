"""Published files of three layouts become cells: a group, a place, a year, numbers as ranges."""

import pytest

from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.published_proposals import measure_of
from equity.intake.table import CleanTable
from equity.problems import Problem
from equity.vocabulary import Field, FileKind
from published_files import DISTRICTS, HARTFORD, STATE, read, real, virginia, written

WIDE = """
    District,Black enrollment,Black suspended,White enrollment,White suspended
    Lincoln,200,30,400,20
    Adams,50,*,300,12
"""


def cleaned(reading: Reading) -> CleanTable:
    return clean(reading, key=b"k" * 32, period=None)


def cell(table: CleanTable, **named: str) -> dict:
    rows = table.cells
    for column, value in named.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1, rows
    return rows.iloc[0].to_dict()


def test_a_long_file_is_recognised_with_its_year_and_what_it_counts():
    (reading,) = read(real(DISTRICTS))
    mapping = reading.mapping
    assert mapping.kind is FileKind.PUBLISHED
    assert (mapping.period, mapping.measure) == ("2018-19", "published.suspended")
    fields = {one.label: one.field for one in mapping.columns}
    assert fields["Count"] is Field.AGG_NUMERATOR
    assert fields["%"] is Field.AGG_RATE
    assert fields["Race/Ethnicity"] is Field.RACE_ETHNICITY
    assert all(one.certainty >= 0.8 for one in mapping.columns)


def test_every_row_is_loaded_or_listed_and_masks_are_kept():
    (reading,) = read(real(DISTRICTS))
    table = cleaned(reading)
    assert table.rows_in == table.loaded + len(table.listed)
    black = cell(table, place=HARTFORD, groups="Black or African American")
    assert (black["k_low"], black["k_high"], black["rate_low"]) == (1021, 1021, 0.164)
    masked = cell(table, place=HARTFORD, groups="American Indian or Alaska Native")
    assert (masked["k_low"], masked["k_high"], masked["rate_low"], masked["rate_high"]) == (
        0,
        9,
        0,
        1,
    )
    assert masked["why"]


def test_a_row_named_state_is_a_place_of_its_own():
    table = cleaned(read(real(STATE))[0])
    assert set(table.cells["level"]) == {"state"}


def test_schools_of_virginia_are_added_up_by_name(tmp_path):
    (reading,) = read(real(virginia(tmp_path)))
    assert reading.mapping.certainty >= 0.9
    table = cleaned(reading)
    assert (table.rows_in, table.loaded) == (1900, 1900)
    state = cell(
        table,
        place="Virginia: all 1,900 schools in this file, added up",
        groups="Black or African American",
    )
    assert (state["k_low"], state["n_low"]) == (32138, 261589)
    assert any("Nonbinary students" in one.sentence for one in table.checks)


def test_a_school_with_a_reserve_code_is_on_neither_side(tmp_path):
    lines = virginia(tmp_path).read_text("latin-1").splitlines()
    header, first, second = (line.split(",") for line in lines[:3])
    at = header.index("SCH_DISCWODIS_SINGOOS_BL_M")
    first[at] = "-9"
    text = "\n".join(",".join(line) for line in (header, first, second))
    table = cleaned(read(("virginia_2021-22.csv", text.encode()))[0])
    assert table.rows_in == table.loaded + len(table.listed) == 2
    assert len(table.listed) == 1
    assert any("1 of 2" in one.sentence for one in table.checks)
    total = table.cells[table.cells["level"] == "state"]
    assert set(total["place"]) == {"Virginia: 1 of 2 schools in this file, added up"}


def test_groups_in_column_names_are_read_with_their_masks():
    (reading,) = read(written(WIDE))
    assert reading.mapping.kind is FileKind.PUBLISHED
    table = cleaned(reading)
    assert table.rows_in == table.loaded == 2
    black = cell(table, place="Lincoln", groups="Black or African American")
    assert (black["k_low"], black["n_low"]) == (30, 200)
    masked = cell(table, place="Adams", groups="Black or African American")
    assert (masked["k_low"], masked["k_high"], masked["n_low"]) == (0, 9, 50)


def test_all_students_are_a_line_of_their_own_in_every_dimension():
    text = """
        District,Student Group,Count,Enrollment
        Lincoln,All Students,40,500
        Lincoln,White,10,300
        Lincoln,Female,15,250
        Lincoln,Students with Disabilities,12,60
    """
    table = cleaned(read(written(text))[0])
    assert cell(table, dimension="")["k_low"] == 40
    assert set(table.cells["dimension"]) == {"", "race_ethnicity", "gender", "disability"}
    assert [one.name for one in table.dimensions] == ["race_ethnicity", "gender", "disability"]


def test_rows_that_contradict_each_other_are_left_out_with_a_reason():
    text = """
        District,Race,Term,Count,Enrollment
        Lincoln,White,fall,4,300
        Lincoln,White,spring,6,300
        Lincoln,Asian,fall,1,100
        Lincoln,Black,fall,120,100
    """
    (reading,) = read(written(text))
    table = cleaned(Reading(reading.sheet, reading.mapping.with_column("Term", field=None)))
    reasons = {one.row: one.reason for one in table.listed}
    assert set(reasons) == {2, 3, 5}
    assert "differ" in reasons[2]
    assert "more students" in reasons[5]
    assert table.rows_in == table.loaded + len(table.listed)


def test_rates_of_one_or_less_ask_whether_they_are_of_100():
    text = """
        District,Race,Rate
        Lincoln,White,0.05
        Lincoln,Black,0.21
    """
    (reading,) = read(written(text))
    assert reading.mapping.column("Rate").certainty < 0.5
    with pytest.raises(Problem, match="half a percent"):
        cleaned(reading)
    for field, expected in ((Field.AGG_FRACTION, 0.05), (Field.AGG_PERCENT, 0.0005)):
        chosen = Reading(reading.sheet, reading.mapping.with_column("Rate", field=field))
        assert cell(cleaned(chosen), groups="White")["rate_low"] == expected


def test_counts_tell_that_rates_are_shares():
    text = """
        District,Race,Students Suspended,Enrollment,Rate
        Lincoln,White,15,300,0.05
        Lincoln,Black,21,100,0.21
    """
    assert cell(cleaned(read(written(text))[0]), groups="White")["rate_low"] == 0.05


def test_a_file_that_does_not_say_what_it_counts_asks():
    text = "District,Race,Percent\nLincoln,White,5\nLincoln,Black,21"
    (reading,) = read(written(text, "table_2023-24.csv"))
    assert reading.mapping.measure is None
    with pytest.raises(Problem, match="what is counted"):
        cleaned(reading)


def test_counts_without_percents_and_heads_give_no_rate():
    text = "District,Race,Count,Percent\nLincoln,White,5,2\nLincoln,Black,21,4"
    (reading,) = read(written(text))
    mapping = reading.mapping.with_column("Percent", field=None)
    with pytest.raises(Problem, match="rate"):
        cleaned(Reading(reading.sheet, mapping))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Out-of-School Suspensions 2024.csv", "published.out_of_school"),
        ("ISS by race.csv", "published.in_school"),
        ("chronic_absenteeism.csv", "published.chronically_absent"),
        ("enrollment.csv", None),
    ],
)
def test_what_is_counted_is_told_by_words_only(name, key):
    assert measure_of(name) == key
