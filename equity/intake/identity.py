"""Keyed hashes in place of ids and names.

The key is the workspace's own and lies in a file of its own: without it nobody can check whether a
known id or name is behind a hash. Ids of students, incidents, answers and words of names are hashed
apart from each other, so that equal texts never meet.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable

import pandas as pd
import pyarrow as pa

from equity.intake.by_value import by_values, in_turn
from equity.intake.dictionaries import MISSING
from equity.intake.spelling import plain, whole

STUDENT = "student"
INCIDENT = "incident"
RESPONDENT = "respondent"
NAME = "name"

USUAL_ID = "[0-9A-Za-z_]*[0-9][0-9A-Za-z_]*"
"""Letters and digits in one word: an id that is hashed as it is written, and not a blank."""

_SHORTEST_NAME = 3
_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")


def hasher(*, key: bytes, what: str) -> Callable[[str], str]:
    """Give the function that turns a text into 32 hexadecimal digits under this key.

    >>> students, names = hasher(key=b"k", what=STUDENT), hasher(key=b"k", what=NAME)
    >>> students("007") == students("7"), students("lee") == names("lee")
    (False, False)
    """
    secret = hashlib.sha512(key).digest()
    fresh = hashlib.blake2b(digest_size=16, key=secret, person=what.encode())

    def hashed(text: str) -> str:
        one = fresh.copy()
        one.update(text.encode())
        return one.hexdigest()

    return hashed


def hashed_ids(ids: pd.Series, *, key: bytes, what: str) -> pd.Series:
    """Give the keyed hash of every id (blank or "NULL" stays missing); leading zeros count."""
    hashed = hasher(key=key, what=what)

    def of_each(different: pd.Index) -> pd.Series:
        usual = different.str.fullmatch(USUAL_ID)
        texts = [
            raw if as_it_is else _id(raw)
            for raw, as_it_is in zip(different.tolist(), usual.tolist(), strict=True)
        ]
        hashes = pa.array([text and hashed(text) for text in texts], pa.large_string())
        return pd.Series(pd.array(hashes, dtype="str"))

    if isinstance(ids.dtype, pd.CategoricalDtype):
        return by_values(ids, of_each)
    return in_turn(pd.Index(ids), of_each).set_axis(ids.index)


def _id(raw: str) -> str | None:
    text = whole(plain(raw))
    return None if text.casefold() in MISSING else text


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
