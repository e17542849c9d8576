"""Several cohorts in one published file: asked once, then read; never added up."""

import csv
import io
import json

import pytest

from equity.chain import bringing
from equity.cli import main
from equity.intake.mapping import Reading
from equity.vocabulary import Field
from published_files import read

RACES = ("Black or African American", "White", "Hispanic or Latino")
COHORTS = {"4-Year": 0, "5-Year": 7}
LONG = "\n".join(
    ["District,School Year,Cohort,Student Group,Cohort Count,Graduates,Graduation Rate"]
    + [
        f"{place},2022-23,{cohort},{race},{200 + at},{150 + at + more},"
        f"{100 * (150 + at + more) / (200 + at):.1f}"
        for place in ("Lincoln", "Adams")
        for cohort, more in COHORTS.items()
        for at, race in enumerate(RACES)
    ]
)
WIDE = "\n".join(
    ["District,Cohort Type,Black graduation rate,White graduation rate"]
    + [
        f"{place},{cohort},{80 + at + more}.5,{90 + at}.5"
        for at, place in enumerate(("Lincoln", "Adams"))
        for cohort, more in COHORTS.items()
    ]
)


def written(tmp_path, text, name="graduation_2022-23.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def rates(capsys, path, *asked):
    told = ["gaps", path, "--by", "race_ethnicity", "--compared-with", "White", "--format", "json"]
    assert main([*told, *asked]) == 0, capsys.readouterr().err
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    return table["period"], {one["group"][0]: one["rate"][0] for one in table["groups"]}


def test_nothing_is_loaded_before_a_cohort_is_chosen():
    for text, label in ((LONG, "Cohort"), (WIDE, "Cohort Type")):
        (reading,) = read(("graduation_2022-23.csv", text.encode()))
        assert reading.mapping.column(label).field is Field.AGG_PART
        (report,) = bringing.check([reading])
        assert report.loaded == 0
        assert "several parts" in report.checks[0].sentence
        assert f"'{label}'" in report.checks[0].sentence


@pytest.mark.parametrize("cohort", COHORTS)
def test_the_chosen_cohort_of_a_long_file_is_read_and_the_other_is_listed(cohort, tmp_path, capsys):
    truth = {
        row["Student Group"]: int(row["Graduates"]) / int(row["Cohort Count"])
        for row in csv.DictReader(io.StringIO(LONG))
        if (row["District"], row["Cohort"]) == ("Lincoln", cohort)
    }
    path = written(tmp_path, LONG)
    asked = ("--value", f"Cohort:{cohort}=read", "--where", "place=Lincoln")
    assert rates(capsys, path, *asked)[1] == pytest.approx(truth, abs=6e-4)
    assert main(["inspect", path, "--json", *asked[:2]]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    others = [
        number
        for number, row in enumerate(csv.DictReader(io.StringIO(LONG)), 2)
        if row["Cohort"] != cohort
    ]
    assert [one["row"] for one in file["left_out"]] == others
    assert f"Of 'Cohort' only the rows of '{cohort.lower()}' are read" in file["checks"]


@pytest.mark.parametrize("cohort", COHORTS)
def test_the_chosen_cohort_of_a_wide_file_is_read(cohort, tmp_path, capsys):
    asked = ("--value", f"Cohort Type:{cohort}=read", "--where", "place=Adams")
    _period, found = rates(capsys, written(tmp_path, WIDE), *asked)
    black = (81.5 + COHORTS[cohort]) / 100
    assert found == pytest.approx({RACES[0]: black, "White": 0.915})


def test_a_value_that_is_called_read_is_a_value_like_others(tmp_path, capsys):
    path = written(tmp_path, LONG.replace("4-Year", "Read").replace("Cohort,", "Subject,", 1))
    asked = ("--value", "Subject:5-Year=read", "--where", "place=Lincoln")
    five = written(tmp_path, LONG, "graduation_of_2022-23.csv")
    same = ("--value", "Cohort:5-Year=read", "--where", "place=Lincoln")
    assert rates(capsys, path, *asked) == rates(capsys, five, *same)


def test_a_choice_that_no_row_has_is_asked_again():
    (reading,) = read(("graduation_2022-23.csv", LONG.encode()))
    mapping = reading.mapping.with_column("Cohort", meanings={"6-year": "read"})
    (report,) = bringing.check([Reading(reading.sheet, mapping)])
    assert report.loaded == 0
    assert "'Cohort'" in report.checks[0].sentence


def test_a_place_that_has_one_cohort_only_waits_with_the_others():
    lines = [one for one in LONG.splitlines() if not one.startswith("Adams,2022-23,5-Year")]
    (reading,) = read(("graduation_2022-23.csv", "\n".join(lines).encode()))
    (report,) = bringing.check([reading])
    assert report.loaded == 0
    left_out = Reading(reading.sheet, reading.mapping.with_column("Cohort", field=None))
    (report,) = bringing.check([left_out])
    assert (report.loaded, report.listed) == (3, 6)


def test_a_few_rows_that_are_there_twice_are_no_parts():
    lines = [one for one in LONG.splitlines() if "5-Year" not in one]
    twice = lines[1].replace("4-Year", "5-Year")
    (reading,) = read(("graduation_2022-23.csv", "\n".join([*lines, *lines[1:]]).encode()))
    assert reading.mapping.column("Cohort").field is None
    many = [one.replace("Lincoln", f"Place {at}") for at in range(5) for one in lines[1:4]]
    (reading,) = read(("graduation_2022-23.csv", "\n".join([*lines, *many, twice]).encode()))
    assert reading.mapping.column("Cohort").field is None


def test_a_column_that_tells_no_rows_apart_is_not_asked_about():
    rows = [line for line in LONG.splitlines() if "5-Year" not in line]
    (reading,) = read(("graduation_2022-23.csv", "\n".join(rows).encode()))
    assert reading.mapping.column("Cohort").field is None
    with_total = LONG.replace("5-Year", "All")
    (reading,) = read(("graduation_2022-23.csv", with_total.encode()))
    assert reading.mapping.column("Cohort").field is None
