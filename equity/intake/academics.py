"""Grades: one row a student in a course, or one row a student with a grade point average."""

import re

import pandas as pd

from equity.intake import marks, rows
from equity.intake.dictionaries import is_missing
from equity.intake.headers import meanings_of
from equity.intake.mapping import Reading
from equity.intake.spelling import header_words, plain
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

_TELLING = (Field.MARK, Field.PASSED, Field.GPA, Field.COURSE, Field.AP_IB)
_TERM = re.compile(
    r"\bterm\b|marking period|grading period|store ?code|\bquarter\b|\bsemester\b"
    r"|\b(?:mark|grade) type\b"
)
_MOST_TERMS = 12
_USED = frozenset({Field.STUDENT_ID, Field.SCHOOL_YEAR, *_TELLING})


def clean_academics(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row for each row that says anything about a student's courses or grades."""
    whole = reading
    reading, named, unnamed = rows.of_students(reading, key=key, period=period)
    _need_one(reading)
    results, found = _results(reading)
    said = results.notna().any(axis=1)
    reading, silent = rows.kept(reading, said, _("no mark, course or average"))
    frame = pd.concat([named, results], axis=1).loc[reading.sheet.frame.index]
    looks = (*_several_terms(reading), *_several_averages(frame))
    checks = (*rows.columns_left_out(reading, _USED), *looks, *found)
    return rows.of_outcomes(FileKind.ACADEMICS, whole, frame, (*unnamed, *silent), checks, key=key)


def _several_averages(frame: pd.DataFrame) -> list[Check]:
    """Say how many students have averages that differ, such as a weighted and a plain one."""
    pairs = frame.dropna(subset="gpa").drop_duplicates(["person", "period", "gpa"])
    count = int((pairs.groupby(["person", "period"]).size() > 1).sum())
    if not count:
        return []
    sentence = _(
        "Students with several grade point averages that differ: {count}. We take their mean. "
        "Bring a file with one average for each student to compare that one",
        count=count,
    )
    return [Check(sentence, needs_a_look=True)]


def _several_terms(reading: Reading) -> list[Check]:
    """Say that marks of all terms count, where a column tells terms apart: some may overlap."""
    for column in reading.mapping.columns:
        if column.field or not _TERM.search(" ".join(header_words(column.label))):
            continue
        values = reading.sheet.values(column.label)
        terms = sorted({plain(raw) for raw in values.unique() if not is_missing(raw)})
        if 1 < len(terms) <= _MOST_TERMS:
            return [Check(_of_all_terms(column.label, terms), needs_a_look=True)]
    return []


def _of_all_terms(label: str, terms: list[str]) -> str:
    return _(
        "'{label}' has {terms}. The marks of all of them count, also where one is a part of "
        "another, such as a quarter of a semester. Keep only the rows of final marks, if you want "
        "these",
        label=label,
        terms=", ".join(f"'{one}'" for one in terms),
    )


def _need_one(reading: Reading) -> None:
    if not any(reading.mapping.labels_of(field) for field in _TELLING):
        raise Problem(
            _("A column is missing"),
            _("{file} has no marks, courses or grade point averages.", file=reading.sheet.file),
            _("Choose which column they are, or choose another kind of file."),
        )


def _results(reading: Reading) -> tuple[pd.DataFrame, list[Check]]:
    """Give what each row says (passed, points, advanced, gpa), and how it was read."""
    passed, points, of_marks = _marks(reading)
    gpa, of_averages = _averages(reading)
    advanced, of_courses = _advanced(reading)
    columns = {"passed": passed, "points": points, "advanced": advanced, "gpa": gpa}
    checks = [*of_marks, *of_averages, *of_courses]
    if gpa.isna().all() and points.notna().any():
        checks.append(
            Check(
                _(
                    "The file has no grade point average. We take the mean of the marks, "
                    "from 4 for A to 0 for F"
                )
            )
        )
    return pd.DataFrame(columns), checks


def _marks(reading: Reading) -> tuple[pd.Series, pd.Series, list[Check]]:
    column = rows.only_column(reading, Field.MARK)
    said = rows.only_column(reading, Field.PASSED)
    passed = points = _nothing(reading)
    checks: list[Check] = []
    if column is not None:
        found = marks.read_marks(column)
        passed, points = found.passed, found.points
        if found.not_understood:
            sentence = _(
                "Marks not understood, and not counted: {count}", count=found.not_understood
            )
            checks.append(Check(sentence, needs_a_look=True))
    if said is not None:
        passed = marks.read_passed(said).fillna(passed)
    if passed.notna().any():
        sentence = _(
            "Not passed are F, no pass, and numbers under {lowest}. Open marks do not count",
            lowest=marks.LOWEST_PASS,
        )
        checks.append(Check(sentence))
    return passed, points, checks


def _averages(reading: Reading) -> tuple[pd.Series, list[Check]]:
    column = rows.only_column(reading, Field.GPA)
    if column is None:
        return _nothing(reading), []
    averages, unclear = marks.read_averages(column)
    others = _other_averages(reading)
    if not unclear:
        return averages, others
    sentence = _(
        "Grade point averages that are no number from 0 to {most}, not counted: {count}",
        most=int(marks.MOST_POINTS),
        count=unclear,
    )
    return averages, [*others, Check(sentence, needs_a_look=True)]


def _other_averages(reading: Reading) -> list[Check]:
    """Say which average is read where a file has several, such as a weighted and a plain one."""
    (read,) = reading.mapping.labels_of(Field.GPA)
    others = [
        one.label
        for one in reading.mapping.columns
        if one.field is None and Field.GPA in meanings_of(one.label)
    ]
    if not others:
        return []
    sentence = _(
        "Averages are read from '{label}'. The file has others, which are left out: {others}. "
        "Choose another one if you mean that",
        label=read,
        others=", ".join(f"'{one}'" for one in others),
    )
    return [Check(sentence, needs_a_look=True)]


def _advanced(reading: Reading) -> tuple[pd.Series, list[Check]]:
    """Tell which rows are about an advanced class: by its mark, or by a word of its name."""
    marked = rows.only_column(reading, Field.AP_IB)
    named = rows.only_column(reading, Field.COURSE)
    advanced = _nothing(reading) if named is None else marks.courses_advanced(named)
    checks: list[Check] = []
    if marked is not None:
        flags, blank_is_no = marks.read_advanced(marked)
        advanced = pd.concat([advanced, flags], axis=1).max(axis=1)
        if blank_is_no and named is None:
            sentence = _("Only advanced classes are marked. Blank was read as not advanced")
            checks.append(Check(sentence, needs_a_look=True))
    if advanced.notna().any() and not advanced.eq(1.0).any():
        sentence = _("No class is marked or named as advanced, so advanced classes do not count")
        return _nothing(reading), [Check(sentence, needs_a_look=True)]
    if advanced.notna().any():
        sentence = _("Advanced are AP, IB, honors and advanced classes, by their mark or name")
        checks.append(Check(sentence))
    return advanced, checks


def _nothing(reading: Reading) -> pd.Series:
    return pd.Series(pd.NA, index=reading.sheet.frame.index, dtype="Float64")
