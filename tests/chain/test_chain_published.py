"""Real published files through the command line give the figures that were recounted by hand."""

import json
from dataclasses import replace

import pytest
from pptx import Presentation

from equity.chain import bringing, workspaces
from equity.cli import main
from equity.intake.mapping import Reading
from equity.vocabulary import Field, FileKind
from published_files import DISTRICTS, HARTFORD, STATE, read, real, virginia

RACE = ("--by", "race_ethnicity")
OUT_OF_SCHOOL = (*RACE, "--measure", "published.out_of_school", "--format", "json")


def told(capsys, *arguments):
    assert main(["gaps", *map(str, arguments)]) == 0, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)["tables"]


def groups(table):
    return {one["group"][0]: one for one in table["groups"]}


def test_the_state_of_connecticut_by_its_published_rates(capsys):
    (table,) = told(capsys, STATE, *RACE, "--compared-with", "White", "--format", "json")
    found = groups(table)
    percents = {name: round(100 * one["rate"][0], 1) for name, one in found.items()}
    assert percents == {
        "American Indian or Alaska Native": 8.3,
        "Asian": 1.9,
        "Black or African American": 14.0,
        "Hispanic or Latino": 9.2,
        "Native Hawaiian or Pacific Islander": 5.7,
        "Two or more races": 7.0,
        "White": 4.1,
    }
    assert found["Black or African American"]["ratio"][0] == pytest.approx(3.4146, abs=5e-5)
    assert found["Hispanic or Latino"]["ratio"][0] == pytest.approx(2.2439, abs=5e-5)
    assert found["Black or African American"]["ratio_low"] is None
    assert "head counts" in found["Black or African American"]["not_graded"]


@pytest.mark.parametrize(
    ("place", "black", "white"),
    [
        (HARTFORD, 16.4, 5.6),
        ("New Haven School District", 11.5, 4.1),
        ("West Hartford School District", 8.9, 2.4),
    ],
)
def test_districts_of_connecticut(capsys, place, black, white):
    (table,) = told(
        capsys, DISTRICTS, *RACE, "--where", f"place={place}", "--compared-with", "White",
        "--format", "json",
    )  # fmt: skip
    gap = groups(table)["Black or African American"]
    assert table["where"] == [["place", place]]
    assert gap["rate"][0] == pytest.approx(black / 100)
    assert gap["difference"][0] == pytest.approx((black - white) / 100)
    masked = groups(table)["American Indian or Alaska Native"]
    assert (masked["k"], masked["rate"]) == ([0, 9], [0, 1])


def test_districts_ask_for_a_place(capsys):
    assert main(["gaps", str(DISTRICTS), *RACE]) == 2
    assert "Choose a place" in capsys.readouterr().err


