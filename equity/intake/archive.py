"""A workbook's archive, opened without trust.

Nothing is unpacked to disk, nothing larger than the limits is unpacked at all, and the parser gets
a new archive that holds only the parts that were checked here: no links, macros or foreign names.
"""

import io
import re
import zipfile
import zlib
from typing import BinaryIO

from equity.intake.extent import check_extent
from equity.intake.limits import MEGABYTE, PART_BYTES, PARTS, RATIO, UNPACKED_BYTES
from equity.language import _
from equity.problems import Problem

Parts = dict[str, bytes]

_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?!externalLinks|drawings|charts|pivot|media).*\.(xml|rels)",
    re.IGNORECASE,
)
_USUAL = re.compile(r"(xl|docProps|_rels|customXml|docMetadata)/|\[Content_Types\]\.xml")
_ACTIVE = re.compile(r"xl/(externalLinks/|vbaProject)", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError)


def parts(file: str, content: bytes) -> tuple[Parts, list[str]]:
    """Give the parts of a workbook that hold tables, and sentences on what was ignored.

    Raises a Problem where the archive is damaged, locked, too large, or holds no workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _check_sizes(file, members, len(content))
            needed = [one for one in members if _NEEDED.fullmatch(_name(one))]
            _check_kind(file, members)
            found = {_name(one): archive.read(one) for one in needed}
    except _BROKEN as error:
        raise _damaged(file) from error
    for part in found.values():
        _check_markup(file, part)
    check_extent(file, found)
    return found, _ignored([_name(one) for one in members])


def packed(found: Parts) -> BinaryIO:
    """Move these parts into an archive in memory, quickly compressed; `found` is empty then."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        while found:
            archive.writestr(*found.popitem())
    memory.seek(0)
    return memory


def _name(member: zipfile.ZipInfo) -> str:
    return member.filename.replace("\\", "/").removeprefix("/")


def _check_sizes(file: str, members: list[zipfile.ZipInfo], packed_bytes: int) -> None:
    unpacked = sum(one.file_size for one in members)
    largest = max((one.file_size for one in members), default=0)
    suspicious = unpacked > MEGABYTE and unpacked > RATIO * packed_bytes
    if len(members) > PARTS or unpacked > UNPACKED_BYTES or largest > PART_BYTES or suspicious:
        raise Problem(
            _("The workbook is too large to open"),
            _("'{file}' unpacks to far more than a workbook should.", file=file),
            _("Copy the table into a new workbook, or save it as CSV."),
        )


def _check_kind(file: str, members: list[zipfile.ZipInfo]) -> None:
    if any(one.flag_bits & 1 for one in members):
        raise Problem(
            _("The file is locked with a password"),
            _("'{file}' cannot be opened without its password.", file=file),
            _("Save it again without a password."),
        )
    if "xl/workbook.xml" not in {_name(one) for one in members}:
        raise Problem(
            _("This is not an Excel workbook"),
            _("'{file}' is an archive without an XLSX workbook inside.", file=file),
            _("Unpack it and add the files inside, or save the table as XLSX or CSV."),
        )


def _check_markup(file: str, part: bytes) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part:
        raise Problem(
            _("The workbook holds parts that are not allowed"),
            _("'{file}' defines its own signs, which no school's export does.", file=file),
            _("Copy the table into a new workbook, or save it as CSV."),
        )
    if re.search(rb"ount\s*=\s*[\"']\d{8,}", part):
        raise _damaged(file)


def _ignored(names: list[str]) -> list[str]:
    notes = []
    if any(_ACTIVE.match(name) for name in names):
        notes.append(_("Macros and links to other files in the workbook were ignored."))
    if any(not _USUAL.match(name) or ".." in name.split("/") for name in names):
        notes.append(_("Parts of the file that do not belong to a workbook were ignored."))
    return notes


def _damaged(file: str) -> Problem:
    return Problem(
        _("The workbook is damaged"),
        _("'{file}' could not be unpacked.", file=file),
        _("Open it in Excel, save it again as XLSX or CSV, and try that file."),
    )
