"""A slide as a picture, so that people see what the file will show before they make it."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from equity.presentation import lettering, pictures
from equity.presentation.layout import (
    BAR,
    HEIGHT,
    NUMBER,
    NUMBER_POINTS,
    SOFT,
    WIDTH,
    Box,
    Paragraph,
    Picture,
    Shape,
    Slide,
    Words,
)
from equity.presentation.lettering import LINE, PIXELS
from equity.presentation.pictures import SHARP
from equity.story.palette import LIGHT


def png(slide: Slide, *, number: int) -> bytes:
    """Draw a slide, 1280 x 720 pixels, with its number."""
    paper = Image.new("RGB", (WIDTH * SHARP, HEIGHT * SHARP), LIGHT.paper)
    pen = ImageDraw.Draw(paper)
    for part in (BAR, *slide.parts):
        if isinstance(part, Shape):
            _form(pen, part)
        elif isinstance(part, Picture):
            drawn = Image.open(BytesIO(pictures.png(part)))
            paper.paste(drawn, (round(part.box.left * SHARP), round(part.box.top * SHARP)))
        else:
            _write(pen, part)
    _write(pen, slide.title)
    _write_number(pen, number)
    file = BytesIO()
    paper.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(file, "PNG")
    return file.getvalue()


def _form(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    left, top, right, bottom = _edges(shape.box)
    match shape.kind:
        case "circle":
            pen.ellipse((left, top, right, bottom), fill=shape.colour)
        case "diamond":
            across, down = (left + right) / 2, (top + bottom) / 2
            corners = ((across, top), (right, down), (across, bottom), (left, down))
            pen.polygon(corners, fill=shape.colour)
        case "rectangle":
            pen.rectangle((left, top, right, bottom), fill=shape.colour)


def _write(pen: ImageDraw.ImageDraw, words: Words) -> None:
    y = words.box.top
    for one in words.paragraphs:
        y += one.before
        font = _font(one)
        for line in one.lines(words.box.width):
            pen.text((words.box.left * SHARP, y * SHARP), line, fill=one.colour, font=font)
            y += one.points * PIXELS * LINE


def _write_number(pen: ImageDraw.ImageDraw, number: int) -> None:
    corner = ((NUMBER.left + NUMBER.width) * SHARP, NUMBER.top * SHARP)
    font = _font(Paragraph(str(number), NUMBER_POINTS))
    pen.text(corner, str(number), fill=SOFT, font=font, anchor="ra")


def _font(one: Paragraph) -> ImageFont.FreeTypeFont:
    return lettering.face(round(one.points * PIXELS * SHARP), bold=one.bold)


def _edges(box: Box) -> tuple[float, float, float, float]:
    right, bottom = box.left + box.width, box.top + box.height
    return box.left * SHARP, box.top * SHARP, right * SHARP - 1, bottom * SHARP - 1