def test_slides_of_rates_alone_need_a_group_to_compare_with(capsys, tmp_path):
    out = tmp_path / "slides.pptx"
    assert main(["present", str(STATE), "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert "All students are not published" in said
    assert "--compared-with" in said
    assert main(["present", str(STATE), "--out", str(out), "--compared-with", "White"]) == 0
    slides = Presentation(str(out)).slides
    texts = [
        "\n".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)
        for slide in slides
    ]
    assert "What published numbers show" in texts[0]
    assert "Not checked. No head counts are published" in texts[1]
    assert "Published numbers 2018-19. The whole state." in texts[1]
    assert "Not checked: No head counts are published" in texts[-1]


def test_slides_of_one_district_are_asked_for_by_its_name(capsys, tmp_path):
    out = tmp_path / "slides.pptx"
    asked = ["present", str(DISTRICTS), "--out", str(out), "--compared-with", "White"]
    assert main(asked) == 2
    assert "--where 'place=" in capsys.readouterr().err
    assert main([*asked, "--where", f"place={HARTFORD}"]) == 0
    assert out.exists()


def test_virginia_added_up_by_name(capsys, tmp_path):
    (table,) = told(capsys, virginia(tmp_path), *OUT_OF_SCHOOL, "--compared-with", "White")
    assert table["where"] == [["place", "Virginia: all 1,900 schools in this file, added up"]]
    found = groups(table)
    expected = {
        "Black or African American": (32138, 261589, 3.2922, 3.237, 3.348),
        "Hispanic or Latino": (9043, 219721, 1.1029, 1.077, 1.130),
        "Asian": (878, 91107, 0.2582, 0.241, 0.276),
        "Two or more races": (4137, 78275, 1.4163, 1.371, 1.463),
        "American Indian or Alaska Native": (178, 3202, 1.4896, 1.291, 1.719),
        "Native Hawaiian or Pacific Islander": (84, 2002, 1.1243, 0.912, 1.387),
    }
    for name, (k, n, ratio, low, high) in expected.items():
        one = found[name]
        assert (one["k"][0], one["n"][0]) == (k, n)
        assert one["ratio"][0] == pytest.approx(ratio, abs=5e-5)
        assert (one["ratio_low"], one["ratio_high"]) == pytest.approx((low, high), rel=3e-3)
    assert (found["White"]["k"][0], found["White"]["n"][0]) == (20920, 560589)


@pytest.mark.parametrize(
    ("place", "k", "n", "to_rest"),
    [("RICHMOND CITY", 3402, 12687, 4.0906), ("FAIRFAX CO PBLC SCHS:", 946, None, None)],
)
def test_divisions_of_virginia(capsys, tmp_path, place, k, n, to_rest):
    (table,) = told(capsys, virginia(tmp_path), *OUT_OF_SCHOOL, "--where", f"place={place}")
    black = groups(table)["Black or African American"]
    assert "schools in this file" in table["where"][0][1]
    if to_rest:
        assert (black["k"][0], black["n"][0]) == (k, n)
        assert black["ratio"][0] == pytest.approx(to_rest, abs=5e-5)
    assert black["evidence"] == "clear"


def test_one_school_hides_its_small_groups(capsys, tmp_path):
    path = virginia(tmp_path)
    (table,) = told(capsys, path, *OUT_OF_SCHOOL, "--where", "place=A G RICHARDSON ELEM")
    assert groups(table)["White"]["shown"]
    asian = groups(table)["Asian"]
    assert not asian["shown"]
    assert asian["n"] is None


def test_race_among_girls_is_asked_in_one_place(capsys, tmp_path):
    (table,) = told(
        capsys, virginia(tmp_path), *OUT_OF_SCHOOL, "--where", "gender=Girls",
        "--where", "place=RICHMOND CITY",
    )  # fmt: skip
    girls = groups(table)["Black or African American"]["n"][0]
    assert 0 < girls < 12687


def test_a_confirmed_mapping_is_taken_for_the_next_file_of_the_same_columns():
    (reading,) = read(("table_2022-23.csv", b"Where,Who,Amount\nLincoln,Black,12\nLincoln,White,4"))
    mapping = reading.mapping
    assert mapping.kind is None
    mapping = replace(mapping.with_kind(FileKind.PUBLISHED), measure="published.expelled")
    mapping = mapping.with_column("Where", field=Field.DISTRICT)
    mapping = mapping.with_column("Who", field=Field.AGG_GROUP)
    mapping = mapping.with_column("Amount", field=Field.AGG_RATE)
    made = workspaces.create("Public numbers")
    bringing.load(made, [Reading(reading.sheet, mapping)])
    (again,) = read(("table_2023-24.csv", b"Who,Where,Amount\nBlack,Adams,10\nWhite,Adams,5"))
    assert again.mapping.kind is FileKind.PUBLISHED
    assert again.mapping.measure == "published.expelled"
    assert again.mapping.period == "2023-24"
    assert again.mapping.column("Amount").field is Field.AGG_RATE
    assert "confirmed" in again.mapping.why
    (other,) = read(("table_2023-24.csv", b"Who,Place,Amount\nBlack,Adams,10\nWhite,Adams,5"))
    assert other.mapping.kind is None
    kept = (made.folder / "mappings.json").read_text("utf-8")
    assert "Amount" in kept
    assert "Lincoln" not in kept
    assert "Black" not in kept
    workspaces.delete(made)
    (forgotten,) = read(("table_2023-24.csv", b"Who,Where,Amount\nBlack,Adams,10\nWhite,Adams,5"))
    assert forgotten.mapping.kind is None


def test_what_the_file_name_says_goes_before_what_was_confirmed():
    made = workspaces.create("Public numbers")
    bringing.load(made, read(real(STATE)))
    renamed = ("expulsions_2019-20.csv", STATE.read_bytes())
    (reading,) = read(renamed)
    assert reading.mapping.measure == "published.expelled"
    assert reading.mapping.period == "2019-20"
    workspaces.delete(made)
