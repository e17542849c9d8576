"""Tables as state agencies print them: every cell is the printed one, or what its mask allows."""

from dataclasses import replace

import pytest

from equity.chain import bringing, workspaces
from equity.intake.actions import action_of
from equity.intake.cleaning import clean
from equity.problems import Problem
from equity.vocabulary import Field, FileKind
from published_files import read, written

KEY = b"a key that only tests know"


def cells(text, name="report_2022-23.csv"):
    (reading,) = read(written(text, name))
    found = clean(reading, key=KEY, period=None).cells
    ends = ["k_low", "k_high", "n_low", "n_high", "rate_low", "rate_high"]
    return {
        (one["place"], one["groups"] or "all"): [None if one[e] != one[e] else one[e] for e in ends]
        for one in found.to_dict("records")
    }


def test_a_share_bounded_with_a_percent_sign_is_read_where_the_count_is_missing():
    found = cells(
        """
        SchoolYear,OrganizationLevel,DistrictName,Student Group,Discipline Rate,\
Discipline Denominator,Discipline Numerator
        2022-23,District,Elm,Black,0.06,8000,480
        2022-23,District,Elm,White,<1%,24000,NULL
        2022-23,District,Elm,Asian,0.02,500,10
        2022-23,District,Elm,Hispanic/Latino,0.05,2000,100
        """
    )
    assert found["Elm", "White"] == [None, None, 24000, 24000, 0, 0.01]
    assert found["Elm", "Black or African American"] == [480, 480, 8000, 8000, 0.06, 0.06]


def test_a_hidden_count_of_almost_all_students_is_no_small_number():
    found = cells(
        """
        Academic Year,District,Institution,Institution Type,Student Group,Students Included,\
Number Chronically Absent,Percent Chronically Absent
        2022-2023,Elm,Elm,District,White,24000,7200,30.0%
        2022-2023,Elm,Elm,District,Pacific Islander,300,*,>95.0%
        2022-2023,Elm,Oak School,School,White,300,30,10.0%
        """
    )
    count = found["Elm", "Native Hawaiian or Pacific Islander"][:2]
    assert count[0] <= 285 <= count[1] == 300
    assert count[0] > 270
    assert found["Elm", "White"][:4] == [7200, 7200, 24000, 24000]
    assert found["Oak School, Elm", "White"][:4] == [30, 30, 300, 300]


@pytest.mark.parametrize("mark", ["NC", "CTSTR", "R"])
def test_marks_of_agencies_are_no_words(mark):
    found = cells(
        f"""
        Data Year,Corp Name,Demographic Description,Grad Denominator,Grad Percent
        2022-23,Elm,All Students,2000,75.0
        2022-23,Elm,Black students,700,64.3
        2022-23,Elm,American Indian students,<10,{mark}
        """
    )
    assert found["Elm", "Black or African American"][2:] == [700, 700, 0.643, 0.643]
    assert found["Elm", "American Indian or Alaska Native"][4:] == [0, 1]


def test_the_states_own_number_in_each_row_is_not_the_schools():
    (reading,) = read(
        written(
            """
            District Name,School Name,Student Group,Chronic_Abs_Pct,State_Chronic_Abs_Pct
            Elm,Oak,Black,21.5,22.0
            Elm,Oak,White,*,13.0
            Elm,Oak,Asian,5.5,6.0
            """
        )
    )
    assert reading.mapping.column("Chronic_Abs_Pct").field is Field.AGG_RATE
    assert reading.mapping.column("State_Chronic_Abs_Pct").field is None


def test_number_signs_in_names_are_numbers():
    found = cells(
        """
        School Name,School Year,Black # Suspended,Black # Students,White # Suspended,\
White # Students
        Oak with a longer name,2022-23,8,40,R,20
        Elm with a longer name,2022-23,R,30,2,80
        """,
        "suspensions.csv",
    )
    assert found["Oak with a longer name", "Black or African American"][:4] == [8, 8, 40, 40]
    assert found["Elm with a longer name", "Black or African American"][:4] == [0, 9, 30, 30]
    assert found["Elm with a longer name", "White"][:4] == [2, 2, 80, 80]


REMOVALS = """
    District Name,School Name,Type of Removal,{groups}Students Count,Percent of Students
    Elm,Oak,In-School Suspensions,{one}10,1.5%
    Elm,Oak,In-School Suspensions,{two}5,1.0%
    Elm,Oak,Out-of-School Suspensions,{one}30,4.5%
    Elm,Oak,Out-of-School Suspensions,{two}6,1.2%
    """


def test_a_count_that_changes_with_the_outcome_is_not_taken_for_all_students():
    text = REMOVALS.format(groups="Student Group,", one="Black,", two="White,")
    (reading,) = read(written(text))
    assert reading.mapping.column("Students Count").field is None
    assert "It changes with what is counted" in reading.mapping.column("Students Count").why
    table = clean(reading, key=KEY, period=None)
    assert table.cells["n_low"].isna().all()
    assert sorted(table.cells["rate_low"]) == [0.01, 0.012, 0.015, 0.045]


