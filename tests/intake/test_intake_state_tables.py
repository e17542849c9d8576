"""Layouts of single states, each from what its agency documents: right numbers, or a plain no."""

from equity.chain import bringing
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
