"""Protecting in processes of its own: pages stay quick, and whoever cancels waits for nothing.

A process is given one cube as values, then tied measures one after the other, and gives texts back.
It opens no file and no database, says nothing else, and ends when the app ends.
"""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

from equity.numbers import Cube
from equity.privacy.protecting import Gate

HOUSE = Path(__file__).parents[2]
COURTESY = 10
"""How far a process steps back behind the pages, where the computer knows of such a thing."""

MOST_PROCESSES = 4
"""On computers with many cores more would mostly cost memory."""

Keys = tuple[str, ...]
"""Measures that are tied."""

Texts = dict[str, str]
"""The release of each of some tied measures, as a text."""


class EndedError(Exception):
    """The process ended before its work did."""


def here(cube: Cube, k: int, bundles: Iterable[Keys]) -> Iterator[Texts]:
    """Protect tied measures one after the other, in this process."""
    gate = Gate(cube, k)
    for keys in bundles:
        yield {one.measure: one.to_text() for one in gate.protect(keys)}


class Worker:
    """Processes that protect measures of one cube, as many as there are cores; `end` ends them.

    Each takes the next tied measures when it is done with its last. What comes of measures does not
    depend on the others, so neither on who took which.
    """

    def __init__(self, cube: Cube, k: int, bundles: Sequence[Keys]) -> None:
        self._bundles = bundles
        work = pickle.dumps((cube, k))
        count = max(1, min(_cores(), len(bundles), MOST_PROCESSES))
        self._processes = [_Process(work) for _place in range(count)]
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        for one in self._processes:
            self._idle.put(one)

    def releases(self) -> Iterator[Texts]:
        """Give the releases of each bundle in turn; EndedError where a process ended before."""
        with ThreadPoolExecutor(len(self._processes)) as threads:
            try:
                yield from threads.map(self._release, self._bundles)
            finally:
                self.end()

    def _release(self, keys: Keys) -> Texts:
        process = self._idle.get()
        try:
            return process.release(keys)
        finally:
            self._idle.put(process)

    def end(self) -> None:
        """End the processes, whatever they are doing; whoever comes second changes nothing."""
        for one in self._processes:
            one.end()


class _Process:
    """One process and its pipes."""

    def __init__(self, work: bytes) -> None:
        self._unsent, self._ending = work, Lock()
        paths = filter(None, (str(HOUSE), os.environ.get("PYTHONPATH")))
        alone = {"PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(  # noqa: S603 - made here, of no text from elsewhere
            [sys.executable, "-m", __name__],
            env=os.environ | alone,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what went wrong could quote a row
        )

    def release(self, keys: Keys) -> Texts:
        """Give the releases of tied measures; EndedError where the process ended."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise EndedError
        try:
            process.stdin.write(self._unsent + pickle.dumps(keys))
            process.stdin.flush()
            self._unsent = b""
            texts: Texts = json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:  # no line, half a line, or no pipe any more
            raise EndedError from error
        return texts

    def end(self) -> None:
        """End it at once; two who end it at the same time take turns at its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with self._ending, suppress(OSError):  # what was not sent by then is for nobody
                if pipe is not None:
                    pipe.close()


def _cores() -> int:
    """Give how many processes can work here at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """Read a cube, then tied measures, and write a line for each; only a `Worker` asks."""
    lines = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints is no line
    if hasattr(os, "nice"):
        os.nice(COURTESY)
    asked: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(asked,), daemon=True).start()
    cube, k = asked.get()
    for texts in here(cube, k, iter(asked.get, None)):
        lines.write(json.dumps(texts) + "\n")
        lines.flush()


def _listen(asked: "SimpleQueue[Any]") -> None:
    """Read what the app asks for, and end with the app."""
    try:
        while True:
            asked.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - written by the app that started this
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
