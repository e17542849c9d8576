"""How many days the rows of a discipline log say, and where they tell days again."""

import re

import pandas as pd

from equity.intake.actions import SUSPENSIONS, lead_to_days_out
from equity.intake.by_value import by_value
from equity.intake.headers import number_of
from equity.intake.mapping import Reading
from equity.intake.spelling import fold
from equity.intake.table import Check
from equity.intake.total_columns import columns_to_add
from equity.language import _
from equity.vocabulary import Field

_DAYS = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(?:days?|d)?")


def days_out(reading: Reading) -> pd.Series:
    """Give the days out of class (Float64), missing where blank or no number.

    Days in school and days out of school are added, and so are numbered ones whose action of the
    same number suspends, such as "Days 2" beside "Disposition 2".
    """
    columns = {
        label: by_value(reading.sheet.column(label), number_of_days, "Float64")
        for label in reading.mapping.labels_of(Field.DAYS_REMOVED)
    }
    table = pd.DataFrame(columns, index=reading.sheet.frame.index, dtype="Float64")
    if actions := _their_actions(reading, table):
        for label, action in actions.items():
            table[label] = table[label].where(lead_to_days_out(reading.sheet.values(action)))
        return table.sum(axis=1, min_count=1).astype("Float64")
    added = table[list(columns_to_add(table, reading.sheet.file))]
    return added.sum(axis=1, min_count=1).astype("Float64")


def _their_actions(reading: Reading, table: pd.DataFrame) -> dict[str, str]:
    """Give the action that each of several columns of days is about; none where one has none."""
    actions = {
        number_of(label): label for label in reading.mapping.labels_of(Field.DISCIPLINE_ACTION)
    }
    found = {str(label): actions.get(number_of(str(label)), "") for label in table}
    numbered = len(found) > 1 and len(set(found.values())) == len(found)
    return found if numbered and all(found.values()) else {}


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
