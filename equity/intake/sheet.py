"""A table as it was read: text only, nothing interpreted, nothing lost."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Listed:
    """A row (or one column of it) that was left out or not understood; never holds its values.

    `row` is the row's number in the file or sheet as a spreadsheet shows it, from 1.
    """

    file: str
    sheet: str | None
    row: int
    column: str | None
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One table of one file.

    `frame` holds text only, columns c0..cN in the order of `labels` (made unique), its index the
    row numbers in the file from 1. Blank rows, notes and Total rows are in `listed`, so
    rows_in == len(frame) + len(listed). `notes` are whole sentences about what was done on reading;
    `around` is what the file itself writes above and below the table, such as a title.
    """

    file: str
    name: str | None
    format: str
    encoding: str | None
    header_row: int
    labels: tuple[str, ...]
    frame: pd.DataFrame
    listed: tuple[Listed, ...] = ()
    notes: tuple[str, ...] = ()
    around: str = ""

    @property
    def rows_in(self) -> int:
        """How many rows stand below the header."""
        return len(self.frame) + len(self.listed)

    def column(self, label: str) -> pd.Series:
        """Give one column of text by its label."""
        return self.frame[f"c{self.labels.index(label)}"]
