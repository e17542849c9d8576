"""Protecting in a process of its own: pages stay quick, and whoever cancels waits for nothing.

The process is given one cube as values and gives texts back. It opens no file and no database, says
nothing else, and ends when the app ends.
"""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

from equity.numbers import Cube
from equity.privacy.protecting import Gate

HOUSE = Path(__file__).parents[2]
COURTESY = 10
"""How far the process steps back behind the pages, where the computer knows of such a thing."""

Keys = tuple[str, ...]
"""Measures that are tied."""

Texts = dict[str, str]
"""The release of each of some tied measures, as a text."""


class EndedError(Exception):
    """The process ended before its work did."""


def here(cube: Cube, k: int, bundles: Sequence[Keys]) -> Iterator[Texts]:
    """Protect tied measures one after the other, in this process."""
    gate = Gate(cube, k)
    for keys in bundles:
        yield {one.measure: one.to_text() for one in gate.protect(keys)}


class Worker:
    """A process that protects measures of one cube; `end` ends it at once."""

    def __init__(self, cube: Cube, k: int, bundles: Sequence[Keys]) -> None:
        self._bundles = bundles
        self._work = pickle.dumps((cube, k, tuple(bundles)))
        paths = filter(None, (str(HOUSE), os.environ.get("PYTHONPATH")))
        self._process = subprocess.Popen(  # noqa: S603 - made here, of no text from elsewhere
            [sys.executable, "-m", __name__],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what went wrong could quote a row
        )

    def releases(self) -> Iterator[Texts]:
        """Give the releases of each bundle as they are made; EndedError where the process ended."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise EndedError
        try:
            process.stdin.write(self._work)
            process.stdin.flush()
            for _keys in self._bundles:
                yield json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:  # no line, half a line, or no pipe any more
            raise EndedError from error

    def end(self) -> None:
        """End the process, whatever it is doing; whoever comes second changes nothing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was not sent by then is for nobody
                if pipe is not None:
                    pipe.close()


def main() -> None:
    """Read a cube from standard input and write a line for each bundle; only a `Worker` asks."""
    lines = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints is no line
    if hasattr(os, "nice"):
        os.nice(COURTESY)
    cube, k, bundles = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the app that started this
    Thread(target=_end_with_the_app, daemon=True).start()
    for texts in here(cube, k, bundles):
        lines.write(json.dumps(texts) + "\n")
        lines.flush()


def _end_with_the_app() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
