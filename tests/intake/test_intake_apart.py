"""Large files and workbooks are read in a process of their own; whatever it does, the app lives."""

import io
import os
import signal
import time
from pathlib import Path

import pytest
from workbooks import workbook

from equity.intake import apart, limits, reader
from equity.intake.wire import send_sheet
from equity.problems import Problem

ROWS = 90_000
SECONDS = 3
LARGE = (
    "Lincoln – high\n\nid,race,grade,a,b,c,d,e\n"
    + "".join(f"{row:06d},Two – or more,{row % 4 + 9},,x,x,x,x\n" for row in range(ROWS))
    + "1,2,3,4,5,6,7,8,too long\nTotal,,,,,,,9\n"
).encode()


class StopError(Exception):
    pass


def pid_of_the_next() -> int:
    """Give the number of the process that will read the next file."""
    apart.warm_up()
    return apart._kept[0].process.pid


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def small_workbook() -> bytes:
    return workbook([["id", "race"], ["007", "Ñ"], [], [8, 0.5], ["Total", 2]])


def test_what_is_read_apart_is_what_is_read_here():
    assert len(LARGE) > apart.SMALL
    for name, content in (("large.csv", LARGE), ("small.xlsx", small_workbook())):
        for one, other in zip(apart.read(name, content), reader.read(name, content), strict=True):
            assert one.frame.equals(other.frame)
            assert one.frame.dtypes.tolist() == other.frame.dtypes.tolist()
            assert one.frame.index.tolist() == other.frame.index.tolist()
            for part in ("file", "name", "format", "encoding", "header_row", "labels"):
                assert getattr(one, part) == getattr(other, part)
            assert (one.listed, one.notes, one.around) == (other.listed, other.notes, other.around)
            assert one.listed


def test_a_table_of_two_thousand_columns_is_sent_at_once():
    width = 1_929  # as wide as the federal file of 2013-14
    content = (
        ",".join(f"c{place}" for place in range(width)) + "\n" + "1," * width + "\n"
    ).encode()
    (sheet,) = reader.read("wide.csv", content)
    wire, start = io.BytesIO(), time.process_time()
    send_sheet(wire, sheet)
    assert time.process_time() - start < SECONDS


def test_one_process_reads_one_file_after_the_other():
    first = pid_of_the_next()
    apart.read("large.csv", LARGE)
    with pytest.raises(Problem, match=r"damaged"):
        apart.read("broken.xlsx", b"PK\x03\x04" + bytes(200))
    assert pid_of_the_next() == first


def test_progress_is_told_in_rows():
    told = []
    apart.read("large.csv", LARGE, lambda rows, all_rows: told.append((rows, all_rows)))
    rows, all_rows = max(told)
    assert 0 < rows <= ROWS + 2 <= all_rows + 1


def test_who_stops_the_reading_ends_the_process_and_loses_nothing():
    pid = pid_of_the_next()

    def stop(_rows, _all_rows):
        raise StopError

    with pytest.raises(StopError):
        apart.read("large.csv", LARGE, stop)
    assert not is_alive(pid)
    assert len(apart.read("large.csv", LARGE)[0].frame) == ROWS


def test_a_process_that_is_killed_is_a_problem_and_the_next_file_is_read():
    pid = pid_of_the_next()

    def kill(rows, _all_rows):
        if rows and is_alive(pid):
            os.kill(pid, signal.SIGKILL)

    with pytest.raises(Problem) as problem:
        apart.read("large.csv", LARGE, kill)
    assert "'large.csv' took more memory than is allowed" in problem.value.what_happened
    assert len(apart.read("large.csv", LARGE)[0].frame) == ROWS


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="limits are told from /proc")
def test_a_file_that_needs_too_much_memory_is_a_problem_and_the_next_file_is_read(monkeypatch):
    apart._end_all()  # one that read before may have memory left over
    with monkeypatch.context() as less:
        less.setattr(limits, "_MEGABYTES", 2)
        with pytest.raises(Problem, match=r"more memory than is allowed"):
            apart.read("large.csv", LARGE)
    assert len(apart.read("large.csv", LARGE)[0].frame) == ROWS


def test_a_file_that_takes_too_long_is_a_problem_and_its_process_is_gone(monkeypatch):
    pid = pid_of_the_next()
    os.kill(pid, signal.SIGSTOP)  # it does nothing any more
    monkeypatch.setattr(limits, "_SECONDS", 1)
    start = time.monotonic()
    with pytest.raises(Problem, match=r"more than 1 seconds"):
        apart.read("small.xlsx", small_workbook())
    assert time.monotonic() - start < 10
    assert not is_alive(pid)
