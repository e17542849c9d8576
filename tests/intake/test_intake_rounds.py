"""Rounds of one survey in one school year stay apart; those of several years are each a year."""

import pytest
from written_sheets import SURVEY, cleaned

from equity.problems import FileRefused


@pytest.mark.parametrize(
    ("label", "rounds"),
    [
        ("Wave", ("Fall 2023", "Spring 2024")),
        ("Survey Window", ("Window 1", "Window 2")),
        ("Survey Name", ("Students: fall", "Students: spring")),
    ],
)
def test_rounds_of_one_year_are_asked_about(label, rounds):
    with pytest.raises(FileRefused) as refused:
        cleaned({label: [*rounds] * 6, **SURVEY})
    assert all(one in refused.value.in_full for one in (label, *rounds))


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Wave", ("Spring 2023", "Spring 2024")),
        ("Administration", ("Fall 2023", "Fall 2023")),
        ("Survey Language", ("English", "Spanish")),
        ("Survey Name", ("Spring 2024 Elementary", "Spring 2024 Secondary")),
        ("Term", ("Full year", "")),
        ("Favorite season", ("Spring is fine", "It varies")),
    ],
)
def test_one_round_a_year_and_other_columns_stop_nothing(label, said):
    assert len(cleaned({label: [*said] * 6, **SURVEY}).frame) == 12
