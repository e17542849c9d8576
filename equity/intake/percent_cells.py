"""Percents of a workbook: a cell that shows 7.3% holds 0.073, and only its style says so.

Such a cell is written anew as the text that it shows, so that 0.9% is never taken for 90%.
"""

import re

from equity.intake.archive import Parts

_STYLES = re.compile(r"xl/styles\.xml", re.IGNORECASE)
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs\s*>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
_BUILT_IN = frozenset({b"9", b"10"})
"""The numbers of the percent formats that every workbook has."""

_WRITTEN_OUT = re.compile(rb'&quot;.*?&quot;|"[^"]*"|\\.|_.')
"""What a format shows as it stands: its percent sign changes no number."""

_CELL = (
    rb"<(?P<name>(?:\w+:)?c)(?=\s)(?=[^>]*\ss\s*=\s*[\"'](?:%s)[\"'])(?P<about>[^>]*)>"
    rb"(?P<formula>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f\s*>))?"
    rb"\s*<(?P<value>(?:\w+:)?v)\s*>\s*(?P<number>[-+.\deE]+)\s*<"
)


def as_shown(found: Parts) -> None:
    """Put into the parts of a workbook what its percent cells show."""
    percents = _percent_styles(found)
    if not percents:
        return
    cell = re.compile(_CELL % b"|".join(percents))
    for name, part in found.items():
        if b"sheetData" in part and any(_uses(part, style) for style in percents):
            found[name] = cell.sub(_written, part)


def _percent_styles(found: Parts) -> list[bytes]:
    """Give the numbers of the styles whose cells show percents."""
    styles = next((part for name, part in found.items() if _STYLES.fullmatch(name)), b"")
    formats = _BUILT_IN | {
        _value(one, b"numFmtId")
        for one in _FORMAT.findall(styles)
        if b"%" in _WRITTEN_OUT.sub(b"", _value(one, b"formatCode"))
    }
    of_cells = _CELL_STYLES.search(styles)
    known = _STYLE.findall(of_cells[0]) if of_cells else []
    return [
        str(place).encode()
        for place, one in enumerate(known)
        if _value(one, b"numFmtId") in formats
    ]


def _uses(part: bytes, style: bytes) -> bool:
    return b's="' + style + b'"' in part or b"s='" + style + b"'" in part


def _value(tag: bytes, name: bytes) -> bytes:
    """Give an attribute of a tag, empty where it has none."""
    found = re.search(rb"\s" + name + rb"""\s*=\s*("[^"]*"|'[^']*')""", tag)
    return found[1][1:-1] if found else b""


def _written(cell: re.Match[bytes]) -> bytes:
    """Give the beginning of a cell that shows a percent as text; one that is text already stays."""
    about, value = cell["about"], cell["value"]
    if _value(about, b"t") not in (b"", b"n"):
        return cell[0]
    shown = _percent(cell["number"])
    if shown is None:
        return cell[0]
    place = b' r="' + _value(about, b"r") + b'"' if _value(about, b"r") else b""
    head = b"<" + cell["name"] + place + b' t="str">' + (cell["formula"] or b"")
    return head + b"<" + value + b">" + shown + b"<"


def _percent(number: bytes) -> bytes | None:
    """Give a number as a percent, without what floating point adds.

    >>> _percent(b"7.2999999999999995E-2"), _percent(b"1"), _percent(b"1e400")
    (b'7.3%', b'100%', None)
    """
    try:
        value = float(number) * 100
    except ValueError:
        return None
    return f"{value:.15g}%".encode() if abs(value) < 1e15 else None
