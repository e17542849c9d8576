"""The process that reads files: `python -m equity.intake.child`, started by `apart`.

It takes one file after the other on its standard input, and may use only so much memory for each.
What it writes goes to its standard output, framed; nothing else does.
"""

import json
import os
import time
from pathlib import Path
from typing import IO, Any

from equity.intake.limits import MAX_ROWS, MEGABYTE
from equity.intake.reader import read
from equity.intake.sheet import Sheet
from equity.intake.wire import Kind, receive, send_sheet, send_words
from equity.language import speak
from equity.problems import Problem

try:
    import resource
except ImportError:  # Windows has no such limits; the app watches the time everywhere
    resource = None  # type: ignore[assignment]

_PAUSE = 0.1


def main() -> None:
    """Read files until the app ends or closes the pipe."""
    wire = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints goes nowhere
    with os.fdopen(os.dup(0), "rb") as jobs:
        while _read_one(jobs, wire):
            pass


def _read_one(jobs: IO[bytes], wire: IO[bytes]) -> bool:
    """Read the next file and send what came of it; tell whether there was one."""
    try:
        job = json.loads(receive(jobs)[1])
        _limit(job)
        sheets = list(read(job["name"], receive(jobs)[1], _told(wire)))
    except EOFError:
        return False
    except Problem as problem:
        words = (problem.title, problem.what_happened, problem.what_to_do)
        send_words(wire, Kind.PROBLEM, words=words)
        return True
    _send(wire, sheets)
    return True


def _send(wire: IO[bytes], sheets: list[Sheet]) -> None:
    while sheets:
        send_sheet(wire, sheets.pop(0))
    send_words(wire, Kind.END)


def _limit(job: dict[str, Any]) -> None:
    """Take over the app's language and limits; whatever asks for more memory than allowed ends."""
    speak(job["language"])
    os.environ[MAX_ROWS] = str(job["rows"])
    used = Path("/proc/self/statm")
    if resource and used.exists():
        now = int(used.read_text("utf-8").split()[0]) * resource.getpagesize()
        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (now + job["megabytes"] * MEGABYTE, most))


def _told(wire: IO[bytes]) -> Any:
    """Give what tells the app how many rows are read, a few times a second."""
    last = 0.0

    def tell(rows: int, all_rows: int) -> None:
        nonlocal last
        if time.monotonic() - last > _PAUSE:
            last = time.monotonic()
            send_words(wire, Kind.PROGRESS, rows=rows, all=all_rows)

    return tell


if __name__ == "__main__":
    main()
