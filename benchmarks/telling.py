"""How a benchmark takes the time of something, and says what came of it."""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


def timed(what: Callable[[], Made]) -> tuple[float, Made]:
    """Give how many seconds something took, and what came of it."""
    start = time.perf_counter()
    made = what()
    return time.perf_counter() - start, made


def tell(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
