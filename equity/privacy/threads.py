"""Work on one bundle side by side: a program lets other threads go on while it seeks."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

AT_ONCE = 2
"""So much at the same time, on however many cores: what comes of it depends on no machine."""

One = TypeVar("One")
Made = TypeVar("Made")


def in_threads(do: Callable[[One], Made], each: Sequence[One]) -> list[Made]:
    """Do something with each, `AT_ONCE` at the same time; give what comes of them in their order.

    >>> in_threads(len, ["one", "three"])
    [3, 5]
    """
    if len(each) == 1:
        return [do(each[0])]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(do, each))