def test_a_table_of_schools_without_groups_is_refused_in_words():
    readings = read(written(REMOVALS.format(groups="", one="", two="")))
    with workspaces.passing() as workspace, pytest.raises(Problem, match="no groups to compare"):
        bringing.load(workspace, readings)


def test_a_table_of_all_students_alone_loads():
    text = """
        School Name,Student Group,Students,Students Suspended
        Oak,All Students,40,8
        Elm,All Students,30,3
        """
    (reading,) = read(written(text))
    mapping = reading.mapping.with_kind(FileKind.PUBLISHED)
    mapping = mapping.with_column("Student Group", field=Field.AGG_GROUP)
    reading = replace(reading, mapping=mapping)
    with workspaces.passing() as workspace:
        assert bringing.load(workspace, (reading,)).files[0].loaded == 2


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("ISS - In School Suspension", "In-school suspension"),
        ("OSS - Out of School Suspension", "Out-of-school suspension"),
        ("Suspension - 3 days", "Out-of-school suspension"),
        ("Suspension: Internal", None),
        ("Suspension - pending", None),
    ],
)
def test_a_code_and_its_words_say_one_action_and_half_known_ones_none(text, action):
    assert action_of(text) == action


def test_a_hidden_total_is_no_smaller_than_one_of_its_groups():
    rows = ("Black,300,30", "White,700,14", "All Students,1000,*", "Asian,40,*")
    text = "\n".join(["District,Student Group,Enrollment,Students Suspended", *rows])
    found = cells(text.replace("\n", "\nElm,").replace("Elm,District", "District"))
    assert found["Elm", "all"][:4] == [30, 1000, 1000, 1000]
    assert found["Elm", "Asian"][:4] == [0, 9, 40, 40]
    assert found["Elm", "Black or African American"][:4] == [30, 30, 300, 300]


def test_a_hidden_total_in_the_names_of_columns_is_no_smaller_than_a_group():
    found = cells(
        """
        District,Black enrollment,Black suspended,White enrollment,White suspended,\
All Students enrollment,All Students suspended
        Elm,300,30,700,14,1000,*
        Oak,200,*,100,3,300,*
        """
    )
    assert found["Elm", "all"][:2] == [30, 1000]
    assert found["Oak", "all"][:2] == [0, 9]


def test_a_rate_of_a_thousand_is_no_percent():
    text = """
        District,Student Group,Enrollment,"Suspension Rate per 1,000"
        Elm,Black,1000,93.2
        Elm,White,2000,21.0
        """
    (reading,) = read(written(text))
    assert reading.mapping.column("Suspension Rate per 1,000").field is None


def test_n_beside_a_percent_may_be_all_students_and_is_asked_about():
    text = """
        SCHOOLNAME,ChronicAbs_Black_Pct,ChronicAbs_White_Pct,ChronicAbs_Black_N,ChronicAbs_White_N
        Oak,25.0,15.0,200,250
        Elm,22.0,16.0,100,290
        """
    found = cells(text, "report_2023-24.csv")
    assert found["Oak", "Black or African American"] == [None, None, None, None, 0.25, 0.25]
    (reading,) = read(written(text))
    assert reading.mapping.column("ChronicAbs_Black_N").field is None


def test_n_beside_a_head_count_is_the_count():
    found = cells(
        """
        SCHOOLNAME,ChronicAbs_Black_N,ChronicAbs_White_N,Black_Enrollment,White_Enrollment
        Oak,20,25,200,250
        """
    )
    assert found["Oak", "White"][:4] == [25, 25, 250, 250]


def test_per_before_a_word_is_a_percent_as_num_is_a_number():
    found = cells(
        """
        ENTITY_NAME,YEAR,SUBGROUP_NAME,ENROLL,NUM_SUSP,PER_SUSP
        ELM CITY SD,2023,Black,4000,600,15
        ELM CITY SD,2023,White,1600,64,4
        """
    )
    assert found["ELM CITY SD", "Black or African American"] == [600, 600, 4000, 4000, 0.15, 0.15]


PARTS = """
    District,Student Group,{number},Percent
    Elm,Black,450,45.0
    Elm,White,250,25.0
    Elm,Hispanic,200,20.0
    Elm,Asian,*,*
    Oak,All Students,200,100
    Oak,Black,90,45.0
    Oak,SWD,60,30.0
    """


@pytest.mark.parametrize("number", ["Count", "Enrollment"])
def test_parts_of_all_suspended_or_of_all_students_are_no_rates(number):
    (reading,) = read(written(PARTS.format(number=number)))
    with pytest.raises(Problem, match="how large each group is"):
        clean(reading, key=KEY, period=None)


def test_rates_beside_counts_of_groups_of_different_sizes_are_rates():
    found = cells(
        """
        District,Student Group,Students Suspended,Percent
        Elm,Black,45,45.0
        Elm,White,25,12.5
        Elm,Hispanic,20,20.0
        """
    )
    assert found["Elm", "White"] == [25, 25, None, None, 0.125, 0.125]


def test_outcomes_alone_without_places_and_groups_are_refused_in_words():
    lines = ("Discipline Type,Students", "In-School Suspension,12", "Expulsion,3")
    (reading,) = read(written("\n".join(lines)))
    (report,) = bringing.check([reading])
    assert report.loaded == 0
