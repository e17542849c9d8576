"""Keyed hashes in place of ids and names.

The key is the workspace's own and lies in a file of its own: without it nobody can check whether a
known id or name is behind a hash. Ids of students, incidents, answers and words of names are hashed
apart from each other, so that equal texts never meet.
"""

import hashlib
import re
import unicodedata
from binascii import hexlify
from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd
import pyarrow as pa

from equity.intake.by_value import by_values, in_turn
from equity.intake.dictionaries import MISSING
from equity.intake.repeating import text
from equity.intake.spelling import plain, whole

STUDENT = "student"
INCIDENT = "incident"
RESPONDENT = "respondent"
NAME = "name"

USUAL_ID = "[0-9A-Za-z_]*[0-9][0-9A-Za-z_]*"
"""Letters and digits in one word: an id that is hashed as it is written, and not a blank."""

_DIGITS = 32
_SHORTEST_NAME = 3
_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")


def hasher(*, key: bytes, what: str) -> Callable[[str], str]:
    """Give the function that turns a text into 32 hexadecimal digits under this key.

    >>> students, names = hasher(key=b"k", what=STUDENT), hasher(key=b"k", what=NAME)
    >>> students("007") == students("7"), students("lee") == names("lee")
    (False, False)
    """
    fresh = _fresh(key, what)
    return lambda one: _hashed([one], fresh).decode()


def _fresh(key: bytes, what: str) -> hashlib.blake2b:
    secret = hashlib.sha512(key).digest()
    return hashlib.blake2b(digest_size=_DIGITS // 2, key=secret, person=what.encode())


def _hashed(texts: Iterable[str], fresh: hashlib.blake2b) -> bytes:
    """Give the digits of all texts, one after the other without a gap."""
    digests = []
    for one_text in texts:
        one = fresh.copy()
        one.update(one_text.encode())
        digests.append(one.digest())
    return hexlify(b"".join(digests))


def hashed_ids(ids: pd.Series, *, key: bytes, what: str) -> pd.Series:
    """Give the keyed hash of every id (blank or "NULL" stays missing); leading zeros count."""
    fresh = _fresh(key, what)

    def of_each(different: pd.Index) -> pd.Series:
        texts = different.tolist()
        for place in np.flatnonzero(~different.str.fullmatch(USUAL_ID)):
            texts[place] = _id(texts[place])
        known = pa.array(map(bool, texts), pa.bool_()).buffers()[1]
        ends = pa.py_buffer(np.arange(len(texts) + 1) * _DIGITS)
        cells = [known, ends, pa.py_buffer(_hashed(texts, fresh))]
        return pd.Series(text([pa.Array.from_buffers(pa.large_string(), len(texts), cells)]))

    if isinstance(ids.dtype, pd.CategoricalDtype):
        return by_values(ids, of_each)
    return in_turn(pd.Index(ids), of_each).set_axis(ids.index)


def _id(raw: str) -> str:
    shown = whole(plain(raw))
    return "" if shown.casefold() in MISSING else shown


def name_words(text: str) -> tuple[str, ...]:
    """Give the words of a name that comments are searched for: folded, without accents.

    >>> name_words("O'Neil-Peña, José B.")
    ('neil', 'pena', 'jose')
    """
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return tuple(word for word in _WORD.findall(bare) if len(word) >= _SHORTEST_NAME)


def name_tokens(names: Iterable[str], *, key: bytes) -> frozenset[str]:
    """Give the keyed hashes of all words of all names: what comments are masked with."""
    words = set(name_words("\n".join(set(names)))) - MISSING
    hashed = hasher(key=key, what=NAME)
    return frozenset(map(hashed, words))
