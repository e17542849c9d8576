"""Who answered a survey: students, staff or families, which are never put together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dictionaries import is_missing
from equity.intake.mapping import Reading
from equity.intake.repeating import different
from equity.intake.sheet import Sheet
from equity.intake.spelling import header_words, plain
from equity.intake.table import CleanTable
from equity.language import _
from equity.vocabulary import RESPONDENTS, Field, Population

ANSWERED_BY = "answered_by"
"""The column of a survey's clean table that says which population a row belongs to."""

_STAFF = frozenset({"staff", "teacher", "teachers", "faculty", "educator", "educators"}) | {
    *("employee", "employees", "principal", "administrator", "counselor", "paraprofessional"),
    *("maestro", "maestros", "maestra", "maestras", "docente", "docentes", "profesor"),
    *("profesora", "profesores", "profesoras", "empleado", "empleados"),
}
_FAMILIES = frozenset({"parent", "parents", "family", "families", "guardian", "guardians"}) | {
    *("caregiver", "caregivers", "mother", "father", "padre", "padres", "madre", "madres"),
    *("familia", "familias", "tutor", "tutores", "apoderado", "apoderados"),
}
_STUDENTS = frozenset({"student", "students", "pupil", "pupils", "youth"}) | {
    *("estudiante", "estudiantes", "alumno", "alumnos", "alumna", "alumnas", "alumnado"),
}
_SPANISH_SURVEY, _SPANISH_STAFF = "encuesta", "personal"
_OF_A_PARENT = re.compile(r"\bmy child(?:'s|ren)?\b|\bmis? hij[oa]s?\b", re.IGNORECASE)
_OF_A_TEACHER = re.compile(
    r"\b(?:my students|i teach|my classroom|my colleagues|mis (?:estudiantes|alumnos|colegas))\b",
    re.IGNORECASE,
)


def proposed(sheet: Sheet) -> tuple[Population, str]:
    """Say who seems to have answered a survey, and why; "" where nothing says that not students.

    The names of file and sheet say it, or at least two of the questions.
    """
    words = {*header_words(sheet.file), *header_words(sheet.name or "")}
    if words & _STUDENTS:
        return Population.SURVEY_STUDENTS, ""
    asked = [plain(label) for label in sheet.labels]
    if words & _FAMILIES:
        return Population.SURVEY_FAMILIES, _("Its name says that families answered it")
    if words & _STAFF or words >= {_SPANISH_SURVEY, _SPANISH_STAFF}:
        return Population.SURVEY_STAFF, _("Its name says that staff answered it")
    if _times(_OF_A_PARENT, asked) >= 2:
        return Population.SURVEY_FAMILIES, _("Its questions are asked of families")
    if _times(_OF_A_TEACHER, asked) >= 2:
        return Population.SURVEY_STAFF, _("Its questions are asked of staff")
    return Population.SURVEY_STUDENTS, ""


def _times(words: re.Pattern[str], asked: Sequence[str]) -> int:
    return sum(bool(words.search(one)) for one in asked)


def answered_by(reading: Reading) -> pd.Series:
    """Give the population of whoever answered each row, missing where a column names others.

    Where no column says it, it is whom the whole sheet is taken to be of. Where a column says of
    some that they are students, others that it names and we do not know are of no population.
    """
    whole = reading.mapping.answered_by
    known = pd.Series(str(whole), index=reading.sheet.frame.index, dtype="str")
    for label in reading.mapping.labels_of(Field.SURVEY_ROLE):
        known = _named(reading.sheet.values(label), known)
    return known


def may_be_students(roles: pd.Series) -> pd.Series:
    """Tell of each role whether it may be a student's: all but staff and families.

    Where some say that they are students, others that it names are none.
    """
    students = str(Population.SURVEY_STUDENTS)
    return _named(roles, pd.Series(students, index=roles.index, dtype="str")) == students


def _named(roles: pd.Series, known: pd.Series) -> pd.Series:
    """Give the population that each role names, else what is `known`; of some roles none."""
    names_students = Population.SURVEY_STUDENTS in map(_said, different(roles))
    told = by_value(roles, lambda raw: str(_said(raw) or ""), "str")
    silent = by_value(roles, is_missing, "bool")
    return told.where(told != "", None if names_students else known).mask(silent, known)


def _said(role: str) -> Population | None:
    """Give the population that a role names; a student's parent is of the families."""
    words = header_words(role)
    named = zip(RESPONDENTS, (_STUDENTS, _STAFF, _FAMILIES), strict=True)
    return next((one for one, known in reversed([*named]) if known.intersection(words)), None)


def those_of(tables: Iterable[CleanTable], population: Population) -> Iterator[CleanTable]:
    """Give what one population answered: its rows, and the questions that any of them answered.

    Only students have groups.
    """
    for table in tables:
        frame = table.frame[table.frame[ANSWERED_BY] == population]
        if len(frame):
            yield replace(
                table,
                frame=frame,
                dimensions=table.dimensions if population is RESPONDENTS[0] else (),
                items=tuple(one for one in table.items if frame[one.key].notna().any()),
            )
