"""Which workspaces keep their files open: an open database takes memory as long as it is open."""

from threading import Lock
from typing import Protocol


class Resting(Protocol):
    """What can close its files until it needs them again."""

    def rest(self) -> bool:
        """Close them, and tell whether nobody was using them."""


class Recent:
    """The last ones that were used; `most` of them are open, and whoever works stays open."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._used: list[Resting] = []
        self._lock = Lock()

    def use(self, one: Resting) -> None:
        """Note that one is used, and let those rest that nobody has used for longest."""
        with self._lock:
            self._used = [other for other in self._used if other is not one]
            older = self._used[: -self._most + 1 or None]
            self._used = [other for other in self._used if other not in older or not other.rest()]
            self._used.append(one)
