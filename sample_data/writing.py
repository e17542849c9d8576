"""Files from tables: CSV, and one workbook as a school's office would send it."""

import csv
import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook  # type: ignore[import-untyped]  # no types are published
from openpyxl.styles import Font  # type: ignore[import-untyped]

from sample_data.tables import Table

TITLE = "Sample school (invented)"
SUBTITLE = "No student, name or number in this workbook is real. Both school years."
NOTES = (
    "Sample school (invented)",
    "This sheet is hidden. It holds no students and is not to be read as data.",
    "The sheets hold the same rows as the CSV files beside this workbook.",
    "README.md beside this file explains every column.",
)
MADE = "2026-06-05T12:00:00Z"
ZIP_TIME = (2026, 6, 5, 12, 0, 0)


def write_csv(table: Table, path: Path) -> None:
    """Write a table as CSV, in UTF-8 with plain line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.header)
        writer.writerows(table.rows)


def write_workbook(tables: Sequence[Table], path: Path) -> None:
    """Write the tables as sheets with two title rows and a blank row above the header.

    A hidden sheet "Notes" comes last. Ids and times are text, so leading zeros stay.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    for table in tables:
        sheet = workbook.create_sheet(table.title)
        sheet.append([f"{TITLE}: {table.title.lower()}"])
        sheet.append([SUBTITLE])
        sheet.append([])
        sheet.append(table.header)
        for row in table.rows:
            sheet.append([cell(table, *named) for named in zip(table.header, row, strict=True)])
        for heading in (*sheet[1], *sheet[4]):
            heading.font = Font(bold=True)
    notes = workbook.create_sheet("Notes")
    notes.sheet_state = "hidden"
    for line in NOTES:
        notes.append([line])
    content = BytesIO()
    workbook.save(content)
    path.write_bytes(with_fixed_times(content))


def cell(table: Table, column: str, text: str) -> str | float | date | None:
    """Give a value as a spreadsheet keeps it; nothing for a blank."""
    if not text:
        return None
    if column in table.numbers:
        return float(text) if "." in text else int(text)
    return date.fromisoformat(text) if column in table.dates else text


def with_fixed_times(content: BytesIO) -> bytes:
    """Give the same workbook without the moment at which it was made."""
    result = BytesIO()
    with ZipFile(content) as old, ZipFile(result, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", MADE.encode(), data)
            new.writestr(ZipInfo(name, ZIP_TIME), data, ZIP_DEFLATED)
    return result.getvalue()
