"""The workbook and the page to print, opened with plain tools: nobody named, nothing hidden."""

import io
import re
import shutil
import zipfile

import pytest
from canaries import canaries
from plain_tools import unpacked

from equity.chain import presenting, workspaces
from equity.presentation import handout, workbook
from homes import made_once

GAPS = "http://localhost:8501/gaps"
PARTS = {
    *("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml"),
    *("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/theme/theme.xml"),
    *("xl/worksheets/sheet.xml", "xl/worksheets/_rels/sheet.xml.rels", "xl/media/image.png"),
    *("xl/drawings/drawing.xml", "xl/drawings/_rels/drawing.xml.rels"),
}
"""All that a workbook of ours is made of, without numbers."""


@pytest.fixture(scope="module")
def evidence(kept_home, tmp_path_factory) -> tuple[tuple[str, bytes], ...]:
    """Give the workbook and the page of the kept findings."""
    with made_once(tmp_path_factory, "evidence") as home:
        shutil.copytree(kept_home, home)
        (one,) = workspaces.listing()
        deck = presenting.deck(one, presenting.slides(one))
        one.close_for_good()
    return (
        ("evidence.xlsx", workbook.write(deck, page=GAPS)),
        ("one_page.html", handout.write(deck)),
    )


def test_the_workbook_and_the_page_hold_no_canary(evidence):
    parts = [name for one in evidence for name, _part in unpacked(*one)]
    for name in ("xl/worksheets/sheet3.xml", "docProps/core.xml", "xl/media/image2.png: words"):
        assert f"evidence.xlsx: {name}" in parts
    assert "one_page.html: within 1: words" in parts
    found = {name: canaries(part) for one in evidence for name, part in unpacked(*one)}
    assert {name: some for name, some in found.items() if some} == {}


def test_nothing_is_hidden_in_the_workbook(evidence):
    (name, content), _page = evidence
    parts = {one.removeprefix(f"{name}: "): part for one, part in unpacked(name, content)}
    kinds = {re.sub(r"\d+", "", one) for one in parts if " of a part" not in one}
    assert kinds == PARTS | {name, "remark", "xl/media/image.png: words"}
    assert parts["remark"] == b""
    assert set(re.findall(rb'<sheet [^>]*state="(\w+)"', parts["xl/workbook.xml"])) == {b"visible"}
    assert b"<definedName " not in parts["xl/workbook.xml"]
    every = b"".join(parts.values())
    for sign in (
        b'hidden="1"',
        b'hidden="true"',
        b"outlineLevel",
        b"<f>",
        b"<f ",
        b"legacyDrawing",
    ):
        assert sign not in every
    values = re.findall(rb"<v>([^<]*)</v>", every)
    assert values
    assert not [one for one in values if not re.fullmatch(rb"\d+(\.\d)?", one)]


def test_the_workbook_names_nobody_and_no_machine(evidence):
    with zipfile.ZipFile(io.BytesIO(evidence[0][1])) as archive:
        about = archive.read("docProps/core.xml") + archive.read("docProps/app.xml")
        moments = {(one.date_time, one.create_system) for one in archive.infolist()}
    assert set(re.findall(rb"<(?:\w+:)?(\w+)[ >]", about)) == {
        *(b"coreProperties", b"title", b"created", b"modified"),
        *(b"Properties", b"Application", b"AppVersion"),
    }
    assert moments == {((1980, 1, 1, 0, 0, 0), 0)}


def test_the_workbook_leads_nowhere_but_to_the_page_of_gaps(evidence, school):
    links = [
        target.decode()
        for one, part in unpacked(*evidence[0])
        if one.endswith(".rels")
        for target in re.findall(rb'Target="([^"]*)" TargetMode="External"', part)
    ]
    assert [one.partition("?")[0] for one in links] == [GAPS, GAPS]
    assert all("measure=suspended" in one for one in links)
    assert school.link.encode() not in b"".join(part for _name, part in unpacked(*evidence[0]))


def test_the_page_asks_nobody_and_hides_nothing(evidence):
    page = evidence[1][1].decode()
    assert "default-src 'none'" in page
    assert set(re.findall(r'(?:src|href|action|data|poster)="([^"]{0,22})', page)) == {
        "data:image/png;base64,"
    }
    assert (
        set(re.findall(r"url\(|@import|<!--|<script|<link|\bhidden|display: none", page)) == set()
    )
