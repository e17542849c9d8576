"""Keyed hashes in place of ids and names.

The key is the workspace's own and lies in a file of its own: without it nobody can check whether a
known id or name is behind a hash. Ids of students, incidents, answers and words of names are hashed
apart from each other, so that equal texts never meet.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

import pandas as pd

from equity.intake.dictionaries import is_missing
from equity.intake.spelling import plain

STUDENT = "student"
INCIDENT = "incident"
RESPONDENT = "respondent"
NAME = "name"

_SHORTEST_NAME = 3
_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")


def keyed_hash(text: str, *, key: bytes, what: str) -> str:
    """Give 32 hexadecimal digits that stand for the text under this key.

    >>> keyed_hash("007", key=b"k", what=STUDENT) == keyed_hash("7", key=b"k", what=STUDENT)
    False
    """
    secret = hashlib.sha512(key).digest()
    hashed = hashlib.blake2b(text.encode(), digest_size=16, key=secret, person=what.encode())
    return hashed.hexdigest()


def hashed_ids(ids: pd.Series, *, key: bytes, what: str) -> pd.Series:
    """Give the keyed hash of every id (blank or "NULL" stays missing); leading zeros count."""
    known = {raw: plain(raw) for raw in ids.unique()}
    return ids.map(
        {
            raw: None if is_missing(text) else keyed_hash(text, key=key, what=what)
            for raw, text in known.items()
        }
    ).astype("str")


def name_words(text: str) -> tuple[str, ...]:
    """Give the words of a name that comments are searched for: folded, without accents.

    >>> name_words("O'Neil-Peña, José B.")
    ('neil', 'pena', 'jose')
    """
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return tuple(word for word in _WORD.findall(bare) if len(word) >= _SHORTEST_NAME)


def name_tokens(names: Iterable[str], *, key: bytes) -> frozenset[str]:
    """Give the keyed hashes of all words of all names: what comments are masked with."""
    filled = (name for name in set(names) if not is_missing(name))
    words = set(name_words("\n".join(filled)))
    return frozenset(keyed_hash(word, key=key, what=NAME) for word in words)
