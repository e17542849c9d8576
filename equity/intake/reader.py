"""Bytes of any file -> its tables as text, or a Problem that says why not."""

import re
from dataclasses import replace

import pyarrow as pa

from equity.intake import delimited, workbook
from equity.intake.cutting import Progress
from equity.intake.decoding import decode
from equity.intake.layout import lay_out
from equity.intake.limits import bytes_allowed, too_large
from equity.intake.sheet import Sheet
from equity.intake.stacked import tables_in
from equity.language import _
from equity.problems import Problem

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
    b"7z\xbc\xaf": "7-Zip",
    b"PAR1": "Parquet",
    b"SQLite format 3": "SQLite",
    b"{\\rtf": "RTF",
}
_MARKUP = re.compile(
    rb"\s*<(!doctype|!--|html|head|meta|style|body|table|div|\?xml)", re.IGNORECASE
)
_WORKBOOK_NAME = re.compile(r".*\.xl[a-z]{1,2}", re.IGNORECASE | re.DOTALL)


def unseen(_rows: int, _all_rows: int) -> None:
    """Show no progress."""


def read(name: str, content: bytes, progress: Progress = unseen) -> tuple[Sheet, ...]:
    """Give every table of a file as text: of each visible sheet those that stand below each other.

    What the file is, its content says, not its name. Nothing is interpreted: "001", "*" and "NULL"
    stay as written. Raises a Problem for whatever cannot be read, and nothing else.
    """
    check(name, content)
    if content.startswith(_OLE2):
        return workbook.old_sheets(name, content, progress)
    if is_archive(content):
        return workbook.sheets(name, content, progress)
    decoded = decode(name, content)
    del content
    if _MARKUP.match(decoded.content):
        raise Problem(
            _("This is a web page, not a table"),
            _("'{file}' holds HTML or XML, whatever its name says.", file=name),
            _("Open it in Excel and save it as CSV or XLSX."),
        )
    first, *others = map(lay_out, tables_in(delimited.cut(name, decoded, progress)))
    del decoded
    pa.default_memory_pool().release_unused()
    if _WORKBOOK_NAME.fullmatch(name):
        note = _("The file is named like an Excel workbook but holds plain text.")
        first = replace(first, notes=(note, *first.notes))
    return (first, *others)


def is_archive(content: bytes) -> bool:
    """Tell whether the content is packed, as workbooks are."""
    return content.startswith((*_ZIP, _OLE2))


def check(name: str, content: bytes) -> None:
    """Refuse what is empty, too large, or of a kind that holds no table that can be read."""
    if not content:
        raise Problem(
            _("The file is empty"),
            _("'{file}' has no content (0 bytes).", file=name),
            _("Export it again and check that it has rows."),
        )
    if len(content) > bytes_allowed():
        raise too_large(name)
    if content.startswith(_OLE2) and not _is_old_workbook(content):
        raise _old_or_locked(name, content)
    for start, kind in _OTHER_KINDS.items():
        if content.startswith(start):
            raise Problem(
                _("This file holds no table that can be read"),
                _("'{file}' is a {kind} file.", file=name, kind=kind),
                _("Ask for the same table as CSV or XLSX."),
            )


def _is_old_workbook(content: bytes) -> bool:
    locked, *names = (one.encode("utf-16-le") for one in ("EncryptedPackage", "Workbook", "Book"))
    return locked not in content and any(one in content for one in names)


def _old_or_locked(name: str, content: bytes) -> Problem:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Problem(
            _("The file is locked with a password"),
            _("'{file}' cannot be opened without its password.", file=name),
            _("Open it in Excel, take the password away, and save it again as XLSX."),
        )
    return Problem(
        _("This is an old Excel file, or one with a password"),
        _("'{file}' is not an XLSX workbook inside, whatever its name says.", file=name),
        _("Open it in Excel and save it as XLSX or CSV, without a password."),
    )
