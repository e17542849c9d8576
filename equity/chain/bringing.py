"""Files in: read and recognise them, then load what a person confirmed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.reader import read as read_file
from equity.intake.recogniser import recognise
from equity.intake.sheet import Listed
from equity.intake.table import Check, CleanTable
from equity.intake.years import period_of
from equity.language import _
from equity.problems import Problem
from equity.store import people
from equity.store.workspace import Workspace
from equity.vocabulary import FileKind

Progress = Callable[[float, str], None]
"""Told how far the work is (0 to 1) and what it does now, in people's words."""


def _unseen(_share: float, _words: str) -> None:
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
    kind: FileKind
    rows_in: int
    loaded: int
    listed: int


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was loaded, what was left out and why, in plain sentences."""

    files: tuple[FileReport, ...]
    checks: tuple[Check, ...]
    listed: tuple[Listed, ...]


def read(files: Sequence[tuple[str, bytes]], progress: Progress = _unseen) -> Brought:
    """Read files of (name, bytes) and say what each seems to be; one bad file stops no other."""
    readings: list[Reading] = []
    problems: list[Problem] = []
    for position, (name, content) in enumerate(files):
        progress(position / len(files), _("Reading {name}", name=name))
        try:
            readings += [Reading(sheet, recognise(sheet)) for sheet in read_file(name, content)]
        except Problem as problem:
            problems.append(problem)
    progress(1.0, _("All files are read"))
    return Brought(tuple(readings), tuple(problems))


def load(
    workspace: Workspace, readings: Sequence[Reading], progress: Progress = _unseen
) -> CheckReport:
    """Clean and store what the person confirmed, all of it or (with a Problem) nothing."""
    known = tuple(one for one in readings if one.mapping.kind is not None)
    if not known:
        raise Problem(
            _("There is nothing to load"),
            _("None of the files is a list of students, a discipline log or a survey."),
            _("Choose what each file is, or bring another file."),
        )
    shared = _shared_period(known)
    tables: list[CleanTable] = []
    for position, reading in enumerate(known):
        progress(0.1 + 0.6 * position / len(known), _("Checking {file}", file=reading.sheet.file))
        tables.append(clean(reading, key=workspace.key, period=shared))
    progress(0.8, _("Storing the rows and counting"))
    joined = people.load(workspace, tables)
    progress(1.0, _("Done"))
    return _report(known, tables, joined)


def _shared_period(readings: Sequence[Reading]) -> str | None:
    """Give the one school year that the files name, for files that name none."""
    named = {period_of(one) for one in readings} - {None}
    return named.pop() if len(named) == 1 else None


def _report(
    readings: Iterable[Reading], tables: Sequence[CleanTable], joined: tuple[Check, ...]
) -> CheckReport:
    files = tuple(
        FileReport(
            table.file,
            reading.sheet.name,
            table.kind,
            table.rows_in,
            table.loaded,
            len(table.listed),
        )
        for reading, table in zip(readings, tables, strict=True)
    )
    return CheckReport(
        files,
        tuple(check for table in tables for check in table.checks) + joined,
        tuple(row for table in tables for row in table.listed),
    )
