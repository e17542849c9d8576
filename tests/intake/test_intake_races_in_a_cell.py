"""Several races in one cell, as student systems write them."""

import pytest
from written_sheets import cleaned


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("W/B", "Two or more races"),
        ("WH / AS", "Two or more races"),
        ("H/W", "Hispanic or Latino"),
        ("A/P", "A/P"),
        ("W/Z", "W/Z"),
        ("Asian/Pacific Islander", "Asian/Pacific Islander"),
        ("White\nBlack or African American", "Two or more races"),
        ("Black or\nAfrican American", "Black or African American"),
        ("White\nUnsure", "White Unsure"),
    ],
)
def test_letters_at_a_slash_and_races_below_each_other_are_several(written, group):
    ids = [f"{place}" for place in range(10, 14)]
    table = cleaned({"Student ID": ids, "Race": ["White", "Black", "Asian", written]})
    assert table.frame["race_ethnicity"].tolist()[-1] == group
