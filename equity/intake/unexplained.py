"""Values that say nothing as they are written: nothing is loaded before a person explains them."""

from collections.abc import Callable

import pandas as pd

from equity.intake.dictionaries import is_missing
from equity.intake.spelling import plain
from equity.language import _
from equity.problems import Problem

_NAMED_AT_MOST = 12
_LONGEST_NAMED = 30


def refuse(unknown: pd.Series, *, title: str, what: Callable[[str], str], instead: str) -> None:
    """Raise a Problem that names the values, blank ones aside; `what` puts the names in words."""
    values = {plain(str(raw)) for raw in unknown.unique() if not is_missing(str(raw))}
    if not values:
        return
    first = sorted(values)[:_NAMED_AT_MOST]
    named = ", ".join(f"'{one[:_LONGEST_NAMED]}'" for one in first)
    if more := len(values) - len(first):
        named = _("{named} and {more} more", named=named, more=more)
    raise Problem(title, what(named), instead)
