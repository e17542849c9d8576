"""Files in: read and recognise them, then load what a person confirmed."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from equity.chain import beside, correcting, counted, themes, words
from equity.chain.checked import CheckReport, FileReport
from equity.chain.comparing import compared
from equity.intake import also_told, apart, rounds, rows
from equity.intake.alike import alike
from equity.intake.cleaning import clean
from equity.intake.columns import column_reports, findings
from equity.intake.copies import without_copies
from equity.intake.lending import Given, side_by_side
from equity.intake.mapping import Mapping, Reading
from equity.intake.recogniser import recognise, recognise_as
from equity.intake.sheet import Listed, Sheet
from equity.intake.table import Check, CleanTable
from equity.intake.tidying import tidied
from equity.intake.years import period_of
from equity.language import _
from equity.problems import FileRefused, Problem, YearNeeded
from equity.store import mappings, people
from equity.store.workspace import Workspace
from equity.vocabulary import Field, FileKind

Progress = Callable[[float, str], None]
"""Told how far the work is (0 to 1) and what it does now, in people's words."""


_ANY_YEAR = "2000-01"
"""Stands for the year of rows that are checked before a person has named it."""


def unseen(_share: float, _words: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True, eq=False)
class Brought:
    """What was read of several files, and what could not be."""

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]


