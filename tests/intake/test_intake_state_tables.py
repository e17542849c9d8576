"""Layouts of single states, each from what its agency documents: right numbers, or a plain no."""

from equity.chain import bringing
from equity.intake.cleaning import clean
from published_files import read, written


def test_texas_rows_of_records_without_group_sizes_are_refused_and_say_why():
    head = "AGGREGATION LEVEL,REGION,DISTNAME,DISTRICT,SECTION,HEADING,HEADING NAME,YR24"
    rows = (
        "A-PARTICIPATION,A01,DISTRICT CUMULATIVE YEAR END ENROLLMENT,1600",
        "B-DISCIPLINE DATA TRENDS,B04,COUNT OF STUDENTS EXPELLED,-999",
        "F-OUT OF SCHOOL SUSPENSIONS,C15,BLACK OR AFRICAN AMERICAN,80",
        "F-OUT OF SCHOOL SUSPENSIONS,C17,WHITE,-99999999",
    )
    lines = "\n".join([head, *(f"DISTRICT,10,ELM ISD,057905,{one}" for one in rows)])
    (reading,) = read(written(lines, "DISTRICT_summary_24.csv"))
    assert reading.mapping.is_left_out
    (report,) = bringing.check([reading])
    assert report.loaded == 0
    assert "twice counts twice" in report.checks[0].sentence


def numbers(text, name="report_2022-23.csv"):
    """Give outcome, count, students and rate of each group, None where the file says none."""
    (reading,) = read(written(text, name))
    assert reading.mapping.certainty >= 0.9
    rows = clean(reading, key=b"k" * 32, period=None).cells.to_dict("records")
    parts = ("k_low", "n_low", "rate_low")
    return {
        (one["measure"].partition(".")[2], one["groups"]): tuple(
            None if one[part] != one[part] else one[part] for part in parts
        )
        for one in rows
    }


BLACK, WHITE = "Black or African American", "White"


def test_short_names_of_massachusetts_are_read_and_its_offenses_are_no_more_students():
    text = """
        SY,DIST_NAME,ORG_NAME,STU_GRP,OFFENSE,STU_CNT,STU_DISC_CNT,UNKNOWN_PCT
        2023,Elm,Elm High,Black or African American,All Offenses,300,45,1.3
        2023,Elm,Elm High,White,All Offenses,400,24,0.5
        2023,Elm,Elm High,Black or African American,Violent offense,300,10,1.3
        2023,Elm,Elm High,White,Violent offense,400,8,0.5
    """
    assert numbers(text) == {
        ("disciplined", BLACK): (45, 300, None),
        ("disciplined", WHITE): (24, 400, None),
    }


def test_of_two_lines_of_absence_the_one_of_a_tenth_is_chronic_and_march_is_no_year():
    text = """
        SY,ATTEND_PERIOD,ORG_NAME,STU_GRP,ATTEND_RATE,PCT_CHRON_ABS_10,PCT_CHRON_ABS_20
        2023,End of Year,Elm High,Black,89.2,38.2,10.1
        2023,End of Year,Elm High,White,93.2,21.2,5.1
        2023,March,Elm High,Black,90.2,36.2,9.1
        2023,March,Elm High,White,94.2,20.2,4.1
    """
    assert numbers(text) == {
        ("chronically_absent", BLACK): (None, None, 0.382),
        ("chronically_absent", WHITE): (None, None, 0.212),
    }


def test_the_total_number_of_students_is_not_the_number_of_those_absent():
    text = """
        districtName,studentGroup,totalStudentCount,chronicAbsencePercent
        Elm,Black,200,35.0
        Elm,White,700,20.0
    """
    assert numbers(text)["chronically_absent", BLACK] == (None, 200, 0.35)


def test_merged_bands_that_leave_gaps_in_the_names_stand_over_the_row_below():
    text = """
        Suspensions 2022-23,,,,,
        District,Black,,White,,
        ,Count,Percent,Count,Percent,
        Elm,25,12.5,36,5.1,
    """
    assert numbers(text, "suspension_2022-23.csv") == {
        ("suspended", BLACK): (25, None, 0.125),
        ("suspended", WHITE): (36, None, 0.051),
    }


def test_races_under_a_name_that_says_nothing_are_groups_and_all_column_values_is_all():
    """The names of columns are those of Georgia's report card."""
    text = """
        LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_NM,INSTN_NAME,LABEL_LVL_1_DESC,DISCIPLINE_PCT
        2022-23,District,Elm,All Column Values,Black,15.0
        2022-23,District,Elm,All Column Values,White,5.0
        2022-23,School,Elm,Elm High,Black,23.3
        2022-23,School,Elm,Elm High,White,5.7
        2022-23,State,All Column Values,All Column Values,Black,13.2
        2022-23,State,All Column Values,All Column Values,White,6.2
    """
    (reading,) = read(written(text, "discipline.csv"))
    cells = clean(reading, key=b"k" * 32, period=None).cells
    rates = {(one.place, one.groups): one.rate_low for one in cells.itertuples()}
    assert rates == {
        ("Elm", BLACK): 0.15,
        ("Elm", WHITE): 0.05,
        ("Elm High, Elm", BLACK): 0.233,
        ("Elm High, Elm", WHITE): 0.057,
        ("State", BLACK): 0.132,
        ("State", WHITE): 0.062,
    }
