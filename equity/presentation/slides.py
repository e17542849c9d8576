"""A deck as slides: the title, one a finding, one a recommendation, the method."""

from collections.abc import Sequence
from dataclasses import replace

from equity.language import _
from equity.presentation import layout, lettering, method
from equity.presentation.deck import Deck, FindingSlide, Recommendation
from equity.presentation.layout import (
    LEFT,
    RIGHT,
    SOFT,
    Box,
    Fact,
    Paragraph,
    Picture,
    Shape,
    Slide,
    Words,
)
from equity.story import charts, figures
from equity.story.palette import LIGHT
from equity.vocabulary import AREA_NAMES

PICTURE = Box(LEFT - 2, 208, 828, 434)
BESIDE = Box(916, 210, RIGHT - 916, 420)
ACROSS, FLAT = Box(LEFT - 2, 208, RIGHT - LEFT, 216), 200

FOOT_WIDTH = 1060
"""How wide the source line may be: the slide's number stands beside it."""

COLUMN, GUTTER = 354, 45


def planned(deck: Deck) -> tuple[Slide, ...]:
    """Give the slides of a deck in their order."""
    return (
        opening(deck),
        *(finding(deck, one) for one in deck.findings),
        *(recommendation(deck, one) for one in deck.recommendations),
        how_we_counted(deck),
    )


def opening(deck: Deck) -> Slide:
    """Give the title slide: whose data, what was asked, when."""
    kicker = _kicker(deck.name, top=226)
    asked = _("Where is school experienced differently?")
    title = layout.title(asked, top=266, sizes=((44, 2),))
    said = (
        Paragraph(method.whose_numbers(deck), 20, colour=SOFT),
        Paragraph(". ".join(method.sources(deck)), 16, colour=SOFT, before=12),
    )
    line = Words(Box(LEFT, layout.below(title, 26), RIGHT - LEFT, 90), said)
    marks = (
        Shape("circle", Box(LEFT, 136, 44, 44), LIGHT.focus),
        Shape("diamond", Box(LEFT + 56, 130, 56, 56), LIGHT.warm),
        Shape("rectangle", Box(LEFT + 126, 138, 40, 40), LIGHT.grey),
    )
    notes = _("Every finding has its method, source and filter in the notes of its slide.")
    return Slide(title, (*marks, kicker, line, _foot(deck, ())), notes)


def finding(deck: Deck, one: FindingSlide) -> Slide:
    """Give the slide of one finding: its picture, how sure we are, and what it rests on."""
    title = layout.title(one.title)
    read = Paragraph(figures.how_to_read(one.table, one.group), 16, colour=SOFT)
    parts = (
        Words(Box(LEFT, layout.below(title, 14), RIGHT - LEFT, 26), (read,)),
        *_picture_and_facts(one),
        _foot(deck, method.rests_on(one)),
    )
    return Slide(title, parts, method.notes(one))


def recommendation(deck: Deck, one: Recommendation) -> Slide:
    """Give the slide of one decision: why, what we know, what we ask."""
    kicker = _kicker(_("We recommend · {area}", area=_(AREA_NAMES[one.area])), top=56)
    title = layout.title(one.decision, top=92)
    facts = (
        Fact(_("Why"), one.reasons),
        Fact(_("What we know"), one.evidence),
        Fact(_("What we ask"), one.ask),
    )
    said = [fact for fact in facts if fact.texts]
    parts = (kicker, *_in_columns(said, top=236, bottom=640), _foot(deck, ()))
    lines = [_("We recommend: {decision}", decision=one.decision)]
    lines += [f"{fact.name}: {text}" for fact in said for text in fact.texts]
    return Slide(title, parts, "\n".join(lines))


def how_we_counted(deck: Deck) -> Slide:
    """Give the last slide: how the numbers were made, and what they do not say."""
    title = layout.title(_("How we counted, and what we do not show"))
    facts = method.explained(deck)
    upper = _in_columns(facts[:3], top=152, bottom=392)
    lower = _in_columns(facts[3:], top=404, bottom=648)
    parts = (*upper, *lower, _foot(deck, ()))
    lines = [f"{fact.name} {' '.join(fact.texts)}" for fact in facts]
    return Slide(title, parts, "\n".join(lines))


def _picture_and_facts(one: FindingSlide) -> list[Words | Shape | Picture]:
    """Give the facts beside the picture; a flat picture is as wide as the slide, over them."""
    spec = charts.of_finding(one.table, one.group, theme="light")
    picture = Picture(PICTURE, spec, spec["description"])
    if picture.place.height > FLAT:
        return [picture, layout.facts(method.beside(one), BESIDE)]
    return [replace(picture, box=ACROSS), *_in_columns(method.beside(one), top=452, bottom=644)]


def _kicker(text: str, *, top: float) -> Words:
    paragraph = Paragraph(text, 16, bold=True, colour=LIGHT.focus)
    return Words(Box(LEFT, top, RIGHT - LEFT, 26), (paragraph,))


def _in_columns(facts: Sequence[Fact], *, top: float, bottom: float) -> list[Shape | Words]:
    """Give up to three facts side by side, each under a line."""
    parts: list[Shape | Words] = []
    for column, fact in enumerate(facts):
        left = LEFT + column * (COLUMN + GUTTER)
        inside = Box(left, top + 22, COLUMN, bottom - top - 22)
        parts.append(Shape("rectangle", Box(left, top, COLUMN, 4), LIGHT.focus))
        parts.append(layout.facts([fact], inside))
    return parts


def _foot(deck: Deck, said: Sequence[str]) -> Words:
    """Give the source line; the invented school says in it that it is invented."""
    whose = _("Sample school: invented") if deck.is_sample else deck.name
    text = ". ".join([whose, *said, method.made(deck)]) + "."
    paragraph = Paragraph(text, 12, colour=SOFT)
    width = float(FOOT_WIDTH)
    if len(paragraph.lines(width)) > 1:
        width = lettering.even_width(text, points=paragraph.points, width=width)
    height = paragraph.height(width)
    return Words(Box(LEFT, layout.FOOT - height, width, height), (paragraph,))
