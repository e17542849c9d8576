"""Everything that the room can be shown, as a record that needs no screen."""

from itertools import combinations

import pytest
from messy_school import files, school

from equity.chain import bringing, releasing, showing, workspaces
from equity.chain.answering import MIN_GROUP

STUDENTS = "students"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EQUITY_HOME", str(tmp_path_factory.mktemp("showing")))
        made = workspaces.create("A school whose rows are known")
        bringing.load(made, bringing.read(files(school(5), 5)[:2]).readings)
        yield showing.shown(made, k=MIN_GROUP)
        assert releasing.everything(made, k=MIN_GROUP)


def test_every_group_of_at_most_two_conditions_is_listed_once(record):
    named = [
        (one["population"], str(one["conditions"]), str(one["complement_of"]))
        for one in record["groups"]
    ]
    assert len(set(named)) == len(named)
    conditions = [one["conditions"] for one in record["groups"] if not one["complement_of"]]
    single = [one[0] for one in conditions if len(one) == 1]
    pairs = [one for one in combinations(single, 2) if one[0][0] != one[1][0]]
    assert len(conditions) == 1 + len(single) + len(pairs)


def test_what_is_shown_has_a_band_a_text_and_a_range_in_percent(record):
    said = [
        number
        for one in record["groups"]
        for key, number in one["measures"].items()
        if number and key == "suspended"
    ]
    assert said
    for one in said:
        assert 0 <= one["low"] < one["high"] <= 100
        assert int(one["size"].split("-")[0]) >= record["k"] == MIN_GROUP
        assert one["text"]


def test_what_is_hidden_has_no_number_and_no_size(record):
    hidden = [one for one in record["groups"] if not any(one["measures"].values())]
    assert hidden
    assert {one["size"] for one in hidden} == {None}
