"""Community conversations, one row an answer: what people said, in their own words."""

import pandas as pd

from equity.intake import rows
from equity.intake.by_value import by_value
from equity.intake.dictionaries import is_missing
from equity.intake.grouping import group
from equity.intake.mapping import Reading
from equity.intake.roster import GROUP_FIELDS
from equity.intake.spelling import plain
from equity.intake.survey import comments_of, respondents
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

_USED = GROUP_FIELDS | {
    Field.SURVEY_COMMENT,
    Field.VOICES_QUESTION,
    Field.SURVEY_RESPONDENT_ID,
    Field.SURVEY_TIMESTAMP,
}


def clean_voices(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row an answer with its groups, and what was said apart."""
    whole = reading.sheet
    if not reading.mapping.labels_of(Field.SURVEY_COMMENT):
        raise Problem(
            _("Nothing in this file was said by people"),
            _("In {file} no column is a comment in people's own words.", file=whole.file),
            _("Choose which column it is, or choose another kind of file."),
        )
    years = rows.periods(reading, period)
    reading, without_year = rows.kept(reading, years.notna(), _("no school year"))
    people = pd.DataFrame({"respondent": respondents(reading, key), "period": years})
    people = people.loc[reading.sheet.frame.index]
    said = _asked(reading, comments_of(reading, people))
    spoke = people.index.to_series().isin(said.index)
    reading, silent = rows.kept(reading, spoke, _("nothing was said"))
    groups, dimensions, found = group(reading)
    frame = pd.concat([people[spoke], groups], axis=1)
    listed = (*whole.listed, *without_year, *silent)
    return CleanTable(
        kind=FileKind.VOICES,
        file=whole.file,
        frame=frame,
        dimensions=dimensions,
        items=(),
        comments=said,
        name_tokens=rows.tokens(Reading(whole, reading.mapping), key),
        rows_in=whole.rows_in,
        listed=listed,
        checks=(
            _loaded(reading, len(frame)),
            *rows.left_out(listed),
            *rows.year_checks(frame["period"]),
            *rows.columns_left_out(reading, _USED),
            *found,
        ),
    )


def _asked(reading: Reading, said: pd.DataFrame) -> pd.DataFrame:
    """Put what was asked in place of the column's name, where a column tells it."""
    asked = rows.only_column(reading, Field.VOICES_QUESTION)
    if asked is None:
        return said
    texts = by_value(asked, lambda raw: "" if is_missing(raw) else plain(raw), "str")
    return said.assign(question=texts.loc[said.index].to_numpy())


def _loaded(reading: Reading, count: int) -> Check:
    if reading.mapping.labels_of(Field.SURVEY_RESPONDENT_ID):
        return Check(_("{count} answers are loaded", count=count))
    return Check(
        _(
            "{count} answers are loaded. No column says whose, so each counts as one person",
            count=count,
        ),
        needs_a_look=True,
    )
