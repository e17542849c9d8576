"""Files in the layouts of agencies through the command line, without any confirmation."""

import gzip
import json

import pytest

from equity.cli import main
from published_layouts import BLACK, FOLDER, HISPANIC, LONG, WHITE

SUSPENSION = FOLDER / "california_suspension.txt"
BY_RACE = ("--by", "race_ethnicity", "--view", "staff", "--format", "json")


def told(capsys, *arguments):
    assert main(["gaps", *map(str, arguments)]) == 0, capsys.readouterr().err
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    return table["where"], {one["group"][0]: one for one in table["groups"]}


def printed(file: str) -> dict:
    layout = next(one for one in LONG if one.file == file)
    return {group[1]: row for group, row in layout.expected()}


def test_california_compares_what_it_prints_for_all_charters(capsys):
    where, groups = told(
        capsys, SUSPENSION, *BY_RACE, "--compared-with", "White", "--where",
        "place=Adams Elementary, Lincoln Unified",
    )  # fmt: skip
    assert where == [["place", "Adams Elementary, Lincoln Unified"]]
    rows = printed(SUSPENSION.name)
    for name in (BLACK, HISPANIC, WHITE):
        (k, _high), (n, _more), _rate = rows[name]
        assert (groups[name]["k"][0], groups[name]["n"][0]) == (k, n)
    rates = {name: rows[name][0][0] / rows[name][1][0] for name in (BLACK, WHITE)}
    assert groups[BLACK]["ratio"][0] == pytest.approx(rates[BLACK] / rates[WHITE])


def test_the_state_stands_for_itself_where_no_place_is_asked(capsys):
    where, _groups = told(capsys, SUSPENSION, *BY_RACE)
    assert where == [["place", "Statewide"]]


def test_a_file_that_nobody_knows_is_mapped_on_the_command_line(capsys, tmp_path):
    path = tmp_path / "suspensions_2022-23.csv"
    path.write_bytes((FOLDER / "unknown_agency_2022-23.csv").read_bytes())
    meanings = ("Where=district", "Who=agg_group", "Base=agg_denominator", "Hit=agg_numerator")
    maps = [part for one in meanings for part in ("--map", one)]
    _where, groups = told(capsys, path, *maps, *BY_RACE, "--where", "place=Lincoln")
    lines = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    black = next(line for line in lines if line[:2] == ["Lincoln", "Black"])
    assert groups[BLACK]["rate"][0] == pytest.approx(int(black[3]) / int(black[2]))


def test_the_scale_of_a_rate_is_asked_and_then_taken(capsys, tmp_path):
    path = tmp_path / "expulsions_2022-23.csv"
    path.write_text("District,Race,Rate\nLincoln,Black,0.4\nLincoln,White,0.2\n", "utf-8")
    assert main(["gaps", str(path), *BY_RACE]) == 2
    assert "half a percent" in capsys.readouterr().err
    compared = ("--compared-with", "White")
    for field, rate in (("agg_percent", 0.004), ("agg_fraction", 0.4)):
        _where, groups = told(capsys, path, "--map", f"Rate={field}", *BY_RACE, *compared)
        assert groups[BLACK]["rate"][0] == pytest.approx(rate)


def test_a_thousand_schools_of_2013_leave_out_those_with_reserve_codes(capsys, tmp_path):
    packed = FOLDER.parent / "crdc" / "schools_2013-14.csv.gz"
    path = tmp_path / packed.stem
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    where, groups = told(capsys, path, *BY_RACE, "--compared-with", "White")
    assert where == [["place", "All states: 983 of 1,000 schools in this file, added up"]]
    assert (groups[BLACK]["k"][0], groups[BLACK]["n"][0]) == (11128, 73263)
    assert (groups[WHITE]["k"][0], groups[WHITE]["n"][0]) == (8720, 258592)
    assert groups[BLACK]["ratio"][0] == pytest.approx(4.5043, abs=5e-5)
