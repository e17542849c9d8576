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
    find = known.get if isinstance(known, Mapping) else known
    found = by_values(
        column,
        lambda values: pd.Series(list(map(find, values.tolist())), dtype="object").astype(kind),
    )
    return found.astype(kind)


def by_values(column: pd.Series, known: Callable[[pd.Index], pd.Series]) -> pd.Series:
    """Give for each row what is known of its value, told for many different values at once."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        places, values = column.cat.codes.to_numpy(), column.cat.categories
    else:
        places, values = pd.factorize(column)
    found = in_turn(values, known).array
    return pd.Series(found.take(places, allow_fill=bool((places < 0).any())), index=column.index)


def in_turn(values: pd.Index, known: Callable[[pd.Index], pd.Series]) -> pd.Series:
    """Give what is known of values, told for so many at once that little memory is needed."""
    starts = range(0, max(len(values), 1), _AT_ONCE)
    pieces = [known(values[start : start + _AT_ONCE]) for start in starts]
    return pieces[0] if len(pieces) == 1 else pd.concat(pieces, ignore_index=True)
