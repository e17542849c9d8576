"""What `inspect --json` says of a file has one shape, whatever the file is."""

import pytest

from equity.chain import bringing
from equity.chain.inspected import file_record

PLACE = {"file", "sheet", "row", "column", "reason"}
FILES = {
    "a list of students": (
        b"Lincoln,,\n\nstudent_id,race,name\n1,Black,A\n2,White,B\nTotal,,2\n",
        4,
    ),
    "a file that nobody understands": (b"a;b\n1;2\n", 1),
    "a published file": (b"Group,Enrollment,Suspended\nAsian,50,*\nBlack,40,4\n", 2),
}


@pytest.mark.parametrize(("content", "rows"), FILES.values(), ids=FILES)
def test_a_file_is_told_in_one_shape(content, rows):
    brought = bringing.read([("suspended_2024-25.csv", content)])
    (report,) = bringing.check(brought.readings)
    told = file_record(brought.readings[0], report)
    assert list(told)[:11] == [
        *("name", "sheet", "format", "encoding", "header_row", "kind", "certainty", "columns"),
        *("rows_in", "rows_loaded", "rows_listed"),
    ]
    assert told["rows_in"] == told["rows_loaded"] + told["rows_listed"]
    assert told["rows_in"] <= rows
    assert all(isinstance(one, str) and one for one in told["problems"])
    for column in told["columns"]:
        assert list(column)[:4] == ["label", "field", "certainty", "why"]
        counts = [column[one] for one in ("filled", "missing", "masked", "unknown")]
        assert sum(counts) == len(brought.readings[0].sheet.frame)


def test_every_row_that_would_be_left_out_is_told_with_its_place_and_never_its_values():
    rows = ["7,Black", "*,White", ",Martian", "Total,White", "9,Black", "", ",White"]
    content = "\n".join(["Private note", "student_id,race", *rows])
    brought = bringing.read([("roster_2024-25.csv", content.encode())])
    (report,) = bringing.check(brought.readings)
    told = file_record(brought.readings[0], report)
    truth = {place for place, row in enumerate(rows, 3) if not row[:1].isdigit()}
    assert {one["row"] for one in told["left_out"]} == truth
    assert len(told["left_out"]) == told["rows_listed"] == len(truth)
    assert {one["file"] for one in told["left_out"]} == {"roster_2024-25.csv"}
    assert all(one["reason"] and set(one) == PLACE for one in told["left_out"])
    assert "Martian" not in str(told["left_out"])


def test_columns_of_people_that_are_never_kept_are_a_problem_to_look_at():
    content = b"Student Name,race\nInvented Person,Black\n"
    brought = bringing.read([("a.csv", content)])
    (report,) = bringing.check(brought.readings)
    problems = file_record(brought.readings[0], report)["problems"]
    assert any("not kept: 'Student Name'" in one for one in problems)
