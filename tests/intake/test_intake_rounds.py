"""Rounds of one survey in one school year stay apart; those of several years are each a year."""

import pytest
from written_sheets import SURVEY, cleaned, sheet

from equity.intake.mapping import Reading
from equity.intake.recogniser import recognise
from equity.intake.rounds import later_rounds
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
        ("Favorite season", ("Spring", "Fall")),
        ("Which sport season do you play in?", ("Fall", "Winter")),
        ("Enrollment term", ("Fall 2024", "Spring 2025")),
        ("Survey Site", ("Spring Valley", "Fall Creek")),
    ],
)
def test_one_round_a_year_and_other_columns_stop_nothing(label, said):
    assert len(cleaned({label: [*said] * 6, **SURVEY}).frame) == 12


def brought(name, *, items=SURVEY):
    table = sheet(items, file=name)
    return Reading(table, recognise(table))


@pytest.mark.parametrize(
    "names",
    [
        ("Survey Fall 2023.csv", "Survey Spring 2024.csv"),
        ("climate_fall.csv", "climate_spring.csv"),
    ],
)
def test_files_of_two_seasons_of_one_year_are_asked_about(names):
    first, second = map(brought, names)
    ((found, problem),) = later_rounds([first, second]).items()
    assert found is second
    assert all(one in problem.what_happened for one in names)


@pytest.mark.parametrize(
    "names",
    [
        ("Survey Fall 2022.csv", "Survey Fall 2023.csv"),
        ("Survey Fall 2023.csv", "Survey Spring 2023.csv"),
        ("Survey Fall 2023 students.csv", "Survey Spring 2024 staff.csv"),
        ("Spring Valley High.csv", "Fall River High.csv"),
    ],
)
def test_files_of_other_years_people_or_places_stop_nothing(names):
    assert not later_rounds([brought(one) for one in names])


@pytest.mark.parametrize(("school", "found"), [("Oak", 0), ("Elm", 1)])
def test_files_of_two_seasons_are_rounds_where_they_share_a_school(school, found):
    pairs = [("climate fall.csv", "Elm"), ("climate spring.csv", school)]
    files = [brought(name, items={**SURVEY, "School": [each] * 12}) for name, each in pairs]
    assert len(later_rounds(files)) == found


def test_files_with_other_questions_stop_nothing():
    others = {f"{label} now": column for label, column in SURVEY.items()}
    files = [brought("climate fall.csv"), brought("climate spring.csv", items=others)]
    assert not later_rounds(files)
