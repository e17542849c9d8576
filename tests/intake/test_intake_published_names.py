"""Names of columns as agencies print them: what they claim, and what they do not."""

import pytest

from equity.intake import published_wide
from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.published_claims import claim_of
from equity.intake.table import CleanTable
from equity.vocabulary import Field, FileKind
from published_files import read, written


def cleaned(reading: Reading) -> CleanTable:
    return clean(reading, key=b"k" * 32, period=None)


EVENTS = """
    Year,LEA Name,Subgroup,Enrollment,{events},Suspension Rate
    2022-23,Lincoln,All Students,1000,140,14.0
    2022-23,Lincoln,Black,200,52,26.0
    2022-23,Lincoln,White,600,60,10.0
"""


def test_a_percent_that_is_the_events_of_a_group_is_asked_about():
    """Columns as North Carolina prints short-term suspensions beside enrollment."""
    (reading,) = read(written(EVENTS.format(events="Short-Term Suspensions")))
    asked = reading.mapping.column("Suspension Rate")
    assert asked.field is Field.AGG_RATE
    assert asked.certainty < 0.5
    said = [one.sentence for one in cleaned(reading).checks if one.needs_a_look]
    assert any("'Suspension Rate' is 'Short-Term Suspensions' for every 100" in one for one in said)
    (reading,) = read(written(EVENTS.format(events="Students Suspended")))
    assert reading.mapping.column("Suspension Rate").certainty > 0.5


@pytest.mark.parametrize(
    "name",
    [
        "College Going Rate of Graduates",
        "Percent of Graduates Meeting UC/CSU",
        "Percentage Standard Nearly Met",
        "Percent Partially Proficient",
        "Relative Suspension Rate",
        "Percent Absent",
    ],
)
def test_a_percent_of_something_near_is_never_taken_for_the_outcome(name):
    """Names as California and Colorado print them beside graduation and test results."""
    text = f"District,Race,{name}\nLincoln,White,5.5\nLincoln,Black,21.5"
    (reading,) = read(written(text, "table_2023-24.csv"))
    assert reading.mapping.column(name).field is None


def test_and_between_words_that_say_a_number_claims_nothing_else():
    assert not claim_of("Count and Percent of Students").foreign
    assert claim_of("Count and Percent of Mentors").foreign


NAMES_OF_AGENCIES = {
    "graduation of New York": (
        """
        report_school_year,aggregation_type,aggregation_name,subgroup_name,enroll_cnt,grad_cnt,grad_pct
        2022-23,School,Birch High,All Students,200,180,90%
        2022-23,School,Birch High,Black,50,40,80%
        2022-23,School,Birch High,White,90,84,93%
        """,
        {"k_low": 40, "n_low": 50, "rate_low": 0.8},
    ),
    "graduation of California": (
        """
        AcademicYear,DistrictName,ReportingCategory,CohortStudents,Graduates (Count),\
Graduates (Rate),Dropout (Count),Dropout (Rate),Still Enrolled (Count),Still Enrolled (Rate)
        2022-23,Birch,TA,200,180,90.0,8,4.0,12,6.0
        2022-23,Birch,RB,50,40,80.0,5,10.0,5,10.0
        2022-23,Birch,RW,90,84,93.3,2,2.2,4,4.4
        """,
        {"k_low": 40, "n_low": 50, "rate_low": 0.8},
    ),
    "dropouts of Colorado": (
        """
        School Year,District,Black Pupil Count,Black Dropouts,White Pupil Count,White Dropouts
        2022-23,Birch,50,5,90,3
        """,
        {"k_low": 5, "n_low": 50},
    ),
    "students with a suspension": (
        """
        School Year,District,Black Enrollment,Black Students with OSS,White Enrollment,\
White Students with OSS
        2022-23,Birch,50,5,90,3
        """,
        {"k_low": 5, "n_low": 50},
    ),
}


