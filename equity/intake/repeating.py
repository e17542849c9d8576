"""Columns of text whose values repeat: each different value once, and its place in every row.

A million rows say few different things. So a column is a fifth of its text, and what is done to
its values is done once for each.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

pa.set_memory_pool(pa.system_memory_pool())  # the usual one keeps what is let go of
_TEXT = pa.large_string()
_MOST_USED = 5_000
_TIMES = 3
"""So often a value must repeat, on average, for its column to be kept so."""


def text_cells(
    pieces: Sequence[pa.Array], tidied: Callable[[pa.Array], pa.Array]
) -> ExtensionArray:
    """Give the cells of a column that came in pieces, tidied: categories where values repeat."""
    encoded = [one.dictionary_encode() for one in pieces[:1]]
    if not _hardly_repeat(encoded):  # what begins with many different values goes on like that
        encoded += [one.dictionary_encode() for one in pieces[1:]]
    if _hardly_repeat(encoded):
        return text([tidied(one.cast(_TEXT)) for one in pieces])
    values = [one.dictionary.cast(_TEXT) for one in encoded]
    found = tidied(pa.concat_arrays(values)).dictionary_encode()
    places = np.split(found.indices.to_numpy(), np.cumsum([len(one) for one in values])[:-1])
    codes = [of[one.indices.to_numpy()] for of, one in zip(places, encoded, strict=True)]
    return repeating(np.concatenate(codes), found.dictionary)


def _hardly_repeat(pieces: Sequence[pa.DictionaryArray]) -> bool:
    return sum(len(one.dictionary) for one in pieces) * _TIMES >= sum(map(len, pieces))


def narrowed(piece: pa.Array) -> pa.Array:
    """Give a piece of a column with its places in as few bytes as its different values need."""
    if not pa.types.is_dictionary(piece.type):
        return piece
    type_ = pa.from_numpy_dtype(np.min_scalar_type(len(piece.dictionary)))
    return pa.DictionaryArray.from_arrays(piece.indices.cast(type_), piece.dictionary)


def text(pieces: Sequence[pa.Array]) -> ExtensionArray:
    """Give cells of text without a copy of a cell."""
    cells: ExtensionArray = pd.array(pa.chunked_array(pieces, _TEXT), dtype="str")
    return cells


def repeating(codes: np.ndarray, values: pa.Array) -> pd.Categorical:
    """Give cells by the place of each among its different values."""
    return pd.Categorical.from_codes(codes, pd.Index(text([values.cast(_TEXT)])))


def as_text(column: pd.Series) -> pd.Series:
    """Give a column whose values may repeat as plain text, row by row.

    >>> as_text(pd.Series(["a", None], dtype="category")).tolist()
    ['a', nan]
    """
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column.astype("str")
    values = column.cat.categories.astype("str").array
    return pd.Series(values.take(column.cat.codes.to_numpy(), allow_fill=True), index=column.index)


def counted(column: pd.Series) -> pd.Series:
    """Give the different values of a column with how many rows say each, the most used first.

    >>> counted(pd.Series(["a", "b", "b"], dtype="category")[1:]).to_dict()
    {'b': 2}
    """
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column.value_counts()
    rows = _rows_by_place(column)
    most_first = np.argsort(-rows, kind="stable")[: np.count_nonzero(rows)]
    return pd.Series(rows[most_first], index=column.cat.categories[most_first])


@dataclass(frozen=True, slots=True)
class Told:
    """What a column says: its most used values with their rows, and how many are different."""

    counts: Mapping[str, int]
    different: int


def told(column: pd.Series) -> Told:
    """Look through a column once; of very many different values the most used are kept."""
    counts = counted(column)
    most = {str(value): int(rows) for value, rows in counts.head(_MOST_USED).items()}
    return Told(most, len(counts))


def different(column: pd.Series) -> list[str]:
    """Give the different values that a column says.

    >>> different(pd.Series(["a", None, "b", "b"], dtype="category")[1:])
    ['b']
    """
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column.dropna().unique().tolist()
    return column.cat.categories[np.flatnonzero(_rows_by_place(column))].tolist()


def letters(column: pd.Series) -> int:
    """Give how many letters the longest value of a column has, looking at each value once."""
    repeats = isinstance(column.dtype, pd.CategoricalDtype)
    values = column.cat.categories.to_series() if repeats else column
    return int(values.str.len().max()) if len(values) else 0


def _rows_by_place(column: pd.Series) -> np.ndarray:
    """Count the rows of each category; no row of a missing value counts."""
    places = column.cat.codes.to_numpy()
    return np.bincount(places + 1, minlength=len(column.cat.categories) + 1)[1:]
