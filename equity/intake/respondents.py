"""Who answered a survey: students, staff or families, which are never put together."""

import re
from collections.abc import Sequence
from functools import partial

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dictionaries import is_missing
from equity.intake.mapping import Reading
from equity.intake.repeating import different
from equity.intake.sheet import Sheet
from equity.intake.spelling import header_words, plain
from equity.language import _
from equity.vocabulary import Field

_STAFF = frozenset({"staff", "teacher", "teachers", "faculty", "educator", "educators"}) | {
    *("employee", "employees", "principal", "administrator", "counselor", "paraprofessional"),
    *("maestro", "maestros", "maestra", "maestras", "docente", "docentes", "profesor"),
    *("profesora", "profesores", "profesoras", "empleado", "empleados"),
}
_FAMILIES = frozenset({"parent", "parents", "family", "families", "guardian", "guardians"}) | {
    *("caregiver", "caregivers", "mother", "father", "padre", "padres", "madre", "madres"),
    *("familia", "familias", "tutor", "tutores", "apoderado", "apoderados"),
}
_OTHERS = _STAFF | _FAMILIES
_STUDENTS = frozenset({"student", "students", "pupil", "pupils", "youth"}) | {
    *("estudiante", "estudiantes", "alumno", "alumnos", "alumna", "alumnas", "alumnado"),
}
_SPANISH_SURVEY, _SPANISH_STAFF = "encuesta", "personal"
_OF_A_PARENT = re.compile(r"\bmy child(?:'s|ren)?\b|\bmis? hij[oa]s?\b", re.IGNORECASE)
_OF_A_TEACHER = re.compile(
    r"\b(?:my students|i teach|my classroom|my colleagues|mis (?:estudiantes|alumnos|colegas))\b",
    re.IGNORECASE,
)


def others_than_students(sheet: Sheet) -> str | None:
    """Say who seems to have answered a survey, where that are not students.

    The names of file and sheet say it, or at least two of the questions.
    """
    words = {*header_words(sheet.file), *header_words(sheet.name or "")}
    if words & _STUDENTS:
        return None
    asked = [plain(label) for label in sheet.labels]
    if words & _FAMILIES or _times(_OF_A_PARENT, asked) >= 2:
        return _("Families seem to have answered it")
    if (
        words & _STAFF
        or words >= {_SPANISH_SURVEY, _SPANISH_STAFF}
        or _times(_OF_A_TEACHER, asked) >= 2
    ):
        return _("Staff seem to have answered it")
    return None


def _times(words: re.Pattern[str], asked: Sequence[str]) -> int:
    return sum(bool(words.search(one)) for one in asked)


def are_students(reading: Reading) -> pd.Series:
    """Tell for each row whether a student answered, as far as a column says who did."""
    known = pd.Series(True, index=reading.sheet.frame.index)
    for label in reading.mapping.labels_of(Field.SURVEY_ROLE):
        known &= may_be_students(reading.sheet.values(label))
    return known


def may_be_students(roles: pd.Series) -> pd.Series:
    """Tell of each role whether it may be a student's: all but staff and families.

    Where some say that they are students, others that it names are none.
    """
    tells = any(map(_says_student, different(roles)))
    return by_value(roles, partial(_may_be_one, tells=tells), "bool")


def _says_student(role: str) -> bool:
    words = {*header_words(role)}
    return bool(words & _STUDENTS) and not words & _OTHERS


def _may_be_one(role: str, *, tells: bool) -> bool:
    if tells and not is_missing(role):
        return _says_student(role)
    return not _OTHERS.intersection(header_words(role))
