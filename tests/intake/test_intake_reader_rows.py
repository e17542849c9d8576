"""Where rows go: the header found, rows kept or listed, files refused and limits kept."""

import csv
import io
import random

import pytest

from equity.intake import limits
from equity.intake.reader import read
from equity.problems import Problem


def test_rows_keep_their_numbers_and_the_header_its_own():
    content = b"Lincoln High\nexported,2025-10-03\n\nid,race,sex,grade\n1,A,F,9\n\n2,B,M,10\n"
    (sheet,) = read("roster.csv", content)
    assert sheet.header_row == 4
    assert list(sheet.frame.index) == [5, 7]
    assert [(one.row, one.reason) for one in sheet.listed] == [(6, "The row is empty")]
    assert sheet.column("grade").tolist() == ["9", "10"]


def test_the_header_is_found_on_row_twenty():
    content = b"note,,,\n" * 19 + b"id,race,gender,grade\n1,A,F,9\n2,B,M,9\n"
    (sheet,) = read("roster.csv", content)
    assert (sheet.header_row, sheet.labels[0], len(sheet.frame)) == (20, "id", 2)


def test_footers_are_listed_and_rows_that_only_look_like_them_are_kept():
    rows = [
        "group,enrolled,suspended",
        "Total,90,9",
        "All students,100,10",
        "Black,40,6",
        "All students,140,16",
        "",
        "Grand total,280,32",
        "Source: the district,,",
        "* fewer than 10 students,,",
    ]
    (sheet,) = read("public.csv", "\n".join(rows).encode())
    assert sheet.column("group").tolist() == ["Total", "All students", "Black", "All students"]
    assert [(one.row, one.reason) for one in sheet.listed] == [
        (6, "The row is empty"),
        (7, "The row is a total at the end of the table"),
        (8, "The row is a note below the table"),
        (9, "The row is a note below the table"),
    ]


def test_a_last_row_of_words_that_begins_with_total_is_kept():
    (sheet,) = read("a.csv", b"school,race,gender\nLincoln,A,F\nTotal Learning,B,M\n")
    assert len(sheet.frame) == 2


def test_a_page_that_repeats_the_column_names_is_listed():
    (sheet,) = read("paged.csv", b"id,race\n1,A\nid,race\n2,B\n")
    assert sheet.column("id").tolist() == ["1", "2"]
    assert [(one.row, one.reason) for one in sheet.listed] == [
        (3, "The row repeats the column names")
    ]


def test_a_row_that_is_too_long_is_listed_by_number_without_its_values():
    (sheet,) = read("a.csv", b"id,race,grade\n1,A,9\n2,B,9,SECRET,x\n3,C\n4,D,9\n")
    assert sheet.column("id").tolist() == ["1", "3", "4"]
    (long,) = sheet.listed
    assert (long.file, long.row) == ("a.csv", 3)
    assert long.reason == "The row has 5 cells, the table has 3"
    assert sheet.rows_in == 4


def test_an_unclosed_quote_does_not_swallow_the_file():
    rows = "".join(f"S{number:04d},Latino,F\n" for number in range(8000))
    (sheet,) = read("a.csv", b'id,race,gender\nS1,"Latino,F\n' + rows.encode())
    assert len(sheet.frame) == 8001
    assert sheet.frame.iloc[0].tolist() == ["S1", "Latino", "F"]


def test_an_unclosed_quote_that_meets_another_quote_does_not_swallow_rows():
    content = b'id,race,why\n1,"A,x\n2,B,y\n3,C,"late, again"\n4,D,z\n'
    (sheet,) = read("a.csv", content)
    assert sheet.column("id").tolist() == ["1", "2", "3", "4"]
    assert sheet.column("why").tolist() == ["x", "y", "late, again", "z"]