@pytest.mark.parametrize("layout", NAMES_OF_AGENCIES)
def test_names_of_agencies_are_understood_without_mapping(layout):
    """Names of columns as the agency prints them, all numbers invented."""
    text, expected = NAMES_OF_AGENCIES[layout]
    (reading,) = read(written(text, "table.csv"))
    cells = cleaned(reading).cells
    first = cells[cells["measure"] == reading.mapping.measure]
    (found,) = first[first["groups"] == "Black or African American"].to_dict("records")
    assert {name: found[name] for name in expected} == expected
    assert found["place"] in ("Birch", "Birch High")


def test_a_percent_of_events_is_asked_about_where_groups_stand_in_the_names():
    text = """
        School Year,School,Black Enrollment,Black {0},Black Suspension Rate,White Enrollment,\
White {0},White Suspension Rate
        2022-23,Birch,200,52,26.0,600,60,10.0
        2022-23,Elm,100,40,40.0,300,45,15.0
    """
    (reading,) = read(written(text.format("Suspensions"), "table.csv"))
    said = [one.sentence for one in cleaned(reading).checks if one.needs_a_look]
    assert any(
        "'Black Suspension Rate' is 'Black Suspensions' for every 100" in one for one in said
    )


def test_an_outcome_row_of_incidents_counts_no_students():
    text = """
        District,Indicator,Student Group,Numerator,Denominator
        Birch,Out-of-School Suspension (incidents),Black,52,200
        Birch,Out-of-School Suspension (incidents),White,60,600
        Birch,Out-of-School Suspension (students),Black,30,200
        Birch,Out-of-School Suspension (students),White,40,600
    """
    (reading,) = read(written(text, "indicators_2022-23.csv"))
    cells = cleaned(reading).cells
    assert cells.set_index("groups")["k_low"].to_dict() == {
        "Black or African American": 30,
        "White": 40,
    }


@pytest.mark.parametrize("first", ["Student ID", "School"])
def test_numbers_of_groups_are_published_only_where_rows_are_no_students(first):
    names = ("Black students", "Black students suspended", "White students")
    numbers = ("40,8,160", "30,3,90", "20,2,70", "60,9,120")
    rows = [f"S{number},{said},12" for number, said in enumerate(numbers)]
    table = written("\n".join([f"{first},{','.join(names)},White students suspended", *rows]))
    (reading,) = read(table)
    assert (reading.mapping.kind is FileKind.PUBLISHED) is (first == "School")
    assert bool(published_wide.named(reading.sheet)) is (first == "School")


@pytest.mark.parametrize(
    ("name", "field"),
    [("Count", Field.AGG_DENOMINATOR), ("Suspended Count", Field.AGG_NUMERATOR)],
)
def test_a_bare_count_of_which_every_percent_can_be_one_counts_all_students(name, field):
    rows = [(83, 24.1), (121, 5.0), (77, 11.7), (41, 4.9), (61, 11.5), (47, 14.9)]
    groups = ("Black", "White", "Hispanic", "Asian", "Pacific Islander", "Two or more races")
    text = f"School,Student Group,{name},Suspension Rate\n" + "".join(
        f"Oak,{group},{count},{rate}\n" for group, (count, rate) in zip(groups, rows, strict=True)
    )
    (reading,) = read(written(text, "rates_2024-25.csv"))
    assert reading.mapping.column(name).field is field


@pytest.mark.parametrize(("rate", "counts"), [("10.0", True), ("12.0", False)])
def test_students_beside_enrolment_are_counted_where_percents_say_so(rate, counts):
    text = f"""
        District,Student Group,Enrollment,Number of Students,Rate
        Birch,Black,300,30,{rate}
        Birch,White,600,24,4.0
        Birch,Asian,20,*,*
    """
    (reading,) = read(written(text, "suspension_2022-23.csv"))
    field = reading.mapping.column("Number of Students").field
    assert field is (Field.AGG_NUMERATOR if counts else None)


def test_a_bare_count_that_cannot_be_all_students_counts_those_with_the_outcome():
    text = "School,Student Group,Count,Suspension Rate\nOak,Black,20,13.3\nOak,White,6,5.0\n"
    (reading,) = read(written(text, "rates_2024-25.csv"))
    assert reading.mapping.column("Count").field is Field.AGG_NUMERATOR
