"""A table as it was read: text only, nothing interpreted, nothing lost."""

from dataclasses import dataclass, field

import pandas as pd

from equity.intake.repeating import Told, as_text, told


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

    `frame` holds text only, columns c0..cN in the order of `labels` (made unique), as categories
    where values repeat; its index has the row numbers in the file from 1. Blank rows, notes and
    Total rows are in `listed`, so rows_in == len(frame) + len(listed). `notes` are whole sentences
    about what was done on reading; `around` is what the file itself writes above and below the
    table, such as a title. `stands_for` says how many rows of the file each row stands for, where
    that is not one.
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
    stands_for: pd.Series | None = None
    _told: dict[str, Told] = field(default_factory=dict, init=False, repr=False)

    @property
    def title(self) -> str:
        """What people call it: the file, and the sheet where it has one."""
        return f"{self.file}: {self.name}" if self.name else self.file

    @property
    def rows_in(self) -> int:
        """How many rows stand below the header."""
        return self.rows_of(self.frame.index) + len(self.listed)

    def rows_of(self, index: pd.Index) -> int:
        """Count the rows of the file that rows of the frame stand for."""
        return len(index) if self.stands_for is None else int(self.stands_for.loc[index].sum())

    def column(self, label: str) -> pd.Series:
        """Give one column of text by its label."""
        return as_text(self.values(label))

    def values(self, label: str) -> pd.Series:
        """Give one column as it is kept, for what looks at each different value once."""
        return self.frame[f"c{self.labels.index(label)}"]

    def told(self, label: str) -> Told:
        """Give what one column says; it is looked through when somebody first asks."""
        if label not in self._told:
            self._told[label] = told(self.values(label))
        return self._told[label]
