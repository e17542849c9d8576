"""Names and masks of agencies' tables that were read as something else than they are."""

import pytest

from equity.intake.cleaning import clean
from equity.intake.published_claims import claim_of
from equity.intake.published_numbers import choose
from equity.intake.published_words import group_of, outcome_of
from equity.vocabulary import Field
from published_files import read, written


@pytest.mark.parametrize(
    "name",
    [
        "Suspension Rate Change",
        "Graduation Rate Target",
        "Percent Suspended Prior Year",
        "Percent of Students with Two or More Suspensions",
        "Percent of Students with 1 OSS",
        "Percent of Students with 2+ Suspensions",
        "Suspended 1 Day or Less",
        "Severe Chronic Absenteeism Rate",
        "Chronic Absenteeism Score",
        "Student Chronic Truancy Rate",
        "Out-of-School Suspension Absences (percent)",
        "Percent of Days Lost to Suspension",
        "Percent of Suspended Students who are Black",
        "On-Track to Graduate Percent",
        "Total Days Absent",
        "Days Suspended",
        "Percent with 0 Suspensions",
        "Bus Suspensions (Students)",
        "Percent Absent 21+ Days",
    ],
)
def test_a_number_beside_the_outcome_is_asked_about_also_where_it_stands_alone(name):
    found = choose(["Enrollment", name], outcome_of(name) or "published.chronically_absent")
    assert name not in found.taken


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("Percent of Students with One or More Suspensions", "suspended"),
        ("Percent of Students with 1+ Suspensions", "suspended"),
        ("Students with One Suspension or More", "suspended"),
        ("Students Suspended in School District", "suspended"),
        ("Students Suspended 1 Day or More", "suspended"),
        ("Students Suspended at Least One Day", "suspended"),
        ("Percent of Black Students who were Suspended", "suspended"),
        ("Chronically Absent (10% or more)", "chronically_absent"),
        ("Percent Chronically Absent (18 or more days)", "chronically_absent"),
        ("Students Suspended Out-of-School", "out_of_school"),
        ("Percent of Students Suspended In School", "in_school"),
        ("Number Suspended in School Year 2023", "suspended"),
        ("School Level Suspension Rate", "suspended"),
    ],
)
def test_an_outcome_in_other_words_is_taken(name, outcome):
    found = choose(["Enrollment", name], None)
    assert found.outcome == f"published.{outcome}"
    assert name in found.taken


def test_of_absences_of_a_tenth_and_of_a_fifth_the_tenth_is_taken():
    names = ["Chronically Absent (10% or more)", "Chronically Absent (20% or more)"]
    assert choose(names, None).taken == {names[0]: Field.AGG_RATE}


def test_a_prior_year_beside_this_year_needs_no_question():
    found = choose(["Suspension Rate", "Prior Year Suspension Rate"], None)
    assert found.taken == {"Suspension Rate": Field.AGG_RATE}
    assert found.asked == {}


def test_two_or_more_races_is_a_group_and_no_number_of_suspensions():
    assert not claim_of("Two or More Races Suspension Rate").foreign


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Student without Disabilities (IEP)", "Students without disabilities"),
        ("Not Students With Disabilities", "Students without disabilities"),
        ("Students Without Disability", "Students without disabilities"),
        ("Not receiving special education services", "Students without disabilities"),
        ("Receiving special education services", "Students with disabilities"),
        ("2 or More Races", "Two or more races"),
    ],
)
def test_groups_in_the_words_of_states_are_known(text, group):
    assert group_of(text)[1] == group


def masked(numbers, mark="*", note=""):
    """Give the largest number that a mark can hide beside some numbers of students."""
    races = ["Black", "White"]
    rows = [(f"District {place}", races[place % 2], one) for place, one in enumerate(numbers)]
    rows.append(("Elm", "Black", mark))
    lines = [f"{note}\n" if note else "", "District,Race,Students,Percent Suspended"]
    text = "\n".join([*lines, *(f"{a},{b},{n},{'*' if n == mark else 5.5}" for a, b, n in rows)])
    (reading,) = read(written(text, "suspension_2022-23.csv"))
    cells = clean(reading, key=b"k" * 32, period=None).cells
    return cells.set_index("place").loc["Elm", "n_high"]


def test_many_numbers_of_which_none_is_small_tell_that_a_mask_may_hide_more():
    assert masked(range(15, 130)) == 14
    assert masked(range(400, 520)) == 29


def test_a_mask_hides_nine_where_smaller_numbers_are_shown_or_few_numbers_tell():
    assert masked([6, *range(15, 130)]) == 9
    assert masked([15, 300, 410]) == 9


def test_what_the_file_says_of_its_masks_goes_before_what_its_numbers_tell():
    assert masked(range(40, 150), note="* Groups of fewer than 12 students") == 11


def cells_of(rows, head="District,Grade,Race,Students,Students Suspended"):
    """Give the dimensions, groups and counts of a table of one year."""
    (reading,) = read(written("\n".join([head, *rows]), "suspension_2022-23.csv"))
    return clean(reading, key=b"k" * 32, period=None).cells


def test_grades_written_as_numbers_are_groups_and_none_is_lost():
    cells = cells_of(
        ["Elm,6,Black,40,8", "Elm,6,White,90,9", "Elm,7,Black,50,5", "Elm,7,White,80,4"]
    )
    found = set(zip(cells["groups"], cells["k_low"], strict=True))
    assert ("Black or African American\x1f7", 5) in found
    assert len(found) == 4


def test_a_table_of_one_grade_is_about_its_groups():
    cells = cells_of(["Elm,8,Black,40,8", "Elm,8,White,90,9"])
    assert set(cells["groups"]) == {"Black or African American", "White"}


def test_a_suspension_from_the_bus_is_none_from_school():
    cells = cells_of(
        [
            f"Elm,{kind},{race},90,{count}"
            for kind, count in (("Out-of-School Suspension", 9), ("Bus Suspension", 20))
            for race in ("Black", "White")
        ],
        "District,Sanction,Race,Enrollment,Students",
    )
    assert set(cells["measure"]) == {"published.out_of_school"}
    assert set(cells["k_low"]) == {9}


SAME_NAME = ["Elm,Elm,Black,40,8", "Elm,Elm,White,90,9"]


@pytest.mark.parametrize(
    ("others", "level"),
    [
        ([], "district"),
        (["Elm,High,Black,20,4", "Elm,High,White,50,5"], "district"),
        (["Oak,High,Black,20,4", "Oak,High,White,50,5"], "school"),
    ],
)
def test_a_school_of_the_district_s_name_is_the_district_where_that_has_others(others, level):
    cells = cells_of([*SAME_NAME, *others], "District,School,Race,Enrollment,Suspended Students")
    assert set(cells.loc[cells["n_low"].isin([40, 90]), "level"]) == {level}


def test_a_district_s_own_rows_beside_its_only_school_of_that_name_are_both_kept():
    rows = [*SAME_NAME, "Elm,,Black,40,8", "Elm,,White,90,9", "Oak,High,Black,20,4"]
    cells = cells_of(rows, "District,School,Race,Enrollment,Suspended Students")
    assert sorted(cells["level"]) == ["district", "district", "school", "school", "school"]


@pytest.mark.parametrize("name", ["Percent Absent 10% of Days or More", "Percent Absent 18+ Days"])
def test_days_that_make_an_absence_chronic_are_taken_in_a_table_of_it(name):
    chronic = "published.chronically_absent"
    assert choose(["Enrollment", name], chronic).taken[name] is Field.AGG_RATE
