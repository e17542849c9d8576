"""The .ecop file: plain tools find no row in it, it opens as it was, and no bad file does harm."""

import hashlib
import io
import json
import zipfile

import pytest
from messy_school import files, school

from equity.chain import bringing, focusing, keeping, presenting, sharing, workspaces
from equity.intake.limits import FILE_BYTES
from equity.problems import Problem
from equity.question import Question
from equity.vocabulary import Area
from homes import copied, made_once

BY_RACE = Question(measures=("suspended",), by=("race_ethnicity",))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Load a school once, with a card, a choice and an order; each test gets a copy."""
    with made_once(tmp_path_factory, "loaded") as home:
        workspace = workspaces.create("Escuela Ñandú")
        bringing.load(workspace, bringing.read(files(school(5), 5)).readings)
        card, _other = (
            keeping.keep(
                workspace,
                question=BY_RACE,
                measure="suspended",
                group=group,
                notice=said,
                wonder="",
            )
            for group, said in ((("Black or African American",), "One"), (("White",), ""))
        )
        keeping.note(workspace, card.id, notice="Two")
        focusing.choose(workspace, Area.DISCIPLINE, card.id, reason="Class time")
        presenting.order(workspace, [card.id])
        sharing.export(workspace)
        workspace.close_for_good()
    return home


@pytest.fixture
def made(loaded, tmp_path):
    return copied(loaded, tmp_path)


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts, *, compression=zipfile.ZIP_DEFLATED):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return memory.getvalue()


def changed(content, name, part):
    """Give the file with another part, whose checksum is right."""
    parts = unpacked(content) | {name: part}
    manifest = json.loads(parts["manifest.json"])
    manifest["parts"][name] = hashlib.sha256(part).hexdigest()
    return packed(parts | {"manifest.json": json.dumps(manifest)})


def with_manifest(content, **changes):
    parts = unpacked(content)
    manifest = json.loads(parts["manifest.json"]) | changes
    return packed(parts | {"manifest.json": json.dumps(manifest)})


def test_plain_tools_find_no_id_no_key_and_no_person_in_the_file(made):
    with made.rows() as cursor:
        hashed = {one for (one,) in cursor.execute("SELECT person FROM roster").fetchall()}
    parts = unpacked(sharing.export(made))
    everything = b"\n".join(parts.values()).decode("utf-8")
    assert len(hashed) > 100
    assert not [one for one in hashed if one in everything]
    assert made.key.hex() not in everything
    assert made.link not in everything
    assert made.id not in everything
    tables = {name: json.loads(part) for name, part in parts.items() if name != "manifest.json"}
    assert "person" not in {column for one in tables.values() for column in one["columns"]}
    assert "One\nTwo" in {row[2] for row in tables["notebook.json"]["rows"]}


def test_the_manifest_names_version_and_checksum_of_every_part(made):
    parts = unpacked(sharing.export(made))
    manifest = json.loads(parts.pop("manifest.json"))
    assert manifest["version"] == 3
    assert manifest["name"] == "Escuela Ñandú"
    sums = {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}
    assert manifest["parts"] == sums


def test_an_opened_file_is_a_sealed_workspace_with_the_same_choices_and_notes(made):
    opened = sharing.open_file("x.ecop", sharing.export(made))
    assert opened.is_sealed
    assert (opened.name, opened.is_sample) == (made.name, made.is_sample)
    assert opened.link != made.link
    assert keeping.cards(opened) == keeping.cards(made)
    assert [one.notice for one in keeping.cards(opened)] == ["One\nTwo", ""]
    assert focusing.history(opened) == focusing.history(made)
    assert {path.name.removesuffix(".wal") for path in opened.folder.iterdir()} == {
        "about.json",
        "link",
        "room.duckdb",
    }


def test_what_is_written_later_is_still_the_newest(made):
    opened = sharing.open_file("x.ecop", sharing.export(made))
    first = keeping.cards(opened)[0]
    keeping.note(opened, first.id, notice="Three")
    again = sharing.open_file("x.ecop", sharing.export(opened))
    assert [one.notice for one in keeping.cards(again)] == ["One\nTwo\nThree", ""]


def test_a_sealed_workspace_can_be_exported_too(made):
    before = unpacked(sharing.export(made))
    workspaces.seal(made)
    assert unpacked(sharing.export(made)) == before


def refused(content, words):
    known = workspaces.listing()
    with pytest.raises(Problem, match=words):
        sharing.open_file("x.ecop", content)
    assert workspaces.listing() == known


BAD_TABLES = {
    "no JSON": b"{",
    "no table": b"[]",
    "another column": b'{"columns": ["person"], "rows": [["1"]]}',
    "a column too few": b'{"columns": ["thing", "field", "text", "writer"], "rows": []}',
    "a row too short": b'{"columns": ["thing","field","text","writer","moment"],"rows":[["a"]]}',
    "a card that is none": b'{"columns": ["thing","field","text","writer","moment"],'
    b'"rows":[["card:1","kept","{","room","2026-01-01"]]}',
    "a choice that is none": b'{"columns": ["thing","field","text","writer","moment"],'
    b'"rows":[["focus:discipline","decision","[]","room","2026-01-01"]]}',
    "an order that is none": b'{"columns": ["thing","field","text","writer","moment"],'
    b'"rows":[["deck","order","3","room","2026-01-01"]]}',
    "too deep": b"[" * 200_000,
}


@pytest.mark.parametrize("case", BAD_TABLES)
def test_a_table_that_is_none_opens_nothing(made, case):
    refused(changed(sharing.export(made), "notebook.json", BAD_TABLES[case]), "cannot be opened")


def test_a_changed_missing_foreign_or_cut_part_opens_nothing(made):
    content = sharing.export(made)
    parts = unpacked(content)
    table = parts["notebook.json"]
    refused(packed(parts | {"notebook.json": table.replace(b"One", b"Six")}), "cannot be opened")
    refused(packed({"manifest.json": parts["manifest.json"]}), "cannot be opened")
    refused(packed({"notebook.json": table}), "cannot be opened")
    refused(changed(content, "roster.json", table), "cannot be opened")
    refused(changed(content, "../../escape.json", table), "cannot be opened")
    refused(packed(parts | {"/etc/more.json": b"{}"}), "cannot be opened")
    refused(with_manifest(content, parts={}), "cannot be opened")
    for length in (0, 10, len(content) // 2, len(content) - 1):
        refused(content[:length], "cannot be opened")


def test_a_file_with_one_wrong_byte_opens_nothing_or_is_the_same(made):
    content = sharing.export(made)
    same = keeping.cards(made)
    for at in range(0, len(content), max(1, len(content) // 40)):
        wrong = bytes([*content[:at], content[at] ^ 0x5A, *content[at + 1 :]])
        try:
            opened = sharing.open_file("x.ecop", wrong)
        except Problem:
            continue
        assert keeping.cards(opened) == same


@pytest.mark.parametrize(
    "changes",
    [{"format": "other"}, {"version": "1"}, {"version": None}, {"parts": 3}, {"parts": {"a": 1}}],
)
def test_a_manifest_that_is_none_opens_nothing(made, changes):
    refused(with_manifest(sharing.export(made), **changes), "cannot be opened")


def test_a_file_of_a_newer_app_says_so(made):
    refused(with_manifest(sharing.export(made), version=4), "needs a newer app")


def test_a_file_of_an_older_app_says_so(made):
    refused(with_manifest(sharing.export(made), version=1), "made by an older app")


def test_a_file_that_unpacks_without_end_is_not_unpacked(made, monkeypatch):
    content = sharing.export(made)
    refused(b"0" * (FILE_BYTES + 1), "too large")
    monkeypatch.setattr("equity.store.room_file.PART_BYTES", 1_000)
    bomb = changed(content, "notebook.json", b" " * 5_000_000)
    assert len(bomb) < 20_000
    refused(bomb, "too large")
    huge = packed({"manifest.json": b" " * 5_000_000})
    refused(huge, "too large")
