"""Sheets as a reader gives them, from columns of text."""

import pandas as pd

from equity.intake.cleaning import clean
from equity.intake.mapping import Mapping, Reading
from equity.intake.recogniser import recognise
from equity.intake.sheet import Sheet
from equity.intake.table import CleanTable
from equity.vocabulary import Field

KEY = b"a key that only tests know"

ROSTER = {
    "Student ID": [f"{n:04d}" for n in range(12)],
    "Race": ["Black", "White", "Asian"] * 4,
    "Grade": ["6", "7", "8"] * 4,
}
LOG = {
    "Incident ID": [f"D{n}" for n in range(12)],
    "Student ID": [f"{n:04d}" for n in range(12)],
    "Date": ["2025-10-01", "2025-10-02", "2025-11-03"] * 4,
    "Behavior": ["Fighting", "Defiance", "Tardy"] * 4,
    "Action": ["OSS", "Detention", "ISS"] * 4,
}
SURVEY = {
    "Response ID": [f"R{n}" for n in range(12)],
    "Gender": ["F", "M"] * 6,
    "I feel safe at school": ["Agree", "Disagree", "Strongly agree"] * 4,
    "I feel left out": ["Agree", "Disagree", "Neither agree nor disagree"] * 4,
}


def sheet(columns: dict[str, list[str]], *, file: str = "file.csv") -> Sheet:
    """Give the sheet whose header is row 1 and whose first row of values is row 2."""
    rows = len(next(iter(columns.values())))
    frame = pd.DataFrame(
        {f"c{place}": values for place, values in enumerate(columns.values())},
        index=pd.RangeIndex(2, rows + 2),
        dtype="str",
    )
    return Sheet(
        file=file,
        name=None,
        format="csv",
        encoding="utf-8",
        header_row=1,
        labels=tuple(columns),
        frame=frame,
    )


def cleaned(
    columns: dict[str, list[str]],
    *,
    period: str | None = "2025-26",
    mapping: Mapping | None = None,
) -> CleanTable:
    """Clean a sheet by its proposal, or by the mapping given."""
    table = sheet(columns)
    return clean(Reading(table, mapping or recognise(table)), key=KEY, period=period)


def values(table: CleanTable, column: str) -> list[object]:
    """Give a column of a clean table with None where a value is missing."""
    return [None if pd.isna(value) else value for value in table.frame[column].tolist()]


def sentences(table: CleanTable, *, with_a_look: bool | None = None) -> str:
    """Give the sentences of the check report as one text."""
    return "\n".join(
        check.sentence
        for check in table.checks
        if with_a_look is None or check.needs_a_look is with_a_look
    )


def roster(**columns: list[str]) -> dict[str, list[str]]:
    """Give a list of students with ids and the columns given ("Home_Language" has a space)."""
    rows = len(next(iter(columns.values())))
    return {"Student ID": [f"{n:03d}" for n in range(1, rows + 1)]} | {
        name.replace("_", " "): column for name, column in columns.items()
    }


def meaning(mapping: Mapping, label: str) -> Field | None:
    """Give what a column is proposed to mean."""
    return mapping.column(label).field


def log(**columns: list[str]) -> CleanTable:
    """Clean a log whose other columns say that it is one."""
    rows = len(next(iter(columns.values())))
    known = {
        "Student ID": [f"{n:03d}" for n in range(rows)],
        "Incident ID": [f"D{n}" for n in range(rows)],
        "Incident Date": ["2025-10-01"] * rows,
        "Behavior": ["Fighting"] * rows,
    }
    return cleaned(known | {name.replace("_", " "): column for name, column in columns.items()})
