"""Loading that goes on when its visitor leaves the page or closes the tab."""

import contextvars
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Thread

from equity.chain import bringing, grouping, merging, protection, sealed_years, themes, workspaces
from equity.chain.checked import CheckReport
from equity.chain.merging import Groups
from equity.intake.mapping import Reading
from equity.language import _
from equity.measures import Theme
from equity.store.workspace import Workspace
from equity.ui import state
from equity.vocabulary import Merges


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to group that files have, and those that the room will have, in their order.

    `groups` are those of the files, `merged` is what becomes one of them. `themes` are what is
    looked for in what people write, None for those of the room. Nothing is chosen where the room
    has its ways already.
    """

    known: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    groups: Groups = field(default_factory=dict)
    merged: Merges = field(default_factory=dict)
    themes: tuple[Theme, ...] | None = None


class _Stopped(Exception):  # noqa: N818 - a person's wish, not an error
    """Ends the loading before anything is stored."""


class Work:
    """Load readings into a workspace, in a thread of its own; its small groups come after that.

    A sealed workspace is given new years only, which are protected before anybody sees them.
    `share` (0 to 1) and `words` say how far it is. At its end there is a `report`, or a `problem`,
    or it `is_stopped` and nothing is loaded; without a report a workspace that was made for these
    files is gone again.
    """

    def __init__(
        self, workspace: Workspace, readings: Sequence[Reading], ways: Ways, *, is_new: bool
    ) -> None:
        self.workspace = workspace
        self.share = 0.0
        self.words = _("Starting")
        self.report: CheckReport | None = None
        self.problem: Exception | None = None
        self.is_stopped = False
        self._shall_stop = False
        self._readings = tuple(readings)
        self._ways = ways
        self._declare = state.permitted(grouping.declare)
        self._merge = state.permitted(merging.declare)
        self._look_for = state.permitted(themes.declare)
        self._load = state.permitted(bringing.load)
        if workspace.is_sealed:
            self._load = state.permitted(sealed_years.load)
        self._protect = state.permitted(protection.start)
        self._delete = state.permitted(workspaces.delete) if is_new else None
        context = contextvars.copy_context()
        self._thread = Thread(target=context.run, args=(self._run,), name="load files")
        self._thread.start()

    def stop(self) -> None:
        """Let the work end at its next step; too late where all is stored."""
        self._shall_stop = True
        self.words = _("Stopping")

    def is_done(self, *, within: float) -> bool:
        """Wait up to some seconds, and tell whether the work has ended."""
        self._thread.join(within)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            if self._ways.chosen:
                self._declare(self.workspace, self._ways.chosen, of=self._ways.known)
                self._merge(self.workspace, self._ways.merged, known=self._ways.groups)
            if self._ways.themes is not None:
                self._look_for(self.workspace, self._ways.themes)
            self.report = self._load(self.workspace, self._readings, self._tell)
            if not self.workspace.is_sealed:
                self._protect(self.workspace)
        except _Stopped:
            self.is_stopped = True
        except Exception as error:  # whoever waits raises it again
            self.problem = error
        if (self.is_stopped or self.problem) and self._delete is not None:
            self._delete(self.workspace)
        self._readings = ()

    def _tell(self, share: float, words: str) -> None:
        if self._shall_stop and share < 1:
            raise _Stopped
        self.share, self.words = share, words
