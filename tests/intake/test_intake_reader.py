"""Text files: from bytes to labels, rows and sentences about what was done."""

import csv
import io
import random
import time

import pandas as pd
import pytest

from equity.intake import limits
from equity.intake.reader import read
from equity.problems import Problem

ACCENTS = "id,name\n1,José Ñandú\n2,Zoë “Z” O’Neil\n"
ACCENTED = [["1", "José Ñandú"], ["2", "Zoë “Z” O’Neil"]]

READ = {
    "comma": (b"id,race\n1,A\n2,B\n", ["id", "race"], [["1", "A"], ["2", "B"]]),
    "tab": (b"id\trace\n1\tA, B\n", ["id", "race"], [["1", "A, B"]]),
    "semicolon and decimal comma": (
        b"id;rate;race\n1;12,5;A\n2;7,25;B\n",
        ["id", "rate", "race"],
        [["1", "12,5", "A"], ["2", "7,25", "B"]],
    ),
    "semicolon where every cell has a decimal comma": (
        b"a;b\n" + b"1,5;2,5\n" * 50,
        ["a", "b"],
        [["1,5", "2,5"]] * 50,
    ),
    "pipe": (b"id|race\n1|A\n", ["id", "race"], [["1", "A"]]),
    "semicolons inside one column of commas": (
        b"id,race\n1,Black;White\n2,Asian\n3,Black;Asian\n",
        ["id", "race"],
        [["1", "Black;White"], ["2", "Asian"], ["3", "Black;Asian"]],
    ),
    "one column": (
        b"student id and race\nS1 Latino\nS2 Black\n",
        ["student id and race"],
        [["S1 Latino"], ["S2 Black"]],
    ),
    "one column of sentences with commas": (
        b"comment\nGood\nWell, I like it, a lot\nNo, thanks\nFine\nAll of it, yes, yes\nWhy\n",
        ["comment"],
        [[one] for one in ("Good", "Well, I like it, a lot", "No, thanks", "Fine")]
        + [[one] for one in ("All of it, yes, yes", "Why")],
    ),
    "marks and leading zeros stay as written": (
        b"id,a,b,c\n001,*,<10,NULL\n90071992547409931,N/A,--,-9\n",
        ["id", "a", "b", "c"],
        [["001", "*", "<10", "NULL"], ["90071992547409931", "N/A", "--", "-9"]],
    ),
    "unwrapped text formula": (
        b'id,zip\n="0123","=""0456"""\n',
        ["id", "zip"],
        [["0123", "0456"]],
    ),
    "formulas are text": (
        b"id,x\n1,=1+1\n2,@SUM(1)\n",
        ["id", "x"],
        [["1", "=1+1"], ["2", "@SUM(1)"]],
    ),
    "quoted line ends and quotes": (
        b'id,comment\n1,"said ""no""\nthen left, twice"\n2,ok\n',
        ["id", "comment"],
        [["1", 'said "no"\nthen left, twice'], ["2", "ok"]],
    ),
    "all quoted": (
        b'"id","race"\n"1","A, B"\n"2",""\n',
        ["id", "race"],
        [["1", "A, B"], ["2", ""]],
    ),
    "a quote after a space": (b'id, race\n1, "A, B"\n', ["id", "race"], [["1", "A, B"]]),
    "a quote mark for inches": (
        b'id,x\n1,5" pipe\n2,6" x\n',
        ["id", "x"],
        [["1", '5" pipe'], ["2", '6" x']],
    ),
    "windows line ends": (b"id,race\r\n1,A\r\n", ["id", "race"], [["1", "A"]]),
    "old mac line ends": (b"id,race\r1,A\r2,B", ["id", "race"], [["1", "A"], ["2", "B"]]),
    "utf-8": (ACCENTS.encode(), ["id", "name"], ACCENTED),
    "utf-8 with mark": (b"\xef\xbb\xbf" + ACCENTS.encode(), ["id", "name"], ACCENTED),
    "utf-16 le": (b"\xff\xfe" + ACCENTS.encode("utf-16-le"), ["id", "name"], ACCENTED),
    "utf-16 be": (b"\xfe\xff" + ACCENTS.encode("utf-16-be"), ["id", "name"], ACCENTED),
    "utf-16 without mark": (ACCENTS.encode("utf-16-le"), ["id", "name"], ACCENTED),
    "utf-16 with tabs": (
        ACCENTS.replace(",", "\t").encode("utf-16"),
        ["id", "name"],
        ACCENTED,
    ),
    "cp1252": (ACCENTS.encode("cp1252"), ["id", "name"], ACCENTED),
    "one windows letter in utf-8": (
        ACCENTS.encode() + b"3,Fran\xe7ois\n",
        ["id", "name"],
        [*ACCENTED, ["3", "François"]],
    ),
    "empty signs inside": (b"id,race\n1\x00,A\n", ["id", "race"], [["1", "A"]]),
    "invisible signs and hard spaces": (
        "id,race\n1,La\u200btino\n2,\u202eLatino\u00a0\n3, Latino \n4,Two\u00a0or more\n".encode(),
        ["id", "race"],
        [["1", "Latino"], ["2", "Latino"], ["3", "Latino"], ["4", "Two or more"]],
    ),
    "names twice, also by case, and none": (
        b"id,race,Race,race,,race (2)\n1,A,B,C,D,E\n",
        ["id", "race", "Race (3)", "race (4)", "Column 5", "race (2)"],
        [["1", "A", "B", "C", "D", "E"]],
    ),
    "names that break charts": (
        b'"a.b","c[0]","d:Q","g""h",constructor,{{7*7}}, lead,trail \n1,2,3,4,5,6,7,8\n',
        ["a.b", "c[0]", "d:Q", 'g"h', "constructor", "{{7*7}}", "lead", "trail"],
        [["1", "2", "3", "4", "5", "6", "7", "8"]],
    ),
    "a line end in a name": (b'"id\n(number)",race\n1,A\n', ["id (number)", "race"], [["1", "A"]]),
    "commas at the end of each row": (
        b"id,race\n1,A,\n2,B,\n",
        ["id", "race"],
        [["1", "A"], ["2", "B"]],
    ),
    "empty columns at the end": (b"id,race,,\n1,A,,\n", ["id", "race"], [["1", "A"]]),
    "rows wider than the names": (
        b"id,race\n1,A,x\n2,B,y\n",
        ["id", "race", "Column 3"],
        [["1", "A", "x"], ["2", "B", "y"]],
    ),
    "years as names": (
        b"school,2024,2025\nLincoln,1,2\n",
        ["school", "2024", "2025"],
        [["Lincoln", "1", "2"]],
    ),
}


