"""A Total row below a table as a check: the rows above it must add up to it."""

import re
from collections.abc import Sequence

import pandas as pd

from equity.language import _

TOTAL = re.compile(r"(grand |sub-?)?totals?\b", re.IGNORECASE)
"""How the first cell of a total begins."""

_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def total_notes(rows: pd.DataFrame, others: pd.DataFrame, labels: Sequence[str]) -> list[str]:
    """Say where the rows do not add up to the one total among the other lines of the table."""
    lines = {row: cells.tolist() for row, cells in others.iterrows()}
    totals = [row for row, cells in lines.items() if TOTAL.match(next(filter(None, cells), ""))]
    differ = columns_that_differ(rows, lines[totals[0]], labels) if len(totals) == 1 else []
    if not differ:
        return []
    return [
        _(
            "The total in row {row} is not the sum of the rows above it in: {names}. "
            "Is one missing?",
            row=totals[0],
            names=", ".join(f"'{name}'" for name in differ),
        )
    ]


def columns_that_differ(
    rows: pd.DataFrame, total: Sequence[str], names: Sequence[str]
) -> list[str]:
    """Name the columns whose rows do not add up to the total.

    Only columns of whole numbers are compared: shares have no sum, and masked cells no number.

    >>> rows = pd.DataFrame([["Elm", "3", "1,204"], ["Oak", "2", "7"]])
    >>> columns_that_differ(rows, ["Total", "5", "1,212"], ["School", "Events", "Students"])
    ['Students']
    """
    return [
        name
        for place, (said, name) in enumerate(zip(total, names, strict=False))
        if _WHOLE.fullmatch(said) and _differs(rows.iloc[:, place], said)
    ]


def _differs(column: pd.Series, said: str) -> bool:
    """Tell whether a sum is another; what lies between the parts is an average and no sum."""
    filled = column[column != ""]
    if len(filled) < 2 or not all(_WHOLE.fullmatch(cell) for cell in filled.unique()):
        return False
    parts, total = filled.str.replace(",", "").astype("int64"), int(said.replace(",", ""))
    return bool(parts.sum() != total and not parts.min() <= total <= parts.max())
