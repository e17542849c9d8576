"""Files in: read and recognise them, then load what a person confirmed."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from equity.chain import correcting
from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.reader import read as read_file
from equity.intake.recogniser import recognise
from equity.intake.sheet import Listed
from equity.intake.table import Check, CleanTable
from equity.intake.years import period_of
from equity.language import _
from equity.problems import Problem
from equity.store import mappings, people
from equity.store.workspace import Workspace
from equity.vocabulary import FileKind

Progress = Callable[[float, str], None]
"""Told how far the work is (0 to 1) and what it does now, in people's words."""


def unseen(_share: float, _words: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True, eq=False)
class Brought:
    """What was read of several files, and what could not be."""

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one sheet's rows: rows_in == loaded + listed."""

    file: str
    sheet: str | None
    kind: FileKind | None
    rows_in: int
    loaded: int
    listed: int
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was loaded, what was left out and why, in plain sentences.

    `joined` are the findings about the files together, after those of each file.
    """

    files: tuple[FileReport, ...]
    joined: tuple[Check, ...]
    listed: tuple[Listed, ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        """All findings, file by file, then those about the files together."""
        return tuple(check for one in self.files for check in one.checks) + self.joined


def read(files: Sequence[tuple[str, bytes]], progress: Progress = unseen) -> Brought:
    """Read files of (name, bytes) and say what each seems to be; one bad file stops no other.

    A file with the columns of one that was confirmed before is taken as it was.
    """
    readings: list[Reading] = []
    problems: list[Problem] = []
    for position, (name, content) in enumerate(files):
        progress(position / len(files), _("Reading {name}", name=name))
        try:
            sheets = read_file(name, content)
            readings += [Reading(one, mappings.as_confirmed(recognise(one))) for one in sheets]
        except Problem as problem:
            problems.append(problem)
    progress(1.0, _("All files are read"))
    return Brought(tuple(readings), tuple(problems))


def shared_period(readings: Sequence[Reading]) -> str | None:
    """Give the one school year that the files name, for files that name none."""
    named = {period_of(one) for one in readings if one.mapping.kind is not None} - {None}
    return named.pop() if len(named) == 1 else None


def check(readings: Sequence[Reading]) -> tuple[FileReport, ...]:
    """Say what would become of each sheet's rows, without storing anything.

    A sheet that cannot be loaded as it is taken now has no loaded rows and says why.
    """
    shared = shared_period(readings)
    return tuple(check_one(reading, shared) for reading in readings)


def check_one(reading: Reading, period: str | None) -> FileReport:
    """Say what would become of one sheet's rows; `period` is the year that the other files name."""
    sheet = reading.sheet
    try:
        return _report(reading, clean(reading, key=secrets.token_bytes(32), period=period))
    except Problem as problem:
        why = Check(f"{problem.title}. {problem.what_happened}", needs_a_look=True)
        return FileReport(sheet.file, sheet.name, None, sheet.rows_in, 0, sheet.rows_in, (why,))


def load(
    workspace: Workspace, readings: Sequence[Reading], progress: Progress = unseen
) -> CheckReport:
    """Clean and store what the person confirmed, all of it or (with a Problem) nothing."""
    known = tuple(one for one in readings if one.mapping.kind is not None)
    if not known:
        raise Problem(
            _("There is nothing to load"),
            _("None of the files holds students, incidents, attendance, grades or a survey."),
            _("Choose what each file is, or bring another file."),
        )
    shared = shared_period(known)
    tables: list[CleanTable] = []
    for position, reading in enumerate(known):
        progress(0.6 * position / len(known), _("Checking {file}", file=reading.sheet.file))
        tables.append(clean(reading, key=workspace.key, period=shared))
    progress(0.6, _("Storing the rows and counting"))
    with workspace.turn:
        joined = people.load(workspace, tables)
        correcting.settle(workspace)
    if not workspace.is_sample:
        mappings.remember(workspace, [one.mapping for one in known])
    progress(1.0, _("Done"))
    return CheckReport(
        tuple(_report(*pair) for pair in zip(known, tables, strict=True)),
        joined,
        tuple(row for table in tables for row in table.listed),
    )


def _report(reading: Reading, table: CleanTable) -> FileReport:
    return FileReport(
        table.file,
        reading.sheet.name,
        table.kind,
        table.rows_in,
        table.loaded,
        len(table.listed),
        table.checks,
    )
