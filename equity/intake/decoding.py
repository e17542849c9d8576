"""Bytes -> text, whatever program wrote the file; every repair is said in a sentence."""

import codecs
import re
from typing import NamedTuple

from equity.language import _
from equity.problems import Problem

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_WIDE_ENCODINGS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class Decoded(NamedTuple):
    """The text with line ends made one kind, its encoding, and sentences on what was done."""

    text: str
    encoding: str
    notes: tuple[str, ...]


def decode(file: str, content: bytes) -> Decoded:
    """Give the text of a file: UTF-8, UTF-16, or else Windows letters (cp1252).

    Raises a Problem where the content is not text.
    """
    text, encoding, notes = _letters(content)
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls > len(text) / 20:
        raise Problem(
            _("This file does not hold text"),
            _("'{file}' holds signs that no table has.", file=file),
            _("Open it in the program it came from and save it as CSV or XLSX."),
        )
    if nuls := text.count("\0"):
        text = text.replace("\0", "")
        notes.append(_("Empty signs (NUL) taken out of values: {count}.", count=nuls))
    seen = visible(text)
    if seen != text:
        notes.append(_("Invisible signs and hard spaces inside values were taken out."))
    return Decoded(seen.replace("\r\n", "\n").replace("\r", "\n"), encoding, tuple(notes))


def visible(text: str) -> str:
    """Give the text without zero-width and direction marks, with every space a plain one.

    >>> visible("La\u200btino\u00a0")
    'Latino '
    """
    return text if text.isascii() else _INVISIBLE.sub("", _SPACES.sub(" ", text))


def _letters(content: bytes) -> tuple[str, str, list[str]]:
    if encoding := _wide(content):
        text = content.decode(encoding, "replace").removeprefix("\ufeff")
        return text, encoding, _unreadable(text)
    text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    broken = 0 if text.isascii() else len(_ESCAPED.findall(text))
    if not broken:
        return text, "utf-8", []
    whole = sum(1 for sign in text if sign > "\x7f") - broken
    if whole > broken:
        text = _ESCAPED.sub(_windows_letter, text)
        return (
            text,
            "utf-8",
            [
                _(
                    "Letters that were not UTF-8 and were read as Windows letters: {count}.",
                    count=broken,
                )
            ],
        )
    text = content.decode("cp1252", "replace")
    note = _("The file is not UTF-8. It was read as Windows letters (cp1252): check the accents.")
    return text, "cp1252", [note, *_unreadable(text)]


def _wide(content: bytes) -> str | None:
    if content[:2] in _WIDE_ENCODINGS:
        return _WIDE_ENCODINGS[content[:2]]
    start = content[:4096]
    half = len(start) // 2
    even, odd = start[::2].count(0), start[1::2].count(0)
    if half and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.4 * half and odd < 0.05 * half else None


def _windows_letter(escaped: re.Match[str]) -> str:
    return bytes([ord(escaped.group()) - 0xDC00]).decode("cp1252", "replace")


def _unreadable(text: str) -> list[str]:
    if count := text.count("\ufffd"):
        return [_("Letters that could not be read and show as \ufffd: {count}.", count=count)]
    return []
