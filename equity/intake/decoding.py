"""Bytes -> clean UTF-8, whatever program wrote the file; every repair is said in a sentence.

A file is looked at piece by piece, so that a large one is never in memory as text too.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from equity.intake.limits import MEGABYTE
from equity.language import _
from equity.problems import Problem

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_DELETE = 127
_PLAIN_CONTROLS = [*range(9), *range(14, 32), _DELETE]
_ESCAPED = re.compile("[\udc80-\udcff]")
_WIDE_ENCODINGS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_PIECE = 4 * MEGABYTE
_GLANCE = MEGABYTE // 4
_IN_A_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]")
_IN_WORDS = frozenset("áàâäãåæçéèêëíìîïñóòôöõøúùûüÿß’")


class Decoded(NamedTuple):
    r"""The file as UTF-8 with "\n" between its lines, its encoding, and what was done to it."""

    content: bytes
    encoding: str
    notes: tuple[str, ...]


class _Letters(NamedTuple):
    """How the letters of a file are written."""

    encoding: str
    errors: str
    notes: tuple[str, ...] = ()


def decode(file: str, content: bytes) -> Decoded:
    """Give the clean text of a file: UTF-8, UTF-16, or else Windows or Mac letters.

    Raises a Problem where the content is not text.
    """
    letters = _letters(content)
    seen = _seen(content, letters)
    if seen["controls"] > 8 and seen["controls"] > seen["signs"] / 20:
        raise Problem(
            _("This file does not hold text"),
            _("'{file}' holds signs that no table has.", file=file),
            _("Open it in the program it came from and save it as CSV or XLSX."),
        )
    notes = [*letters.notes, *_notes(seen)]
    if seen["nuls"] or seen["invisible"] or letters != _Letters("utf-8", "strict"):
        texts = (visible(text.replace("\0", "")) for text in _texts(content, letters))
        content = b"".join(text.encode() for text in texts)
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if content.endswith(b"\n\n"):  # one line end may stay: a copy only to take it off is dear
        content = content.rstrip(b"\n")
    return Decoded(content, letters.encoding, tuple(notes))


def visible(text: str) -> str:
    """Give the text without zero-width and direction marks, with every space a plain one.

    >>> visible("La\u200btino\u00a0")
    'Latino '
    """
    return text if text.isascii() else _INVISIBLE.sub("", _SPACES.sub(" ", text))


def _letters(content: bytes) -> _Letters:
    if encoding := _wide(content):
        return _Letters(encoding, "replace")
    if content.isascii():
        return _Letters("utf-8", "strict")
    broken = other = 0
    for text in _texts(content, _Letters("utf-8", "surrogateescape")):
        if not text.isascii():
            broken += len(_ESCAPED.findall(text))
            other += sum(1 for sign in text if sign > "\x7f")
    if not broken:
        return _Letters("utf-8", "strict")
    if other - broken > broken:
        note = _(
            "Letters that were not UTF-8 and were read as Windows letters: {count}.", count=broken
        )
        return _Letters("utf-8", _WINDOWS, (note,))
    return _of_one_byte(content)


def _of_one_byte(content: bytes) -> _Letters:
    """Say whose letters of one byte each a file has: those that stand inside words tell."""
    inside = Counter(_IN_A_WORD.findall(content))
    windows, mac = (
        sum(count for byte, count in inside.items() if byte.decode(name, "replace") in _IN_WORDS)
        for name in ("cp1252", "mac_roman")
    )
    if mac > windows:
        note = _(
            "The file is not UTF-8. It was read as Mac letters (Mac Roman): check the accents."
        )
        return _Letters("mac_roman", "replace", (note,))
    note = _("The file is not UTF-8. It was read as Windows letters (cp1252): check the accents.")
    return _Letters("cp1252", "replace", (note,))


def _wide(content: bytes) -> str | None:
    if content[:2] in _WIDE_ENCODINGS:
        return _WIDE_ENCODINGS[content[:2]]
    start = content[:4096]
    half = len(start) // 2
    even, odd = start[::2].count(0), start[1::2].count(0)
    if half and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.4 * half and odd < 0.05 * half else None


def _texts(content: bytes, letters: _Letters) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(letters.encoding)(letters.errors)
    for start in range(0, len(content), _PIECE):
        yield decoder.decode(content[start : start + _PIECE])
    yield decoder.decode(b"", final=True)


def _seen(content: bytes, letters: _Letters) -> Counter[str]:
    """Count what a table does not hold."""
    seen: Counter[str] = Counter()
    if content.isascii():
        signs = np.frombuffer(content, dtype=np.uint8)
        found = np.zeros(_DELETE + 1, dtype=int)
        for start in range(0, len(signs), _GLANCE):
            some = signs[start : start + _GLANCE]
            odd = ((some < ord(" ")) & (some != ord("\n"))) | (some == _DELETE)
            found += np.bincount(some[odd], minlength=_DELETE + 1)
        seen["signs"] = len(content)
        seen["controls"] = int(found[_PLAIN_CONTROLS].sum())
        seen["nuls"] = int(found[0])
        return seen
    mark = "\ufeff"
    for text in _texts(content, letters):
        piece = text.removeprefix(mark)
        mark = ""
        seen["signs"] += len(piece)
        seen["controls"] += len(_CONTROLS.findall(piece))
        seen["nuls"] += piece.count("\0")
        seen["unreadable"] += piece.count("\ufffd")
        seen["invisible"] += visible(piece) != piece
    return seen


def _notes(seen: Counter[str]) -> list[str]:
    notes = []
    if count := seen["unreadable"]:
        notes.append(_("Letters that could not be read and show as \ufffd: {count}.", count=count))
    if count := seen["nuls"]:
        notes.append(_("Empty signs (NUL) taken out of values: {count}.", count=count))
    if seen["invisible"]:
        notes.append(_("Invisible signs and hard spaces inside values were taken out."))
    return notes


def _windows_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


_WINDOWS = "equity.windows_letters"
codecs.register_error(_WINDOWS, _windows_letters)
