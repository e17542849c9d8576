"""The findings as one page of HTML to print and hand out: up to four fit on a sheet of Letter.

The page needs nothing but itself: its pictures are in it, and it forbids its reader's browser to
ask anybody for anything. Its pictures differ in shades of grey too.
"""

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pathlib import Path

from equity.language import _, spoken
from equity.presentation import claims, method, pictures
from equity.presentation.deck import Deck, FindingSlide, Recommendation
from equity.presentation.layout import Box, Fact, Picture
from equity.story import charts, figures
from equity.vocabulary import AREA_NAMES

PICTURE = Box(0, 0, 708, 480)
"""How large a picture is drawn, in pixels; the page shows it as wide as its column."""

_WORDS = 1.3
"""How much larger the words of a picture are than on a screen: the page shows it at half size."""

_LOOK = Path(__file__).with_name("handout.css")


def write(deck: Deck) -> bytes:
    """Give the page; the same deck gives the same bytes."""
    asked = escape(_("Where is school experienced differently?"))
    head = (
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">",
        f"<title>{asked} {escape(deck.name)}</title>",
        f"<style>{_LOOK.read_text('utf-8')}</style>",
    )
    body = (
        f"<header><p>{escape(claims.whose(deck))}</p><h1>{asked}</h1>",
        f"<p>{escape(method.whose_numbers(deck))}.</p></header><main>",
        *map(_finding, deck.findings),
        *map(_recommendation, deck.recommendations),
        f"</main><footer><h2>{escape(_('How we counted, and what we do not show'))}</h2>",
        f"{_facts(method.explained(deck))}</footer>",
    )
    page = ("<!doctype html>", f'<html lang="{escape(spoken())}"><head>', *head, "</head><body>")
    return "\n".join((*page, *body, "</body></html>\n")).encode()


def _finding(one: FindingSlide) -> str:
    spec = charts.of_finding(one.table, one.group, theme="light")
    own = one.title != one.original
    said = (
        f"<p>{escape(method.data_says(one))}</p>" if own else "",
        f'<p class="soft">{escape(figures.how_to_read(one.table, one.group))}</p>',
        _picture(Picture(PICTURE, spec, spec["description"])),
        _facts(method.beside(one)),
        f'<p class="soft">{escape(_rests_on(one))}</p>',
    )
    return f"<article><h2>{escape(one.title)}</h2>{''.join(said)}</article>"


def _rests_on(one: FindingSlide) -> str:
    """Give the source line; how many students they are stands in the picture."""
    source, _many, hidden = method.rests_on(one)
    return f"{source}. {hidden}."


def _recommendation(one: Recommendation) -> str:
    area = _("We recommend · {area}", area=_(AREA_NAMES[one.area]))
    facts = (
        Fact(_("Why"), one.reasons),
        Fact(_("What we know"), one.evidence),
        Fact(_("What we ask"), one.ask),
    )
    return (
        f'<article><p class="soft">{escape(area)}</p><h2>{escape(one.decision)}</h2>'
        f"{_facts([fact for fact in facts if fact.texts])}</article>"
    )


def _picture(picture: Picture) -> str:
    drawn = b64encode(pictures.png(picture, words=_WORDS)).decode()
    place = picture.place
    size = f'width="{place.width:.0f}" height="{place.height:.0f}"'
    return f'<img {size} alt="{escape(picture.alt)}" src="data:image/png;base64,{drawn}">'


def _facts(facts: Sequence[Fact]) -> str:
    """Give facts under their small headings, bold where they are."""
    listed = []
    for fact in facts:
        start = '<dd class="bold">' if fact.bold else "<dd>"
        texts = " ".join(f"{start}{escape(one)}</dd>" for one in fact.texts)
        listed.append(f"<div><dt>{escape(fact.name)}</dt> {texts}</div>")
    return f"<dl>{''.join(listed)}</dl>"
