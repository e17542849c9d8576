"""What a slide is made of: words, shapes and pictures in places.

A slide is 13.33 x 7.5 inches; places are in pixels of 1/96 inch (1280 x 720), sizes of text in
points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from equity.presentation import lettering
from equity.story.palette import LIGHT

Spec = dict[str, Any]
"""A picture as a Vega-Lite specification."""

WIDTH, HEIGHT = 1280, 720
LEFT, RIGHT = 64, 1216
"""The margins: 0.67 inch."""

FOOT = 692
"""Where the source line and the slide's number end."""

NUMBER_POINTS = 12

TITLE_SIZES = ((32, 2), (28, 2), (26, 2), (24, 2), (22, 2), (20, 3), (18, 4))
"""The points that a title may have, and how many lines then; the first that fits is taken."""

WIDER = 1.22
"""How much wider than ours a font may be that a computer takes instead: titles still fit."""

SHORT = 900
"""A title up to this wide stands in one line; a wider one is broken evenly."""

FACT_SIZES = ((15, 18), (14, 16), (13, 14))
"""The points of a fact's heading and of its text; the first with which all fit is taken."""

BEFORE, CLOSE = 22, 5
"""The space above a fact, and between its heading and its texts."""

INK, SOFT = LIGHT.ink, LIGHT.soft


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide, in pixels of 1/96 inch."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `before` is the space above it in pixels, a line break in its text is kept."""

    text: str
    points: float
    bold: bool = False
    colour: str = INK
    before: float = 0.0

    def lines(self, width: float) -> list[str]:
        """Give its lines at a width."""
        return [
            line
            for part in self.text.split("\n")
            for line in lettering.broken(part, points=self.points, bold=self.bold, width=width)
        ]

    def height(self, width: float) -> float:
        """Give how much room it takes, with the space above it."""
        return self.before + lettering.height_of(len(self.lines(width)), points=self.points)


@dataclass(frozen=True, slots=True)
class Fact:
    """Texts under a small heading."""

    name: str
    texts: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs in a box."""

    box: Box
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled form that says nothing by itself."""

    kind: Literal["rectangle", "circle", "diamond"]
    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a specification; it is drawn as large as the box allows, from its left top."""

    box: Box
    spec: Spec
    alt: str

    @property
    def scale(self) -> float:
        """How much larger than the specification's own pixels it is drawn."""
        width, height = float(self.spec["width"]), float(self.spec["height"])
        return min(self.box.width / width, self.box.height / height)

    @property
    def place(self) -> Box:
        """Where the picture stands."""
        width, height = self.spec["width"] * self.scale, self.spec["height"] * self.scale
        return Box(self.box.left, self.box.top, width, height)


BAR = Shape("rectangle", Box(0, 0, 14.4, HEIGHT), LIGHT.focus)
"""What every slide has at its left."""

NUMBER = Box(RIGHT - 80, FOOT - 18.4, 80, 18.4)
"""Where the slide's number stands, at the right of its place."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its title, everything else on it, and what the speaker reads."""

    title: Words
    parts: tuple[Words | Shape | Picture, ...]
    notes: str


def title(text: str, *, top: float = 52, sizes: Sequence[tuple[int, int]] = TITLE_SIZES) -> Words:
    """Give a title in the largest size that fits its lines, broken evenly by us.

    The lines leave room for a wider font, so that no program breaks them once more.
    """
    words, width = " ".join(text.split()), (RIGHT - LEFT) / WIDER
    for points, most in sizes:
        lines = lettering.broken(words, points=points, bold=True, width=width)
        if len(lines) <= most:
            break
    words = lettering.cut(words, points=points, bold=True, width=width, lines=most)
    whole = lettering.width_of(words, points=points, bold=True)
    if whole > SHORT:
        wide = min(width, 0.75 * whole)
        width = lettering.even_width(words, points=points, bold=True, width=wide)
    lines = lettering.broken(words, points=points, bold=True, width=width)
    paragraph = Paragraph("\n".join(lines), points, bold=True)
    wide = float(RIGHT - LEFT)
    return Words(Box(LEFT, top, wide, paragraph.height(wide)), (paragraph,))


def below(words: Words, gap: float) -> float:
    """Give the place under some words."""
    return words.box.top + words.box.height + gap


def facts(every: Sequence[Fact], box: Box) -> Words:
    """Give facts under their small headings, in the largest size with which all of them fit.

    Where even the smallest does not do, their texts are cut.
    """
    for small, large in FACT_SIZES:
        paragraphs = _lines(every, small, large)
        if sum(one.height(box.width) for one in paragraphs) <= box.height:
            return Words(box, paragraphs)
    texts = sum(len(one.texts) for one in every)
    heads = len(every) * (lettering.height_of(1, points=small) + BEFORE)
    lines = (box.height - heads - texts * CLOSE) / lettering.height_of(1, points=large) / texts
    most = max(1, int(lines))
    return Words(box, _lines([_cut(one, large, box.width, most) for one in every], small, large))


def _lines(every: Sequence[Fact], small: float, large: float) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = []
    for one in every:
        before = BEFORE if paragraphs else 0
        paragraphs.append(Paragraph(one.name, small, colour=SOFT, before=before))
        paragraphs += [Paragraph(text, large, one.bold, before=CLOSE) for text in one.texts]
    return tuple(paragraphs)


def _cut(one: Fact, points: float, width: float, lines: int) -> Fact:
    texts = tuple(
        lettering.cut(text, points=points, bold=one.bold, width=width, lines=lines)
        for text in one.texts
    )
    return Fact(one.name, texts, one.bold)
