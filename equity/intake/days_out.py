"""How many days the rows of a discipline log say, and where they tell days again."""

import re

import pandas as pd

from equity.intake.actions import SUSPENSIONS
from equity.intake.by_value import by_value
from equity.intake.mapping import Reading
from equity.intake.spelling import fold
from equity.intake.table import Check
from equity.intake.total_columns import columns_to_add
from equity.language import _
from equity.vocabulary import Field

_DAYS = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(?:days?|d)?")


def days_out(reading: Reading) -> pd.Series:
    """Give the days out of class (Float64), missing where blank or no number.

    Days in school and days out of school are added.
    """
    columns = {
        label: by_value(reading.sheet.column(label), number_of_days, "Float64")
        for label in reading.mapping.labels_of(Field.DAYS_REMOVED)
    }
    table = pd.DataFrame(columns, index=reading.sheet.frame.index, dtype="Float64")
    added = table[list(columns_to_add(table, reading.sheet.file))]
    return added.sum(axis=1, min_count=1).astype("Float64")


def number_of_days(raw: str) -> float | None:
    """Give how many days a cell says, None where it says none.

    >>> number_of_days("2.5"), number_of_days("3 days"), number_of_days("two")
    (2.5, 3.0, None)
    """
    found = _DAYS.fullmatch(fold(raw))
    return float(found[1]) if found else None


def told_again(frame: pd.DataFrame) -> list[Check]:
    """Say how often rows of one incident tell a suspension again, say for another behavior."""
    known = frame[frame["incident"].notna() & frame["days"].notna()]
    known = known[known["action"].isin(SUSPENSIONS)]
    again = int(known.duplicated(["person", "incident", "action", "date", "days"]).sum())
    if not again:
        return []
    sentence = _(
        "Rows that tell the same suspension of an incident again, with as many days: {count}. Its "
        "days count once",
        count=again,
    )
    return [Check(sentence, needs_a_look=True)]
