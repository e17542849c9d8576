"""Files that mean harm or come from a bad export, each with its verdict.

reject  a Problem says why, before any row is kept
warn    it loads, and a finding of the report says what was done or what to look at
ok      it loads without a note, and its cells are what was written
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from workbooks import MAIN, PARTS, TWO_ROWS, workbook, written, zipped

Cells = dict[str, list[str]]


@dataclass(frozen=True)
class Hostile:
    """A file, what must become of it, words that are said about it, and cells that it must have."""

    file: str
    make: Callable[[], bytes | str]
    verdict: str
    says: str = ""
    cells: Cells = field(default_factory=dict)
    header_row: int = 1
    rows: tuple[int, int] | None = None

    @property
    def content(self) -> bytes:
        made = self.make()
        return made.encode() if isinstance(made, str) else made


def roster(rows: int = 30, first: int = 1) -> str:
    """Write students of grades 6 to 8."""
    lines = ["student_id,race,gender,grade"]
    races = ("Asian", "Black", "White", "Latino")
    lines += [
        f"K{one:04d},{races[one % 4]},{'FM'[one % 2]},{6 + one % 3}"
        for one in range(first, first + rows)
    ]
    return "\n".join(lines) + "\n"


def table(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()]


def sheet(cells: str, shared: str = "<si><t>a</t></si>", **more: str) -> bytes:
    return written(cells, shared, **more)


def entities(*lines: str, use: str) -> bytes:
    return written(shared=f"<si><t>{use}</t></si>", before=f"<!DOCTYPE t [{''.join(lines)}]>")


def grown() -> bytes:
    """Nine entities, each ten times the one before."""
    names = "abcdefghi"
    lines = [f'<!ENTITY {names[0]} "{"lol" * 5}">']
    lines += [f'<!ENTITY {one} "{f"&{before};" * 10}">' for before, one in pairwise(names)]
    return entities(*lines, use="&i;")


def bands() -> bytes:
    rows = table(roster())
    return workbook([["Lincoln Middle: students"], [None, "Who they are"], *rows])


def with_secret_sheet() -> bytes:
    secret = [["ssn"], ["078-05-1120"]]
    return workbook([["id", "race"], [1, "Asian"]], *([["n"], [one]] for one in range(5)), secret,
                    hidden=[6])  # fmt: skip


def mixed_dates() -> bytes:
    dates = [datetime(2025, 10, 3), "10/4/2025", "2025-10-06", "2025-17-40", 45_945]
    return workbook([["id", "happened on"], *([one, day] for one, day in enumerate(dates, 1))])


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
LYING = f'<worksheet xmlns="{MAIN}"><dimension ref="A1:A1"/><sheetData>{TWO_ROWS}'

ARCHIVES = {
    "a sheet that unfolds to three hundred megabytes": Hostile(
        "bomb.xlsx", lambda: sheet("<row><c><v>7</v></c></row>" * 11_500_000), "reject",
        "unpacks to far more"),
    "one text of three hundred megabytes": Hostile(
        "text.xlsx", lambda: sheet(TWO_ROWS, f"<si><t>{'Z' * 300_000_000}</t></si>"), "reject",
        "unpacks to far more"),
    "entities that multiply": Hostile("grow.xlsx", grown, "reject", "defines its own signs"),
    "an entity that reads a file of the computer": Hostile(
        "reads.xlsx", lambda: entities('<!ENTITY f SYSTEM "file:///etc/hostname">', use="&f;"),
        "reject", "defines its own signs"),
    "one long entity used very often": Hostile(
        "often.xlsx", lambda: entities(f'<!ENTITY w "{"w" * 60_000}">', use="&w;" * 4_000),
        "reject", "defines its own signs"),
    "names of parts that climb out of the folder": Hostile(
        "climbs.xlsx", lambda: written(extra={"../../equity_was_here.txt": "x", "/etc/x": "x"}),
        "warn", "do not belong to a workbook", {"a": ["1"]}),
    "two cells that are the whole world apart": Hostile(
        "far.xlsx", lambda: sheet(FAR), "reject", "reaches column 16,384"),
    "a sheet that claims to be smaller than it is": Hostile(
        "lying.xlsx",
        lambda: written(extra={"xl/worksheets/sheet1.xml": f"{LYING}</sheetData></worksheet>"}),
        "ok", cells={"a": ["1"]}),
    "the beginning of an archive": Hostile(
        "cut.xlsx", lambda: b"PK\x03\x04" + b"\0" * 150, "reject", "could not be unpacked"),
    "a text that is named like a workbook": Hostile(
        "roster.xlsx", roster, "warn", "holds plain text", rows=(30, 30)),
    "a web page that is named like a workbook": Hostile(
        "export.xls", lambda: "<html><body><table><tr><td>id</td></tr></table></body></html>",
        "reject", "save it as CSV or XLSX"),
    "a workbook with a password": Hostile(
        "locked.xlsx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "reject", "password"),
    "an old workbook that is damaged": Hostile(
        "old.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3_000), "reject",
        "old Excel file"),
    "macros and links to other files": Hostile(
        "macros.xlsx",
        lambda: written(extra={"xl/vbaProject.bin": "x", "xl/externalLinks/link1.xml": "<x/>"}),
        "warn", "Macros and links", {"a": ["1"]}),
    "twenty thousand parts": Hostile(
        "parts.xlsx", lambda: zipped(PARTS | {f"xl/media/{n}.png": "" for n in range(20_000)}),
        "reject", "unpacks to far more"),
    "formulas whose result was never saved": Hostile(
        "formulas.xlsx",
        lambda: workbook([["id", "twice", "link"], [1, "=A2*2", '=HYPERLINK("http://x.example")'],
                          [2, "=A3*2", 3]]),
        "warn", "Formulas without a saved result, read as empty: 3", {"twice": ["", ""]}),
    "a title and a band above the names": Hostile(
        "bands.xlsx", bands, "warn", "stand above the column names", header_row=3, rows=(30, 30)),
    "many sheets and a hidden one": Hostile(
        "sheets.xlsx", with_secret_sheet, "warn", "Hidden sheets were not read"),
    "dates of four kinds and one that is none": Hostile(
        "dates.xlsx", mixed_dates, "warn", "'happened on' holds dates, but"),
    "sixteen thousand columns": Hostile(
        "wide.xlsx", lambda: workbook([[f"q{n}" for n in range(16_384)], [1] * 16_384]), "reject",
        "500 can be read"),
    "blank rows and a total": Hostile(
        "total.xlsx",
        lambda: workbook([["school", "enrolled"], ["A", 4], ["B", 5], [], [None, None],
                          ["Total", 9]]),
        "warn", "a total at the end of the table", {"enrolled": ["4", "5"]}),
    "cells with an error": Hostile(
        "errors.xlsx", lambda: workbook([["id", "rate"], [1, "#DIV/0!"], [2, "#N/A"], [3, 0.25]]),
        "warn", "read as empty: 2", {"rate": ["", "", "0.25"]}),
}  # fmt: skip
