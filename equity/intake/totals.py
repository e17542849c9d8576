"""Total rows below a table as a check: the rows above must add up to them."""

import pandas as pd

from equity.language import _


def disagreeing(frame: pd.DataFrame, total: pd.Series, labels: tuple[str, ...]) -> str | None:
    """Say which columns of whole numbers do not add up to the total row, None where all do.

    A "total" between the smallest and the largest part is a share or an average, and no sum.
    """
    wrong = [
        label
        for place, label in enumerate(labels)
        if _disagrees(frame.iloc[:, place], str(total.iloc[place]))
    ]
    if not wrong:
        return None
    names = ", ".join(f"'{label}'" for label in wrong)
    return _(
        "The total in row {row} is not the sum of the rows above in {names}. "
        "Are rows missing or counted twice?",
        row=total.name,
        names=names,
    )


def _disagrees(cells: pd.Series, total: str) -> bool:
    total, parts = total.replace(",", ""), cells[cells != ""].str.replace(",", "")
    if not total.isdecimal() or parts.empty or not parts.str.isdecimal().all():
        return False
    numbers = parts.astype("float64")
    wanted = float(total)
    return bool(numbers.sum() != wanted and not numbers.min() <= wanted <= numbers.max())
