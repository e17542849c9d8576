"""From a sheet as it was read, and what a person confirmed, to a clean table."""

from equity.intake.academics import clean_academics
from equity.intake.assessments import clean_tests
from equity.intake.attendance import clean_attendance
from equity.intake.incidents import clean_incidents
from equity.intake.mapping import Reading
from equity.intake.meanings import with_meanings
from equity.intake.published import clean_published
from equity.intake.roster import clean_roster
from equity.intake.student_totals import clean_totals
from equity.intake.survey import clean_survey
from equity.intake.table import CleanTable
from equity.intake.voices import clean_voices
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import FileKind

_CLEANERS = {
    FileKind.ROSTER: clean_roster,
    FileKind.INCIDENTS: clean_incidents,
    FileKind.SURVEY: clean_survey,
    FileKind.PUBLISHED: clean_published,
    FileKind.ATTENDANCE: clean_attendance,
    FileKind.ACADEMICS: clean_academics,
    FileKind.TESTS: clean_tests,
    FileKind.TOTALS: clean_totals,
    FileKind.VOICES: clean_voices,
}


def clean(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give the rows of a sheet ready to store, without names, contacts and readable ids.

    `key` is the workspace's own; `period` is the school year of rows where neither columns, mapping
    nor dates tell it. A Problem says what is missing.
    """
    kind = reading.mapping.kind
    if kind is None:
        raise Problem(
            _("We could not tell what this file is"),
            _(
                "{file} is no list of students, discipline log, survey, attendance, grades or test "
                "results that we know.",
                file=reading.sheet.file,
            ),
            _("Choose what one row of the file is about."),
        )
    return _CLEANERS[kind](with_meanings(reading), key=key, period=period)