def read(files: Sequence[tuple[str, bytes]], progress: Progress = unseen) -> Brought:
    """Read files of (name, bytes) and say what each seems to be; one bad file stops no other.

    A file with the columns of one that was confirmed before is taken as it was; a file that came
    twice is left out the second time.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for position, (name, content) in enumerate(files):
        tell = partial(_rows_read, progress, name, position, len(files))
        tell(0, 0)
        try:
            sheets += map(tidied, apart.read(name, content, tell))
        except Problem as problem:
            problems.append(problem)
    readings: list[Reading] = []
    for given in side_by_side(sheets):
        try:
            readings.append(_recognised(given))
        except Problem as problem:
            problems.append(problem)
    told = {one.mapping.kind for one in readings}
    more = [one for each in readings for one in also_told.more_of(each, told)]
    readings += [replace(one, mapping=mappings.as_confirmed(one.mapping)) for one in more]
    progress(1.0, _("All files are read"))
    return Brought(without_copies(readings), tuple(problems))


def _recognised(given: Given) -> Reading:
    """Say what a sheet seems to be; one whose students are in other sheets is not read again."""
    mapping = mappings.as_confirmed(recognise(given.sheet))
    if given.beside:
        mapping = replace(mapping, kind=None, why=given.beside)
    return Reading(given.sheet, mapping)


def taken_as(reading: Reading, kind: FileKind | None) -> Mapping:
    """Propose anew what the columns mean, as a person has said what the file is."""
    return recognise_as(reading.sheet, kind)


def get_ready() -> None:
    """Prepare for files that come soon; nobody waits for it."""
    apart.warm_up()


def _rows_read(
    progress: Progress, name: str, position: int, files: int, rows: int, all_rows: int
) -> None:
    share = (position + (rows / all_rows if all_rows else 0)) / files
    if rows:
        progress(min(share, 1.0), _("Reading {name}: {rows} rows", name=name, rows=rows))
    else:
        progress(share, _("Reading {name}", name=name))


def shared_period(readings: Sequence[Reading]) -> str | None:
    """Give the one school year that the files name, for files that name none."""
    named = {period_of(one) for one in readings if one.mapping.kind is not None} - {None}
    return named.pop() if len(named) == 1 else None


def check(readings: Sequence[Reading]) -> tuple[FileReport, ...]:
    """Say what would become of each sheet's rows, without storing anything.

    A sheet that cannot be loaded as it is taken now has no loaded rows and says why.
    """
    shared, again = shared_period(readings), later_rounds(readings)
    return tuple(again.get(one) or check_one(one, shared) for one in readings)


def later_rounds(readings: Sequence[Reading]) -> dict[Reading, FileReport]:
    """Report on each file that seems to be a round of the survey of one before it."""
    return {one: _left_out(one, why) for one, why in rounds.later_rounds(readings).items()}


def check_one(reading: Reading, period: str | None) -> FileReport:
    """Say what would become of one sheet's rows; `period` is the year that the other files name.

    Where only the school year is missing, the rows count as loaded and the report asks for it.
    """
    try:
        report = _cleaned(reading, period)
    except YearNeeded as needed:
        report = _cleaned(reading, _ANY_YEAR)
        report = replace(report, checks=(_open(needed), *report.checks), problem=needed)
    columns = report.columns or column_reports(reading)
    return replace(report, columns=columns, checks=(*report.checks, *findings(columns)))


def _cleaned(reading: Reading, period: str | None) -> FileReport:
    if reading.mapping.kind is None:
        return _left_out(reading)
    try:
        return _report(reading, clean(reading, key=secrets.token_bytes(32), period=period))
    except YearNeeded:
        raise
    except Problem as problem:
        return _left_out(reading, problem)


def _left_out(reading: Reading, problem: Problem | None = None) -> FileReport:
    """Report on a sheet of which nothing is loaded: for a problem, or as it was chosen."""
    sheet = reading.sheet
    why = _open(problem) if problem else Check(reading.mapping.why, needs_a_look=True)
    checks = (why, *rows.left_out(sheet.listed), *rows.not_kept(reading), *map(Check, sheet.notes))
    report = FileReport(sheet.file, sheet.name, None, sheet.rows_in, 0, sheet.rows_in, checks)
    return replace(report, left_out=sheet.listed, problem=problem)


def _open(problem: Problem) -> Check:
    return Check(problem.in_full, needs_a_look=True)


def load(
    workspace: Workspace, readings: Sequence[Reading], progress: Progress = unseen
) -> CheckReport:
    """Clean and store what the person confirmed, all of it or (with a Problem) nothing.

    Sheets that are refused stop no other: the report has them, after those that are loaded, with
    the reason. So it has the sheets that the person left out.
    """
    used = tuple(one for one in readings if one.mapping.kind is not None)
    if not used:
        raise Problem(
            _("There is nothing to load"),
            _("None of the files holds students, incidents, attendance, grades or a survey."),
            _("Choose what each file is, or bring another file."),
        )
    used, noticed = compared(used, partial(progress, 0.0, _("Comparing the files")))
    known, tables, refused = _cleaned_for(workspace, used, progress)
    progress(0.6, _("Storing the rows and counting"))
    with workspace.turn:
        tables = list(beside.sorted_out(workspace, tables))
        look = partial(beside.refuse_too_many, workspace, tables)
        joined = people.load(workspace, tables, themes.reader(workspace), look)
        correcting.settle(workspace)
        joined = (*joined, *counted.not_shown(workspace, tables))
    words.mask_again(workspace)
    if not workspace.is_sample:
        mappings.remember(workspace, [one.mapping for one in known])
    progress(1.0, _("Done"))
    unused = (_left_out(one) for one in readings if one.mapping.kind is None)
    pairs = list(zip(known, tables, strict=True))
    return CheckReport(
        (*(_report(*pair) for pair in pairs), *refused, *unused),
        (*noticed, *joined),
        tuple(row for table in tables for row in table.listed),
        tuple(row for pair in pairs for row in _off(workspace, *pair)),
    )


def load_all(
    workspace: Workspace, readings: Sequence[Reading], progress: Progress = unseen
) -> CheckReport:
    """Load files for someone who cannot look at the report: a Problem where one is refused."""
    report = load(workspace, readings, progress)
    for one in report.files:
        if one.problem:
            raise one.problem
    return report


def _cleaned_for(
    workspace: Workspace, readings: Sequence[Reading], progress: Progress
) -> tuple[list[Reading], list[CleanTable], list[FileReport]]:
    """Give the readings that can be loaded, their tables, and reports on those that are refused."""
    shared = shared_period(readings)
    known: list[Reading] = []
    tables: list[CleanTable] = []
    refused: list[FileReport] = []
    for position, reading in enumerate(readings):
        progress(0.6 * position / len(readings), _("Checking {file}", file=reading.sheet.file))
        try:
            tables.append(clean(reading, key=workspace.key, period=shared))
            known.append(reading)
        except FileRefused as problem:
            refused.append(_left_out(reading, problem))
            if len(refused) == len(readings):
                raise
    return known, tables, refused


def _off(workspace: Workspace, reading: Reading, table: CleanTable) -> list[Listed]:
    """List the rows of a file about students who are not on the list of that year."""
    sheet = reading.sheet
    labels = reading.mapping.labels_of(Field.STUDENT_ID)
    reason = _("the student is not on the list of students of that year")
    return [
        Listed(sheet.file, sheet.name, row, labels[0], reason)
        for row in people.off_the_roster(workspace, table)
    ]


def _report(reading: Reading, table: CleanTable) -> FileReport:
    sheet = reading.sheet
    loaded = sheet.rows_of(table.frame.index)
    listed = sheet.rows_in - loaded
    return FileReport(
        table.file,
        sheet.name,
        table.kind,
        sheet.rows_in,
        loaded,
        listed,
        (*table.checks, *map(Check, sheet.notes)),
        table.dimensions,
        column_reports(reading),
        alike(table),
        tuple(sorted(table.listed, key=lambda one: one.row)),
    )
