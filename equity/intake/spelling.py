"""One spelling for what is the same: values as people see them, and their keys."""

import re
import unicodedata
from functools import lru_cache

_JOINED = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
_HYPHENS = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-"}
)
_REMEMBERED = 2**15
"""So many values are folded only once: the names of a file's columns and groups, not its rows."""

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def plain(text: str) -> str:
    r"""Give the text as people see it: no invisible marks, one kind of space, hyphen and quote.

    >>> plain(" Two\u00a0or  more\u200b ")
    'Two or more'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_HYPHENS).translate(_QUOTES)
        text = "".join(mark for mark in text if unicodedata.category(mark) != "Cf")
    return text if text.isalnum() else " ".join(text.split())


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """Give the key under which two spellings of one value are the same.

    >>> fold("Hispanic ") == fold("HISPANIC"), fold("1.0") == fold("1")
    (True, True)
    """
    return whole(plain(text)).casefold()


def whole(text: str) -> str:
    """Give a whole number without the ".0" that spreadsheets and programs add.

    >>> whole("0012.0"), whole("v1.0")
    ('0012', 'v1.0')
    """
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


@lru_cache(_REMEMBERED)
def word_form(text: str) -> str:
    """Give the words of a value alone, without the marks between them.

    >>> word_form("In-School Suspension")
    'in school suspension'
    """
    return " ".join(_WORD.findall(fold(text)))


def without_accents(text: str) -> str:
    """Give a text as people write it on a keyboard without accents.

    >>> without_accents("género, año")
    'genero, ano'
    """
    marks = unicodedata.normalize("NFD", text)
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


def header_words(label: str) -> tuple[str, ...]:
    """Give the words of a column's name, also of names written in one.

    >>> header_words("student.studentNumber")
    ('student', 'student', 'number')
    """
    return tuple(_WORD.findall(_JOINED.sub(" ", plain(label)).casefold()))
