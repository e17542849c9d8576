"""The evidence as an .xlsx file: a list of claims, a sheet for each, and every rule.

Every number is one that the room is shown, as text; two columns beside it hold the same number to
calculate with. Nothing is hidden: no sheet, name, remark, formula or property of a person. The same
deck gives the same bytes.
"""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook  # type: ignore[import-untyped]  # no types are published
from openpyxl.writer.excel import ExcelWriter  # type: ignore[import-untyped]

from equity.language import _
from equity.presentation import claims, method
from equity.presentation.deck import Deck, FindingSlide
from equity.presentation.layout import Box, Picture
from equity.presentation.sheet import Sheet, fit
from equity.story import charts, figures, methods, rows, sentences

PICTURE = Box(0, 0, 708, 480)
"""How large a picture stands on a sheet, in pixels."""

_LISTED = (9, 30, 36, 24, 26, 22, 10, 24, 26, 17)
_TABLE, _TIMES = (29, 16, 6, 6, 15, 11, 13, 15, 18), 6
_METHODS = (72,)
"""Widths of columns, in signs; at which place a table that says times has that column."""

_MADE = (1980, 1, 1, 0, 0, 0)
"""The moment that every part of the file names."""

_DRAWING = b"<drawing "
_NO_WARNING = (
    b'<ignoredErrors><ignoredError sqref="A1:Z9999" numberStoredAsText="1"/></ignoredErrors>'
)
"""Numbers that are said stay text: what tells programs, before the drawing, not to warn of it."""


def write(deck: Deck, *, page: str = "") -> bytes:
    """Give the file; `page` is the address of the page of gaps, "" where no link leads there."""
    book = Workbook()
    book.remove(book.active)
    about = book.properties
    about.title, about.creator = fit(deck.name), None
    about.created = about.modified = datetime.combine(deck.made, time())
    book.calculation.fullCalcOnLoad = False
    _list(book, deck, page)
    for number, one in enumerate(deck.findings, start=1):
        _claim(book, deck, one, number)
    _methods(book, deck)
    return _packed(book)


def _list(book: Workbook, deck: Deck, page: str) -> None:
    """Give the list of claims; its last column leads back into the app."""
    listed = [claims.listed(one) for one in deck.findings]
    columns = (_("Sheet"), *listed[0], _("See it again"))
    sheet = Sheet(book, _("Claims"), _LISTED, lies=True)
    sheet.line(_("What we claim, and where each claim comes from"), points=16, bold=True)
    sheet.line(claims.whose(deck))
    sheet.line(_again(page))
    sheet.header(columns)
    for number, (claim, one) in enumerate(zip(listed, deck.findings, strict=True), start=1):
        has_link = bool(page and one.choices)
        again = _("Open in the app") if has_link else _("On the page Focus areas")
        first, *_others, last = sheet.row((_name(number), *claim.values(), again))
        sheet.leads_to(first, _name(number))
        if has_link:
            sheet.opens(last, f"{page}?{one.choices}")


def _again(page: str) -> str:
    said = _(
        "Every claim is a card on the app's page Focus areas. There “Open” shows it with its "
        "picture and its filter."
    )
    more = _(
        "The links work on the computer where the app runs. If nothing is open there, open the "
        "workspace on Home, then go to Gaps."
    )
    return f"{said} {more}" if page else said


def _claim(book: Workbook, deck: Deck, one: FindingSlide, number: int) -> None:
    """Give the sheet of one claim: the table that the page shows, what it rests on, the picture."""
    table = one.table
    columns = rows.columns(table)
    group, rate, *others = columns
    without = _TABLE[:_TIMES] + _TABLE[_TIMES + 1 :]
    sheet = Sheet(book, _name(number), _TABLE if sentences.says_times(table) else without)
    sheet.line(one.title, points=14, bold=True)
    if one.title != one.original:
        sheet.line(method.data_says(one))
    sheet.line(
        f"{sentences.closed(_(table.measure.label))} {figures.how_to_read(table, one.group)}"
    )
    sheet.header((group, rate, _("From"), _("To"), *others))
    for record, ends in zip(rows.same_numbers(table), rows.from_to(table), strict=True):
        first, said, *more = [record[name] for name in columns]
        sheet.row((first, said, *ends, *more))
    sheet.skip()
    sheet.line(_("“From” and “to” are the number as it is said, to calculate with. It is rounded."))
    for fact in claims.checked(one):
        for text in fact.texts:
            sheet.fact(fact.name, text)
    sheet.fact(_("Whose numbers?"), claims.whose(deck))
    sheet.skip()
    spec = charts.of_finding(table, one.group, theme="light")
    sheet.picture(Picture(PICTURE, spec, spec["description"]))


def _methods(book: Workbook, deck: Deck) -> None:
    """Say every rule but where the app keeps its files: the reader has none of them."""
    sheet = Sheet(book, _("Methods"), _METHODS)
    sheet.line(_("How we counted, and what we do not show"), points=16, bold=True)
    sheet.line(f"{claims.whose(deck)} {'. '.join(method.sources(deck))}.")
    for section in methods.sections():
        if not section.names_folder:
            sheet.skip()
            sheet.line(section.title, points=13, bold=True)
            for point in section.points:
                sheet.line(point.replace("**", ""))


def _name(number: int) -> str:
    return _("Claim {number}", number=number)


def _packed(book: Workbook) -> bytes:
    """Give the file with no moment and no kind of computer in any of its parts."""
    written, packed = BytesIO(), BytesIO()
    ExcelWriter(book, ZipFile(written, "w")).save()
    with ZipFile(written) as parts, ZipFile(packed, "w") as archive:
        for part in parts.namelist():
            about = ZipInfo(part, _MADE)
            about.create_system = 0
            content = parts.read(part).replace(_DRAWING, _NO_WARNING + _DRAWING)
            archive.writestr(about, content, ZIP_DEFLATED)
    return packed.getvalue()
