"""Slides as a .pptx file: text that can be edited, pictures with alt text, notes.

A picture is a picture: a chart of the file's own would bring a workbook along, with numbers that
the slide does not show.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import date, datetime, time
from io import BytesIO

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.text.text import _Paragraph as TextParagraph
from pptx.util import Pt

from equity.presentation import pictures
from equity.presentation.layout import Paragraph, Picture, Shape, Slide, Words
from equity.presentation.lettering import PIXELS
from equity.presentation.template import empty, place

_FORMS = {
    "rectangle": MSO_SHAPE.RECTANGLE,
    "circle": MSO_SHAPE.OVAL,
    "diamond": MSO_SHAPE.DIAMOND,
}
_DECORATIVE = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
)


def write(slides: Sequence[Slide], *, name: str, made: date, done: Callable[[int], None]) -> bytes:
    """Give the file; `done` is told how many slides are written."""
    file = empty()
    about = file.core_properties
    about.title, about.author, about.last_modified_by = name, "", ""
    about.created = about.modified = datetime.combine(made, time())
    (layout,) = file.slide_layouts
    for count, slide in enumerate(slides, start=1):
        _fill(file.slides.add_slide(layout), slide)
        done(count)
    content = BytesIO()
    file.save(content)
    return content.getvalue()


def _fill(page: Page, slide: Slide) -> None:
    title = page.shapes.title
    title.left, title.top, title.width, title.height = place(slide.title.box)
    _write(title.text_frame, slide.title)
    for part in slide.parts:
        if isinstance(part, Shape):
            _draw(page, part)
        elif isinstance(part, Picture):
            _show(page, part)
        else:
            _write(page.shapes.add_textbox(*place(part.box)).text_frame, part)
    _number(page)
    page.notes_slide.notes_text_frame.text = slide.notes


def _write(frame: TextFrame, words: Words) -> None:
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
    for count, one in enumerate(words.paragraphs):
        paragraph = frame.add_paragraph() if count else frame.paragraphs[0]
        paragraph.space_before = Pt(one.before / PIXELS)
        for number, line in enumerate(one.text.split("\n")):
            if number:
                paragraph.add_line_break()
            _say(paragraph, line, one)


def _say(paragraph: TextParagraph, line: str, one: Paragraph) -> None:
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = line, Pt(one.points), one.bold
    run.font.color.rgb = RGBColor.from_string(one.colour[1:])


def _draw(page: Page, shape: Shape) -> None:
    form = page.shapes.add_shape(_FORMS[shape.kind], *place(shape.box))
    form.fill.solid()
    form.fill.fore_color.rgb = RGBColor.from_string(shape.colour[1:])
    form.line.fill.background()
    form.element.remove(form.element.find(qn("p:style")))  # it would cast a shadow
    form.element.nvSpPr.cNvPr.append(parse_xml(_DECORATIVE))


def _show(page: Page, picture: Picture) -> None:
    shown = page.shapes.add_picture(BytesIO(pictures.png(picture)), *place(picture.place))
    shown.element.nvPicPr.cNvPr.set("descr", picture.alt)


def _number(page: Page) -> None:
    """Let the slide show its number, as the layout has it: it stays right when slides move."""
    for holder in page.slide_layout.placeholders:
        if holder.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            number = deepcopy(holder.element)
            number.nvSpPr.cNvPr.set("id", str(1 + max(one.shape_id for one in page.shapes)))
            page.shapes.element.append(number)
