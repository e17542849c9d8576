"""A survey, one row a person who answered: answers as places on their scale, comments aside.

Of staff and families only the answers are kept: neither groups, nor a student's id, nor comments.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from equity.intake import ids_of_rows, rounds, rows
from equity.intake.answers import Answers, not_understood, read_answers, turned
from equity.intake.by_value import by_value
from equity.intake.dictionaries import PREVIEW_ANSWERS, is_missing
from equity.intake.grouping import group
from equity.intake.identity import RESPONDENT, hashed_ids
from equity.intake.mapping import Reading
from equity.intake.respondents import ANSWERED_BY, answered_by
from equity.intake.roster import GROUP_FIELDS
from equity.intake.spelling import fold
from equity.intake.table import Check, CleanTable, Dimension
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import RESPONDENTS, Field, FileKind, Population

_WEIGHT = re.compile(r"weight|(?:^|_)w(?:gt|t)?(?:_|$)|wgt$|fstuwt", re.IGNORECASE)
_OF_A_PERSON = (Field.SURVEY_RESPONDENT_ID, Field.STUDENT_ID)
"""What tells the persons who answered apart: the first of these that the file has."""

_USED = GROUP_FIELDS | {
    Field.SURVEY_RESPONDENT_ID,
    Field.SURVEY_TIMESTAMP,
    Field.SURVEY_STATUS,
    Field.SURVEY_ROLE,
    Field.SURVEY_ITEM,
    Field.SURVEY_COMMENT,
    Field.STUDENT_ID,
}


def clean_survey(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row for each person who answered or wrote anything, and the comments apart."""
    whole = reading.sheet
    if not reading.mapping.labels_of(Field.SURVEY_ITEM):
        raise Problem(
            _("There is no survey question"),
            _("In {file} no column is a survey question.", file=whole.file),
            _("Choose which columns are survey questions, or choose another kind of file."),
        )
    reading, tests = rows.kept(
        reading, ~_is_test(reading), _("a test answer by the survey's maker")
    )
    by = answered_by(reading)
    reading, others = rows.kept(
        reading, by.notna(), _("answered by others than students, staff or families")
    )
    years = rows.periods(reading, period)
    reading, without_year = rows.kept(reading, years.notna(), _("no school year"))
    rounds.refuse_several(reading, years)
    people, are_first = _people(reading, key, years, by)
    reading, again = rows.kept(reading, are_first, _("the same person again"))
    people = people.reindex(reading.sheet.frame.index)
    answers, unread = read_answers(reading)
    _need_answers(whole.file, answers, unread)
    places = pd.DataFrame({one.item.key: one.places for one in answers}, index=people.index)
    comments = _comments(reading, people)
    said = places.notna().any(axis=1) | people.index.isin(comments.index)
    reading, silent = rows.kept(reading, said, _("no question answered"))
    groups, dimensions, found = _groups(reading, people)
    frame = pd.concat([people, groups, places], axis=1).reindex(reading.sheet.frame.index)
    listed = (*whole.listed, *tests, *others, *without_year, *again, *silent)
    loaded = _(
        "{loaded} of {all} rows are loaded, one for each person who answered",
        loaded=whole.rows_of(frame.index),
        all=whole.rows_in,
    )
    return CleanTable(
        kind=FileKind.SURVEY,
        file=whole.file,
        frame=frame,
        dimensions=dimensions,
        items=tuple(one.item for one in answers),
        comments=comments,
        name_tokens=rows.tokens(Reading(whole, reading.mapping), key),
        rows_in=len(frame) + len(listed),
        listed=listed,
        checks=(
            Check(loaded),
            *rows.left_out(listed),
            *rows.year_checks(frame["period"]),
            *_others(frame),
            *_without_groups(frame, dimensions),
            *rows.columns_left_out(reading, _USED),
            *_weights(reading),
            *turned(answers),
            *unread,
            *not_understood(answers),
            *found,
        ),
    )


def _people(
    reading: Reading, key: bytes, years: pd.Series, answered: pd.Series
) -> tuple[pd.DataFrame, pd.Series]:
    """Give who answered each row, and tell which rows are the first of a person and year.

    A student's id says which student answered, never which parent or teacher.
    """
    by = answered.reindex(reading.sheet.frame.index).to_frame(ANSWERED_BY)
    people, are_first = [], []
    for population in RESPONDENTS:
        part = _of(reading, by, population)
        ids = _OF_A_PERSON if population is Population.SURVEY_STUDENTS else _OF_A_PERSON[:1]
        named = pd.DataFrame({"respondent": respondents(part, key, *ids)})
        named["period"] = years.reindex(named.index)
        people.append(named.assign(**{ANSWERED_BY: str(population)}))
        are_first.append(rows.are_first(part, named, *ids))
    return (
        pd.concat(people).reindex(by.index),
        pd.concat(are_first).reindex(by.index).astype(bool),
    )


