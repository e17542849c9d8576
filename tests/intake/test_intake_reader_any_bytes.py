"""Any bytes in: tables with a proposed meaning or a Problem, never anything else."""

import io
import zipfile
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import sizes
from equity.chain.bringing import check_one
from equity.intake import limits
from equity.intake.cutting import Shape, cut_at_once, cut_by_row
from equity.intake.mapping import Reading
from equity.intake.quotes import well_quoted
from equity.intake.reader import read, unseen
from equity.intake.recogniser import recognise
from equity.intake.separators import records
from equity.intake.sheet import Sheet
from equity.problems import Problem

MORE = settings(max_examples=60 if sizes.EXAMPLES < 60 else sizes.EXAMPLES)


def _workbook() -> bytes:
    book = Workbook()
    for row in (["id", "race", "rate"], ["S1", "Black", 0.5], ["S2", "Asian", 7], ["Total", 2]):
        book.active.append(row)
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


WORKBOOK = _workbook()
TEXTS = (
    b'id,race,"why"\n1,A,"two\nlines"\n2,"B,x\n3,C,z\n',
    "id;rate\r\n1;12,5\r\n2;é\r\n".encode("cp1252"),
    "id\tname\n1\tJosé\n".encode("utf-16"),
)
changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3)), max_size=8)


def changed(content: bytes, places: list[tuple[float, bytes]]) -> bytes:
    for share, piece in places:
        place = int(share * len(content))
        content = content[:place] + piece + content[place + 1 :]
    return content


def sheets_or_problem(content: bytes) -> tuple[Sheet, ...]:
    """Read the content; give its lawful sheets, none where there was a Problem."""
    found: tuple[Sheet, ...] = ()
    with suppress(Problem):
        found = read("any", content)
    for sheet in found:
        understood(sheet)
        numbers = [*sheet.frame.index, *(one.row for one in sheet.listed)]
        assert len(set(numbers)) == len(numbers) == sheet.rows_in
        assert min(numbers) > sheet.header_row
        assert len(sheet.labels) == sheet.frame.shape[1]
        assert len({label.casefold() for label in sheet.labels}) == len(sheet.labels)
        assert {str(sheet.column(label).dtype) for label in sheet.labels} == {"str"}
        assert not sheet.frame.isna().to_numpy().any()
    return found


def understood(sheet: Sheet) -> None:
    """Take the sheet through what the screen does with it, within the limits."""
    reading = Reading(sheet, recognise(sheet))
    assert [one.label for one in reading.mapping.columns] == list(sheet.labels)
    assert all(0 <= one.certainty <= 1 and one.why for one in reading.mapping.columns)
    report = check_one(reading, None)
    assert report.rows_in == report.loaded + report.listed == sheet.rows_in
    for one in report.columns:
        assert one.filled + one.missing + one.masked + one.unknown == len(sheet.frame)
    assert len(sheet.frame) <= limits.rows_allowed()
    assert len(sheet.labels) <= limits.TEXT_COLUMNS
    assert max(map(len, sheet.frame.to_numpy().ravel())) <= limits.FIELD_CHARACTERS


def test_the_files_that_are_changed_below_can_be_read():
    assert all(sheets_or_problem(content) for content in (WORKBOOK, *TEXTS))


@MORE
@given(st.binary(max_size=400))
def test_random_bytes_are_sheets_or_a_problem(content):
    sheets_or_problem(content)


@MORE
@given(
    st.text("ab1,;\t|\"'\n\r =\x00\ufeff\u00a0é", max_size=120),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_random_tables_are_sheets_or_a_problem(text, encoding):
    sheets_or_problem(text.encode(encoding))


@MORE
@given(st.sampled_from(TEXTS), changes)
def test_changed_texts_are_sheets_or_a_problem(content, places):
    sheets_or_problem(changed(content, places))


@MORE
@given(changes)
def test_changed_archives_are_sheets_or_a_problem(places):
    sheets_or_problem(changed(WORKBOOK, places))


@MORE
@given(st.integers(0, 20), changes)
def test_changed_parts_of_a_workbook_are_sheets_or_a_problem(number, places):
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(memory, "w") as new:
        names = old.namelist()
        for name in names:
            part = old.read(name)
            new.writestr(
                name, changed(part, places) if name == names[number % len(names)] else part
            )
    sheets_or_problem(memory.getvalue())


cells = st.one_of(
    st.text("a1 é", max_size=4),
    st.text('a, "\n;', max_size=5).map(lambda text: '"' + text.replace('"', '""') + '"'),
)
lines = st.lists(st.lists(cells, min_size=1, max_size=5).map(",".join), min_size=1, max_size=12)


@MORE
@given(lines, st.sets(st.integers(0, 2)))
def test_cutting_at_once_gives_what_cutting_row_by_row_gives(rows, differing):
    content = "\n".join(["id,race,grade", *rows]).rstrip("\n").encode()
    start = content.find(b"\n") + 1
    shape = Shape(delimiter=",", header=0, width=3, lines=len(rows), differing=frozenset(differing))
    if not start or not well_quoted(content, start, ","):
        return
    one, other = cut_at_once(content, start, shape, unseen), cut_by_row(content, shape, unseen)
    assert one.body.to_numpy().tolist() == other.body.to_numpy().tolist()
    assert one.body.index.tolist() == other.body.index.tolist()
    assert (sorted(one.short), one.long) == (other.short, other.long)
    assert other.mended == []


@MORE
@given(st.text('a",\n', max_size=12))
def test_a_text_counts_as_well_quoted_only_where_no_row_must_be_mended(text):
    content = text.rstrip("\n").encode()
    if content and well_quoted(content, 0, ","):
        mended = []
        assert list(records(content.decode(), ",", mended))
        assert mended == []


KINDS = st.sampled_from(
    ["id", "race", "gender", "grade", "rate", "date", "School", "I feel safe", "Suspended", "x"]
)
VALUES = st.sampled_from(
    ["", "*", "<10", "Black", "F", "9", "12.5%", "2025-10-03", "4/12/2025", "Agree", "inf", "-9"]
)


@MORE
@given(st.data())
def test_random_tables_of_known_words_are_understood_or_asked_about(data):
    labels = data.draw(st.lists(KINDS, min_size=1, max_size=5))
    row = st.lists(VALUES, min_size=len(labels), max_size=len(labels)).map(",".join)
    rows = data.draw(st.lists(row, min_size=1, max_size=8))
    sheets_or_problem("\n".join([",".join(labels), *rows]).encode())
