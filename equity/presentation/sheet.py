"""One sheet of a workbook, filled from the top: lines, a table under a frozen header, facts.

A cell holds text as text: what a spreadsheet would run as a formula stays what it is. Rows are as
high as their text at the widths of the columns, so that nothing is cut on the screen or on paper.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]  # no types are published
from openpyxl.drawing.image import Image  # type: ignore[import-untyped]
from openpyxl.drawing.spreadsheet_drawing import (  # type: ignore[import-untyped]
    AnchorMarker,
    OneCellAnchor,
    SpreadsheetDrawing,
)
from openpyxl.drawing.xdr import XDRPositiveSize2D  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.utils.units import pixels_to_EMU  # type: ignore[import-untyped]
from openpyxl.worksheet.hyperlink import Hyperlink  # type: ignore[import-untyped]

from equity.presentation import lettering, pictures
from equity.presentation.layout import Picture
from equity.story.palette import LIGHT

Cell = Any
"""A cell as openpyxl has it."""

POINTS = 11
_SIGN, _EDGE, _LEADING, _AROUND = 7, 4, 1.3, 4
"""Pixels of a column a sign, and of its edges; from line to line, in sizes; space around a row."""

_HIGHEST = 409
"""The points that a spreadsheet lets a row be high."""

_MARGIN = 0.5
"""Inches around a printed page."""

_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML file can hold."""

_RUN = ("=", "+", "-", "@", "\t", "\r")
"""With what a text begins that a spreadsheet would run where somebody edits it."""


class Sheet:
    """A sheet in the making; it prints on Letter, as wide as the page, which lies or stands."""

    def __init__(
        self, book: Workbook, name: str, widths: Sequence[float], *, lies: bool = False
    ) -> None:
        self._sheet = book.create_sheet(name)
        self._widths = widths
        self._next = 1
        for number, width in enumerate(widths, start=1):
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._print_on_letter(lies)

    def line(self, text: str, *, points: float = POINTS, bold: bool = False) -> None:
        """Write a text across all columns."""
        self._across(text, first=1, font=_font(points, bold=bold))
        self._next += 1

    def fact(self, name: str, text: str) -> None:
        """Write a name in the first column and a text across all others."""
        label = self._put(self._cell(1), name, _font(POINTS, bold=True))
        self._across(text, first=2, font=_font(POINTS))
        self._raise(self._lines(label, 1))
        self._next += 1

    def skip(self) -> None:
        """Leave a row free."""
        self._next += 1

    def header(self, names: Sequence[str]) -> None:
        """Write the names of the table's columns, which stay in sight with the first column."""
        for cell in self._row(names, _font(POINTS, bold=True)):
            cell.fill = PatternFill("solid", fgColor=LIGHT.band[1:])
        self._sheet.freeze_panes = f"B{self._next}"

    def row(self, values: Sequence[str | float]) -> list[Cell]:
        """Write one row of the table; a number is a number to calculate with."""
        return self._row(values, _font(POINTS))

    def leads_to(self, cell: Cell, name: str) -> None:
        """Let a cell lead to another sheet of the workbook."""
        self._link(cell, location=f"'{name}'!A1")

    def opens(self, cell: Cell, address: str) -> None:
        """Let a cell open an address."""
        self._link(cell, target=address)

    def picture(self, picture: Picture) -> None:
        """Show a picture under all that is written, with its text to be read aloud."""
        place = picture.place
        size = XDRPositiveSize2D(pixels_to_EMU(place.width), pixels_to_EMU(place.height))
        image = Image(BytesIO(pictures.png(picture)))
        image.anchor = OneCellAnchor(_from=AnchorMarker(col=0, row=self._next - 1), ext=size)
        frame = SpreadsheetDrawing()._picture_frame(1)
        frame.nvPicPr.cNvPr.descr = fit(picture.alt)
        image.anchor.pic = frame
        self._sheet.add_image(image)

    def _print_on_letter(self, lies: bool) -> None:
        page = self._sheet.page_setup
        page.paperSize, page.fitToWidth, page.fitToHeight = self._sheet.PAPERSIZE_LETTER, 1, 0
        page.orientation = "landscape" if lies else "portrait"
        self._sheet.sheet_properties.pageSetUpPr.fitToPage = True
        edges = self._sheet.page_margins
        edges.left = edges.right = edges.top = edges.bottom = _MARGIN
        self._sheet.oddFooter.center.text = "&P / &N"

    def _row(self, values: Sequence[str | float], font: Font) -> list[Cell]:
        cells = [
            self._put(self._cell(column), value, font)
            for column, value in enumerate(values, start=1)
        ]
        for cell in cells:
            cell.border = Border(bottom=Side("thin", color=LIGHT.line[1:]))
        self._raise(max(self._lines(cell, 1) for cell in cells))
        self._next += 1
        return cells

    def _across(self, text: str, *, first: int, font: Font) -> None:
        cell = self._put(self._cell(first), text, font)
        count = len(self._widths) - first + 1
        if count > 1:
            last = {"end_row": self._next, "end_column": len(self._widths)}
            self._sheet.merge_cells(start_row=self._next, start_column=first, **last)
        self._raise(self._lines(cell, count))

    def _cell(self, column: int) -> Cell:
        return self._sheet.cell(row=self._next, column=column)

    def _put(self, cell: Cell, value: str | float, font: Font) -> Cell:
        cell.value = fit(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"  # after the value, which chooses a type by itself
            cell.quotePrefix = cell.value.startswith(_RUN)
        cell.font = font
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        return cell

    def _lines(self, cell: Cell, count: int) -> float:
        """Give how high the text of a cell is over some columns, in points."""
        widths = self._widths[cell.column - 1 : cell.column - 1 + count]
        wide = sum(_SIGN * width for width in widths) - _EDGE
        broken = lettering.broken(
            str(cell.value), points=cell.font.sz, bold=cell.font.b, width=wide
        )
        return float(max(1, len(broken)) * cell.font.sz * _LEADING + _AROUND)

    def _raise(self, height: float) -> None:
        row = self._sheet.row_dimensions[self._next]
        row.height = min(max(height, row.height or 0), _HIGHEST)

    def _link(self, cell: Cell, **where: str) -> None:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, **where)
        cell.font = _font(POINTS, colour=LIGHT.focus, underline="single")


def fit(text: str) -> str:
    """Give a text without the signs that no XML file can hold."""
    return _UNFIT.sub("", text)


def _font(
    points: float, *, bold: bool = False, colour: str = LIGHT.ink, underline: str | None = None
) -> Font:
    return Font(name=lettering.NAME, sz=points, b=bold, color=colour[1:], u=underline)
