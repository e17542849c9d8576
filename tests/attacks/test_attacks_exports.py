"""No file that leaves holds a canary, in no part, property, note or word beside a picture."""

import base64
import io
import zipfile

import pptx
import pytest
from canaries import GRADES, SIGN, brought, canaries
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from plain_tools import unpacked
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from what_is_seen import DIMENSIONS

from equity import cli
from equity.chain import answering, presenting, sharing, showing
from equity.question import Question
from equity.story import plain, rows
from equity.ui.show.leaving import MADE, as_csv

NAME = f"{SIGN}00017"
NUMBER = next(iter(GRADES.forms.values()))


def leaks(*files: tuple[str, bytes], seek=canaries) -> list[tuple[str, set]]:
    """Name the parts of files with a canary in them, and the canaries."""
    parts = [part for one in files for part in unpacked(*one)]
    found = ((name, seek(part)) for name, part in parts)
    return [(name, some) for name, some in found if some]


def test_a_number_is_found_by_any_of_its_digits_and_no_other_beside_it():
    assert all(GRADES.found(f"{NUMBER:.{digits}f}".encode()) for digits in (6, 9, 12))
    assert not GRADES.found(f"{NUMBER * (1 + 1e-8):.12f}".encode())


def test_the_tables_hold_no_canary(school):
    measures = tuple(one.key for one in answering.measures(school))
    files, records = [], []
    for by in DIMENSIONS:
        answered = answering.answer(school, Question(measures=measures, by=(by,)))
        records.append((f"{by}.csv", plain.as_csv(answered).encode()))
        for one in answered:
            table = as_csv(rows.same_numbers(one), rows.columns(one))
            files.append((f"{by}_{one.measure.key}.csv", table))
    assert len(files) > 40
    assert leaks(*files) == []
    assert b"ratio_from" in records[0][1]  # codes divided by codes: a share may be the same
    assert leaks(*records, seek=GRADES.found) == []


def test_the_slides_and_their_pictures_hold_no_canary(school):
    content = presenting.make(school, lambda _share, _words: None)
    slides = presenting.slides(school)
    pictures = [presenting.preview(school, one.slide, number=2) for one in slides]
    parts = dict(unpacked("slides.pptx", content))
    assert {"slides.pptx: docProps/core.xml", "slides.pptx: ppt/notesSlides/notesSlide2.xml"} <= (
        parts.keys()
    )
    assert any(name.endswith(".png: words") for name in parts)
    assert len(pictures) == 2
    assert leaks(("slides.pptx", content), *(("slide.png", one) for one in pictures)) == []


def test_all_that_the_room_can_be_shown_holds_no_canary(school):
    content = repr(showing.shown(school, k=answering.MIN_GROUP)).encode()
    assert b"American Indian" in content
    assert leaks(("shown.json", content), ("workspace.ecop", sharing.export(school))) == []


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_what_the_command_says_of_the_files_holds_no_canary(options, tmp_path, capsys):
    for name, content in brought():
        (tmp_path / name).write_bytes(content)
    paths = [str(tmp_path / name) for name, _content in brought()]
    assert cli.main(["inspect", *paths, *options]) == 0
    said = capsys.readouterr()
    assert "Student Name" in said.out
    assert leaks(("said", said.out.encode()), ("errors", said.err.encode())) == []


def test_these_files_are_offered_and_no_others():
    assert MADE.keys() == {"pptx", "xlsx", "html", "ecop"}


def in_a_workbook(change) -> bytes:
    book = Workbook()
    book.active.append(["Group", "Of every 100"])
    change(book)
    return saved(book)


def saved(file) -> bytes:
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def in_a_hidden_sheet(book):
    book.create_sheet("all").append([NAME, NUMBER])
    book["all"].sheet_state = "veryHidden"


def in_a_name_of_the_workbook(book):
    book.defined_names["all"] = DefinedName("all", attr_text=f'"{NAME}"')


def in_its_properties(book):
    book.properties.keywords = NAME


def in_a_remark(book):
    book.active["A1"].comment = Comment(NAME, "author")


def in_a_picture_of_a_page() -> bytes:
    picture = base64.b64encode(in_words_of_a_picture(packed=True))
    return b'<img src="data:image/png;base64,' + picture + b'">'


def in_the_notes_of_a_slide() -> bytes:
    file = pptx.Presentation()
    page = file.slides.add_slide(file.slide_layouts[6])
    page.notes_slide.notes_text_frame.text = NAME
    return saved(file)


def in_the_workbook_of_a_chart() -> bytes:
    file, data = pptx.Presentation(), CategoryChartData()
    data.categories = [NAME]
    data.add_series("rate", [1])
    page = file.slides.add_slide(file.slide_layouts[6])
    page.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, 99, 99, data)
    with zipfile.ZipFile(io.BytesIO(saved(file))) as archive:
        (embedded,) = (name for name in archive.namelist() if "embeddings/" in name)
        return archive.read(embedded)


def in_words_of_a_picture(*, packed: bool) -> bytes:
    words, content = PngInfo(), io.BytesIO()
    words.add_text("Comment", NAME * 20, zip=packed)
    Image.new("RGB", (2, 2)).save(content, "PNG", pnginfo=words)
    return content.getvalue()


def in_a_part_of_an_archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("slide.png", in_words_of_a_picture(packed=True))
    return content.getvalue()


HIDING = {
    "a hidden sheet": lambda: in_a_workbook(in_a_hidden_sheet),
    "a name of a workbook": lambda: in_a_workbook(in_a_name_of_the_workbook),
    "properties": lambda: in_a_workbook(in_its_properties),
    "a remark": lambda: in_a_workbook(in_a_remark),
    "notes": in_the_notes_of_a_slide,
    "the workbook of a chart": in_the_workbook_of_a_chart,
    "words of a picture": lambda: in_words_of_a_picture(packed=False),
    "packed words of a picture": lambda: in_words_of_a_picture(packed=True),
    "a picture in an archive": in_a_part_of_an_archive,
    "a picture in a page": in_a_picture_of_a_page,
}


@pytest.mark.parametrize("place", HIDING)
def test_a_canary_is_found_wherever_a_file_can_hide_it(place):
    assert leaks(("file", HIDING[place]()))
