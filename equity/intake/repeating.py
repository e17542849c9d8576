"""Columns of text whose values repeat: each different value once, and its place in every row.

A million rows say few different things. So a column is a fifth of its text, and what is done to
its values is done once for each.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

pa.set_memory_pool(pa.system_memory_pool())  # the usual one keeps what is let go of
_TEXT = pa.large_string()
_TIMES = 3
"""So often a value must repeat, on average, for its column to be kept so."""


def text_cells(
    pieces: Sequence[pa.Array], tidied: Callable[[pa.Array], pa.Array]
) -> ExtensionArray:
    """Give the cells of a column that came in pieces, tidied: categories where values repeat."""
    encoded = [one.dictionary_encode() for one in pieces]
    if sum(len(one.dictionary) for one in encoded) * _TIMES >= sum(map(len, pieces)):
        return text([tidied(one.cast(_TEXT)) for one in pieces])
    values = [one.dictionary.cast(_TEXT) for one in encoded]
    found = tidied(pa.concat_arrays(values)).dictionary_encode()
    places = np.split(found.indices.to_numpy(), np.cumsum([len(one) for one in values])[:-1])
    codes = [of[one.indices.to_numpy()] for of, one in zip(places, encoded, strict=True)]
    return repeating(np.concatenate(codes), found.dictionary)


def narrowed(piece: pa.DictionaryArray) -> pa.DictionaryArray:
    """Give a piece of a column with its places in as few bytes as its different values need."""
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
    counts = column.value_counts()
    return counts[counts > 0] if isinstance(column.dtype, pd.CategoricalDtype) else counts
