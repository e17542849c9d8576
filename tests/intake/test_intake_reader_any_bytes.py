"""Any bytes in: sheets or a Problem, never another exception."""

import io
import zipfile
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import sizes
from equity.intake.reader import read
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
        numbers = [*sheet.frame.index, *(one.row for one in sheet.listed)]
        assert len(set(numbers)) == len(numbers) == sheet.rows_in
        assert min(numbers) > sheet.header_row
        assert len(sheet.labels) == sheet.frame.shape[1]
        assert len({label.casefold() for label in sheet.labels}) == len(sheet.labels)
        assert {str(kind) for kind in sheet.frame.dtypes} == {"str"}
        assert not sheet.frame.isna().to_numpy().any()
    return found


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
