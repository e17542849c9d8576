"""Words by their stems, in English and Spanish: who writes "listened" writes of listening."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_ENGLISH, _SPANISH = map(snowballstemmer.stemmer, ("english", "spanish"))
_WORD = re.compile(r"\w+")
_ENDS_AS_SPANISH = re.compile(r"[aeioudlnrsyzjx]$")
"""What no Spanish word ends with has no Spanish stem: a "list" is not what one "listens" to."""


def words(text: str) -> list[str]:
    """Give the words of a text in small letters without accents.

    >>> words("Más respeto, please!")
    ['mas', 'respeto', 'please']
    """
    return _WORD.findall(folded(text))


def folded(text: str) -> str:
    """Give a text in small letters without accents."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in split if not unicodedata.combining(sign)).casefold()


def stems(text: str) -> frozenset[str]:
    """Give the stems of all words of a text; each says of which language it is.

    >>> bool(stems("They listened") & stems("listening")), bool(stems("a list") & stems("listen"))
    (True, False)
    >>> bool(stems("Los maestros") & stems("maestra")), bool(stems("baño") & stems("banos"))
    (True, True)
    """
    accented = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    return frozenset().union(*map(_stems, accented))


@lru_cache(maxsize=100_000)
def _stems(word: str) -> frozenset[str]:
    bare = folded(word)
    found = {f"en {_ENGLISH.stemWord(bare)}"}
    if _ENDS_AS_SPANISH.search(bare):
        found |= {f"es {folded(_SPANISH.stemWord(one))}" for one in (word, bare)}
    return frozenset(found)
