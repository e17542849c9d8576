"""What plain tools find on the disk: no person outside the rows, no name even there."""

import json
from pathlib import Path

from canaries import ANSWERS, PUPILS, Numbers, averages, canaries, texts
from plain_tools import tables, unpacked
from what_is_seen import Crowd

from equity.chain import sharing, workspaces
from equity.store.workspace import ROOM_FILE, ROWS_FILE

EACH = Numbers(averages(), signs=7)
K = 10
TEXT = -2
"""The column of a release that holds its text; after it comes the date of a correction."""


def leaks(parts) -> list[tuple[str, set]]:
    found = ((name, canaries(part) | EACH.found(part)) for name, part in parts)
    return [(name, some) for name, some in found if some]


def at_rest(school) -> Path:
    """Give the folder with all files closed."""
    school.close_for_good()
    return school.folder


def contents(folder: Path, *, but: str = "") -> list[tuple[str, bytes]]:
    """Give every file of the folder as it lies there, and the tables of its databases."""
    files = [path for path in sorted(folder.iterdir()) if not but or not path.name.startswith(but)]
    parts = [(path.name, path.read_bytes()) for path in files]
    for path in files:
        if path.suffix == ".duckdb":
            parts += [(f"{path.name}: {name}", rows) for name, rows in tables(path)]
    return parts


def hashed_ids(folder: Path) -> set[str]:
    roster = dict(tables(folder / ROWS_FILE))["roster"].decode().splitlines()
    place = json.loads(roster[0]).index("person")
    return {json.loads(line)[place] for line in roster[1:]}


def test_beside_the_rows_no_file_has_a_canary_or_an_id(school):
    folder = at_rest(school)
    parts = contents(folder, but=ROWS_FILE)
    assert {"room.duckdb: releases", "room.duckdb: notebook", "about.json"} <= dict(parts).keys()
    assert leaks(parts) == []
    hashed, key = hashed_ids(folder), (folder / "key").read_bytes()
    assert len(hashed) == len(PUPILS)
    for name, part in parts:
        assert not [one for one in hashed if one.encode() in part], name
        assert name == "key" or (key not in part and key.hex().encode() not in part), name


def test_the_rows_hold_no_name_id_address_or_birth_date(school):
    parts = [part for part in contents(at_rest(school)) if part[0].startswith(f"{ROWS_FILE}: ")]
    found = {name: texts(rows) for name, rows in parts}
    assert {name for name, some in found.items() if some} == {f"{ROWS_FILE}: comments"}
    assert not [one for one in texts((school.folder / ROWS_FILE).read_bytes()) if one[0].isdigit()]
    assert sum(rows.count(b"\n") for _name, rows in parts) > len(PUPILS) + len(ANSWERS)
    assert EACH.found(dict(parts)[f"{ROWS_FILE}: academics"])


def test_a_sealed_folder_has_no_row_left(school):
    workspaces.seal(school)
    parts = contents(at_rest(school))
    assert not [name for name, _part in parts if name.startswith((ROWS_FILE, "key"))]
    assert leaks(parts) == []


def releases(parts) -> list[dict]:
    """Read the releases that a table's lines hold, each a text of JSON."""
    return [json.loads(json.loads(line)[TEXT]) for line in parts.decode().splitlines()[1:]]


def test_no_group_of_fewer_than_ten_has_a_number_in_the_room_file(school):
    kept = releases(dict(tables(at_rest(school) / ROOM_FILE))["releases"])
    crowds = {True: Crowd.of(ANSWERS), False: Crowd.of(PUPILS)}
    seen = 0
    for release in kept:
        crowd = crowds[release["measure"].startswith(("item.", "topic."))]
        for conditions, beside, _low, _high, fewest, _most in release["shown"]:
            row = crowd.row((tuple(map(tuple, conditions)), beside and tuple(beside)))
            assert row @ crowd.everybody >= fewest >= K
            seen += 1
    assert len(kept) > 10
    assert seen > 300


def test_the_file_for_another_computer_holds_what_the_room_file_holds(school):
    parts = dict(unpacked("file", sharing.export(school)))
    assert leaks(parts.items()) == []
    room = dict(tables(at_rest(school) / ROOM_FILE))
    lines = [json.loads(line) for line in room["releases"].decode().splitlines()[1:]]
    written = json.loads(parts["file: releases.json"])["rows"]
    assert sorted(row[TEXT] for row in written) == sorted(row[TEXT] for row in lines)
    assert parts.keys() >= {"file: manifest.json", "file: notebook.json"}
