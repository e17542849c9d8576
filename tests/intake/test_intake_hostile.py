"""Each hostile file gets its verdict within seconds, and nothing is written outside."""

import time

import pytest
from hostile_files import ARCHIVES, Hostile
from hostile_texts import TEXTS

from equity.chain import bringing
from equity.chain.checked import FileReport

HOSTILE = ARCHIVES | TEXTS
SECONDS = 10


def found_of(brought: bringing.Brought) -> tuple[list[str], tuple[FileReport, ...]]:
    """Give every sentence about the files, and their reports."""
    reports = bringing.check(brought.readings)
    notes = [note for one in brought.readings for note in one.sheet.notes]
    return [*notes, *(check.sentence for one in reports for check in one.checks)], reports


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gets_its_verdict(hostile: Hostile, tmp_path, monkeypatch):
    here = tmp_path / "a" / "b" / "c"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    content = hostile.content
    start = time.process_time()
    brought = bringing.read([(hostile.file, content)])
    sentences, reports = found_of(brought)
    assert time.process_time() - start < SECONDS
    assert sorted(tmp_path.glob("a/**/*")) == [here.parent, here]
    if hostile.verdict == "reject":
        (problem,) = brought.problems
        assert hostile.says in str(problem)
        assert hostile.file in problem.what_happened
        assert brought.readings == ()
        return
    sheet = brought.readings[0].sheet
    assert brought.problems == ()
    assert {label: sheet.column(label).tolist() for label in hostile.cells} == hostile.cells
    assert sheet.header_row == hostile.header_row
    assert hostile.says in "\n".join(sentences)
    if hostile.rows:
        assert (reports[0].rows_in, reports[0].loaded) == hostile.rows
    assert (sheet.notes == () and sheet.listed == ()) or hostile.verdict == "warn"
    assert hostile.says or hostile.verdict == "ok"


def test_there_are_as_many_as_were_thought_of():
    assert len(HOSTILE) >= 50
    assert {one.verdict for one in HOSTILE.values()} == {"reject", "warn", "ok"}
