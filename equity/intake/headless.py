"""A table without names of columns: its first row is a person, and must not be read as names."""

from collections.abc import Sequence

import pandas as pd

from equity.intake.headers import meanings_of
from equity.vocabulary import Field

_LOOKED_AT = 1_000
"""How many rows are compared with the names."""

_ONE_IN = 3
"""Of so many columns one has its own name among its values, where the names are a row."""


def is_one_of_the_rows(heading: Sequence[str], frame: pd.DataFrame) -> bool:
    """Tell whether the names of the columns are values that stand again and again below them.

    A name that is known for student IDs is no value.

    >>> rows = pd.DataFrame([["2", "F", "6"], ["3", "M", "6"], ["4", "F", "7"], ["5", "M", "7"]])
    >>> is_one_of_the_rows(["1", "F", "6"], rows), is_one_of_the_rows(["id", "sex", "year"], rows)
    (True, False)
    """
    first = frame.head(_LOOKED_AT)
    are_values = [
        _is_a_value(name, first[place]) for name, place in zip(heading, first, strict=False)
    ]
    if any(
        Field.STUDENT_ID in meanings_of(name)
        for name, is_value in zip(heading, are_values, strict=False)
        if not is_value
    ):
        return False
    again = sum(are_values)
    return again > 0 and again * _ONE_IN >= len(heading)


def _is_a_value(name: str, column: pd.Series) -> bool:
    """Tell whether a name is one of several values; a chosen answer's column says it alone."""
    if not name or (column == name).sum() < 2:
        return False
    return name[0].isdigit() or not column.isin([name, ""]).all()
