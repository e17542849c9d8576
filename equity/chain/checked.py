"""What became of files that were checked or loaded: a report on each, and one on all of them."""

from dataclasses import dataclass, field

import pandas as pd

from equity.intake.columns import ColumnReport
from equity.intake.sheet import Listed
from equity.intake.table import Check, Dimension
from equity.problems import FileRefused, Problem
from equity.vocabulary import FileKind


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one sheet's rows: rows_in == loaded + listed.

    `kind` is None where no row is loaded. `problem` is what keeps the sheet from being loaded as it
    is taken. `left_out` says of rows where each stands and why it is not loaded; of a sheet that
    cannot be loaded at all it has what is no row of the table. `dimensions` are the ways to group
    its people, `people` how many are alike in all of them.
    """

    file: str
    sheet: str | None
    kind: FileKind | None
    rows_in: int
    loaded: int
    listed: int
    checks: tuple[Check, ...]
    dimensions: tuple[Dimension, ...] = ()
    columns: tuple[ColumnReport, ...] = ()
    people: pd.DataFrame | None = field(default=None, compare=False)
    left_out: tuple[Listed, ...] = field(default=(), compare=False)
    problem: Problem | None = field(default=None, compare=False)

    @property
    def is_refused(self) -> bool:
        """Tell whether the sheet stays out and the others are loaded without it."""
        return isinstance(self.problem, FileRefused)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was loaded, what was left out and why, in plain sentences.

    `joined` are the findings about the files together, after those of each file. `off_roster` are
    loaded rows that no rate counts, as their student is not on the list of students.
    """

    files: tuple[FileReport, ...]
    joined: tuple[Check, ...]
    listed: tuple[Listed, ...]
    off_roster: tuple[Listed, ...] = ()

    @property
    def checks(self) -> tuple[Check, ...]:
        """All findings, file by file, then those about the files together."""
        return tuple(check for one in self.files for check in one.checks) + self.joined
