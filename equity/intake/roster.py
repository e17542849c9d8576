"""A list of students: one row a student and school year, each counted once."""

import re

import pandas as pd

from equity.intake import rows
from equity.intake.by_value import by_value
from equity.intake.dictionaries import RACE_FLAGS, YES, is_missing
from equity.intake.grouping import disagreeing, group
from equity.intake.mapping import Reading
from equity.intake.respondents import may_be_students
from equity.intake.several_races import with_races_together
from equity.intake.sheet import Listed
from equity.intake.spelling import fold, header_words
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.vocabulary import DIMENSION_FIELDS, Field, FileKind

GROUP_FIELDS = frozenset(
    {*DIMENSION_FIELDS, *RACE_FLAGS, Field.HISPANIC_FLAG, Field.OWN_GROUP, Field.SCHOOL_YEAR}
)
_USED = GROUP_FIELDS | {Field.STUDENT_ID}
_LEFT_ON = re.compile(r"\b(?:exit|leave|withdraw\w*|end) date\b")
_NEVER_CAME = re.compile(r"no ?show\b")
_NOT_ACTIVE = re.compile(r"inactive|withdr[ae]w|transferred out|graduated|dropped", re.IGNORECASE)
_IN_CODES = frozenset({"enroll status", "enrollment status"})
_CODE = re.compile(r"-?[0-4]")
_ACTIVE = "0"
"""PowerSchool's codes: 0 is enrolled now, all others are still to come or have left."""

_SAYS_WHO = frozenset({"role", "user role", "person role", "person type", "user type"})

_TEST = re.compile(r"\btest\b", re.IGNORECASE)
"""The name of a student who is made up to try the system."""

_MANY_AGAIN = 0.2


def clean_roster(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row for each student and year, in the groups that the file says."""
    whole = reading.sheet
    reading, others = rows.kept(reading, _are_students(reading), _("not a student"))
    reading, frame, unnamed = rows.of_students(reading, key=key, period=period)
    first = rows.are_first(reading, frame, Field.STUDENT_ID)
    reading, of_races = (reading, ()) if first.all() else with_races_together(reading, frame)
    with_again = reading
    reading, again = rows.kept(reading, first, _("the same student again"))
    found = [] if first.all() else _disagree(with_again, frame)
    groups, dimensions, of_groups = group(reading)
    frame = pd.concat([frame.reindex(groups.index), groups], axis=1)
    listed = (*whole.listed, *others, *unnamed, *again)
    return CleanTable(
        kind=FileKind.ROSTER,
        file=whole.file,
        frame=frame,
        dimensions=dimensions,
        items=(),
        comments=None,
        name_tokens=rows.tokens(Reading(whole, reading.mapping), key),
        rows_in=whole.rows_in,
        listed=listed,
        checks=(
            _how_many(frame["person"], whole.rows_in),
            *rows.left_out(listed),
            *_incidents_not_students(again, whole.rows_in),
            *rows.year_checks(frame["period"]),
            *rows.columns_left_out(reading, _USED),
            *_who_left(reading),
            *_made_up(reading),
            *of_races,
            *found,
            *of_groups,
        ),
    )


def _how_many(people: pd.Series, rows_in: int) -> Check:
    """Say how many rows are loaded, and of whom each is: a student has one in every school year."""
    if people.is_unique:
        said = _(
            "{loaded} of {all} rows are loaded, one for each student",
            loaded=len(people),
            all=rows_in,
        )
    else:
        said = _(
            "{loaded} of {all} rows are loaded, one for each student and school year",
            loaded=len(people),
            all=rows_in,
        )
    return Check(said)


def _are_students(reading: Reading) -> pd.Series:
    """Tell which rows are about students, where a column says who is one and who is not."""
    for column in reading.mapping.columns:
        if column.field is None and " ".join(header_words(column.label)) in _SAYS_WHO:
            return may_be_students(reading.sheet.values(column.label))
    return pd.Series(True, index=reading.sheet.frame.index)


def _who_left(reading: Reading) -> list[Check]:
    """Say how many students of the list seem to have left; they count like all others."""
    found = []
    for column in reading.mapping.columns:
        words = " ".join(header_words(column.label))
        values = reading.sheet.values(column.label)
        if column.field is None and _NEVER_CAME.search(words):
            left = by_value(values, lambda raw: fold(raw) in YES, "bool")
        elif column.field is None and _LEFT_ON.search(words):
            left = ~by_value(values, is_missing, "bool")
        elif column.field is None and words.endswith("status"):
            coded = words in _IN_CODES and by_value(values, _is_code, "bool").all()
            left = values.str.strip() != _ACTIVE if coded else values.str.contains(_NOT_ACTIVE)
        else:
            continue
        if 0 < (count := int(left.sum())) < len(left):
            sentence = _(
                "'{label}' says that students have left or are not active: {count}. They count "
                "like all others of the list. Bring a list without them to leave them out",
                label=column.label,
                count=count,
            )
            found.append(Check(sentence, needs_a_look=True))
    return found


def _made_up(reading: Reading) -> list[Check]:
    """Say how many students are called "Test", as those are whom a school makes up."""
    labels = reading.mapping.labels_of(Field.STUDENT_NAME)
    names = [reading.sheet.values(label) for label in labels]
    found = [by_value(one, lambda raw: bool(_TEST.search(raw)), "bool") for one in names]
    if not found or not (count := int(pd.concat(found, axis=1).any(axis=1).sum())):
        return []
    sentence = _(
        "Students whose name has the word 'Test': {count}. They count like all others of the "
        "list. Bring a list without them if they are made up",
        count=count,
    )
    return [Check(sentence, needs_a_look=True)]


def _is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text.strip()))


def _disagree(reading: Reading, frame: pd.DataFrame) -> list[Check]:
    """Name the groups in which a student's later rows say something else than the first."""
    groups, dimensions, _found = group(reading)
    return [check for one in dimensions for check in disagreeing(one, frame, groups[one.name])]


def _incidents_not_students(again: tuple[Listed, ...], all_rows: int) -> list[Check]:
    if len(again) <= _MANY_AGAIN * all_rows:
        return []
    sentence = _("Many rows are about the same students. These look like incidents, not students")
    return [Check(sentence, needs_a_look=True)]
