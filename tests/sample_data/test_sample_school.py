"""The sample school holds what its README says: finds sizes, gaps and strengths from the files."""

from pathlib import Path

import pandas as pd
import pytest
from measured_school import GAPS, README, STATEMENTS, measured, of_100, read, rows_of_table, text_of
from openpyxl import load_workbook

from sample_data import CLIMATE, FILES, FOLDER, INCIDENTS, ROSTER, WORKBOOK
from sample_data.make import make

POINTS = 2.0


@pytest.fixture(scope="module")
def roster() -> pd.DataFrame:
    return read(ROSTER)


@pytest.fixture(scope="module")
def incidents() -> pd.DataFrame:
    return read(INCIDENTS)


@pytest.fixture(scope="module")
def climate() -> pd.DataFrame:
    return read(CLIMATE)


@pytest.fixture(scope="module")
def values(
    roster: pd.DataFrame, incidents: pd.DataFrame, climate: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    return measured(roster, incidents, climate)


@pytest.mark.parametrize("row", GAPS, ids=lambda row: f"{row[0]}, {row[1]}")
def test_every_gap_in_the_readme_is_in_the_files(
    row: list[str], values: dict[str, pd.DataFrame]
) -> None:
    what, group, before, others_before, now, others_now = row
    stated = {"2024-25": (before, others_before), "2025-26": (now, others_now)}
    for year, (rate, others_rate) in stated.items():
        found, others_found = of_100(values[what], year, group)
        assert found == pytest.approx(float(rate), abs=POINTS), year
        if others_rate:
            assert others_found == pytest.approx(float(others_rate), abs=POINTS), year


def test_black_students_are_suspended_about_two_point_six_times_as_often(
    values: dict[str, pd.DataFrame],
) -> None:
    rate, others = of_100(
        values["Suspended"], "2025-26", "Race/Ethnicity = Black or African American"
    )
    assert rate / others == pytest.approx(2.6, abs=0.1)


def test_safety_is_60_or_more_of_100_in_every_group_of_ten(
    values: dict[str, pd.DataFrame],
) -> None:
    answers = values["Safety"][values["Safety"]["School Year"] == "2025-26"]
    checked = 0
    for column in ("Race/Ethnicity", "Gender", "EL Status", "SWD", "Low Income", "Grade"):
        for name, group in answers.groupby(column):
            if len(group) >= 10:
                assert group["value"].mean() >= 0.6, name
                checked += 1
    assert checked >= 18


def test_multilingual_learners_belong_more_than_the_year_before(
    values: dict[str, pd.DataFrame],
) -> None:
    before, others_before = of_100(values["Belonging"], "2024-25", "EL Status = EL")
    now, others_now = of_100(values["Belonging"], "2025-26", "EL Status = EL")
    assert (others_before - before) - (others_now - now) > 12


def test_former_english_learners_and_every_race_of_ten_pass_every_class(
    values: dict[str, pd.DataFrame],
) -> None:
    students = values["Passed every class"]
    students = students[students["School Year"] == "2025-26"]
    passed = students.groupby("Race/Ethnicity")["value"].agg(["mean", "size"])
    assert (passed["mean"][passed["size"] >= 10] >= 0.75).sum() == 6
    rate, others = of_100(students, "2025-26", "EL Status = RFEP")
    assert rate > others + 8


def test_the_mean_of_the_marks_is_what_the_readme_says(values: dict[str, pd.DataFrame]) -> None:
    averages = values["Grade point average"]
    rate, others = of_100(averages, "2025-26", "Race/Ethnicity = Black or African American")
    found = [of_100(averages, year, "all")[0] for year in ("2024-25", "2025-26")]
    assert [round(one / 100, 1) for one in (*found, rate, others)] == [2.6, 2.7, 2.5, 2.7]


def test_files_have_the_rows_that_the_readme_says() -> None:
    for name, _, before, now in rows_of_table("| file | one row is |")[: len(FILES)]:
        years = read(FOLDER / name.strip("`"))["School Year"].value_counts()
        assert years.to_dict() == {"2024-25": int(before), "2025-26": int(now)}, name


def test_every_column_is_in_the_readme() -> None:
    for path in FILES:
        assert [column for column in read(path).columns if column not in README] == []


def test_ids_keep_their_leading_zeros_and_every_name_belongs_to_one_student(
    roster: pd.DataFrame,
) -> None:
    assert roster["Student ID"].str.fullmatch(r"0\d{5}").all()
    assert not roster.duplicated(["Student ID", "School Year"]).any()
    assert (roster.groupby("Student Name")["Student ID"].nunique() == 1).all()
    assert (roster.groupby("Student ID")["School Year"].nunique() == 2).sum() > 500


def test_two_groups_are_under_ten_and_less_than_five_of_100_are_not_recorded(
    roster: pd.DataFrame,
) -> None:
    for year, students in roster.groupby("School Year"):
        sizes = students["Race/Ethnicity"].value_counts()
        small = {"American Indian or Alaska Native", "Native Hawaiian or Pacific Islander"}
        assert set(sizes[sizes < 10].index) == small, year
        assert 0 < sizes[""] / len(students) < 0.05, year


def test_only_visitors_are_in_the_log_but_not_on_the_roster(
    roster: pd.DataFrame, incidents: pd.DataFrame
) -> None:
    known = set(zip(roster["Student ID"], roster["School Year"], strict=True))
    seen = set(zip(incidents["Student ID"], incidents["School Year"], strict=True))
    assert {student for student, _ in seen - known} == {"009801", "009802"}


def test_students_have_several_incidents_and_some_incidents_several_students(
    incidents: pd.DataFrame,
) -> None:
    assert incidents.groupby(["Student ID", "School Year"]).size().max() >= 4
    shared = incidents[incidents.duplicated("Incident ID", keep=False)]
    assert len(shared) > 10
    assert not incidents.duplicated(["Incident ID", "Student ID"]).any()


def test_nobody_is_suspended_for_days_that_are_zero(incidents: pd.DataFrame) -> None:
    suspended = incidents["Action Taken"].str.contains("suspension")
    assert (incidents["Days Suspended"][suspended] != "0").all()
    assert (incidents["Days Suspended"][~suspended] == "0").all()
    assert 0 < (incidents["Days Suspended"] == "").sum() < 10


def test_six_topics_have_four_statements_and_two_are_reverse_worded() -> None:
    assert [len(statements) for statements in STATEMENTS.values()] == [4] * 6
    reverse = [one for many in STATEMENTS.values() for one in many if one.endswith("(reverse)")]
    assert len(reverse) == 2


def test_hundreds_of_comments_are_varied_and_some_are_spanish_or_name_a_student(
    roster: pd.DataFrame, climate: pd.DataFrame
) -> None:
    texts = climate.iloc[:, -2:].stack()
    texts = texts[texts != ""]
    assert len(texts) > 600
    assert texts.nunique() > 0.75 * len(texts)
    assert texts.str.contains("[áéíóúñ]", case=False).sum() >= 20
    first_names = roster["Student Name"].str.split(", ").str[1].unique()
    assert texts.str.contains("|".join(first_names)).sum() >= 10


def test_the_workbook_holds_the_same_rows_below_its_title_and_hides_its_notes() -> None:
    workbook = load_workbook(WORKBOOK)
    assert [(sheet.title, sheet.sheet_state) for sheet in workbook] == [
        ("Roster", "visible"),
        ("Incidents", "visible"),
        ("Climate survey", "visible"),
        ("Attendance", "visible"),
        ("Grades", "visible"),
        ("Notes", "hidden"),
    ]
    for path, sheet in zip(FILES, workbook.worksheets, strict=False):
        title, _, blank, *rows = sheet.iter_rows(values_only=True)
        assert "invented" in str(title[0])
        assert set(blank) == {None}
        table = read(path)
        assert rows[0] == tuple(table.columns)
        cells = [tuple(text_of(cell) for cell in row) for row in rows[1:]]
        assert cells == list(table.itertuples(index=False, name=None))


def test_making_the_files_again_gives_the_same_bytes(tmp_path: Path) -> None:
    make(tmp_path)
    for path in FILES:
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
    again, kept = load_workbook(tmp_path / WORKBOOK.name), load_workbook(WORKBOOK)
    for made, known in zip(again, kept, strict=True):
        assert list(made.values) == list(known.values)
    assert again.properties.modified == kept.properties.modified
