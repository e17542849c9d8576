"""The workbook says what the page shows, as text, and is made to be read and printed by people."""

import re
import zipfile
from io import BytesIO

import pytest
import shown_school as school
from openpyxl import load_workbook

from equity.presentation import workbook
from equity.question import Only
from equity.story import alt_text, methods, rows, sentences

GAPS = "http://localhost:8501/gaps"
RUNS = ("=1+1", "+1", "-1", "@SUM(A1)")


@pytest.fixture(scope="module")
def deck():
    return school.deck(
        school.slide(title="=1+1", notice="\n".join(RUNS), wonder="A sign\x02 that\ufffe is none"),
        school.slide("incidents_per_100", choices="measure=incidents_per_100&by=race_ethnicity"),
    )


@pytest.fixture(scope="module")
def content(deck):
    return workbook.write(deck, page=GAPS)


@pytest.fixture(scope="module")
def book(content):
    return load_workbook(BytesIO(content))


def said(sheet) -> list[str]:
    return [str(cell.value) for row in sheet for cell in row if cell.value is not None]


def table_of(sheet) -> list[list]:
    """Give the rows from the header on, as long as the first column is filled."""
    first = int(re.sub(r"\D", "", sheet.freeze_panes)) - 1
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
    return lines[: next(at for at, line in enumerate(lines) if line[0] is None)]


def test_the_list_comes_first_then_a_sheet_for_each_claim_and_the_rules(book):
    assert book.sheetnames == ["Claims", "Claim 1", "Claim 2", "Methods"]
    assert {sheet.sheet_state for sheet in book} == {"visible"}


def test_a_claim_is_listed_with_what_it_rests_on_and_the_way_back(book, deck):
    one = deck.findings[1]
    listed = list(book["Claims"].iter_rows(min_row=4))
    assert [cell.value for cell in listed[2]] == [
        "Claim 2",
        one.title,
        one.original,
        "Incidents per 100 students",
        "Black students (by race or ethnicity)",
        "All other students",
        "2025-26",
        "Log",
        sentences.hidden(one.table),
        "Open in the app",
    ]
    assert listed[2][0].hyperlink.location == "'Claim 2'!A1"
    assert listed[2][-1].hyperlink.target == f"{GAPS}?{one.choices}"
    assert listed[1][-1].hyperlink is None


def test_a_filter_is_named():
    table = school.filtered(Only("grade", "7"))
    one = school.FindingSlide(title="Ours", table=table, group=school.BLACK)
    listed = said(load_workbook(BytesIO(workbook.write(school.deck(one))))["Claims"])
    assert "Black students in grade 7 (by race or ethnicity)" in listed
    assert "All other students in grade 7" in listed


def test_the_table_of_a_claim_is_the_table_of_the_page(book, deck):
    for number, one in enumerate(deck.findings, start=1):
        header, *lines = table_of(book[f"Claim {number}"])
        shown = rows.same_numbers(one.table)
        assert (header[2:4], [*header[:2], *header[4:]]) == (["From", "To"], list(shown[0]))
        texts = [[text or "" for text in (*line[:2], *line[4:])] for line in lines]
        assert texts == [list(row.values()) for row in shown]


def test_the_ends_to_calculate_with_say_no_more_than_the_text(book):
    lines = table_of(book["Claim 1"])[1:] + table_of(book["Claim 2"])[1:]
    for _group, text, low, high, *others in lines:
        digits = re.findall(r"[\d.]+", text)
        ends = [str(one) for one in (low, high)]
        if text == "Too few students to show safely":
            assert {low, high, *others} == {None}
        elif "or fewer" in text:
            assert ends == ["0", *digits]
        elif "or more" in text:
            assert ends == [*digits, "100"]
        else:
            assert ends == [digits[0], digits[-1]]


def test_no_number_of_the_hidden_group_is_in_any_part(content):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "sheet" in name]
    texts = re.findall(r"<(?:t|v)>([^<]*)<", "".join(sheets))
    assert "Native Hawaiian or Pacific Islander" in texts
    for canary in school.CANARIES:
        assert not [one for one in texts if re.search(rf"(?<![\d,.]){canary}(?![\d,.])", one)]


def test_what_a_spreadsheet_would_run_is_text(book):
    cells = {cell.value: cell for sheet in book for row in sheet for cell in row if cell.value}
    for text in RUNS:
        assert (cells[text].data_type, cells[text].quotePrefix) == ("s", True)
    assert {cell.data_type for cell in cells.values()} == {"s", "n"}


def test_signs_that_no_workbook_can_hold_are_left_out(book):
    assert "A sign that is none" in said(book["Claim 1"])


def test_every_sheet_prints_as_wide_as_a_page_of_letter_under_a_header_that_stays(book):
    for sheet in book:
        assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_LETTER)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert [sheet.freeze_panes for sheet in book] == ["B5", "B5", "B4", None]


def test_the_picture_of_a_claim_can_be_read_aloud(content, deck):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        drawing = archive.read("xl/drawings/drawing2.xml").decode()
    one = deck.findings[1]
    assert f'descr="{alt_text.people(one.table, one.group)}"' in drawing


def test_every_rule_is_there_but_where_the_app_keeps_its_files(book):
    lines = said(book["Methods"])
    for one in methods.sections():
        assert (one.title in lines) is not one.names_folder
    assert not [line for line in lines if "**" in line]


def test_the_invented_school_says_so_on_every_sheet():
    invented = school.deck(school.slide(), name="Sample school", is_sample=True)
    for sheet in load_workbook(BytesIO(workbook.write(invented))):
        assert any("Sample school: invented" in line for line in said(sheet))


def test_without_an_address_there_is_no_link_and_the_way_back_is_said():
    one = school.slide(choices="measure=suspended&by=race_ethnicity")
    sheet = load_workbook(BytesIO(workbook.write(school.deck(one))))["Claims"]
    assert "On the page Focus areas" in said(sheet)
    assert not [cell for row in sheet for cell in row if cell.hyperlink and cell.hyperlink.target]


def test_the_same_findings_give_the_same_bytes(content, deck):
    assert workbook.write(deck, page=GAPS) == content