@pytest.mark.parametrize(("content", "labels", "rows"), READ.values(), ids=READ)
def test_a_text_file_becomes_its_labels_and_rows_as_text(content, labels, rows):
    (sheet,) = read("file.csv", content)
    assert list(sheet.labels) == labels
    assert sheet.frame.to_numpy().tolist() == rows
    assert list(sheet.frame.columns) == [f"c{place}" for place in range(len(labels))]
    assert {str(kind) for kind in sheet.frame.dtypes} == {"str"}


NOTED = {
    "cp1252": (ACCENTS.encode("cp1252"), "cp1252"),
    "mixed": (ACCENTS.encode() + b"3,Fran\xe7ois\n", "read as Windows letters: 1."),
    "empty signs": (b"id,race\n1\x00,A\x00\n", "(NUL) taken out of values: 2."),
    "invisible signs": ("id,race\n1,La\u200btino\n".encode(), "Invisible signs"),
    "one column": (b"names\nA\nB\n", "the table has one column"),
    "semicolons": (b"id;race\n1;A\n", "separated by semicolons"),
    "new names": (b"id,id,\n1,2,3\n", "'id (2)', 'Column 3'"),
    "short rows": (b"id,race,grade\n1,A,9\n2,B\n3,C,9\n4,D\n", "empty cells: 2, first row 3."),
    "short rows at the end of long texts": (
        b'id,race,why\n1,A,"two\nlines"\n2,B\n',
        "empty cells: 1, first row 3.",
    ),
    "no quote mark at the end": (
        b'id,race\n1,"A\n2,B\n3,C\n',
        "never closed, read without it: 1, first row 2.",
    ),
    "rows above": (b"Lincoln,,\n\nid,race,grade\n1,A,9\n", "Rows 1 to 2 stand above"),
    "one row above": (b"Lincoln High,,\nid,race,grade\n1,A,9\n", "Row 1 stands above"),
    "a million letters": (
        b"id,text\n1," + b"x" * 1_500_000 + b"\n2,y\n",
        "after a million letters: 1.",
    ),
    "numbers as names": (b"1,2\n3,4\n5,6\n", "holds no words"),
}


@pytest.mark.parametrize(("content", "words"), NOTED.values(), ids=NOTED)
def test_what_was_done_on_reading_is_said_in_a_sentence(content, words):
    (sheet,) = read("file.csv", content)
    assert any(words in note for note in sheet.notes), sheet.notes


@pytest.mark.parametrize("content", [b"id,race\n1,A\n", ACCENTS.encode("utf-16"), ACCENTS.encode()])
def test_a_file_without_surprises_has_no_notes(content):
    (sheet,) = read("file.csv", content)
    assert sheet.notes == ()
    assert sheet.listed == ()


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
    assert problem.value.title == "The file has too many rows"
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


def test_a_hundred_thousand_rows_take_a_few_times_as_long_as_pandas_alone():
    row = "{:06d},Black,F,9,Lincoln,Y,N,Y,3.25,4,180,2025-10-03,10:45\n"
    content = b"a,b,c,d,e,f,g,h,i,j,k,l,m\n" + "".join(map(row.format, range(100_000))).encode()
    pairs = [
        (
            _seconds(lambda: read("big.csv", content)),
            _seconds(lambda: pd.read_csv(io.BytesIO(content), dtype=str)),
        )
        for _turn in range(3)
    ]
    assert min(ours / alone for ours, alone in pairs) < 5


def _seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
