"""Workbooks: visible sheets as text, and archives that mean harm refused before they are parsed."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from workbooks import MAIN, PARTS, TWO_ROWS, workbook, written, zipped

from equity.intake import apart
from equity.intake.extent import spanned
from equity.intake.reader import read
from equity.problems import Problem

OLD = Path(__file__).parents[1] / "data" / "workbooks" / "old_excel.xls"
CELLS = [
    (7, "7"),
    (1, "1"),
    (7.0, "7"),
    (7.5, "7.5"),
    (0.1 + 0.2, "0.3"),
    (-3, "-3"),
    (123456789012, "123456789012"),
    ("007", "007"),
    ("*", "*"),
    ("NULL", "NULL"),
    (" La\u200btino\u00a0", "Latino"),
    (True, "TRUE"),
    (False, "FALSE"),
    (datetime(2025, 10, 3), "2025-10-03"),
    (date(2025, 10, 3), "2025-10-03"),
    (datetime(2025, 10, 3, 10, 45), "2025-10-03 10:45"),
    (datetime(2025, 10, 3, 10, 45, 30), "2025-10-03 10:45:30"),
    (time(10, 45), "10:45"),
    (time(0, 0), "00:00"),
    (timedelta(hours=30, minutes=5), "30:05"),
    (None, ""),
    ("=1+1", ""),
    ("#N/A", ""),
]


def test_every_kind_of_cell_becomes_the_text_that_excel_shows():
    (sheet,) = read("a.xlsx", workbook([["id", "cell"], *(["x", cell] for cell, _text in CELLS)]))
    assert sheet.column("cell").tolist() == [text for _cell, text in CELLS]
    assert (sheet.name, sheet.format, sheet.encoding) == ("Sheet", "xlsx", None)
    assert {str(sheet.column(label).dtype) for label in sheet.labels} == {"str"}


def test_a_column_of_one_kind_is_written_like_single_cells():
    rows = [[1.0, "ä", time(10, 45)], [2.5, "b", time(8, 5)], [1.0, "ä", time(8, 5)]]
    (sheet,) = read("a.xlsx", workbook([["x", "y", "z"], *rows]))
    assert sheet.frame.to_numpy().tolist() == [
        ["1", "ä", "10:45"],
        ["2.5", "b", "08:05"],
        ["1", "ä", "08:05"],
    ]


def test_errors_and_formulas_without_a_result_are_counted():
    (sheet,) = read("a.xlsx", workbook([["id", "x"], [1, "=1+1"], [2, "#N/A"], [3, "#DIV/0!"]]))
    assert sheet.column("x").tolist() == ["", "", ""]
    assert any("Excel error such as #N/A, read as empty: 2." in note for note in sheet.notes)
    assert any("without a saved result, read as empty: 1." in note for note in sheet.notes)


def test_the_header_below_a_title_and_a_merged_band_is_found_on_row_three():
    rows = [
        ["Lincoln High - Discipline"],
        [None, "Demographics"],
        ["id", "race", "gender", "grade"],
    ]
    (sheet,) = read("a.xlsx", workbook([*rows, ["S1", "A", "F", 9], [None] * 4, ["Total", 1]]))
    assert sheet.header_row == 3
    assert sheet.labels == ("id", "race", "gender", "grade")
    assert list(sheet.frame.index) == [4]
    assert [(one.sheet, one.row) for one in sheet.listed] == [("Sheet", 5), ("Sheet", 6)]
    assert sheet.rows_in == 3


def test_hidden_sheets_are_never_read_and_always_named():
    secret = [["ssn"], ["123-45-6789"]]
    found = read("a.xlsx", workbook([["a"], [1]], secret, [["b"], [2]], hidden=[1]))
    assert [sheet.name for sheet in found] == ["Sheet", "Sheet2"]
    assert "'Sheet1'" in found[0].notes[0]
    assert "123-45-6789" not in "".join(str(sheet) + sheet.frame.to_string() for sheet in found)


def test_sheets_without_a_table_are_left_out_and_named():
    found = read("a.xlsx", workbook([["Read me first"]], [["id", "race"], [1, "A"]], []))
    assert [sheet.name for sheet in found] == ["Sheet1"]
    assert any("'Sheet'" in note for note in found[0].notes)


def test_a_lying_dimension_hides_no_row():
    sheet_part = f'<worksheet xmlns="{MAIN}"><dimension ref="A1:A1"/><sheetData>{TWO_ROWS}'
    extra = {"xl/worksheets/sheet1.xml": f"{sheet_part}</sheetData></worksheet>"}
    (sheet,) = read("a.xlsx", written(extra=extra))
    assert sheet.frame.to_numpy().tolist() == [["1"]]


def test_cells_without_places_are_read():
    cells = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>"
    (sheet,) = read("a.xlsx", written(cells))
    assert sheet.frame.to_numpy().tolist() == [["3", "4"]]


def test_a_styled_cell_far_away_does_not_widen_the_table():
    cells = TWO_ROWS.replace("</row>", '<c r="XFD1" s="0"/></row>', 1)
    (sheet,) = read("a.xlsx", written(cells))
    assert sheet.labels == ("a",)


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ({"../../../tmp/evil.txt": "x"}, "do not belong to a workbook"),
        ({"xl/externalLinks/externalLink1.xml": "<x/>"}, "Macros and links"),
        ({"xl/vbaProject.bin": "x"}, "Macros and links"),
    ],
)
def test_foreign_parts_are_ignored_and_said(extra, words):
    (sheet,) = read("a.xlsx", written(extra=extra))
    assert sheet.frame.to_numpy().tolist() == [["1"]]
    assert any(words in note for note in sheet.notes)


def entity(value):
    return f"<!DOCTYPE x [<!ENTITY e {value}>]>"


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>1</v></c></row>'
LONG_ROW = "<row>" + "<c><v>1</v></c>" * 400 + "</row>"

REFUSED = {
    "a bomb of one sheet": lambda: written("<row><c><v>1</v></c></row>" * 6_000_000),
    "a bomb of one text": lambda: written(shared=f"<si><t>{'A' * 110_000_000}</t></si>"),
    "a small bomb": lambda: written(shared=f"<si><t>{'A' * 3_000_000}</t></si>"),
    "an entity": lambda: written(before=entity(f'"{"a" * 99}"'), shared="<si><t>&e;</t></si>"),
    "a foreign file": lambda: written(before=entity('SYSTEM "file:///etc/passwd"')),
    "the farthest cell": lambda: written(FAR.format(row=1048576, cell="XFD1048576")),
    "a far row": lambda: written(FAR.format(row=99999999999, cell="A99999999999")),
    "a far row in single quotes": lambda: written(
        FAR.format(row=9999999, cell="SF9999999").replace('"', "'")
    ),
    "a far row in a near row": lambda: written('<row r="1"><c r="A999999999"><v>1</v></c></row>'),
    "a far column": lambda: written('<row r="1"><c r="SG1"><v>1</v></c></row>'),
    "a wide sheet that is also long": lambda: written(FAR.format(row=99998, cell="SF99998")),
    "cells without places that span too much": lambda: written(
        LONG_ROW + "<row/>" * 60_000 + "<row><c><v>1</v></c></row>"
    ),
    "a text count without end": lambda: written(
        extra={"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="99999999999"/>'}
    ),
    "too many parts": lambda: written(extra={f"xl/media/{n}.bin": "" for n in range(2_000)}),
    "a truncated archive": lambda: b"PK\x03\x04" + bytes(200),
    "half an archive": lambda: written()[:700],
    "an archive of something else": lambda: zipped({"roster.csv": "id,race\n1,A\n"}),
    "a workbook without its sheet": lambda: zipped(PARTS),
    "a wrong text number": lambda: written('<row r="1"><c r="A1" t="s"><v>55</v></c></row>'),
    "an empty sheet": lambda: written(""),
    "only hidden sheets": lambda: workbook([], [["ssn"], ["1"]], hidden=[1]),
    "names only": lambda: workbook([["id", "race"]]),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_a_workbook_that_cannot_or_must_not_be_read_is_a_problem(content):
    with pytest.raises(Problem) as problem:
        read("roster.xlsx", content())
    assert "roster.xlsx" in problem.value.what_happened
    assert "root:" not in str(problem.value)


def test_a_long_text_that_is_shown_too_often_is_refused():
    text = "".join(map(str, range(10_000)))
    rows = (f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 20_000))
    content = written(TWO_ROWS + "".join(rows), shared=f"<si><t>{text}</t></si>")
    with pytest.raises(Problem) as problem:
        read("roster.xlsx", content)
    assert problem.value.what_happened == "'roster.xlsx' repeats long texts too often."


def test_a_part_that_declares_a_smaller_size_than_it_has_is_refused():
    content = bytearray(written(shared=f"<si><t>{'a' * 5000}</t></si>"))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        true = archive.getinfo("xl/sharedStrings.xml").file_size
    place = content.rindex(true.to_bytes(4, "little"))
    content[place : place + 4] = (100).to_bytes(4, "little")
    with pytest.raises(Problem):
        read("roster.xlsx", bytes(content))


def test_spans_are_exact_where_the_quick_bound_is_too_large():
    cells = "".join(f'<row r="{n}"><c r="SF{n}"><v>1</v></c></row>' for n in (1, 2, 3)).encode()
    assert spanned(b"<sheetData>" + cells + b"</sheetData>") == (3, 500)


def test_every_row_of_a_sheet_is_in_the_frame_or_listed():
    rows = [["t"], ["id", "b", "c"], [1, 2, 3], [], [None, None, 4], ["id", "b", "c"], ["Total", 9]]
    (sheet,) = read("a.xlsx", workbook(rows))
    numbers = [*sheet.frame.index, *(one.row for one in sheet.listed)]
    assert sorted(numbers) == [3, 4, 5, 6, 7]
    assert list(sheet.frame.index) == [3, 5]


def test_a_workbook_of_before_2007_is_read_without_its_hidden_sheet():
    content = OLD.read_bytes()
    (sheet,) = read("old_excel.xls", content)
    assert (sheet.name, sheet.format, sheet.header_row) == ("Roster", "xls", 2)
    assert sheet.column("Student ID").tolist() == ["00071", "00072", "00073"]
    assert sheet.column("Race").tolist()[2] == "Two or more – other"
    assert sheet.column("Entered").tolist()[0] == "2025-08-18"
    assert "'Private'" in sheet.notes[0]
    (same,) = apart.read("old_excel.xls", content)
    assert same.frame.equals(sheet.frame)


def test_an_old_workbook_that_is_damaged_is_a_problem():
    content = OLD.read_bytes()
    for place in range(600, len(content), 350):
        with suppress(Problem):
            read("old_excel.xls", content[:place] + bytes(40) + content[place + 40 :])
        with suppress(Problem):
            read("old_excel.xls", content[:place])


def test_rows_that_a_filter_hides_are_read_and_said():
    hidden = '<row r="3" spans="1:1" hidden="1"><c r="A3"><v>7</v></c></row><row r="4" hidden="1"/>'
    (sheet,) = read("a.xlsx", written(TWO_ROWS + hidden))
    assert sheet.frame["c0"].tolist() == ["1", "7"]
    assert [one for one in sheet.notes if "Hidden rows" in one and ": 1." in one]
    assert "Hidden rows" not in "".join(read("a.xlsx", written())[0].notes)
