"""Published figures that the arithmetic must reproduce; each source stands in oracles.json."""

import json
from pathlib import Path

import pytest

from equity.gaps.chance import mid_p
from equity.gaps.comparison import compare, composition
from equity.gaps.rates import rate, together
from equity.gaps.trend import change, published_percent
from equity.gaps.uncertainty import koopman, newcombe, wilson
from equity.numbers import Bounded, Tally
from equity.vocabulary import Unit

ORACLES = json.loads((Path(__file__).parents[1] / "data" / "oracles.json").read_text("utf-8"))
DTAT = ORACLES["dtat"]
CALIFORNIA = ORACLES["ca2023"]["rows"]


def counted(total: float, persons: int) -> Tally:
    return Tally(Bounded.exactly(persons), Bounded.exactly(total))


def sides(table: dict, outcome: str) -> tuple[Tally, Tally]:
    """Give the named group of a table, and everyone else."""
    tallies = [counted(k, n) for k, n in zip(table[outcome], table["n"], strict=True)]
    group = tallies.pop(DTAT["groups"].index(table["group"]))
    return group, together(tallies)


@pytest.mark.parametrize("name", DTAT["tables"])
def test_the_risks_and_ratios_of_the_disproportionality_tool_are_ours(name):
    table = DTAT["tables"][name]
    published, computed = table["published"], table["computed"]
    gap = compare(*sides(table, "k"), Unit.SHARE)
    assert round(100 * gap.rate.low, 2) == published["risk_pct"]
    assert round(100 * gap.others_rate.low, 2) == published["others_pct"]
    assert round(gap.ratio.low, 2) == published["risk_ratio"]
    assert gap.ratio.low == pytest.approx(computed["risk_ratio"], abs=1e-9)
    assert gap.difference.low == pytest.approx(computed["rd"], abs=1e-9)


def test_the_share_of_the_outcome_stands_beside_the_share_of_the_students():
    table = DTAT["tables"]["district_A_identification"]
    shares = composition(*sides(table, "k"))
    computed = table["computed"]
    assert round(100 * shares.of_outcome.low, 2) == table["published"]["composition_pct"]
    assert shares.of_outcome.low == pytest.approx(computed["composition"], abs=1e-9)
    assert shares.of_students.low == pytest.approx(computed["enrol_share"], abs=1e-9)
    assert shares.difference.low == pytest.approx(computed["diff_comp"], abs=1e-9)


def test_events_a_student_give_the_published_ratio():
    table = DTAT["district_A_total_removals"]
    gap = compare(*sides(table, "events"), Unit.PER_100_STUDENTS)
    assert round(gap.rate.low / 100, 4) == table["published"]["per_child"]
    assert round(gap.others_rate.low / 100, 4) == table["published"]["others"]
    assert gap.ratio.low == pytest.approx(table["computed"]["ratio"], abs=1e-9)


@pytest.mark.parametrize("row", DTAT["ratios_to_state"]["rows"], ids=lambda row: row["what"])
def test_a_district_group_beside_the_rest_of_the_state_gives_the_published_ratio(row):
    gap = compare(counted(row["k"], row["n"]), counted(*row["state_others"]), Unit.SHARE)
    assert round(gap.ratio.low, 2) == row["published"]
    assert gap.ratio.low == pytest.approx(row["computed"], abs=1e-9)


@pytest.mark.parametrize("row", CALIFORNIA, ids=lambda row: row[0])
def test_the_statewide_rows_of_california_are_ours(row):
    columns = dict(zip(ORACLES["ca2023"]["columns"], row, strict=True))
    now = counted(int(columns["cur_susp"]), int(columns["cur_enrol"]))
    then = counted(int(columns["prior_susp"]), int(columns["prior_enrol"]))
    moved = change(now, then, Unit.SHARE)
    assert published_percent(rate(now, Unit.SHARE).low) == float(columns["cur_rate"])
    assert published_percent(moved.then.low) == float(columns["prior_rate"])
    assert published_percent(moved.difference.low) == float(columns["change"])


def test_a_change_is_not_the_difference_of_the_rounded_rates():
    white = next(row for row in CALIFORNIA if row[0] == "White")
    assert round(float(white[4]) - float(white[7]), 1) == 0.3
    assert float(white[10]) == 0.2


@pytest.mark.parametrize(("text", "ends"), ORACLES["ci"]["wilson95"].items())
def test_the_interval_of_a_share_is_that_of_wilson(text, ends):
    count, persons = (int(number) for number in text.split("/"))
    interval = wilson(count, persons)
    assert (interval.low, interval.high) == pytest.approx(ends, abs=1e-6)


@pytest.mark.parametrize("row", ORACLES["ci"]["two_sample"], ids=lambda row: str(row["a"]))
def test_the_interval_of_a_difference_is_that_of_newcombe(row):
    interval = newcombe(*row["a"])
    assert (interval.low, interval.high) == pytest.approx(row["newcombe"], abs=1e-5)


SCORED = [row for row in ORACLES["ci"]["two_sample"] if "score" in row]


@pytest.mark.parametrize("row", SCORED, ids=lambda row: str(row["a"]))
def test_the_interval_of_a_ratio_is_the_score_interval(row):
    interval = koopman(*row["a"])
    assert (interval.low, interval.high) == pytest.approx(row["score"], abs=1e-4)


EXACT = [row for row in ORACLES["ci"]["two_sample"] if "fisher" in row]


@pytest.mark.parametrize("row", EXACT, ids=lambda row: str(row["a"]))
def test_the_mid_p_lies_within_half_of_fishers_p(row):
    assert row["fisher"] / 2 <= mid_p(*row["a"]) < row["fisher"]
