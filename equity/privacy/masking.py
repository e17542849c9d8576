"""Names, addresses and numbers in what people wrote are masked before anybody reads it.

Names are known only as keyed hashes, so whoever asks says of one word at a time whether it is one.
Rather a word too many is masked than a name too few; a person reads every text before it is shown.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from equity.privacy.also_words import ALSO_WORDS

IsName = Callable[[str], bool]
"""Tells whether one word, as it is written, is part of the name of somebody in a file."""

NAME, MAIL, LINK, PHONE, HANDLE, NUMBER = "name", "mail", "link", "phone", "handle", "number"

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PIECE = re.compile(r"[^\W\d_]+")
_STARTS_A_SENTENCE = re.compile(r"(?:^|[.!?…:;\n])[\s\"'“”‘’¿¡(*–—-]*$")
_BETWEEN_NAMES = re.compile(r"[\s,-]*")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (LINK, re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|edu|gov|us)\b(?:/\S*)?")),
    (MAIL, re.compile(r"[\w.+-]+(?:@| ?[(\[]at[)\]] ?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)),
    (PHONE, re.compile(r"(?<!\w)\+?\(?\d(?:[\s()./-]{0,2}\d){6,14}(?!\w)")),
    (NUMBER, re.compile(r"\w*\d{5,}\w*")),
    (HANDLE, re.compile(r"(?<![\w@])@\w[\w.]*")),
    (
        HANDLE,
        re.compile(
            r"\b(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord)\b\s*[:=]\s*\S+", re.IGNORECASE
        ),
    ),
    (
        NAME,
        re.compile(
            r"\b(?i:mr|mrs|ms|mx|dr|prof|sr|sra|srta)\b\.? *[^\W\d_][\w'’-]*"
            r"(?: [A-Z][\w'’-]+)?"
        ),
    ),
    (
        NAME,
        re.compile(
            r"\b(?i:miss|coach|principal|teacher|counselor|dean|officer|nurse|professor|profe|"
            r"profesora?|maestr[ao]|director|directora|señora?|señorita)\.? "
            r"[A-ZÁÉÍÓÚÑ](?:[a-zà-ÿ][\w'’-]*|\b)"
        ),
    ),
)
"""What gives somebody away by its shape; titles with the word that follows count as names."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: as it was written, or what stands in place of what is masked."""

    text: str
    is_masked: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: str


def masked(text: str, is_name: IsName) -> tuple[Part, ...]:
    """Give a text in parts, with what could tell who is meant masked.

    >>> said = "maya and Will helped me. Will they stay? Ask Mr. Bo: bo@example.org"
    >>> as_text(masked(said, lambda word: word.casefold() in {"maya", "will"}))
    '[name] and [name] helped me. Will they stay? Ask [name]: [mail]'
    """
    text = _plain(text)
    spans = [
        _Span(found.start(), found.end(), kind)
        for kind, shape in _SHAPES
        for found in shape.finditer(text)
    ]
    parts: list[Part] = []
    done = 0
    for span in _merged([*spans, *_names(text, is_name)], text):
        parts += [Part(text[done : span.start]), Part(f"[{span.kind}]", is_masked=True)]
        done = span.end
    return tuple(part for part in (*parts, Part(text[done:])) if part.text)


def as_text(parts: Iterable[Part]) -> str:
    """Give the masked text as one."""
    return "".join(part.text for part in parts)


def _plain(text: str) -> str:
    """Give a text without signs that cannot be seen, which would split a name."""
    seen = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in seen if unicodedata.category(sign) != "Cf").strip()


def _names(text: str, is_name: IsName) -> Iterator[_Span]:
    """Give the words that are names; from the last on, as a name makes the word before it one."""
    next_one: _Span | None = None
    for word in reversed(list(_WORD.finditer(text))):
        before_a_name = next_one is not None and _BETWEEN_NAMES.fullmatch(
            text[word.end() : next_one.start]
        )
        inside = not _STARTS_A_SENTENCE.search(text[: word.start()])
        is_told_apart = _is_capitalised(word.group()) and bool(inside or before_a_name)
        if any(_is_one(piece, is_name, is_told_apart) for piece in _PIECE.findall(word.group())):
            next_one = _Span(word.start(), word.end(), NAME)
            yield next_one


def _is_one(piece: str, is_name: IsName, is_told_apart: bool) -> bool:
    """Tell whether a piece of a word, or the piece without an s at its end, is a name."""
    forms = [piece, piece[:-1]] if piece[-1] in "sS" else [piece]
    return any(
        is_name(form) and (is_told_apart or _folded(form) not in ALSO_WORDS) for form in forms
    )


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def _folded(word: str) -> str:
    split = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in split if not unicodedata.combining(sign)).casefold()


def _merged(spans: Iterable[_Span], text: str) -> list[_Span]:
    """Make one of spans that overlap, and of names side by side: how many words tells who."""
    merged: list[_Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        last = merged[-1] if merged else None
        if last and (span.start < last.end or _are_one_name(last, span, text)):
            merged[-1] = _Span(last.start, max(last.end, span.end), last.kind)
        else:
            merged.append(span)
    return merged


def _are_one_name(last: _Span, span: _Span, text: str) -> bool:
    between = _BETWEEN_NAMES.fullmatch(text[last.end : span.start])
    return last.kind == span.kind == NAME and between is not None
