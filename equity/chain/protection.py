"""Protecting that goes on behind the pages: one workspace at a time, each cube in a worker.

What is protected stays, whatever ends the work. What the end of the app interrupted goes on when
the workspace is opened again; what a person stopped goes on when a person says so.
"""

import contextvars
from collections.abc import Iterator, Sequence
from threading import Event, Lock, Thread

from equity.chain import releasing, who
from equity.chain.answering import MIN_GROUP
from equity.chain.releasing import Missing, Outdated
from equity.chain.worker import EndedError, Keys, Texts, Worker
from equity.language import _
from equity.numbers import Cube
from equity.problems import Problem
from equity.store import notebook
from equity.store.workspace import Gone, Workspace

THING, STOPPED, WRITER = "protection", "stopped", "facilitator"
WAIT = 0.1
"""Seconds between two looks at whose turn it is."""

_turn = Lock()
_known: dict[str, "Protection"] = {}
_starting = Lock()


class Protection:
    """The protecting of one workspace, in a thread of its own from the beginning.

    `share` (0 to 1) and `words` say how far it is. Where it failed there is a `problem`.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.share = 0.0
        self.words = _("Protecting small groups")
        self.problem: Problem | None = None
        self._ends = Event()
        self._worker: Worker | None = None
        self._working = Lock()
        context = contextvars.copy_context()
        self._thread = Thread(
            target=context.run, args=(self._run,), name="protect small groups", daemon=True
        )
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Tell whether it goes on."""
        return self._thread.is_alive()

    def wait(self, *, seconds: float | None = None) -> None:
        """Wait for its end."""
        self._thread.join(seconds)

    def end(self) -> None:
        """End it now; what is protected by then stays."""
        self._ends.set()
        with self._working:
            if self._worker:
                self._worker.end()
        self._thread.join()

    def _run(self) -> None:
        while not _turn.acquire(timeout=WAIT):
            if self._ends.is_set():
                return
        try:
            self._protect()
        finally:
            _turn.release()

    def _protect(self) -> None:
        try:
            releasing.protect(self.workspace, k=MIN_GROUP, progress=self._tell, make=self._make)
            who.keep(self.workspace)
        except Gone:
            pass  # whoever deleted it knows
        except Outdated:
            self._protect()
        except Problem as problem:
            self.problem = problem
        except Exception:
            if not self._ends.is_set():
                self.problem = _failed(self.words)

    def _make(self, cube: Cube, k: int, bundles: Sequence[Keys]) -> Iterator[Texts]:
        with self._working:
            if self._ends.is_set():
                raise EndedError
            if self._worker:
                self._worker.end()  # it may still protect data that changed since
            worker = self._worker = Worker(cube, k, bundles)
        yield from worker.releases()

    def _tell(self, share: float, words: str) -> None:
        self.share, self.words = share, words


def of(workspace: Workspace) -> Protection | None:
    """Give the protecting of a workspace, None where none began since the app started."""
    return _known.get(workspace.id)


def start(workspace: Workspace) -> None:
    """Begin to protect what is not protected yet; what is under way begins again."""
    with _starting:
        end(workspace)
        if was_stopped(workspace):
            _write(workspace, "")
        _known[workspace.id] = Protection(workspace)


def stop(workspace: Workspace) -> None:
    """Stop protecting until a person starts it again; what is protected by then stays."""
    _write(workspace, "yes")
    end(workspace)


def end(workspace: Workspace) -> None:
    """End what is under way, and forget how it ended."""
    under_way = _known.pop(workspace.id, None)
    if under_way:
        under_way.end()


def go_on(workspace: Workspace) -> tuple[Missing, ...]:
    """Give what is not protected yet; begin with it where the end of the app interrupted that."""
    missing = releasing.missing(workspace, k=MIN_GROUP)
    if missing and not workspace.is_sealed:
        with _starting:
            before = _known.get(workspace.id)
            has_ended_well = before is None or not (before.is_running or before.problem)
            if has_ended_well and not was_stopped(workspace):
                _known[workspace.id] = Protection(workspace)
    return missing


def was_stopped(workspace: Workspace) -> bool:
    """Tell whether a person stopped it."""
    return bool(notebook.newest(workspace, THING).get(THING, {}).get(STOPPED))


def _write(workspace: Workspace, text: str) -> None:
    notebook.write(workspace, thing=THING, field=STOPPED, text=text, writer=WRITER)


def _failed(words: str) -> Problem:
    return Problem(
        _("Some numbers could not be protected"),
        _("It ended at: {words}. Nothing of what was left is shown.", words=words),
        _("Try again. If it ends there again, close other programs and bring fewer ways to group."),
    )