REFUSED = {
    "nothing": (b"", "The file is empty"),
    "blank lines": (b"\n\n \n", "The file is empty"),
    "names only": (b"id,race\n", "There are no rows to read"),
    "names and blank rows": (b"id,race\n,\n,\n", "There are no rows to read"),
    "names and a total": (b"id,count\nTotal,0\n", "There are no rows to read"),
    "bytes that are no text": (
        bytes((one * 73 + 41) % 256 for one in range(20_000)),
        "This file does not hold text",
    ),
    "a web page": (b"<html><table><tr><td>id</td></tr></table></html>", "This is a web page"),
    "a web page in utf-16": ("\n<TABLE><tr>".encode("utf-16"), "This is a web page"),
    "xml": (b'<?xml version="1.0"?><a/>', "This is a web page"),
    "pdf": (b"%PDF-1.7\n1 0 obj\n", "This file holds no table"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "This is an old Excel file"),
    "locked excel": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "The file is locked with a password",
    ),
    "columns without end": (
        b",".join([b"q"] * 5000) + b"\n" + b"1," * 5000,
        "The file has too many",
    ),
    "fifty megabytes": (b"x" * (50 * 1024 * 1024 + 1), "The file is too large"),
}


@pytest.mark.parametrize(("content", "title"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_a_problem_that_names_the_file_and_what_to_do(content, title):
    with pytest.raises(Problem) as problem:
        read("roster.csv", content)
    assert problem.value.title.startswith(title)
    assert "roster.csv" in problem.value.what_happened
    assert problem.value.what_to_do


def test_content_decides_not_the_name():
    (sheet,) = read("roster.xlsx", b"id,race\n1,A\n")
    assert (sheet.format, sheet.encoding) == ("csv", "utf-8")
    assert sheet.notes == ("The file is named like an Excel workbook but holds plain text.",)


def test_more_rows_than_usual_are_read_only_where_allowed(monkeypatch):
    monkeypatch.setattr(limits, "USUAL_ROWS", 1_000)
    content = b"id\n" + b"1\n" * 1_001
    with pytest.raises(Problem) as problem:
        read("many.csv", content)
    assert problem.value.title == "The table has too many rows"
    assert "EQUITY_MAX_ROWS and server.maxUploadSize" in problem.value.what_to_do
    monkeypatch.setenv("EQUITY_MAX_ROWS", "2000")
    (sheet,) = read("many.csv", content)
    assert len(sheet.frame) == 1_001


def test_two_thousand_columns_of_a_federal_file_are_read():
    content = ",".join(f"q{one}" for one in range(1929)) + "\n" + ",".join("1" * 1929)
    (sheet,) = read("crdc.csv", content.encode())
    assert len(sheet.labels) == 1929


def _cell(draw: random.Random) -> str:
    return draw.choice(("", " ", "7", "Total", "*", "a, b", 'say "no"', "two\nlines", "ñ", "id"))


@pytest.mark.parametrize("seed", range(40))
def test_every_row_below_the_header_is_in_the_frame_or_listed(seed):
    draw = random.Random(seed)
    width = draw.randint(2, 5)
    rows = [["Lincoln"], []][: draw.randint(0, 2)]
    above = len(rows)
    rows.append([f"name {place}" for place in range(width)])
    for _row in range(draw.randint(1, 15)):
        rows.append(["1"] * width)
        length = draw.choice((0, 1, width, width, width, width - 1, width + 2))
        rows.append([_cell(draw) for _place in range(length)])
    rows.append(draw.choice((["end"] * width, ["Total", "9"])))
    text = io.StringIO()
    csv.writer(text, delimiter=draw.choice(",;\t|")).writerows(rows)
    (sheet,) = read("random.csv", text.getvalue().encode())
    assert sheet.header_row == above + 1
    assert sheet.rows_in == len(rows) - above - 1
    numbers = [*sheet.frame.index, *(one.row for one in sheet.listed)]
    assert sorted(numbers) == list(range(above + 2, len(rows) + 1))
