"""The ways in: a link or a code for the room, a passphrase for who leads it.

Whoever tries a wrong code or passphrase waits before the next try is looked at, longer each time.
"""

import time
from threading import Lock

from equity.language import _
from equity.problems import Problem
from equity.store import links
from equity.store import passphrase as kept
from equity.store.workspace import Workspace

SHORTEST = 12
"""How many signs a passphrase has at least."""

FREE = 3
"""How many wrong tries cost no wait."""

LONGEST_WAIT = 300.0
"""Seconds."""

HERE = "here"
"""Where a try on this computer comes from."""

REMEMBERED = 10_000


class Tries:
    """Counts wrong tries by where they come from; the wait doubles with every one."""

    def __init__(self) -> None:
        self._wrong: dict[str, tuple[int, float]] = {}
        self._lock = Lock()

    def begin(self, whence: str) -> None:
        """Count a try as wrong until it is forgiven; a Problem while the wait is not over."""
        with self._lock:
            count, until = self._wrong.pop(whence, (0, 0.0))
            left = until - time.monotonic()
            if left > 0:
                self._wrong[whence] = (count, until)
                raise Problem(
                    _("Too many wrong tries"),
                    _("This was wrong several times, so the app waits."),
                    _("Try again in {seconds} seconds.", seconds=int(left) + 1),
                )
            wait = 0.0 if count < FREE else min(2.0 ** min(count - FREE, 9), LONGEST_WAIT)
            self._wrong[whence] = (count + 1, time.monotonic() + wait)
            while len(self._wrong) > REMEMBERED:
                del self._wrong[next(iter(self._wrong))]

    def forgive(self, whence: str) -> None:
        """Forget the wrong tries of whoever was right."""
        with self._lock:
            self._wrong.pop(whence, None)


codes, passphrases = Tries(), Tries()


def open_link(link: str) -> Workspace:
    """Give the workspace that a room link belongs to; a Problem where there is none."""
    return links.by_link(link)


def open_code(code: str, *, whence: str = HERE) -> Workspace:
    """Give the workspace that a room code opens; a Problem where there is none."""
    codes.begin(whence)
    found = links.by_code(code)
    codes.forgive(whence)
    return found


def code_of(workspace: Workspace) -> str:
    """Give the room code of a workspace, which changes with its link."""
    return links.code_of(workspace)


def change_link(workspace: Workspace) -> None:
    """Give the workspace a new room link and code; the old ones open nothing from now on."""
    links.change(workspace)


def has_passphrase() -> bool:
    """Tell whether this computer has a passphrase."""
    return kept.is_set()


def give_passphrase(passphrase: str, *, whence: str = HERE) -> None:
    """Return where this is the passphrase of this computer; a Problem where it is not."""
    passphrases.begin(whence)
    if not kept.matches(passphrase):
        raise Problem(
            _("That is not the passphrase"),
            _("It is spelled another way, or none is set."),
            _("Try again. Capital letters and spaces count."),
        )
    passphrases.forgive(whence)


def set_passphrase(passphrase: str, *, instead_of: str = "") -> None:
    """Set the passphrase of this computer; where there is one already, only who gives it may."""
    if len(passphrase) < SHORTEST:
        raise Problem(
            _("This passphrase is too short"),
            _("A short one can be guessed."),
            _("Use {least} characters or more: four words that nobody expects.", least=SHORTEST),
        )
    if kept.is_set():
        give_passphrase(instead_of)
    kept.keep(passphrase)
