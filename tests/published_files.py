"""Files that agencies published, cut small, and small files of the same shapes written by hand."""

import gzip
from pathlib import Path

from equity.chain import bringing
from equity.chain.checked import CheckReport
from equity.intake.mapping import Reading
from equity.store.workspace import Workspace

DATA = Path(__file__).with_name("data")
DISTRICTS = DATA / "connecticut" / "suspension-rates__2018-19_race.csv"
DISTRICTS_BEFORE = DATA / "connecticut" / "suspension-rates__2017-18_race.csv"
STATE = DATA / "connecticut" / "suspension-rates__2018-19_race_ct.csv"

HARTFORD = "Hartford School District"


def virginia(folder: Path) -> Path:
    """Unpack the schools of Virginia into a folder."""
    packed = DATA / "crdc" / "virginia_2021-22.csv.gz"
    path = folder / packed.stem
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def written(text: str, name: str = "suspensions_2023-24.csv") -> tuple[str, bytes]:
    """Give a file written by hand: lines with the margin of the test taken off."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return name, "\n".join(lines).encode()


def read(*files: tuple[str, bytes]) -> tuple[Reading, ...]:
    """Read files as a person brings them."""
    brought = bringing.read(files)
    assert not brought.problems
    return brought.readings


def load(workspace: Workspace, *files: tuple[str, bytes]) -> CheckReport:
    """Load files as they are proposed."""
    return bringing.load(workspace, read(*files))


def real(path: Path) -> tuple[str, bytes]:
    """Give a real file."""
    return path.name, path.read_bytes()
