"""The protected release of a workspace: made once for each state of the data, then only read."""

import gzip
import json
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

from equity.language import _
from equity.measures import Measure
from equity.numbers import Cube
from equity.privacy.bundles import bundles
from equity.privacy.family import MOST_DIMENSIONS
from equity.privacy.protected import Protected
from equity.privacy.protecting import Gate
from equity.store import catalogue, cells, releases
from equity.store.releases import Kept
from equity.store.workspace import Workspace
from equity.vocabulary import Population

OF_OUR_OWN = (Population.STUDENTS, Population.SURVEY_STUDENTS)
"""The populations whose persons are rows here; published numbers are protected at their source."""

Progress = Callable[[float, str], None]


def _unseen(_share: float, _words: str) -> None:
    """Show no progress."""


def of(workspace: Workspace, measure: Measure, *, period: str, k: int) -> Protected:
    """Give the release of one measure; what is not made yet is made now, with all that is tied."""
    snapshot = catalogue.snapshot(workspace)
    kept = _kept(workspace, snapshot, measure, period, k)
    if kept is None:
        with workspace.turn:
            kept = _kept(workspace, snapshot, measure, period, k)
            if kept is None:
                cube = _cube(workspace, measure.population, period)
                tied = next(keys for keys in _bundles(cube) if measure.key in keys)
                kept = _make(workspace, Gate(cube, k), tied, snapshot)[measure.key]
    return Protected.from_text(kept)


def everything(workspace: Workspace, *, k: int) -> tuple[Protected, ...]:
    """Give the release of every measure and year; what is not made yet is made now."""
    protect(workspace, k=k)
    kept = releases.every(workspace, snapshot=catalogue.snapshot(workspace))
    return tuple(Protected.from_text(one.text) for one in kept if one.k == k)


def protect(workspace: Workspace, *, k: int, progress: Progress = _unseen) -> None:
    """Make everything that is not made yet, the measures that are used most first."""
    snapshot = catalogue.snapshot(workspace)
    work = [
        (cube, keys)
        for population in OF_OUR_OWN
        for period in catalogue.periods(workspace, population)
        for cube in (_cube(workspace, population, period),)
        for keys in _bundles(cube)
    ]
    gates: dict[int, Gate] = {}
    for done, (cube, keys) in enumerate(work):
        progress(done / len(work), _("Protecting small groups"))
        with workspace.turn:
            if not releases.read(
                workspace, snapshot=snapshot, k=k, period=cube.period, measure=keys[0]
            ):
                gate = gates.setdefault(id(cube), Gate(cube, k))
                _make(workspace, gate, keys, snapshot)
    progress(1.0, _("Small groups are protected"))


def write_down(workspace: Workspace, path: Path) -> None:
    """Write everything that is made into a file, so that nobody has to make it again."""
    kept = releases.every(workspace, snapshot=catalogue.snapshot(workspace))
    lines = "".join(json.dumps(astuple(one), ensure_ascii=False) + "\n" for one in kept)
    path.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))


def take_over(workspace: Workspace, path: Path) -> None:
    """Keep what a file holds that was written of the same rows."""
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    kept = [Kept(*json.loads(line)) for line in lines]
    releases.keep(workspace, kept, snapshot=catalogue.snapshot(workspace))


def _kept(workspace: Workspace, snapshot: str, measure: Measure, period: str, k: int) -> str | None:
    return releases.read(workspace, snapshot=snapshot, k=k, period=period, measure=measure.key)


def _make(workspace: Workspace, gate: Gate, keys: tuple[str, ...], snapshot: str) -> dict[str, str]:
    texts = {one.measure: one.to_text() for one in gate.protect(keys)}
    population, period = gate.cube.population, gate.cube.period
    made = [Kept(gate.k, population, period, *one) for one in texts.items()]
    releases.keep(workspace, made, snapshot=snapshot)
    return texts


def _cube(workspace: Workspace, population: Population, period: str) -> Cube:
    return cells.cube(workspace, population, period=period, most=MOST_DIMENSIONS)


def _bundles(cube: Cube) -> tuple[tuple[str, ...], ...]:
    return bundles([one.measure for one in cube.measured])
