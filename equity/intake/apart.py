"""Reads a file in a process of its own: whatever it holds, the app lives on.

The process may use only so much memory and time, and ends when nobody waits for it any more. One
that is done is kept for the next file, because starting it takes a second. A small text can do no
harm and is read here.
"""

import atexit
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread
from typing import IO, cast

from equity.intake import reader
from equity.intake.cutting import Progress
from equity.intake.limits import MEGABYTE, megabytes_allowed, rows_allowed, seconds_allowed
from equity.intake.sheet import Sheet
from equity.intake.wire import Kind, receive, send, send_words, sheets
from equity.language import _, spoken
from equity.problems import Problem

SMALL = 2 * MEGABYTE
"""A text of so many bytes is read here."""

_LARGE = 10 * MEGABYTE
"""A process that read more holds memory that it does not give back: it is not kept."""

_WAIT = 0.2

_kept: list["Child"] = []
_lock = Lock()


def read(name: str, content: bytes, progress: Progress = reader.unseen) -> tuple[Sheet, ...]:
    """Give every table of a file, as `reader.read` does, or a Problem; nothing else can happen.

    `progress` is told how many rows are read and about how many there are, also while there is
    nothing new to tell: what it raises stops the reading at once.
    """
    if len(content) <= SMALL and not reader.is_archive(content):
        return reader.read(name, content, progress)
    reader.check(name, content)
    child = _take()
    try:
        return child.read(name, content, progress)
    finally:
        _put_back(child)


def warm_up() -> None:
    """Start a process for the files that come next; nobody waits for it."""
    _put_back(_take())


def _take() -> "Child":
    with _lock:
        while _kept:
            child = _kept.pop()
            if child.is_ready:
                return child
            child.end()
    return Child()


def _put_back(child: "Child") -> None:
    with _lock:
        if child.is_ready and not _kept:
            _kept.append(child)
            return
    child.end()


class Child:
    """A process that reads one file after the other."""

    def __init__(self) -> None:
        self._works = False
        self._is_worn = False
        self._frames: Queue[tuple[Kind, bytes] | None] = Queue(maxsize=4)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "equity.intake.child"],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"ARROW_DEFAULT_MEMORY_POOL": "system"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._into = cast("IO[bytes]", self.process.stdin)
        self._from = cast("IO[bytes]", self.process.stdout)
        Thread(target=self._listen, name="listen to a reader", daemon=True).start()

    @property
    def is_ready(self) -> bool:
        """Tell whether it can take a file."""
        return not (self._works or self._is_worn) and self.process.poll() is None

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.wait()
        while self._frames.get() is not None:  # until its listener has gone
            pass
        for pipe in (self._into, self._from):
            with suppress(OSError):
                pipe.close()

    def read(self, name: str, content: bytes, progress: Progress) -> tuple[Sheet, ...]:
        """Have it read a file; a Problem where it cannot, or takes too long or too much memory."""
        self._works = True
        self._is_worn = len(content) > _LARGE
        with suppress(OSError):  # it ended before it had the file: then no answer comes
            job = {"name": name, "rows": rows_allowed(), "megabytes": megabytes_allowed()}
            send_words(self._into, Kind.JOB, **job, language=spoken())
            send(self._into, Kind.CONTENT, content)
        found = sheets(self._answer(name, progress))
        self._works = False
        return found

    def _answer(self, name: str, progress: Progress) -> Iterator[tuple[Kind, bytes]]:
        """Give the frames of the sheets; tell the progress, raise the Problem."""
        latest = time.monotonic() + seconds_allowed()
        rows = all_rows = 0
        while True:
            try:
                frame = self._frames.get(timeout=_WAIT)
            except Empty:
                progress(rows, all_rows)
                if time.monotonic() > latest:
                    raise _too_slow(name) from None
                continue
            if frame is None:
                self._frames.put(None)  # for `end`
                raise _ended(name)
            if frame[0] is Kind.PROBLEM:
                self._works = False
                raise Problem(*json.loads(frame[1])["words"])
            if frame[0] is Kind.PROGRESS:
                told = json.loads(frame[1])
                rows, all_rows = told["rows"], told["all"]
                progress(rows, all_rows)
            else:
                yield frame

    def _listen(self) -> None:
        with suppress(EOFError, OSError, ValueError):
            while True:
                self._frames.put(receive(self._from))
        self._frames.put(None)


def _end_all() -> None:
    while _kept:
        _kept.pop().end()


atexit.register(_end_all)


def _ended(name: str) -> Problem:
    return Problem(
        _("The file could not be read"),
        _(
            "Reading '{file}' took more memory than is allowed, or it is damaged. "
            "Nothing else was touched.",
            file=name,
        ),
        _("Open it in Excel, keep the columns that you need, and save it again as CSV or XLSX."),
    )


def _too_slow(name: str) -> Problem:
    return Problem(
        _("The file could not be read"),
        _(
            "Reading '{file}' took more than {most} seconds. Nothing else was touched.",
            file=name,
            most=seconds_allowed(),
        ),
        _("Keep the rows and columns that you need and save it again, best as CSV."),
    )
