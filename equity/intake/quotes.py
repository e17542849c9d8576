"""Whether the quote marks of a text pair up, told for millions of rows at once.

Where they do, a fast reader cuts the text exactly as a careful one would.
"""

import numpy as np

from equity.intake.limits import MEGABYTE

_PIECE = 4 * MEGABYTE
_QUOTE, _LINE_END = b'"\n'


def well_quoted(content: bytes, start: int, delimiter: str) -> bool:
    r"""Tell whether every quote mark from `start` on opens a cell, closes one, or is doubled.

    >>> well_quoted(b'a,"b, ""c""\n"\n', 0, ","), well_quoted(b'a,5" pipe\n', 0, ",")
    (True, False)
    """
    signs = np.frombuffer(content, dtype=np.uint8)
    edges = np.zeros(256, dtype=bool)
    edges[[_QUOTE, _LINE_END, ord(delimiter)]] = True
    count = 0
    for first in range(start, len(content), _PIECE):
        last = min(first + _PIECE, len(content))
        quotes = np.flatnonzero(signs[first:last] == _QUOTE) + first
        opening, closing = quotes[count % 2 :: 2], quotes[1 - count % 2 :: 2]
        before, after = opening[opening > start] - 1, closing[closing + 1 < len(content)] + 1
        if not (edges[signs[before]].all() and edges[signs[after]].all()):
            return False
        count += len(quotes)
    return count % 2 == 0
