"""How many people of a clean table are alike in every way to group: no ids, nothing else.

Of a survey they are the students: nobody else has groups.
"""

import pandas as pd

from equity.intake.repeating import as_text
from equity.intake.respondents import ANSWERED_BY
from equity.intake.table import CleanTable
from equity.vocabulary import FileKind, Population

PERSONS = "#persons"
"""The column that counts; no dimension has such a name."""

_ID = {FileKind.ROSTER: "person", FileKind.SURVEY: "respondent"}


def alike(table: CleanTable) -> pd.DataFrame | None:
    """Count the people by year and all their groups; None where a row is no person.

    Each person counts once in a year, with the last row.
    """
    if table.kind not in _ID:
        return None
    id_, frame = _ID[table.kind], table.frame
    if table.kind is FileKind.SURVEY:
        frame = frame[frame[ANSWERED_BY] == Population.SURVEY_STUDENTS]
    again = frame.duplicated(["period", id_], keep="last") & frame[id_].notna()
    groups = frame.loc[~again, ["period", *(one.name for one in table.dimensions)]]
    return groups.apply(as_text).value_counts(dropna=False, sort=False).reset_index(name=PERSONS)
