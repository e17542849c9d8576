"""Make the sample school's protected release: `python -m sample_data.release`.

It takes minutes, so it is made once and comes with the app; a test makes it again.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from equity.chain import bringing, releasing, workspaces
from equity.chain.answering import MIN_GROUP
from equity.chain.worker import Keys, Texts, Worker
from equity.numbers import Cube
from sample_data import FILES, RELEASE


def make(path: Path = RELEASE) -> None:
    """Load the files, protect everything anew, and write the release into a file."""
    RELEASE.unlink(missing_ok=True)
    with workspaces.passing() as workspace:
        brought = bringing.read([(file.name, file.read_bytes()) for file in FILES])
        bringing.load(workspace, brought.readings)
        releasing.protect(workspace, k=MIN_GROUP, progress=_tell, make=_make)
        releasing.write_down(workspace, path)


def _make(cube: Cube, k: int, bundles: Sequence[Keys]) -> Iterator[Texts]:
    return Worker(cube, k, bundles).releases()


def _tell(share: float, words: str) -> None:
    sys.stderr.write(f"{share:4.0%} {words}\n")


if __name__ == "__main__":
    make()