def _of(reading: Reading, people: pd.DataFrame, population: Population) -> Reading:
    """Give the rows of one population."""
    sheet = reading.sheet
    theirs = (people[ANSWERED_BY] == population).reindex(sheet.frame.index).to_numpy(dtype=bool)
    if theirs.all():
        return reading
    return replace(reading, sheet=replace(sheet, frame=sheet.frame[theirs]))


def _groups(
    reading: Reading, people: pd.DataFrame
) -> tuple[pd.DataFrame, tuple[Dimension, ...], tuple[Check, ...]]:
    """Give the groups of the students who answered; nobody else has any."""
    students = _of(reading, people, Population.SURVEY_STUDENTS)
    if students.sheet.frame.empty and len(reading.sheet.frame):
        return pd.DataFrame(index=students.sheet.frame.index), (), ()
    return group(students)


def _comments(reading: Reading, people: pd.DataFrame) -> pd.DataFrame:
    """Give what students wrote; nobody else's words are kept."""
    students = _of(reading, people, Population.SURVEY_STUDENTS)
    return comments_of(students, people.drop(columns=ANSWERED_BY))


def _others(frame: pd.DataFrame) -> list[Check]:
    """Say how many answers are those of staff and of families, and what is kept of them."""
    counted = frame[ANSWERED_BY].value_counts()
    said = {
        Population.SURVEY_STAFF: "Answered by staff: {count} rows. They are shown as shares of all "
        "staff who answered, beside those of students. No groups and no comments of staff are "
        "kept.",
        Population.SURVEY_FAMILIES: "Answered by families: {count} rows. They are shown as shares "
        "of all families who answered, beside those of students. No groups and no comments of "
        "families are kept.",
    }
    return [
        Check(_(sentence, count=int(counted[population])))
        for population, sentence in said.items()
        if population in counted
    ]


def _without_groups(frame: pd.DataFrame, dimensions: Sequence[Dimension]) -> list[Check]:
    """Say that the answers of students without a group cannot be compared, and what to do."""
    if dimensions or not (frame[ANSWERED_BY] == Population.SURVEY_STUDENTS).any():
        return []
    sentence = _(
        "No column says which groups these students belong to, so their answers cannot be "
        "compared. No answer is tied to the list of students: add a column such as race or grade "
        "to the survey, and bring it again"
    )
    return [Check(sentence, needs_a_look=True)]


def _need_answers(file: str, answers: Sequence[Answers], unread: Sequence[Check]) -> None:
    if not answers:
        raise Problem(
            _("We do not know what the answers mean"),
            _("No question of {file} can be read. {why}.", file=file, why=unread[0].sentence),
            _("Say which answer each number or word stands for; the survey's code list has it."),
        )


def _weights(reading: Reading) -> list[Check]:
    """Name columns that look like weights: every answer counts as one."""
    named = [
        f"'{one.label}'"
        for one in reading.mapping.columns
        if one.field is None and _WEIGHT.search(one.label)
    ]
    if not named:
        return []
    sentence = _(
        "{labels} may hold weights. Every person counts as one here, so numbers that were "
        "published with weights can differ",
        labels=", ".join(named),
    )
    return [Check(sentence, needs_a_look=True)]


def _is_test(reading: Reading) -> pd.Series:
    marked = pd.Series(False, index=reading.sheet.frame.index)
    for label in reading.mapping.labels_of(Field.SURVEY_STATUS):
        column = reading.sheet.column(label)
        marked |= by_value(column, lambda raw: fold(raw) in PREVIEW_ANSWERS, "bool")
    return marked


def respondents(reading: Reading, key: bytes, *fields: Field) -> pd.Series:
    """Give a hash for each person who answered; never the one that stands for a student's id."""
    for field in fields or _OF_A_PERSON:
        ids = rows.only_column(reading, field)
        if ids is not None:
            break
    return hashed_ids(ids_of_rows.own_ids(reading.sheet, ids), key=key, what=RESPONDENT)


def comments_of(reading: Reading, people: pd.DataFrame) -> pd.DataFrame:
    """Give all that people wrote with their columns and the question, on the rows of the sheet."""
    parts = [people.iloc[:0].assign(question="", text="").astype("str")]
    for label in reading.mapping.labels_of(Field.SURVEY_COMMENT):
        texts = reading.sheet.column(label).str.strip()
        texts = texts[~by_value(texts, is_missing, "bool")]
        parts.append(people.loc[texts.index].assign(question=label, text=texts))
    return pd.concat(parts)
