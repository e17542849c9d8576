"""Names that stand once above their rows, as merged cells and pivot tables leave them.

A blank cell is only filled where nothing else can be meant: the name never stands twice in a row,
and the rows that it would stand for differ in something else that is written behind it. Elsewhere a
blank means all, as in the row of a district below those of its schools.
"""

from dataclasses import replace

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.headers import meanings_of
from equity.intake.masked_cells import holds_numbers
from equity.intake.melted import names_of_numbers
from equity.intake.published_claims import claim_of
from equity.intake.published_places import names_a_level, names_a_place
from equity.intake.sheet import Sheet
from equity.language import _
from equity.vocabulary import DIMENSION_FIELDS, DROPPED_FIELDS, Field

_FEWEST = 1 / 3
"""The share of blank cells from which a column may say each name once."""

_MOST_ROWS = 100_000
_TELLING = frozenset({Field.AGG_DENOMINATOR, Field.AGG_RATE})
_OF_PERSONS = frozenset(
    {Field.STUDENT_ID, Field.SURVEY_RESPONDENT_ID, Field.SURVEY_TIMESTAMP, Field.INCIDENT_DATE}
    | DROPPED_FIELDS
)
_NAMES = frozenset({Field.AGG_GROUP, Field.SCHOOL_YEAR, *DIMENSION_FIELDS})


def filled_down(sheet: Sheet) -> Sheet:
    """Give the sheet with each such name in all of its rows, and a note that says so."""
    names = [place for place in range(len(sheet.labels)) if _may_be_said_once(sheet, place)]
    if not names or not _counts_groups(sheet):
        return sheet
    words = [
        place
        for place, label in enumerate(sheet.labels)
        if _is_a_name(label) or not holds_numbers(sheet.values(label))
    ]
    frame, filled = sheet.frame.copy(deep=False), []
    for place in reversed(names):
        column = frame[f"c{place}"].astype("str")
        before = frame[[f"c{one}" for one in words if one < place]].astype("str")
        behind = [one for one in words if one > place and not names_a_level(sheet.labels[one])]
        after = frame[[f"c{one}" for one in behind]].astype("str")
        if _stands_above(column, before, after):
            frame[f"c{place}"] = _down(_without_totals(column))
            filled.append(sheet.labels[place])
    return replace(sheet, frame=frame, notes=(*sheet.notes, *map(_note, reversed(filled))))


def _stands_above(column: pd.Series, before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """Tell whether each name stands above rows of its own, by the words before and behind it.

    A name is written again where a word before it changes, and its rows differ in words behind it.
    A name without such words has rows of its own below it, or is their total: else a blank there
    means all.
    """
    starts = column != ""
    block = starts.cumsum()
    if before.apply(_down).groupby(block).nunique(dropna=False).gt(1).any(axis=None):
        return False
    if after.empty or after.assign(block=block).duplicated().any():
        return False
    is_alone = starts & starts.shift(-1, fill_value=False) & (_without_totals(column) == column)
    return not ((after == "").any(axis=1) & is_alone).any()


def _without_totals(column: pd.Series) -> pd.Series:
    """Give "Elm" for the "Elm Total" below the rows of Elm, as pivot tables write it."""
    names = {*column}
    of_total = {f"{name} Total": name for name in names if name}
    return by_value(column, lambda name: of_total.get(name, name), "str")


def _down(column: pd.Series) -> pd.Series:
    return column.mask(column == "").ffill()


def _counts_groups(sheet: Sheet) -> bool:
    """Tell whether names of numbers are those of a table of groups, and none that of a person."""
    known = {field for label in sheet.labels for field in meanings_of(label)}
    names = (*sheet.labels, *names_of_numbers(sheet))
    claims = {claim.field for name in names if (claim := claim_of(name))}
    return bool(claims & _TELLING) and not known & _OF_PERSONS


def _may_be_said_once(sheet: Sheet, place: int) -> bool:
    """Tell whether a column of names begins with one, has many blanks, and repeats none at once."""
    label = sheet.labels[place]
    if len(sheet.frame) > _MOST_ROWS or not _is_a_name(label):
        return False
    column = sheet.column(label)
    blank = column == ""
    if blank.iloc[0] or not _FEWEST <= blank.mean() < 1:
        return False
    said: pd.Series = column[~blank]
    return bool((said != said.shift()).all())


def _is_a_name(label: str) -> bool:
    return names_a_place(label) or bool(_NAMES.intersection(meanings_of(label)))


def _note(label: str) -> str:
    return _(
        "In '{label}' each name stands only once, above its rows. The blank cells below it were "
        "read as the same name.",
        label=label,
    )
