"""What is known of each different value, carried to all rows that say it."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

_AT_ONCE = 100_000


def by_value(
    column: pd.Series, known: Mapping[str, Any] | Callable[[Any], Any], kind: Any
) -> pd.Series:
    """Give for each row what is known of its value, as a column of this kind of data.

    A value is looked at once, however many rows say it: millions of rows say only a few. Where a
    row has no value, nothing is known.

    >>> by_value(pd.Series(["a", "bb", "a"], dtype="str"), len, "Int64").tolist()
    [1, 2, 1]
    """
    places, values = pd.factorize(column)
    find = known.__getitem__ if isinstance(known, Mapping) else known
    pieces = [
        pd.Series(
            [find(value) for value in values[start : start + _AT_ONCE].tolist()], dtype="object"
        ).astype(kind)
        for start in range(0, max(len(values), 1), _AT_ONCE)
    ]
    found = pieces[0].array if len(pieces) == 1 else pd.concat(pieces, ignore_index=True).array
    return pd.Series(found.take(places, allow_fill=bool((places < 0).any())), index=column.index)
